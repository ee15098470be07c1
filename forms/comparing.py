"""What changed between two versions of a form."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from forms.unchecked import Tree, coded, mapping, sequence

KINDS = ("added", "removed", "reworded", "points", "logic", "options", "curve", "critical", "tags", "moved", "other")
KIND_OF: Mapping[str, str] = {
    **dict.fromkeys(("title", "hint", "brief", "anchors", "unit", "value", "source"), "reworded"),
    **dict.fromkeys(("points", "bonus", "weight", "method"), "points"),
    **dict.fromkeys(("options", "parts"), "options"),
    **dict.fromkeys(("curve", "start", "end"), "curve"),
    **dict.fromkeys(("tags", "sins", "calamities", "probe"), "tags"),
    "ask_if": "logic",
    "critical": "critical",
}
"""The kind of a change by the key that differs; any other key is `other`."""

COUNTING_KINDS = frozenset({"points", "logic", "options", "curve", "critical"})
COUNTING_KEYS = frozenset(
    {"type", "expected", "from", "to", "family", "delayed", "binding", "scoring.bands", "scoring.minimum_coverage"}
)

LISTS = {"standards": "standard", "events": "event"}
"""What a form lists beside its sections, and the key that holds an item's code."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `kind` is one of KINDS; `key` is what differs: of the question, else the section, else the form.

    `before` and `after` are the values as the trees hold them, None where there is none. What was added or removed has
    the key `question`, `section` or the path of its list (`standards.id-check`), and its whole tree as the value (a
    section's without its questions). A question that moved has the key `section` and the two codes, or `position` and
    its places in the section, counted from 1; a section that moved has `position`.
    """

    kind: str
    key: str
    before: Any = None
    after: Any = None
    question: str | None = None
    section: str | None = None


def counts_otherwise(change: Change) -> bool:
    """Whether the same answers may score otherwise because of a change."""
    come_or_gone = change.kind in ("added", "removed") and change.key == "question"
    return come_or_gone or change.kind in COUNTING_KINDS or change.key in COUNTING_KEYS


def compare(older: Tree, newer: Tree) -> tuple[Change, ...]:
    """Every change, in the order of the newer form; removed sections and questions stand last.

    Both are trees of the form language. What is left out differs from what is written out as its default, so write
    both with `write_form`, or neither. A broken tree is compared as far as it holds codes.
    """
    return (*_of_form(older, newer), *_of_sections(older, newer), *_removed(older, newer))


def _of_form(older: Tree, newer: Tree) -> Iterator[Change]:
    apart = {"sections", "scoring", *LISTS}
    yield from _differing(_without(older, apart), _without(newer, apart))
    yield from _differing(mapping(older.get("scoring")), mapping(newer.get("scoring")), prefix="scoring.")
    for name, key in LISTS.items():
        before, after = dict(coded(older, name, key)), dict(coded(newer, name, key))
        for code, item in after.items():
            if code not in before:
                yield Change("added", f"{name}.{code}", after=item)
            else:
                yield from _differing(before[code], item, prefix=f"{name}.{code}.")
        yield from (Change("removed", f"{name}.{code}", item) for code, item in before.items() if code not in after)


def _of_sections(older: Tree, newer: Tree) -> Iterator[Change]:
    before, after = _sections(older), _sections(newer)
    asked, moves = _places(older), _moves(list(before), list(after))
    for code, section in after.items():
        if code not in before:
            yield Change("added", "section", after=_frame(section), section=code)
        else:
            yield from _differing(_frame(before[code]), _frame(section), section=code)
            yield from _moved(moves, code, section=code)
        yield from _of_questions(asked, before.get(code, {}), section, code)


def _of_questions(asked: Mapping[str, tuple[str, Tree]], older: Tree, newer: Tree, section: str) -> Iterator[Change]:
    """The changes in one section; `asked` is where each question was, and what it was."""
    after = _questions(newer)
    moves = _moves(list(_questions(older)), list(after))
    for code, question in after.items():
        if code not in asked:
            yield Change("added", "question", after=question, question=code, section=section)
            continue
        was_in, was = asked[code]
        yield from _differing(was, question, question=code, section=section)
        if was_in != section:
            yield Change("moved", "section", was_in, section, question=code, section=section)
        else:
            yield from _moved(moves, code, question=code, section=section)


def _removed(older: Tree, newer: Tree) -> Iterator[Change]:
    there, kept = _places(newer), _sections(newer)
    for code, section in _sections(older).items():
        if code not in kept:
            yield Change("removed", "section", _frame(section), section=code)
    for code, (section_code, question) in _places(older).items():
        if code not in there:
            yield Change("removed", "question", question, question=code, section=section_code)


def _differing(before: Tree, after: Tree, prefix: str = "", **where: str) -> Iterator[Change]:
    for key in dict.fromkeys([*before, *after]):
        one, other = before.get(key), after.get(key)
        if one != other:
            yield Change(_kind(key, one, other), prefix + key, one, other, **where)


def _kind(key: str, before: Any, after: Any) -> str:
    if key in ("options", "parts") and _untitled(before) == _untitled(after):
        return "reworded"
    return KIND_OF.get(key, "other")


def _untitled(items: Any) -> list[Any]:
    return [_without(item, {"title"}) if isinstance(item, Mapping) else item for item in sequence(items)]


def _moved(moves: Mapping[str, tuple[int, int]], code: str, **where: str) -> Iterator[Change]:
    if code in moves:
        yield Change("moved", "position", *moves[code], **where)


def _moves(before: Sequence[str], after: Sequence[str]) -> dict[str, tuple[int, int]]:
    """The fewest codes that were moved to make the one order of the other, with their places from 1."""
    was = {code: place for place, code in enumerate(before, 1)}
    places = {code: place for place, code in enumerate(after, 1)}
    common = [code for code in after if code in was]
    kept = _rising([was[code] for code in common])
    return {code: (was[code], places[code]) for index, code in enumerate(common) if index not in kept}


def _rising(places: Sequence[int]) -> set[int]:
    """The indices of a longest run of places that only rises (patience sorting)."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for index, place in enumerate(places):
        pile = bisect_left(ends, place)
        before.append(last[pile - 1] if pile else None)
        ends[pile : pile + 1] = [place]
        last[pile : pile + 1] = [index]
    kept: set[int] = set()
    at = last[-1] if last else None
    while at is not None:
        kept.add(at)
        at = before[at]
    return kept


def _places(tree: Tree) -> dict[str, tuple[str, Tree]]:
    """Each question with the code of its section, by its code."""
    sections = _sections(tree).items()
    return {code: (section, question) for section, held in sections for code, question in _questions(held).items()}


def _sections(tree: Tree) -> dict[str, Tree]:
    return dict(coded(tree, "sections", "section"))


def _questions(section: Tree) -> dict[str, Tree]:
    return dict(coded(section, "questions", "question"))


def _frame(section: Tree) -> Tree:
    return _without(section, {"questions"})


def _without(tree: Tree, keys: set[str]) -> Tree:
    return {key: value for key, value in tree.items() if key not in keys}
