"""A PDF that `reports` has made, taken apart again: its objects, and where they stand.

It reads what `reports.splice` writes and no more: objects one after the other, a tree of structure packed into one
stream, and a table of objects that is a stream itself (ISO 32000-1, 7.5.7 and 7.5.8).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from struct import iter_unpack
from zlib import decompress

_REFERENCE = re.compile(rb"\((?:[^()\\]+|\\.)*\)|<[0-9A-Fa-f\s]*>|\b(\d+) 0 R\b", re.DOTALL)
"""A string, which is left alone, or a reference to an object."""
_STREAM = re.compile(rb">>\s*?stream\r?\n")
_ROW = ">BIH"
_PLAIN, _PACKED = 1, 2


class NotOurs(ValueError):
    """A PDF that is not written as ours are."""


@dataclass(frozen=True)
class Part:
    """`places` are the first and last byte of each plain object; `packed` the bodies of those in the stream `pack`.

    Both by number and in their order. `catalogue` is a body, `pages` and `outline` the numbers of two roots, and
    `loose` the objects that nothing but the catalogue and the end of the file point at.
    """

    pdf: bytes
    places: Mapping[int, tuple[int, int]]
    pack: int
    packed: Mapping[int, bytes]
    catalogue: bytes
    loose: frozenset[int]
    pages: int
    outline: int

    def body(self, number: int) -> tuple[bytes, bytes]:
        """What stands between `obj` and `endobj`: all of it, or what tells of a stream, and the stream."""
        return _body(self.pdf, self.places[number])

    @property
    def count(self) -> int:
        """How many pages there are."""
        return int(value(self.body(self.pages)[0], b"/Count"))

    @property
    def size(self) -> int:
        """One more than the highest number."""
        return max(*self.places, *self.packed) + 1


def taken_apart(pdf: bytes) -> Part:
    """A finished report's objects. `NotOurs` when it is written in another way."""
    last = int(value(pdf[pdf.rindex(b"startxref") :], b"startxref"))
    table, rows = _body(pdf, (last, len(pdf)))
    places, pack = _places(_inflated(table, rows), last)
    root = reference(table, b"Root")
    head, _ = _body(pdf, places[root])
    return Part(
        pdf=pdf,
        places=places,
        pack=pack,
        packed=_unpacked(*_body(pdf, places[pack])),
        catalogue=head,
        loose=frozenset({root, reference(table, b"Info"), reference(head, b"Metadata")}),
        pages=reference(head, b"Pages"),
        outline=reference(head, b"Outlines"),
    )


def shifted(body: bytes, new: Mapping[int, int]) -> bytes:
    """An object, a stream's bytes left out, with its references counted anew."""

    def counted(found: re.Match[bytes]) -> bytes:
        return found[0] if found[1] is None else b"%d 0 R" % new[int(found[1])]

    return _REFERENCE.sub(counted, body)


def value(body: bytes, key: bytes, kind: bytes = rb"(-?\d+)") -> bytes:
    """What follows this key."""
    found = re.search(re.escape(key) + rb"\s*" + kind, body, re.DOTALL)
    if found is None:
        raise NotOurs(f"The PDF has no {key.decode()} where one is needed.")
    return found[1]


def reference(body: bytes, name: bytes) -> int:
    """The object that stands under this name, or first in the list under it."""
    return int(value(body, b"/" + name, rb"\[?\s*(\d+) 0 R"))


def _body(pdf: bytes, place: tuple[int, int]) -> tuple[bytes, bytes]:
    start, end = pdf.find(b"obj", *place) + 3, pdf.rfind(b"endobj", *place)
    if not 3 <= start <= end:
        raise NotOurs(f"The PDF has no object at {place[0]}.")
    stream = _STREAM.search(pdf, start, end)
    cut = stream.start() + 2 if stream else end
    return pdf[start:cut].strip(), pdf[cut:end].strip(b"\r\n") if stream else b""


def _places(rows: bytes, end: int) -> tuple[dict[int, tuple[int, int]], int]:
    """Where each plain object begins and ends, and the number of the stream that holds the packed ones."""
    starts, pack = {}, 0
    for number, (kind, place, _) in enumerate(iter_unpack(_ROW, rows)):
        if kind == _PLAIN and place < end:
            starts[number] = place
        elif kind == _PACKED:
            pack = place
    order = sorted(starts, key=starts.__getitem__)
    edges = pairwise([*(starts[number] for number in order), end])
    return dict(zip(order, edges, strict=True)), pack


def _unpacked(head: bytes, stream: bytes) -> dict[int, bytes]:
    """The objects of a stream of objects, by number."""
    data, first = _inflated(head, stream), int(value(head, b"/First"))
    known = list(map(int, data[:first].split()))
    edges = pairwise([*known[1::2], len(data) - first])
    return {number: data[first + start : first + end] for number, (start, end) in zip(known[::2], edges, strict=True)}


def _inflated(head: bytes, stream: bytes) -> bytes:
    """A compressed stream's content."""
    if b"/FlateDecode" not in head or not stream.startswith(b"stream"):
        raise NotOurs("The PDF has no compressed stream where one is needed.")
    start = stream.index(b"\n") + 1
    return decompress(stream[start : start + int(value(head, b"/Length"))])
