"""`shopper-audit form`: forms from and to XLSForm workbooks, without a server or a database."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from forms.definition import Form
from forms.reading import read_form
from forms.texts import LANGUAGE
from forms.writing import to_json
from forms.writing_forms import write_form
from forms.writing_yaml import to_yaml
from forms.xlsform import read_xlsform, write_xlsform

from .given_files import bytes_of, read_file, telling
from .whole_file import whole_file

FORMATS: Mapping[str, Callable[[Form], bytes]] = {
    ".xlsx": write_xlsform,
    ".yaml": lambda form: to_yaml(write_form(form)).encode(),
    ".json": lambda form: (to_json(write_form(form)) + "\n").encode(),
}


@click.group()
def form() -> None:
    """Forms from and to XLSForm workbooks."""


def _language(_context: click.Context, _option: click.Parameter, code: str) -> str:
    if not LANGUAGE.pattern.fullmatch(code):
        raise click.BadParameter(f"{json.dumps(code)} is no language. Write {LANGUAGE.words}.")
    return code


@form.command(name="import")
@click.argument("workbook")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The YAML file; else it is printed."
)
@click.option("--language", default="en", callback=_language, show_default=True, help="Of columns that name none.")
def import_(workbook: str, output: Path | None, language: str) -> None:
    """Write the form in WORKBOOK (XLSForm, XLSX or XLS) as YAML.

    What can't be carried over is told on standard error, one place a line. Exit 1 when nothing can, 2 when the file
    can't be opened.
    """
    imported = telling(workbook, lambda: read_xlsform(bytes_of(workbook), language=language))
    for place in imported.left_out:
        click.echo(f"left out: {place}", err=True)
    text = to_yaml(imported.tree)
    if output is None:
        click.echo(text, nl=False)
        return
    with whole_file(output) as file:
        file.write(text.encode())


@form.command()
@click.argument("source", metavar="FORM")
@click.argument("output", type=click.Path(dir_okay=False, path_type=Path))
def export(source: str, output: Path) -> None:
    """Write FORM (YAML or JSON) to OUTPUT, as XLSForm, YAML or JSON by the end of its name."""
    write = FORMATS.get(output.suffix.lower())
    if write is None:
        raise click.UsageError(f"Let the name of {output.name} end in {', '.join(FORMATS)}.")
    definition = read_file(source, read_form)
    data = telling(source, lambda: write(definition))
    with whole_file(output) as file:
        file.write(data)
