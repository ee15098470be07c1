"""What is to be said about a form that is still being made."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, TypedDict

from forms.advice import warnings
from forms.definition import Form
from forms.problems import Broken, Problem, show
from forms.reading import read_form
from forms.taxonomies import Taxonomies
from forms.wording import lint

from . import trees
from .reading_in_part import read_in_part

Places = list[dict[str, Any]]


class Judgement(TypedDict):
    """`problems` stop a form from being published; `warnings` (form-format.md, part 7) and `wording` are advice.

    Warnings about a form with problems are those about the rest of it: without its broken questions and the like.
    """

    problems: Places
    warnings: Places
    wording: Places


def judge(tree: Any, taxonomies: Taxonomies, code: str | None = None) -> Judgement:
    """All of it about a tree, whatever it holds; `code` is the form code that it must keep, where there is one."""
    form, problems = _read(tree, taxonomies)
    beside = [*trees.inexact_numbers(tree), *_other_code(tree, code)]
    return {
        "problems": as_places([*problems, *beside]),
        "warnings": as_places(warnings(form) if form else _in_part(tree, taxonomies, problems)),
        "wording": as_places(lint(tree)),
    }


def as_places(found: Iterable[Problem]) -> Places:
    """Problems of the form language as they go over the wire."""
    return [{key: getattr(place, key) for key in ("path", "code", "message", "data")} for place in found]


def _read(tree: Any, taxonomies: Taxonomies) -> tuple[Form | None, list[Problem]]:
    try:
        return read_form(tree, taxonomies), []
    except Broken as broken:
        return None, list(broken.problems)


def _in_part(tree: Any, taxonomies: Taxonomies, problems: list[Problem]) -> Iterator[Problem]:
    part = read_in_part(tree, taxonomies, problems)
    for warning in warnings(part.form) if part else ():
        if part and (path := part.place(warning.path)):
            yield replace(warning, path=path)


def _other_code(tree: Any, code: str | None) -> Iterator[Problem]:
    written = tree.get("form")
    if code and isinstance(written, str) and written != code:
        message = f"{show(written)} is another form's code. Write {code} again, or copy the form under the new code."
        yield Problem("form", "other_code", message, {"value": show(written), "form": code})
