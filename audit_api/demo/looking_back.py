"""The common block at the end of every ready-made form: what the shopper makes of the visit as a whole."""

from random import Random
from typing import Any

from forms.answers import read_answers
from forms.definition import Form
from forms.scoring import score

from . import phrases
from .occasion import Occasion

Tree = dict[str, Any]


def look_back(form: Form, tree: Tree, occasion: Occasion) -> None:
    """Answer the common block from what the rest of the visit earned."""
    answers, rng = tree["answers"], occasion.rng
    if answers["A2"]["value"] == "no":
        tree["events"] = {"door": 0.0}
        return
    card = score(form, read_answers(form, tree))
    content = float(card.raw or 0) / 100
    waited = tree["events"]["called"] - tree["events"]["ticket"]
    answers |= {code: {"value": value} for code, value in _impressions(content, waited, rng).items()}
    answers |= {code: {"value": value} for code, value in _circumstances(content, waited, occasion).items()}
    credit_of = {line.question: line.credit or 0 for line in card.questions}
    told = {
        "arrival": min(credit_of["B1"], credit_of["B3"]) > 0.7,
        "teller": credit_of["C4"] > 0.7 and (card.sections["C"].percent or 0) > 70,
        "desk": min(credit_of["D4"], credit_of["D10"]) == 1,
        "close": content >= 0.75,
    }
    answers["Z7"] = {"value": phrases.story(told, round(waited / 60), occasion.language, rng)}


def _impressions(content: float, waited: float, rng: Random) -> dict[str, Any]:
    def out_of(lowest: int, highest: int, share: float) -> int:
        seen = min(1.0, max(0.0, rng.gauss(share, 0.1)))
        return round(lowest + seen * (highest - lowest))

    patience = 1.25 - waited / 1800
    return {
        "Z1": max(1, round(waited / 60 * rng.uniform(0.9, 1.6))),
        "Z2": out_of(1, 5, patience),
        "Z3": out_of(1, 5, content),
        "Z4": out_of(1, 5, patience - 0.05),
        "Z5": out_of(1, 5, content - 0.05),
        "Z8f": out_of(1, 5, content - 0.1),
        "Z9a": "ally" if content > 0.9 else "burden" if content < 0.6 else "ordinary_case",
        "Z10a": out_of(0, 10, 1.3 * content - 0.3),
        "Z10b": out_of(0, 10, 1.4 * content - 0.42),
        "Z12": "none_seen",
    }


def _circumstances(content: float, waited: float, occasion: Occasion) -> dict[str, Any]:
    rng = occasion.rng
    crowd = min(3, int(waited / 240))
    return {
        "Z6a": occasion.part_of_day,
        "Z6b": occasion.teller,
        "Z8a": ("at_most_1", "from_2_to_5", "from_6_to_10", "over_10")[crowd],
        "Z8b": ["nowhere"] if crowd < 2 else sorted({"counters", rng.choice(("seats", "entrance", "desk"))}),
        "Z8c": rng.choice(("everyday", "everyday", "work", "with_child", "with_adult")),
        "Z8d": rng.choice((3, 3, 4, 4, 5)),
        "Z8e": max(1, min(5, round(rng.gauss(4.2 - waited / 600, 0.6)))),
    }
