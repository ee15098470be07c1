"""What the demo's branches agreed to do about what was found, and how far they have come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from forms.reading import parse

from ..improvement import actions
from ..improvement.models import CorrectiveAction
from ..people.access import Viewer
from .cast import ADMIN, BRANCH_MANAGER, SCHEDULER, Part
from .making import Stage

VERIFIED_AFTER = 3
"""Days."""


@dataclass(frozen=True)
class Agreed:
    """An action; days are counted from today, those that are over below 0. `wave` counts from 0.

    `how` is the evidence of one that is `done`.
    """

    branch: str
    wave: int
    question: str
    what: str
    agreed: int
    due: int
    done: int | None = None
    how: str = ""
    verified: bool = False


@cache
def agreed() -> tuple[Agreed, ...]:
    """Every action of the demo, each in the language of its branch."""
    found: Any = parse(files(__package__).joinpath("actions.yaml").read_text(encoding="utf-8"))
    return tuple(Agreed(**one) for one in found)


def follow_up(stage: Stage) -> Iterator[CorrectiveAction]:
    """Take each action as far as it has come."""
    for one in agreed():
        row = actions.add(stage.session, _hand(stage, ADMIN, one.agreed), _wanted(stage, one))
        if one.done is not None:
            by = BRANCH_MANAGER if BRANCH_MANAGER.scope.endswith(one.branch) else SCHEDULER
            actions.mark_done(row, _hand(stage, by, one.done), one.how)
            if one.verified:
                actions.verify(row, _hand(stage, ADMIN, one.done + VERIFIED_AFTER))
        yield row


def _wanted(stage: Stage, one: Agreed) -> dict[str, object]:
    return {
        "branch": stage.bank.branches[one.branch].id,
        "wave": stage.bank.waves[one.wave].id,
        "question": one.question,
        "what": one.what,
        "owner": stage.bank.form.questions[one.question].tags["owner"],
        "due_on": (stage.now + timedelta(days=one.due)).date(),
    }


def _hand(stage: Stage, part: Part, days: int) -> actions.Hand:
    return actions.Hand(Viewer(stage.people[part.name], ((part.role, part.scope),)), stage.now + timedelta(days=days))
