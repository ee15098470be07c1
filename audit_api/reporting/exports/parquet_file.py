"""A table as Parquet: typed columns, in row groups of a few thousand rows."""

from collections.abc import Iterable
from itertools import islice
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from .meanings import Meanings
from .tables import Cells, Kind, Table

GROUP = 8_192
"""Rows in memory together."""

TYPES = {
    "text": pa.string(),
    "whole": pa.int64(),
    "flag": pa.bool_(),
    "date": pa.date32(),
    "moment": pa.timestamp("ms", tz="UTC"),
    "degrees": pa.float64(),
}


def write(table: Table, rows: Iterable[Cells], meanings: Meanings, file: BinaryIO) -> None:
    """Write the rows, a group at a time. Each column carries its meaning in the reader's language."""
    schema = pa.schema(
        [
            pa.field(column.name, _type(column.kind), metadata={"description": meanings.of(column.name)})
            for column in table.columns
        ]
    )
    waiting = iter(rows)
    with pq.ParquetWriter(file, schema) as writer:
        while group := list(islice(waiting, GROUP)):
            columns = zip(zip(*group, strict=True), schema, strict=True)
            writer.write_batch(pa.record_batch([pa.array(cells, of.type) for cells, of in columns], schema=schema))


def _type(kind: Kind) -> pa.DataType:
    return pa.decimal128(kind.digits, kind.places) if kind.name == "decimal" else TYPES[kind.name]
