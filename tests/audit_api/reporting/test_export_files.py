"""What an export writes is read back exactly, does nothing in a spreadsheet, and takes no memory for its length."""

import io
import re
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, BinaryIO

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from audit_api.problems import Refusal
from audit_api.reporting.exports import csv_file, parquet_file, xlsx_file
from audit_api.reporting.exports.files import TABLES
from audit_api.reporting.exports.meanings import Meanings
from audit_api.reporting.exports.tables import (
    DATE,
    FLAG,
    MOMENT,
    NUMBER,
    POINTS,
    TEXT,
    WHOLE,
    Cells,
    Column,
    Kind,
    Table,
)
from audit_api.spreadsheets import harmless, without_guards
from tests.audit_api.reporting import tables

EVIL = ["=1+1", '=HYPERLINK("http://x","y")', "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1", "#N/A", "=", "'=1"]


def _table(**kinds: Kind) -> Table:
    """A table of these columns, whose records are its rows."""
    names = {"visit": TEXT, **kinds}
    return Table("visits", tuple(Column(name, kind, lambda row, n=name: row[n]) for name, kind in names.items()))


def _csv(table: Table, rows: Iterator[Cells], file: BinaryIO) -> None:
    csv_file.write(table, rows, file)


def _xlsx(table: Table, rows: Iterator[Cells], file: BinaryIO) -> None:
    xlsx_file.write([(table, rows)], Meanings("en"), file)


def _parquet(table: Table, rows: Iterator[Cells], file: BinaryIO) -> None:
    parquet_file.write(table, rows, Meanings("en"), file)


Write = Callable[[Table, Iterator[Cells], BinaryIO], None]
WRITERS: dict[str, Write] = {"csv": _csv, "xlsx": _xlsx, "parquet": _parquet}


def _written(write: Write, table: Table, records: list[dict[str, Any]]) -> bytes:
    file = io.BytesIO()
    write(table, table.rows(records), file)
    return file.getvalue()


def test_csv_is_rfc_4180_in_utf_8_with_a_mark_that_spreadsheets_know() -> None:
    said = {"visit": 'He said "no",\nthen left', "comment": "بنك 银行"}

    data = _written(_csv, _table(comment=TEXT), [said])

    assert data.startswith(b"\xef\xbb\xbfvisit,comment\r\n")
    assert data[3:].decode() == 'visit,comment\r\n"He said ""no"",\nthen left",بنك 银行\r\n'
    assert tables.from_csv(data) == [said]


def test_no_text_of_a_csv_begins_as_a_formula_does_and_no_number_is_touched() -> None:
    rows = [{"visit": text, "number": -5} for text in EVIL]

    cells = tables.from_csv(_written(_csv, _table(number=WHOLE), rows))

    assert [row["visit"] for row in cells] == [harmless(text) for text in EVIL]
    assert [row["visit"][0] for row in cells if row["visit"] != "#N/A"] == ["'"] * (len(EVIL) - 1)
    assert {row["number"] for row in cells} == {"-5"}


def test_a_csv_that_is_split_at_semicolons_holds_no_formula_either() -> None:
    evil = [
        'ok\n=HYPERLINK("http://x"&A1;"click")',
        "fine; =1+1;=2+3",
        "a\t@SUM(A1)",
        "line\r\n-1+cmd",
        'He said "a";+1',
    ]

    data = _written(_csv, _table(), [{"visit": text} for text in evil])

    cells = re.split(r"[;\t\r\n]", data.decode("utf-8-sig"))
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []
    assert [without_guards(row["visit"]) for row in tables.from_csv(data)] == evil


def test_every_text_of_a_sheet_is_text_and_nothing_in_it_is_a_formula() -> None:
    data = _written(_xlsx, _table(number=WHOLE), [{"visit": text, "number": -5} for text in EVIL])

    book = openpyxl.load_workbook(io.BytesIO(data))

    read = [(cell.value, cell.data_type) for [cell] in book["visits"].iter_rows(min_row=2, max_col=1)]
    assert read == [(text, "s") for text in EVIL]
    assert {cell.data_type for sheet in book for row in sheet for cell in row} <= {"s", "n"}


def test_parquet_keeps_every_text_as_it_was() -> None:
    rows = [{"visit": text} for text in EVIL]

    assert tables.from_parquet(_written(_parquet, _table(), rows)) == rows


EXACT = {"visit": "1", "earned": "2.80", "number_given": "123456789012345678.0123456789"}


def test_numbers_keep_every_digit_in_csv_and_parquet() -> None:
    table = _table(earned=POINTS, number_given=NUMBER)

    [text] = tables.from_csv(_written(_csv, table, [EXACT]))
    [typed] = tables.from_parquet(_written(_parquet, table, [EXACT]))

    assert text == EXACT
    assert (typed["earned"], typed["number_given"]) == (Decimal("2.80"), Decimal(EXACT["number_given"]))


