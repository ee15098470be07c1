"""Who needs to practise what? Failed answers by role and behaviour parameter, against the whole programme."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from reports.data import Tree
from reports.form_text import FormText
from reports.measures.interval import Share, wilson

Need = Literal["train", "watch", "fine", "unknown"]
FAILING = Fraction(2, 5)
FEWEST = 4
SURE = 0.80
NOT_COUNTED = (None, "0.00")
"""What a scorecard has as possible points of an answer outside the score, and of a bonus."""


@dataclass(frozen=True)
class Cell:
    """`failed.met` of `failed.of` answers failed, for one role (`owner`) and one parameter.

    train: two fifths or more failed, of four or more, and the lower end of the 80 per cent interval is above the
    programme's own share. watch: something failed, and it is too little to say. unknown: nothing was answered.
    """

    owner: str
    parameter: str
    failed: Share
    need: Need


def training_grid(cards: Sequence[Tree], form: FormText, programme: Share) -> tuple[Cell, ...]:
    """One cell a role and parameter that the form asks about, in its order. `programme`: failed, of all answered."""
    answered: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for code, fails in failures(cards):
        if (cell := _cell(code, form)) is not None:
            answered[cell].append(fails)
    asked = dict.fromkeys(cell for code in form.questions if (cell := _cell(code, form)) is not None)
    shares = {cell: Share(sum(answered[cell]), len(answered[cell])) for cell in asked}
    return tuple(Cell(*cell, share, _need(share, programme)) for cell, share in shares.items())


def failed_share(cards: Sequence[Tree]) -> Share:
    """Failed answers, of all that could fail: of a programme, when given all its visits."""
    found = [fails for _, fails in failures(cards)]
    return Share(sum(found), len(found))


def failures(cards: Sequence[Tree]) -> list[tuple[str, bool]]:
    """Question and whether it failed, for every answer that counts in the score."""
    rows = (row for card in cards for row in card["questions"])
    return [(row["question"], row["fails"]) for row in rows if row["possible"] not in NOT_COUNTED]


def _cell(code: str, form: FormText) -> tuple[str, str] | None:
    owner, parameter = form.tag(code, "owner"), form.tag(code, "parameter")
    return (owner, parameter) if owner and parameter else None


def _need(failed: Share, programme: Share) -> Need:
    if not failed.of:
        return "unknown"
    often = Fraction(failed.met, failed.of) >= FAILING and failed.of >= FEWEST
    usual = programme.met / programme.of if programme.of else 0.0
    if often and wilson(failed, SURE)[0] > usual:
        return "train"
    return "watch" if failed.met else "fine"
