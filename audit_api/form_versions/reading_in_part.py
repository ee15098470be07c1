"""What can be read of a form that is broken in places."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count, islice
from typing import Any

from forms.definition import Form
from forms.problems import Broken, Problem
from forms.reading import read_form
from forms.taxonomies import Taxonomies

MOST_ROUNDS = 10
"""Where a question is gone, the conditions that ask about it break next."""
_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")
_STAND_IN = "-"
_NEEDED = ("section", "questions")

Steps = tuple[str | int, ...]


@dataclass(frozen=True)
class Part:
    """The form without what is broken in it, and what that is, in the whole form's places."""

    form: Form
    gone: frozenset[Steps]

    def place(self, path: str) -> str | None:
        """A path of this form as the whole form counts; None where a dash stands for a title."""
        steps = _in_the_whole(_steps(path), self.gone)
        return None if steps in self.gone else _written(steps)


def read_in_part(tree: Any, taxonomies: Taxonomies, problems: Iterable[Problem]) -> Part | None:
    """The form without the questions, and the other things it can do without, that have problems; None without a form.

    A title that can't be read stands as a dash, except a question's, which goes with its question.
    """
    gone = frozenset(map(_smallest, map(_steps, (problem.path for problem in problems))))
    for _ in range(MOST_ROUNDS):
        try:
            return Part(read_form(_without(tree, (), gone), taxonomies), gone)
        except Broken as broken:
            steps = (_in_the_whole(_steps(problem.path), gone) for problem in broken.problems)
            more = frozenset(map(_smallest, steps))
            if more <= gone:
                return None
            gone |= more
    return None


def _smallest(steps: Steps) -> Steps:
    """The least around a place that can be left out, or be given a stand-in."""
    if steps[:1] == ("sections",):
        if steps[2:3] == ("questions",) and len(steps) > 3:
            return steps[:4]
        return steps[:2] if steps[2:3] and steps[2] in _NEEDED else steps[:3]
    if steps[:1] in (("standards",), ("events",)):
        return steps[:3] if steps[2:] == ("title",) else steps[:2]
    return steps[:1]


def _without(value: Any, at: Steps, gone: frozenset[Steps]) -> Any:
    if isinstance(value, list):
        return [_without(item, (*at, n), gone) for n, item in enumerate(value) if (*at, n) not in gone]
    if isinstance(value, dict):
        kept = {key: _without(item, (*at, key), gone) for key, item in value.items() if (*at, key) not in gone}
        return kept | {"title": _STAND_IN} if (*at, "title") in gone else kept
    return value


def _in_the_whole(steps: Steps, gone: frozenset[Steps]) -> Steps:
    at: Steps = ()
    for step in steps:
        if isinstance(step, int):
            step = next(islice((n for n in count() if (*at, n) not in gone), step, None))
        at = (*at, step)
    return at


def _steps(path: str) -> Steps:
    return tuple(int(number) if number else key for number, key in _STEP.findall(path))


def _written(steps: Steps) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).removeprefix(".")
