"""Every text of a form by a key that says its place, for a translator who never sees the form.

The form may be an unfinished draft: what is no text, or lies in what is no form, is passed over.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from forms.unchecked import Tree, default_language, mapping, maps, words


class Wording(NamedTuple):
    """One text: its key, such as `question/A2/option/right/title`, its path in the tree, and its words by language."""

    key: str
    path: str
    words: Mapping[str, str]


class _At(NamedTuple):
    """Where the keys and the paths of what lies in a place begin."""

    key: str = ""
    path: str = ""


TOP = _At()
Found = Iterator[tuple[_At, Any]]


def wordings(tree: Any) -> dict[str, Wording]:
    """The texts by key, in the order of the form. Of two places with one key, as a draft may have, the first counts."""
    default = default_language(tree)
    found: dict[str, Wording] = {}
    for at, text in _texts(mapping(tree)):
        if isinstance(text, str | Mapping):
            found.setdefault(at.key, Wording(at.key, at.path, words(text, default)))
    return found


def _texts(tree: Tree) -> Found:
    yield from _of(tree, TOP, ("title", "brief"))
    for at, standard in _listed(tree, "standard"):
        yield from _of(standard, at, ("title", "value", "source"))
    for at, event in _listed(tree, "event"):
        yield from _of(event, at, ("title",))
    for at, section in _listed(tree, "section"):
        yield from _of(section, at, ("title",))
        for inner, question in _listed(section, "question", _At(path=at.path)):
            yield from _of_question(question, inner)


def _of_question(question: Tree, at: _At) -> Found:
    yield from _of(question, at, ("title", "hint", "unit"))
    for thing in ("option", "part"):
        for inner, item in _listed(question, thing, at):
            yield from _of(item, inner, ("title",))
    anchors = mapping(question.get("anchors"))
    for point in sorted(anchors, key=_point):
        yield _At(f"{at.key}anchor/{point}", f"{at.path}anchors.{point}"), anchors[point]


def _point(written: object) -> tuple[bool, float, str]:
    """Points of a scale in their order; what is no point comes last."""
    try:
        return False, float(str(written)), ""
    except ValueError:
        return True, 0, str(written)


def _of(place: Tree, at: _At, names: tuple[str, ...]) -> Found:
    yield from ((_At(at.key + name, at.path + name), place[name]) for name in names if name in place)


def _listed(place: Tree, thing: str, at: _At = TOP) -> Iterator[tuple[_At, Tree]]:
    """The things of a list, such as `questions`, each with where its keys and paths begin."""
    for index, item in maps(place, f"{thing}s"):
        if isinstance(code := item.get(thing), str):
            yield _At(f"{at.key}{thing}/{code}/", f"{at.path}{thing}s[{index}]."), item