def test_points_and_per_cents_keep_every_digit_in_a_sheet_too() -> None:
    points = [Decimal(n) / 100 for n in range(0, 100_000, 7)]

    rows = tables.from_xlsx(_written(_xlsx, _table(earned=POINTS), [{"visit": "1", "earned": n} for n in points]))

    assert [Decimal(str(row["earned"])) for row in rows] == points


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (0.1, "0.1"),
        (1e22, None),
        ("1E+2", "100"),
        ("0.00000000005", "0.0000000001"),
        ("0.33333333333333", "0.3333333333"),
        (None, None),
    ],
)
def test_a_number_too_long_for_its_column_is_rounded_half_up_or_left_out(given: Any, kept: str | None) -> None:
    found = NUMBER.number(given)

    assert (found if found is None else format(found, "f")) == kept


def test_parquet_is_typed_and_each_column_says_what_it_means() -> None:
    file = io.BytesIO()
    parquet_file.write(TABLES["visits"], iter(()), Meanings("id"), file)

    schema = pq.read_schema(file)

    assert schema.field("final").type == pa.decimal128(4, 1)
    assert schema.field("earned").type == pa.decimal128(18, 2)
    assert schema.field("started_at").type == pa.timestamp("ms", tz="UTC")
    assert (schema.field("date").type, schema.field("complete").type) == (pa.date32(), pa.bool_())
    assert schema.field("clock_offset_ms").type == pa.int64()
    assert schema.field("branch").metadata[b"description"].decode() == "Kode cabang."


def test_moments_and_days_are_told_in_utc_in_each_format() -> None:
    at = datetime.fromisoformat("2026-10-05T10:00:00.250+08:00")
    table = _table(started_at=MOMENT, date=DATE, complete=FLAG)
    rows = [{"visit": "1", "started_at": at, "date": date(2026, 10, 5), "complete": True}]

    [text] = tables.from_csv(_written(_csv, table, rows))
    [sheet] = tables.from_xlsx(_written(_xlsx, table, rows))
    [typed] = tables.from_parquet(_written(_parquet, table, rows))

    assert (text["started_at"], text["date"], text["complete"]) == ("2026-10-05T02:00:00.250Z", "2026-10-05", "true")
    assert sheet["started_at"] == datetime(2026, 10, 5, 2, 0, 0, 250_000)
    assert (typed["started_at"], typed["date"], typed["complete"]) == (at.astimezone(UTC), date(2026, 10, 5), True)


@pytest.mark.parametrize(
    ("language", "sheet", "meaning"), [("en", "columns", "Code of the branch."), ("ms", "lajur", "Kod cawangan.")]
)
def test_a_workbook_explains_its_columns_in_the_language_of_its_reader(language: Any, sheet: str, meaning: str) -> None:
    file, table = io.BytesIO(), TABLES["visits"]
    xlsx_file.write([(table, ())], Meanings(language), file)

    explained = openpyxl.load_workbook(file)[sheet]

    rows = {name: said for name, _, said in explained.iter_rows(min_row=2, values_only=True)}
    assert tuple(rows) == table.header
    assert rows["branch"] == meaning


@pytest.mark.parametrize("language", ["en", "ms", "id"])
def test_every_column_has_a_meaning_in_every_language(language: Any) -> None:
    meanings = Meanings(language)

    for column in (column for table in TABLES.values() for column in table.columns):
        assert meanings.of(column.name).endswith(".")
        assert meanings.kind(column.kind)


def test_a_text_that_no_sheet_can_hold_is_shortened_and_its_control_signs_are_replaced() -> None:
    rows = [{"visit": "a\x00b\x1b"}, {"visit": "x" * 40_000}, {"visit": "=" * 40_000}]

    strange, long, formula = (row["visit"] for row in tables.from_xlsx(_written(_xlsx, _table(), rows)))

    assert strange == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}"
    assert (len(long), long[-1], len(formula), formula[0]) == (32_767, "…", 32_767, "=")


def test_more_rows_than_a_sheet_holds_are_refused_with_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_file, "MOST", 3)

    assert len(tables.from_xlsx(_written(_xlsx, _table(), [{"visit": "1"}] * 3))) == 3
    with pytest.raises(Refusal, match=r"The table visits is larger than 3 rows\. Take CSV or Parquet\."):
        _written(_xlsx, _table(), [{"visit": "1"}] * 4)


class Counting(io.RawIOBase):
    """A file that keeps nothing of what is written but how much it was."""

    written = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.written += len(data)
        return len(data)


def _peak(write: Write, count: int) -> tuple[int, int]:
    """Bytes that Python had in use at most while so many rows were written, and bytes that came of them."""
    table, file = _table(comment=TEXT, earned=POINTS), Counting()
    records = ({"visit": f"{n:036}", "comment": f"What was said {n}", "earned": "2.00"} for n in range(count))
    tracemalloc.start()
    try:
        write(table, table.rows(records), file)  # type: ignore[arg-type]
        return tracemalloc.get_traced_memory()[1], file.written
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_a_file_eight_times_as_long_takes_no_more_memory_to_write(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet_file, "GROUP", 200)
    _peak(write, 10)
    few, short = _peak(write, 600)
    many, long = _peak(write, 4800)

    assert long > 4 * short
    assert many < 2 * few
