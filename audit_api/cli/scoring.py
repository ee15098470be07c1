"""`shopper-audit score` and `shopper-audit check`: forms and answers from files, without a server or a database."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from forms.advice import warnings
from forms.answers import read_answers
from forms.definition import Form
from forms.problems import Broken
from forms.reading import parse, read_form
from forms.scoring import score as score_visit

T = TypeVar("T")

BROKEN, UNREADABLE = 1, 2


class Unreadable(Exception):
    """A file that can't be opened, or holds no text; its words say why."""


@click.command()
@click.argument("form")
@click.argument("answers", nargs=-1, required=True)
def score(form: str, answers: tuple[str, ...]) -> None:
    """Print a scorecard, one line of JSON, for each file of ANSWERS to FORM.

    Problems go to standard error, and the other files are scored all the same. Exit 1 when a file breaks the language,
    2 when one can't be read.
    """
    definition = _read(form, read_form)
    raise SystemExit(max(_score(definition, path) for path in answers))


@click.command()
@click.argument("form")
def check(form: str) -> None:
    """Print what is wrong with FORM, or else what to think about again, one a line.

    Exit 1 on problems, 0 with warnings only.
    """
    try:
        found = warnings(read_form(parse(_text_of(form))))
    except Broken as broken:
        click.echo(str(broken))
        raise SystemExit(BROKEN) from None
    except Unreadable as error:
        click.echo(str(error), err=True)
        raise SystemExit(UNREADABLE) from None
    for warning in found:
        click.echo(f"warning: {warning}")


def _score(form: Form, path: str) -> int:
    """The exit status that the file asks for, its scorecard or its problems printed."""
    try:
        answers = _read(path, lambda tree: read_answers(form, tree))
    except SystemExit as end:
        return int(end.code or 0)
    click.echo(json.dumps(score_visit(form, answers).as_tree(), ensure_ascii=False))
    return 0


def _read(path: str, read: Callable[[object], T]) -> T:
    """What the file holds; every problem is told on standard error, and ends the reading."""
    try:
        return read(parse(_text_of(path)))
    except Broken as broken:
        for problem in broken.problems:
            click.echo(f"{path}: {problem}", err=True)
        raise SystemExit(BROKEN) from None
    except Unreadable as error:
        click.echo(str(error), err=True)
        raise SystemExit(UNREADABLE) from None


def _text_of(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise Unreadable(f"{path} is not UTF-8 text. Save it as UTF-8.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Unreadable(f"{path} can't be read: {reason[:1].lower()}{reason[1:]}.") from None
