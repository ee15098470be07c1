"""`shopper-audit form`: a form goes into a workbook and comes out again; a foreign one tells what it lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms import library
from forms.parsing import parse
from forms.reading import read_form
from tests.audit_api.cli.commands import run_here
from tests.forms.xlsform.workbooks import workbook

BANK = "forms/library/bank-branch.yaml"


def test_a_form_comes_back_from_its_workbook(tmp_path: Path) -> None:
    book, back = str(tmp_path / "bank.xlsx"), tmp_path / "bank.yaml"

    assert run_here(tmp_path, "form", "export", BANK, book).code == 0
    done = run_here(tmp_path, "form", "import", book, "-o", str(back))

    assert (done.code, done.out, done.err) == (0, "", "")
    assert read_form(parse(back.read_text())) == read_form(library.load("bank-branch"))


@pytest.mark.parametrize("name", ["bank.yaml", "bank.JSON"])
def test_a_form_is_written_as_the_name_of_the_file_says(tmp_path: Path, name: str) -> None:
    run_here(tmp_path, "form", "export", BANK, str(tmp_path / name))

    assert read_form(parse((tmp_path / name).read_text())) == read_form(library.load("bank-branch"))


def test_what_is_left_out_is_told_beside_the_form(tmp_path: Path) -> None:
    book = tmp_path / "foreign.xlsx"
    book.write_bytes(
        workbook([{"type": "text", "name": "a", "label": "Apa?"}, {"type": "audio", "name": "b", "label": "Bunyi"}])
    )

    done = run_here(tmp_path, "form", "import", str(book), "--language", "ms")

    assert read_form(parse(done.out)).questions["a"].title.write() == {"ms": "Apa?"}
    assert done.err == "left out: survey row 3, type 'audio': There is no type of question for this here.\n"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("import", "nowhere.xlsx"), 2, "no such file"),
        (("import", BANK), 1, "no Excel workbook"),
        (("import", BANK, "--language", "English"), 2, "no language"),
        (("export", BANK, "bank.docx"), 2, "end in .xlsx, .yaml, .json"),
        (("export", "docs/examples/answers.json", "x.xlsx"), 1, "languages is missing"),
    ],
)
def test_what_cannot_be_done_is_said_in_words(
    tmp_path: Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    done = run_here(tmp_path, "form", *arguments)

    assert done.code == code
    assert words in done.err
    assert "Traceback" not in done.err
