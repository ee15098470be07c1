"""A form small enough to reckon by hand: ten points, one question of each type that is scored."""

from copy import deepcopy
from typing import Any

FORM: dict[str, Any] = {
    "form": "small",
    "title": {"en": "Small visit", "ms": "Lawatan kecil", "id": "Kunjungan kecil"},
    "languages": ["en", "ms", "id"],
    "channel": "in_person",
    "scoring": {
        "method": "pooled",
        "bands": [{"band": "good", "from": 80}, {"band": "fair", "from": 50}, {"band": "poor", "from": 0}],
        "minimum_coverage": 50,
    },
    "events": [{"event": "door", "title": {"en": "I walk in"}}, {"event": "served", "title": {"en": "I am served"}}],
    "sections": [
        {
            "section": "A",
            "title": {"en": "Arrival", "ms": "Ketibaan", "id": "Kedatangan"},
            "questions": [
                {
                    "question": "A1",
                    "type": "yes_no",
                    "title": {"en": "Were you greeted?"},
                    "points": 2,
                    "tags": {"parameter": "vocabulary", "owner": "greeter"},
                    "sins": ["coldness"],
                    "photo": "optional",
                },
                {
                    "question": "A2",
                    "type": "checklist",
                    "title": {"en": "What was said?"},
                    "parts": [{"part": part, "title": {"en": part}} for part in ("hello", "name", "offer", "thanks")],
                    "points": 2,
                    "tags": {"parameter": "vocabulary", "owner": "frontliner"},
                },
                {
                    "question": "A3",
                    "type": "duration",
                    "title": {"en": "Wait"},
                    "start": "door",
                    "end": "served",
                    "curve": {"target": 600, "limit": 1200},
                    "points": 2,
                    "tags": {"parameter": "speed", "owner": "manager"},
                    "calamities": ["lost_time"],
                },
            ],
        },
        {
            "section": "B",
            "title": {"en": "Service", "ms": "Layanan", "id": "Pelayanan"},
            "questions": [
                {
                    "question": "B1",
                    "type": "choice",
                    "title": {"en": "Was the answer right?"},
                    "options": [
                        {"option": "right", "title": {"en": "Right", "id": "Benar"}, "credit": 1},
                        {"option": "partly", "title": {"en": "Partly", "id": "Sebagian"}, "credit": 0.5},
                        {"option": "wrong", "title": {"en": "Wrong", "id": "Salah"}, "credit": 0},
                    ],
                    "points": 1,
                    "tags": {"parameter": "expression", "owner": "advisor"},
                },
                {
                    "question": "B2",
                    "type": "scale",
                    "title": {"en": "Warmth"},
                    "from": 0,
                    "to": 4,
                    "anchors": {"0": {"en": "cold"}, "4": {"en": "warm"}},
                    "points": 1,
                    "tags": {"parameter": "expression", "owner": "frontliner"},
                },
                {
                    "question": "B3",
                    "type": "ratio",
                    "title": {"en": "Counters open"},
                    "points": 1,
                    "tags": {"parameter": "facilities", "owner": "manager"},
                },
                {
                    "question": "B4",
                    "type": "yes_no",
                    "expected": "no",
                    "title": {"en": "Was a PIN asked for?"},
                    "points": 1,
                    "tags": {"parameter": "safety", "owner": "cashier"},
                    "critical": {"effect": "cap", "at": 59},
                },
                {
                    "question": "B5",
                    "type": "text",
                    "title": {"en": "What happened?"},
                    "required": False,
                },
            ],
        },
    ],
}

ALL_WELL: dict[str, Any] = {
    "A1": {"value": "yes"},
    "A2": {"value": ["hello", "name", "offer", "thanks"]},
    "A3": {},
    "B1": {"value": "right"},
    "B2": {"value": 4},
    "B3": {"value": {"have": 4, "of": 4}},
    "B4": {"value": "no"},
}


def answers(**changes: Any) -> dict[str, Any]:
    """An answers document in which all is well, but for the values of the questions in `changes`."""
    values = {code: {"value": value} for code, value in changes.items()}
    return {
        "form": "small",
        "language": "en",
        "events": {"door": 0, "served": 300.5},
        "answers": deepcopy(ALL_WELL) | values,
    }
