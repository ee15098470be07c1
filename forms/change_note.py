"""What changed between two versions of a form, as a note for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from forms.comparing import LISTS, Change

HEADINGS: Mapping[str, str] = {
    "added": "Added",
    "removed": "Removed",
    "points": "Points",
    "curve": "Timed standard",
    "critical": "Critical",
    "logic": "When it is asked",
    "options": "Options",
    "tags": "Tags",
    "reworded": "Reworded",
    "moved": "Moved",
    "other": "Also changed",
}
"""The kinds in the order in which a note tells them: first what changes scores."""

MOST_TITLE = 80


def write_note(changes: Sequence[Change], language: str = "en") -> str:
    """A draft in English, one line a kind of change; titles are quoted in `language` where they have it."""
    told = {kind: [_tell(change, language) for change in _once(changes, kind)] for kind in HEADINGS}
    return "\n".join(f"{HEADINGS[kind]}: {'; '.join(lines)}." for kind, lines in told.items() if lines)


def first_note(tree: Mapping[str, Any]) -> str:
    """The note of a version that has none before it."""
    sections = tree["sections"]
    questions = sum(len(section["questions"]) for section in sections)
    return f"First version: {_count(questions, 'question')} in {_count(len(sections), 'section')}."


def _once(changes: Iterable[Change], kind: str) -> Iterator[Change]:
    """The changes of a kind, each place once: three reworded texts of a question are one rewording."""
    counted = kind in ("reworded", "tags", "options", "curve", "logic")
    seen: set[object] = set()
    for change in changes:
        place = (change.question, change.section) if change.section else change.key
        if change.kind == kind and not (counted and place in seen):
            seen.add(place)
            yield change


def _tell(change: Change, language: str) -> str:
    name = _name(change)
    if change.kind in ("added", "removed"):
        tree = change.after or change.before
        title = _title(tree, language)
        return f'{name} "{title}"' if title else name
    if change.key == "position":
        return f"{name} to place {change.after}"
    if change.kind == "other" and (change.question or change.section):
        name = f"{name} {change.key.replace('_', ' ')}"
    if _is_short(change.before) and _is_short(change.after):
        return f"{name} from {_value(change.before)} to {_value(change.after)}"
    return name


def _name(change: Change) -> str:
    if change.question:
        return change.question
    if change.section:
        return f"section {change.section}"
    first, _, rest = change.key.partition(".")
    return f"{LISTS[first]} {rest.partition('.')[0]}" if first in LISTS else change.key.replace(".", " ")


def _title(tree: Any, language: str) -> str:
    title = tree.get("title") if isinstance(tree, Mapping) else None
    if isinstance(title, Mapping):
        title = title.get(language) or next(iter(title.values()), None)
    if not isinstance(title, str):
        return ""
    return title if len(title) <= MOST_TITLE else f"{title[: MOST_TITLE - 1]}…"


def _is_short(value: Any) -> bool:
    if isinstance(value, str):
        return len(value) <= MOST_TITLE
    return value is None or isinstance(value, int | float | Decimal)


def _value(value: Any) -> str:
    if value is None:
        return "none"
    return str(value).lower() if isinstance(value, bool) else str(value).replace("_", " ")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
