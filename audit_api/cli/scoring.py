"""`shopper-audit score` and `shopper-audit check`: forms and answers from files, without a server or a database."""

from __future__ import annotations

import json

import click

from forms.advice import warnings
from forms.answers import read_answers
from forms.definition import Form
from forms.problems import Broken
from forms.reading import parse, read_form
from forms.scoring import score as score_visit

from .given_files import BROKEN, UNREADABLE, Unreadable, read_file, text_of


@click.command()
@click.argument("form")
@click.argument("answers", nargs=-1, required=True)
def score(form: str, answers: tuple[str, ...]) -> None:
    """Print a scorecard, one line of JSON, for each file of ANSWERS to FORM.

    Problems go to standard error, and the other files are scored all the same. Exit 1 when a file breaks the language,
    2 when one can't be read.
    """
    definition = read_file(form, read_form)
    raise SystemExit(max(_score(definition, path) for path in answers))


@click.command()
@click.argument("form")
def check(form: str) -> None:
    """Print what is wrong with FORM, or else what to think about again, one a line.

    Exit 1 on problems, 0 with warnings only.
    """
    try:
        found = warnings(read_form(parse(text_of(form))))
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
        answers = read_file(path, lambda tree: read_answers(form, tree))
    except SystemExit as end:
        return int(end.code or 0)
    click.echo(json.dumps(score_visit(form, answers).as_tree(), ensure_ascii=False))
    return 0
