"""Every text of a form by a key that says its place, for a translator who never sees the form.

The form may be an unfinished draft: what is no text, or lies in what is no form, is passed over.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple


class Wording(NamedTuple):
    """One text: its key, such as `question/A2/option/right/title`, and its words by language."""

    key: str
    words: Mapping[str, str]


Keyed = Iterator[tuple[str, Any]]

_OF_QUESTIONS = ("title", "hint", "unit")


def languages_of(tree: Any) -> list[str]:
    """The languages that the form declares, the default first; each once."""
    declared = tree.get("languages") if isinstance(tree, Mapping) else None
    found = [language for language in declared if isinstance(language, str)] if isinstance(declared, list) else []
    return list(dict.fromkeys(found))


def wordings(tree: Any) -> dict[str, Wording]:
    """The texts by key, in the order of the form. Of two places with one key, as a draft may have, the first counts."""
    default = next(iter(languages_of(tree)), "en")
    found: dict[str, Wording] = {}
    for key, text in _texts(tree):
        words = _words(text, default)
        if words is not None:
            found.setdefault(key, Wording(key, words))
    return found


def _words(text: Any, default: str) -> dict[str, str] | None:
    if isinstance(text, str):
        return {default: text}
    if not isinstance(text, Mapping):
        return None
    return {language: words for language, words in text.items() if isinstance(words, str)}


def _texts(tree: Any) -> Keyed:
    if not isinstance(tree, Mapping):
        return
    yield from _of(tree, "", ("title", "brief"))
    for prefix, standard in _listed(tree, "standard", ""):
        yield from _of(standard, prefix, ("title", "value", "source"))
    for prefix, event in _listed(tree, "event", ""):
        yield from _of(event, prefix, ("title",))
    for prefix, section in _listed(tree, "section", ""):
        yield from _of(section, prefix, ("title",))
        for inner, question in _listed(section, "question", ""):
            yield from _of_question(question, inner)


def _of_question(question: Mapping[str, Any], prefix: str) -> Keyed:
    yield from _of(question, prefix, _OF_QUESTIONS)
    for thing in ("option", "part"):
        for inner, item in _listed(question, thing, prefix):
            yield from _of(item, inner, ("title",))
    anchors = question.get("anchors")
    if isinstance(anchors, Mapping):
        yield from ((f"{prefix}anchor/{point}", anchors[point]) for point in sorted(anchors, key=_point))


def _point(written: object) -> tuple[bool, float, str]:
    """Points of a scale in their order; what is no point comes last."""
    try:
        return False, float(str(written)), ""
    except ValueError:
        return True, 0, str(written)


def _of(place: Mapping[str, Any], prefix: str, names: tuple[str, ...]) -> Keyed:
    yield from ((prefix + name, place[name]) for name in names if name in place)


def _listed(place: Mapping[str, Any], thing: str, prefix: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The things of a list, such as `questions`, each with the beginning of its keys."""
    items = place.get(f"{thing}s")
    for item in items if isinstance(items, list) else ():
        if isinstance(item, Mapping) and isinstance(item.get(thing), str):
            yield f"{prefix}{thing}/{item[thing]}/", item
