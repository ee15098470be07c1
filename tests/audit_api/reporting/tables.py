"""Exports read back, each format with a reader that knows nothing of the writer."""

import csv
import io
from itertools import zip_longest
from typing import Any

import openpyxl
import pyarrow.parquet as pq

Row = dict[str, Any]


def from_csv(data: bytes) -> list[Row]:
    """Rows of texts; an empty cell is an empty text."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def from_xlsx(data: bytes) -> list[Row]:
    """Rows of the first sheet."""
    return from_sheet(openpyxl.load_workbook(io.BytesIO(data), read_only=True).worksheets[0])


def from_sheet(sheet: Any) -> list[Row]:
    """Its rows; no cell is written for what is empty at the end of a row."""
    header, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip_longest(map(str, header), row)) for row in rows]


def from_parquet(data: bytes) -> list[Row]:
    rows: list[Row] = pq.read_table(io.BytesIO(data)).to_pylist()
    return rows


READ = {"csv": from_csv, "xlsx": from_xlsx, "parquet": from_parquet}
