"""The ready-made forms, as a client is shown them."""

from functools import cache
from typing import Any

from forms import library
from forms.reading import read_form

from .. import problems


@cache
def entries() -> list[dict[str, Any]]:
    """`{name, title, languages, questions, scored}` of each; `scored` counts the questions with points."""
    return [_entry(name) for name in library.names()]


def tree_of(name: str) -> object:
    """The tree of a ready-made form; refused when there is none of that name."""
    if name not in library.names():
        message = f"The library has no form {name!r}. It has {', '.join(library.names())}."
        problems.refuse_place("library", "unknown", message)
    return library.load(name)


def _entry(name: str) -> dict[str, Any]:
    form = read_form(library.load(name))
    questions = form.questions.values()
    return {
        "name": name,
        "title": form.title.write(),
        "languages": list(form.languages),
        "questions": len(questions),
        "scored": sum(question.scored for question in questions),
    }
