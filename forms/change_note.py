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

NAMED_KEYS = frozenset({"bonus", "weight", "probe", "sins", "calamities"})
"""What the heading of its kind doesn't name."""

LEFT_OUT: Mapping[str, Any] = {
    "points": 0,
    "family": "compliance",
    "photo": "none",
    "comment": "optional",
    "expected": "yes",
    "channel": "in_person",
}
"""What a key that isn't there stands for, where a note can say it. Of what is true or false it stands for the other."""

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
    counted = kind in ("reworded", "options", "curve", "logic")
    seen: set[str] = set()
    for change in changes:
        place = _name(change)
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
    return name if change.kind == "reworded" else f"{name}{_key(change)}{_became(change)}"


def _key(change: Change) -> str:
    """What of the place has changed, where neither the heading nor the place's name says it."""
    *within, key = change.key.split(".")
    has_place = change.section or (within and within[0] in LISTS)
    return f" {key.replace('_', ' ')}" if has_place and (change.kind == "other" or key in NAMED_KEYS) else ""


def _became(change: Change) -> str:
    before, after = _written_out(change, change.before), _written_out(change, change.after)
    if not (_is_short(before) and _is_short(after)):
        return ""
    if before is None:
        return f" to {_value(after)}"
    return f" no longer {_value(before)}" if after is None else f" from {_value(before)} to {_value(after)}"


def _written_out(change: Change, value: Any) -> Any:
    """The value, or what it stands for to leave it out."""
    if value is not None:
        return value
    other = change.after if change.before is None else change.before
    return not other if isinstance(other, bool) else LEFT_OUT.get(change.key)


def _name(change: Change) -> str:
    if change.question:
        return change.question
    if change.section:
        return f"section {change.section}"
    first, _, rest = change.key.partition(".")
    if first in LISTS:
        return f"{LISTS[first]} {rest.partition('.')[0]}"
    return change.key.replace(".", " ").replace("_", " ")


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
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).replace("_", " ")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
