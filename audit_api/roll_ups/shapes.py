"""Which visits can be taken together: those that were made with the same questions."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any


def shape(tree: Mapping[str, Any]) -> str:
    """The same text for two form versions whose scorecards are comparable: the same form, with the same questions
    at the same places and the same events. Wording and points may differ."""
    questions = [
        [section["section"], question["question"], question["type"]]
        for section in tree["sections"]
        for question in section["questions"]
    ]
    same = [tree["form"], questions, [event["event"] for event in tree.get("events", ())]]
    return sha256(json.dumps(same).encode()).hexdigest()
