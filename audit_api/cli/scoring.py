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

PROBLEMS, UNREADABLE = 1, 2


@click.command()
@click.argument("form")
@click.argument("answers", nargs=-1, required=True)
def score(form: str, answers: tuple[str, ...]) -> None:
    """Print one scorecard, a line of JSON, for each file of ANSWERS to FORM.

    A file that breaks the language is told on standard error, and the others are scored all the same.
    """
    definition = _whole(form, read_form)
    if definition is None:
        raise SystemExit(PROBLEMS)
    done = [_print_score(definition, path) for path in answers]
    raise SystemExit(0 if all(done) else PROBLEMS)


@click.command()
@click.argument("form")
def check(form: str) -> None:
    """Print what is wrong with FORM and what to think about again, one a line. Exit 1 on problems."""
    definition = _whole(form, read_form, told_on_stderr=False)
    if definition is None:
        raise SystemExit(PROBLEMS)
    for warning in warnings(definition):
        click.echo(f"warning: {warning}")


def _print_score(definition: Form, path: str) -> bool:
    answers = _whole(path, lambda tree: read_answers(definition, tree))
    if answers is not None:
        click.echo(json.dumps(score_visit(definition, answers).as_tree(), ensure_ascii=False))
    return answers is not None


def _whole(path: str, read: Callable[[object], T], told_on_stderr: bool = True) -> T | None:
    """What the file holds; None when it breaks the language, after telling every problem."""
    text = _text_of(path)
    try:
        return read(parse(text))
    except Broken as broken:
        for problem in broken.problems:
            click.echo(f"{path}: {problem}" if told_on_stderr else str(problem), err=told_on_stderr)
        return None


def _text_of(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        reason = "it is not UTF-8 text. Save it as UTF-8"
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
    click.echo(f"{path} can't be read: {reason}.", err=True)
    raise SystemExit(UNREADABLE)
