"""How much of the XLSForms that others made comes in, and how long that takes.

`python -m benchmarks.xlsforms FOLDER` reads every XLSX, XLSM and XLS below a folder, equal ones once, and prints the
tables of docs/xlsform.md: all together, each folder in it, and the reasons.
A workbook comes in whole when nothing of it is left out, and not at all when no question of it can be asked here.
"""

import io
import re
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import click
from pyxform.xls2xform import convert

from forms.problems import Broken
from forms.reading import read_form
from forms.xlsform import LeftOut, read_xlsform

ENDS = (".xlsx", ".xlsm", ".xls")
VERDICTS = ("whole", "in part", "not at all")
MOST_REASONS = 15


class Tried(NamedTuple):
    """What became of one workbook. `corpus` is the folder in FOLDER in which it lies."""

    corpus: str
    name: str
    verdict: str
    questions: int
    left_out: tuple[LeftOut, ...]
    seconds: float
    pyxform: bool
    reason: str = ""


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--each", is_flag=True, help="Print a line for each workbook too.")
def main(folder: Path, each: bool) -> None:
    """Read every workbook in FOLDER and in the folders below it."""
    paths = [path for path in sorted(folder.rglob("*")) if path.suffix.lower() in ENDS]
    distinct = {path.read_bytes(): path for path in reversed(paths)}
    tried = [_try(path, path.relative_to(folder).parts[0]) for path in reversed(distinct.values())]
    for one in tried if each else ():
        told = one.reason or f"{one.questions} questions, {len(one.left_out)} places"
        click.echo(f"{one.verdict:10}  {one.seconds * 1000:6.0f} ms  {one.name}: {told}")
    _print_verdicts(tried)
    _print_corpora(tried)
    _print_reasons(tried)


def _try(path: Path, corpus: str) -> Tried:
    data = path.read_bytes()
    started = time.process_time()
    try:
        imported = read_xlsform(data)
    except Broken as broken:
        return Tried(corpus, path.name, VERDICTS[2], 0, (), time.process_time() - started, _converts(data), str(broken))
    seconds = time.process_time() - started
    questions = len(read_form(imported.tree).questions)
    verdict = VERDICTS[bool(imported.left_out)]
    return Tried(corpus, path.name, verdict, questions, imported.left_out, seconds, _converts(data))


def _converts(data: bytes) -> bool:
    """Whether pyxform makes an XForm of it."""
    try:
        convert(io.BytesIO(data))
    except Exception:
        return False
    return True


def _print_verdicts(tried: list[Tried]) -> None:
    heads = ("", "workbooks", "of these, pyxform converts", "questions", "places left out", "slowest, ms")
    click.echo("\n" + _line(*heads) + "\n" + _line(*["--"] * len(heads)).replace(" ", ""))
    for verdict in VERDICTS:
        those = [one for one in tried if one.verdict == verdict]
        left_out = sum(len(one.left_out) for one in those)
        slowest = max((one.seconds for one in those), default=0) * 1000
        taken = sum(one.pyxform for one in those)
        click.echo(_line(verdict, len(those), taken, sum(one.questions for one in those), left_out, round(slowest)))


def _print_corpora(tried: list[Tried]) -> None:
    heads = ("folder", *VERDICTS, "questions", "places left out")
    click.echo("\n" + _line(*heads) + "\n" + _line(*["--"] * len(heads)).replace(" ", ""))
    for corpus in dict.fromkeys(one.corpus for one in tried):
        those = [one for one in tried if one.corpus == corpus]
        counts = Counter(one.verdict for one in those)
        left_out = sum(len(one.left_out) for one in those)
        click.echo(_line(corpus, *map(counts.__getitem__, VERDICTS), sum(one.questions for one in those), left_out))


def _line(*cells: object) -> str:
    return "| " + " | ".join(map(str, cells)) + " |"


def _print_reasons(tried: list[Tried]) -> None:
    places, books = Counter[str](), Counter[str]()
    for one in tried:
        reasons = [_kind(place.reason) for place in one.left_out]
        places.update(reasons)
        books.update(set(reasons))
    click.echo("\n| reason | places | workbooks |\n|--|--|--|")
    for reason, count in places.most_common(MOST_REASONS):
        click.echo(f"| {reason} | {count} | {books[reason]} |")


def _kind(reason: str) -> str:
    """The reason without what it says of one place alone."""
    reason = re.sub(r'"[^"]*"', '"..."', reason)
    reason = re.sub(r"\b\d+ of its", "some of its", reason)
    reason = re.sub(
        r"^.* (is no code|stands here twice|is no code of a form); .*$", r"The name \1; it is mended.", reason
    )
    return re.sub(r"the name .* stands in its place", "the name stands in its place", reason)


if __name__ == "__main__":
    main()
