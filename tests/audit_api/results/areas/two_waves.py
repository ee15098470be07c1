"""Visits to two waves of five branches in two regions, with a form that asks how busy it was."""

from datetime import UTC, datetime
from random import Random
from typing import Any

from tests import small

MORNING = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)

EVENING = datetime(2026, 10, 6, 11, 0, tzinfo=UTC)

BRANCHES = {"kl-01": "north", "kl-02": "north", "kl-03": "north", "jb-01": "south", "jb-02": "south"}

CROWD = {
    "question": "B6",
    "type": "choice",
    "family": "context",
    "title": {"en": "How busy was it?"},
    "options": [{"option": "calm", "title": {"en": "Calm"}}, {"option": "busy", "title": {"en": "Busy"}}],
}

FORM = {**small.FORM, "form": "busy"}
FORM["sections"] = [
    FORM["sections"][0],
    {**FORM["sections"][1], "questions": [*FORM["sections"][1]["questions"], CROWD]},
]


def answers(rng: Random) -> dict[str, Any]:
    given = small.answers(
        A1=rng.choice(("yes", "yes", "no")),
        A2=rng.sample(("hello", "name", "offer", "thanks"), rng.randint(1, 4)),
        B1=rng.choice(("right", "partly", "wrong")),
        B2=rng.randint(0, 4),
        B4=rng.choice(("no", "no", "no", "yes")),
    )
    given["answers"]["B6"] = {"value": rng.choice(("calm", "busy"))}
    if rng.random() < 0.3:
        given["answers"]["A3"] = {"value": 700, "source": "document", "reason": "printed on the ticket"}
    given["answers"]["A1"]["comment"] = "Nobody looked up."
    if rng.random() < 0.2:
        given["answers"]["B2"] = {"state": "not_observed"}
    return {**given, "form": "busy"}
