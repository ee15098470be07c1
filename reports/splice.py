"""Puts the last hand to a PDF: its photos, its structure tree, and a table of objects that is right.

The writer copies a stream some five times on its way into the file. So a photo is kept out of it, by a short stand-in
that says how long the photo is, and laid in once at the end. The tree has more objects than all the rest together: they
go into one compressed object stream, and the table of objects becomes a stream too (ISO 32000-1, 7.5.7 and 7.5.8).
"""

import re
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from struct import pack
from typing import Final
from zlib import compress

TREE: Final = b"{the root of the structure tree}"
"""Stands in the catalogue for the reference to the tree's root."""
Tree = Callable[[int], Sequence[str]]
"""The objects of the tree, its root first, given the number of the first."""

_TABLE = re.compile(rb"xref\n0 (\d+) *\n")
_ROOT = re.compile(rb"/Root (\d+ 0 R)")
_INFO = re.compile(rb"/Info (\d+ 0 R)")
_ID = re.compile(rb"/ID\s*(\[.*?\])", re.DOTALL)
_ENTRY = 20


class StandIn(bytes):
    """A short mark in place of a photo; its length is the photo's, its content the mark.

    A photo that lies in a file is held only while it is read, and must not change before the document is finished.
    """

    photo: bytes | Path
    mark: bytes
    size: int

    def __new__(cls, photo: bytes | Path, name: str) -> "StandIn":
        mark = f"photo:{name}:".encode()
        made = super().__new__(cls, mark)
        made.photo, made.mark = photo, mark
        made.size = len(photo) if isinstance(photo, bytes) else photo.stat().st_size
        return made

    def __len__(self) -> int:
        return self.size

    def whole(self) -> bytes:
        """The photo itself."""
        return self.photo if isinstance(self.photo, bytes) else self.photo.read_bytes()


class HeldJpeg(BytesIO):
    """A JPEG whose head can be read piece by piece, and whose whole is its stand-in."""

    def __init__(self, stand_in: StandIn) -> None:
        super().__init__(stand_in.whole())
        self._stand_in = stand_in

    def read(self, size: int | None = -1, /) -> bytes:
        return self._stand_in if size is None or size < 0 else super().read(size)


def spliced(pdf: bytes, held: Sequence[StandIn], tree: Tree) -> bytes:
    """The file with every photo in the place of its mark, with the tree, and with its objects' places made right."""
    table = pdf.rindex(b"xref\n0 ")
    found = _TABLE.match(pdf, table)
    if found is None:
        raise ValueError("The PDF has no table of objects at its end.")
    count = int(found[1])
    file = BytesIO()
    moved = _write_with_photos(file, pdf[:table].replace(TREE, (b"%d 0 R" % (count + 1)).ljust(len(TREE))), held)
    lines = pdf[found.end() : found.end() + _ENTRY * count]
    places = [_moved(int(lines[start : start + 10]), moved) for start in range(_ENTRY, _ENTRY * count, _ENTRY)]
    end = _moved(table, moved)
    packed, inside = _packed(count, tree(count + 1))
    file.write(packed)
    rows = [pack(">BIH", 0, 0, 65535), *(pack(">BIH", 1, place, 0) for place in [*places, end])]
    rows += [pack(">BIH", 2, count, index) for index in range(inside)]
    file.write(_last_object(rows, end + len(packed), pdf[table:]))
    return file.getvalue()


def _write_with_photos(file: BytesIO, pdf: bytes, held: Sequence[StandIn]) -> Sequence[tuple[int, int]]:
    """Write the file with its photos; gives from which place on its objects lie how much further behind."""
    marks = sorted(((pdf.index(each.mark), each) for each in held), key=lambda pair: pair[0])
    moved: list[tuple[int, int]] = []
    start = shift = 0
    for place, each in marks:
        file.write(pdf[start:place])
        file.write(each.whole())
        shift += len(each) - len(each.mark)
        moved.append((place, shift))
        start = place + len(each.mark)
    file.write(pdf[start:])
    return moved


def _moved(place: int, moved: Sequence[tuple[int, int]]) -> int:
    return place + next((shift for mark, shift in reversed(moved) if mark < place), 0)


def _packed(number: int, objects: Sequence[str]) -> tuple[bytes, int]:
    """The object stream of this number with these objects, which are numbered on from it, and how many they are."""
    places, place = [], 0
    for index, each in enumerate(objects, start=number + 1):
        places.append(f"{index} {place}")
        place += len(each) + 1
    head = " ".join(places) + "\n"
    data = compress((head + "\n".join(objects)).encode("ascii"))
    entries = b"/Type/ObjStm/N %d/First %d" % (len(objects), len(head))
    return _stream(number, entries, data), len(objects)


def _last_object(rows: list[bytes], place: int, trailer: bytes) -> bytes:
    """The table of objects as a stream that lies at this place, and the lines that lead to it."""
    number = len(rows)
    rows.append(pack(">BIH", 1, place, 0))
    kept = [pattern.search(trailer) for pattern in (_ROOT, _INFO, _ID)]
    root, info, name = (found[1] for found in kept if found)
    entries = b"/Type/XRef/Size %d/W[1 4 2]/Root %s/Info %s/ID%s" % (len(rows), root, info, name)
    stream = _stream(number, entries, compress(b"".join(rows)))
    return stream + b"startxref\n%d\n%%%%EOF\n" % place


def _stream(number: int, entries: bytes, data: bytes) -> bytes:
    head = b"%d 0 obj\n<<%s/Filter/FlateDecode/Length %d>>\nstream\n" % (number, entries, len(data))
    return head + data + b"\nendstream\nendobj\n"
