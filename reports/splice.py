"""Keeps photos out of a PDF while it is put together, and lays each in once at the end.

The writer copies a stream some five times on its way into the file. So it gets a short stand-in that says how long the
photo is, and the photo's bytes and the shifted places of the objects behind it are set when everything else is done.
"""

import re
from collections.abc import Sequence
from io import BytesIO

_TABLE = re.compile(rb"xref\n0 (\d+) *\n")
_ENTRY = 20


class StandIn(bytes):
    """A short mark in place of a photo; its length is the photo's, its content the mark."""

    photo: bytes
    mark: bytes

    def __new__(cls, photo: bytes, name: str) -> "StandIn":
        mark = f"photo:{name}:".encode()
        made = super().__new__(cls, mark)
        made.photo, made.mark = photo, mark
        return made

    def __len__(self) -> int:
        return len(self.photo)


class HeldJpeg(BytesIO):
    """A JPEG whose head can be read piece by piece, and whose whole is its stand-in."""

    def __init__(self, stand_in: StandIn) -> None:
        super().__init__(stand_in.photo)
        self._stand_in = stand_in

    def read(self, size: int | None = -1, /) -> bytes:
        return self._stand_in if size is None or size < 0 else super().read(size)


def spliced(pdf: bytes, held: Sequence[StandIn]) -> bytes:
    """The file with every photo in the place of its mark, and with its table of places made right."""
    marks = sorted(((pdf.index(each.mark), each) for each in held), key=lambda pair: pair[0])
    pieces: list[bytes] = []
    moved: list[tuple[int, int]] = []
    start = shift = 0
    for place, each in marks:
        pieces += [pdf[start:place], each.photo]
        shift += len(each.photo) - len(each.mark)
        moved.append((place, shift))
        start = place + len(each.mark)
    return b"".join([*pieces, _shifted_tail(pdf, start, moved)])


def _shifted_tail(pdf: bytes, start: int, moved: Sequence[tuple[int, int]]) -> bytes:
    """What follows the last photo, with each object's place counted anew."""
    table = pdf.rindex(b"xref\n0 ")
    found = _TABLE.match(pdf, table)
    if found is None:
        raise ValueError("The PDF has no table of objects at its end.")
    first, count = found.end(), int(found[1])
    entries = [pdf[first + _ENTRY * n : first + _ENTRY * (n + 1)] for n in range(count)]
    made = b"".join(
        entry if entry[17:18] == b"f" else b"%010d" % _moved(int(entry[:10]), moved) + entry[10:] for entry in entries
    )
    trailer = pdf[first + _ENTRY * count :]
    before = b"startxref\n%d\n" % table
    return pdf[start:first] + made + trailer.replace(before, b"startxref\n%d\n" % _moved(table, moved))


def _moved(place: int, moved: Sequence[tuple[int, int]]) -> int:
    return place + next((shift for mark, shift in reversed(moved) if mark < place), 0)
