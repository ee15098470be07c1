"""The texts of a form go out to a translator and come back; what does not fit is told, and nothing is changed."""

import csv
import io
from typing import Any

import pytest
from flask.testing import FlaskClient
from openpyxl import Workbook, load_workbook

from audit_api.form_versions.texts import tables
from audit_api.spreadsheets import CSV_TYPE, XLSX_TYPE, read

TREE: dict[str, Any] = {
    "form": "counter",
    "title": {"en": "The counter", "ms": "Kaunter"},
    "languages": ["en", "ms", "id"],
    "sections": [
        {
            "section": "A",
            "title": {"en": "=Arrival", "ms": "-Ketibaan"},
            "questions": [{"question": "A1", "type": "text", "title": {"en": "Who\nserved?"}}],
        }
    ],
}
ROWS = [
    ["key", "en", "ms", "id"],
    ["title", "The counter", "Kaunter", ""],
    ["section/A/title", "=Arrival", "-Ketibaan", ""],
    ["question/A1/title", "Who\nserved?", "", ""],
]


@pytest.fixture
def form(admin: FlaskClient) -> str:
    client = admin.post("/api/clients", json={"code": "bank", "name": "Demo Bank"}).json["id"]
    empty = {"form": "counter", "title": {"en": "The counter"}, "languages": ["en"]}
    draft = admin.post(f"/api/clients/{client}/forms", json={"empty": empty}).json
    saved = admin.put(f"/api/forms/{draft['id']}/draft", json={"tree": TREE, "revision": draft["revision"]})
    assert saved.status_code == 200, saved.json
    return f"/api/forms/{draft['id']}"


def sent(admin: FlaskClient, form: str, rows: list[list[str]]) -> Any:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return admin.post(f"{form}/texts", data=text.getvalue().encode(), content_type=CSV_TYPE)


def workbook(rows: list[list[str]]) -> bytes:
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(file)
    return file.getvalue()


def test_every_text_goes_out_as_csv_and_no_cell_begins_like_a_formula(admin: FlaskClient, form: str) -> None:
    answer = admin.get(f"{form}/texts.csv")

    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))
    assert rows == [[cell.replace("=A", "'=A").replace("-K", "'-K") for cell in row] for row in ROWS]
    assert "counter-texts.csv" in answer.headers["Content-Disposition"]


def test_every_text_goes_out_as_a_workbook_of_plain_texts(admin: FlaskClient, form: str) -> None:
    sheet = load_workbook(io.BytesIO(admin.get(f"{form}/texts.xlsx").data)).worksheets[0]

    assert [[cell.value or "" for cell in row] for row in sheet.iter_rows()] == ROWS
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_file_that_comes_back_as_it_went_changes_nothing(admin: FlaskClient, form: str, ending: str) -> None:
    kind = CSV_TYPE if ending == "csv" else XLSX_TYPE
    file = admin.get(f"{form}/texts.{ending}").data

    assert admin.post(f"{form}/texts", data=file, content_type=kind).json == {"texts": [], "left_out": []}


ODD = [
    "=SUM(1)",
    "'= or '- before it",
    "'=x",
    "\n- item",
    "a\r\nb",
    "a\rb",
    " = x",
    "a\x0bb",
    "\x0b=b",
    "_x000D_ a",
    "x" * 40_000,
    "＝x",
    "a\u2028b",
    "a\n\n b ",
    "''=",
]
TABLES = [(tables.write_csv, CSV_TYPE), (tables.write_xlsx, XLSX_TYPE)]


@pytest.mark.parametrize(("write", "kind"), TABLES)
@pytest.mark.parametrize("text", ODD)
def test_no_text_of_an_untouched_file_counts_as_changed(write: Any, kind: str, text: str) -> None:
    for tree in ({**TREE, "title": {"en": text, "ms": "Kaunter"}}, {**TREE, "title": {"en": "Counter", "ms": text}}):
        lines = read(write(tree), kind, tables.shape_of(tree))

        assert tables.read_texts(tree, lines, kind) == ([], [])


@pytest.mark.parametrize(("write", "kind"), TABLES)
def test_a_file_with_the_texts_of_a_very_large_form_comes_in_again(write: Any, kind: str) -> None:
    events = [{"event": f"e{number}", "title": {"en": "Now"}} for number in range(5_001)]
    tree = {**TREE, "events": events}

    assert tables.read_texts(tree, read(write(tree), kind, tables.shape_of(tree)), kind) == ([], [])


@pytest.mark.parametrize("kind", [CSV_TYPE, XLSX_TYPE])
def test_what_a_translator_wrote_comes_in_and_an_empty_cell_changes_nothing(
    admin: FlaskClient, form: str, kind: str
) -> None:
    quoted = "'=Siapa?" if kind == CSV_TYPE else "'-Siapa?"
    rows = [["Key", "EN", "ms", "id"], ["title", "", "", "Loket"], ["question/A1/title", "", quoted, "Siapa?"]]
    answer = sent(admin, form, rows) if kind == CSV_TYPE else None
    answer = answer or admin.post(f"{form}/texts", data=workbook(rows), content_type=kind)

    assert answer.json["left_out"] == []
    assert answer.json["texts"] == [
        {"key": "title", "language": "id", "text": "Loket"},
        {"key": "question/A1/title", "language": "ms", "text": "=Siapa?" if kind == CSV_TYPE else quoted},
        {"key": "question/A1/title", "language": "id", "text": "Siapa?"},
    ]
    assert admin.get(form).json["tree"] == TREE


@pytest.mark.parametrize(
    ("row", "reason", "code", "data"),
    [
        (
            ["question/A9/title", "", "Apa?"],
            "The form has no text 'question/A9/title' now.",
            "unknown_key",
            {"value": "question/A9/title"},
        ),
        (["", "The counter", "Apa?"], "The row has no key.", "no_key", {}),
        (
            ["title", "The old counter", "Apa?"],
            "It was translated from other words; now it says 'The counter'.",
            "other_words",
            {"value": "The counter"},
        ),
        (
            ["title", "The counter", "a" * 20_001],
            "The text is longer than 20000 characters.",
            "too_long",
            {"most": 20_000},
        ),
        (["title", "The counter", "a\x00b"], "The text holds a sign that is no character.", "no_character", {}),
    ],
)
def test_a_row_that_does_not_fit_is_left_out_with_its_reason(
    admin: FlaskClient, form: str, row: list[str], reason: str, code: str, data: dict[str, object]
) -> None:
    answer = sent(admin, form, [["key", "en", "ms"], ["section/A/title", "'=Arrival", "Ketibaan"], row])

    [left] = answer.json["left_out"]
    assert (left["row"], left["key"], left["language"], left["value"]) == (3, row[0], "ms", row[2][:200])
    assert left["reason"].startswith(reason)
    assert (left["code"], left["data"]) == (code, data)
    assert answer.json["texts"] == [{"key": "section/A/title", "language": "ms", "text": "Ketibaan"}]


def test_the_second_of_two_rows_with_one_key_is_left_out(admin: FlaskClient, form: str) -> None:
    answer = sent(admin, form, [["key", "id"], ["title", "Loket"], ["title", "Konter"]])

    assert [text["text"] for text in answer.json["texts"]] == ["Loket"]
    [left] = answer.json["left_out"]
    assert left["reason"] == "The key stands in row 2 too. Keep one of them."
    assert (left["code"], left["data"]) == ("key_twice", {"row": 2})


@pytest.mark.parametrize(("header", "code"), [(["en", "ms"], "missing"), (["key", "zh"], "unknown")])
def test_a_file_without_a_key_or_with_a_foreign_language_is_refused_whole(
    admin: FlaskClient, form: str, header: list[str], code: str
) -> None:
    answer = sent(admin, form, [header, ["title", "Apa?"]])

    assert answer.status_code == 422
    assert code in {problem["code"] for problem in answer.json["problems"]}


def test_what_is_no_table_is_refused(admin: FlaskClient, form: str) -> None:
    assert admin.post(f"{form}/texts", data=b"PK", content_type=XLSX_TYPE).status_code == 415
    assert admin.post(f"{form}/texts", data=b"{}", content_type="application/json").status_code == 415
