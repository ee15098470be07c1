"""Many reports as one PDF, written as they come: one report is in memory at a time, and the place of each object.

A library that merges keeps every object of every part until it saves. Here each part goes straight to the file with
its object numbers shifted. Some of its objects change their meaning on the way: the root of its pages becomes a node
of the whole's pages, the root of its outline an entry of the whole's, and its document a part of the whole's. What a
file has once (catalogue, metadata, the root of the tree) is the whole's own.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from struct import calcsize, pack, pack_into
from typing import Protocol
from zlib import compress

from reports.metadata import xmp
from reports.part import Part, reference, shifted, taken_apart, value
from reports.structure import text_string

_CATALOGUE, _PAGES, _OUTLINE, _INFO, _METADATA, _TREE, _MARKS, _DOCUMENT = range(1, 9)
_FIRST = 9
"""Below are the whole's own objects; here an entry of the outline and a node of the pages begin for each part."""
_ROW = ">BQH"
_PLAIN, _PACKED = 1, 2
_LIST = re.compile(rb"(\d+)\[")
_PLACE = re.compile(rb"/StructParents (\d+)")


@dataclass
class Whole:
    """What the joined file tells of itself; `as_of` is the day on which it counts as made."""

    title: str
    author: str
    subject: str
    language: str
    as_of: date
    creator: str = "shopper-audit"
    producer: str = "shopper-audit"
    keywords: str = ""


@dataclass(frozen=True)
class _New:
    """What a part's objects are numbered in the whole, and how many pages are before it."""

    numbers: Mapping[int, int]
    entry: int
    node: int
    pages: int


class Writable(Protocol):
    """What a PDF is written to, from its first byte to its last."""

    def write(self, data: bytes, /) -> int: ...


class Joined:
    """One PDF in the making out of `parts` others, in the order in which they are added; `whole` tells of it."""

    def __init__(self, out: Writable, parts: int, whole: Whole) -> None:
        self._out = out
        self._parts = parts
        self._whole = whole
        self._added = self._pages = self._at = 0
        self._rows = bytearray(calcsize(_ROW) * (_FIRST + 2 * parts))
        self._lists: list[int] = []
        self._documents: list[int] = []
        self._colours = b""
        self._digest = sha256()

    def add(self, title: str, pdf: bytes) -> None:
        """Append a report under its entry in the outline."""
        part = taken_apart(pdf)
        new = self._numbered(part)
        if not self._added:
            self._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
            self._colours = shifted(value(part.catalogue, b"/OutputIntents", rb"(\[.*?\])"), new.numbers)
        self._object(new.entry, self._entry(part, title, new))
        self._copy(part, new)
        self._pack(part, new)
        self._pages += part.count
        self._digest.update(sha256(pdf).digest())
        self._added += 1

    def finish(self) -> None:
        """Write what holds the parts together. Every part must be there."""
        if self._added != self._parts:
            raise ValueError(f"{self._added} parts were added, {self._parts} announced")
        for number, body in self._own().items():
            self._object(number, body)
        told = xmp(self._whole, self._whole.language, self._whole.as_of)
        self._object(_METADATA, b"<</Type/Metadata/Subtype/XML/Length %d>>" % len(told), _stream(told))
        self._table()

    def _numbered(self, part: Part) -> _New:
        """Numbers for a part's objects, in the order of its own."""
        base = len(self._rows) // calcsize(_ROW) - 1
        self._rows.extend(bytes(calcsize(_ROW) * (part.size - 1)))
        entry, node = _FIRST + self._added, _FIRST + self._parts + self._added
        numbers = {number: base + number for number in (*part.places, *part.packed)}
        numbers |= {part.pages: node, part.outline: entry, next(iter(part.packed)): _DOCUMENT}
        return _New(numbers, entry, node, self._pages)

    def _entry(self, part: Part, title: str, new: _New) -> bytes:
        """The part's place in the outline, which holds what its own outline held, closed."""
        held, pages = part.body(part.outline)[0], part.body(part.pages)[0]
        first, last = (new.numbers[reference(held, name)] for name in (b"First", b"Last"))
        page, shown = new.numbers[reference(pages, b"Kids")], int(value(held, b"/Count"))
        before = b"/Prev %d 0 R" % (new.entry - 1) if self._added else b""
        after = b"/Next %d 0 R" % (new.entry + 1) if self._added < self._parts - 1 else b""
        inside = b"/First %d 0 R/Last %d 0 R/Count -%d" % (first, last, shown)
        leads = b"/Parent %d 0 R/Dest[%d 0 R/Fit]" % (_OUTLINE, page)
        return b"<</Title%b%b%b%b%b>>" % (_text(title), leads, before, after, inside)

    def _copy(self, part: Part, new: _New) -> None:
        """Write the plain objects; the pages find their marks behind those of the pages before."""
        for number in part.places:
            if number in part.loose or number in (part.pack, part.outline):
                continue
            body, stream = part.body(number)
            body = _PLACE.sub(lambda found: b"/StructParents %d" % (int(found[1]) + new.pages), body)
            body = shifted(body, new.numbers)
            if number == part.pages:
                body = body.replace(b"<<", b"<< /Parent %d 0 R " % _PAGES, 1)
            self._object(new.numbers[number], body, stream)

    def _pack(self, part: Part, new: _New) -> None:
        """Write the tree below its root: the lists of marks, the document, and all that is in it."""
        root, lists, document, *_ = part.packed
        bodies = {number: shifted(body, new.numbers) for number, body in part.packed.items() if number != root}
        marks = bodies[lists].removeprefix(b"<</Nums[").removesuffix(b"]>>")
        marks = _LIST.sub(lambda found: b"%d[" % (int(found[1]) + new.pages), marks)
        bodies[lists] = b"<</Limits[%d %d]/Nums[%b]>>" % (new.pages, new.pages + part.count - 1, marks)
        bodies[document] = bodies[document].replace(b"/S/Document", b"/S/Part", 1)
        self._lists.append(new.numbers[lists])
        self._documents.append(new.numbers[document])
        self._stream_of({new.numbers[number]: body for number, body in bodies.items()}, new.numbers[part.pack])

    def _stream_of(self, bodies: Mapping[int, bytes], number: int) -> None:
        """Write objects packed into one stream of this number."""
        head, place = [], 0
        for index, (each, body) in enumerate(bodies.items()):
            head.append(b"%d %d" % (each, place))
            place += len(body) + 1
            pack_into(_ROW, self._rows, each * calcsize(_ROW), _PACKED, number, index)
        start = b" ".join(head) + b"\n"
        data = compress(start + b"\n".join(bodies.values()))
        about = b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>" % (len(bodies), len(start), len(data))
        self._object(number, about, _stream(data))

    def _own(self) -> dict[int, bytes]:
        """The objects that a file has once."""
        nodes = range(_FIRST + self._parts, _FIRST + 2 * self._parts)
        root = b"/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d" % (_DOCUMENT, _MARKS, self._pages)
        ends = _FIRST, _FIRST + self._parts - 1, self._parts
        return {
            _CATALOGUE: self._catalogue(),
            _PAGES: b"<</Type/Pages/Count %d/Kids[%b]>>" % (self._pages, _references(nodes)),
            _OUTLINE: b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % ends,
            _INFO: self._info(),
            _TREE: b"<</Type/StructTreeRoot%b>>" % root,
            _MARKS: b"<</Kids[%b]>>" % _references(self._lists),
            _DOCUMENT: b"<</S/Document/P %d 0 R/K[%b]>>" % (_TREE, _references(self._documents)),
        }

    def _catalogue(self) -> bytes:
        return b"".join(
            (
                b"<</Type/Catalog/Pages %d 0 R/Outlines %d 0 R/PageMode/UseOutlines" % (_PAGES, _OUTLINE),
                b"/Lang(%b)/ViewerPreferences<</DisplayDocTitle true>>" % self._whole.language.encode(),
                b"/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R/Metadata %d 0 R" % (_TREE, _METADATA),
                b"/OutputIntents%b>>" % self._colours,
            )
        )

    def _info(self) -> bytes:
        whole = self._whole
        texts = map(_text, (whole.title, whole.author, whole.subject, whole.creator, whole.producer))
        when = f"(D:{whole.as_of:%Y%m%d}000000Z)".encode()
        said = b"/Title%b/Author%b/Subject%b/Creator%b/Producer%b" % tuple(texts)
        return b"<<%b/CreationDate%b/ModDate%b>>" % (said, when, when)

    def _object(self, number: int, body: bytes, stream: bytes = b"") -> None:
        """Write an object; `stream` is from its first word to its last."""
        pack_into(_ROW, self._rows, number * calcsize(_ROW), _PLAIN, self._at, 0)
        self._write(b"%d 0 obj\n%b\n" % (number, body))
        if stream:
            self._write(stream)
            self._write(b"\n")
        self._write(b"endobj\n")

    def _write(self, data: bytes) -> None:
        self._at += len(data)
        self._out.write(data)

    def _table(self) -> None:
        """Write where everything stands, as a stream, for its numbers may be larger than a plain table holds."""
        start, number = self._at, len(self._rows) // calcsize(_ROW)
        self._rows.extend(pack(_ROW, _PLAIN, start, 0))
        data, name = compress(self._rows), self._digest.hexdigest()[:32].encode()
        known = number + 1, _CATALOGUE, _INFO, name, name, len(data)
        about = b"<</Type/XRef/Size %d/W[1 8 2]/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]/Filter/FlateDecode/Length %d>>"
        self._object(number, about % known, _stream(data))
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)


def _stream(data: bytes) -> bytes:
    return b"stream\n%b\nendstream" % data


def _references(numbers: Iterable[int]) -> bytes:
    return b" ".join(b"%d 0 R" % number for number in numbers)


def _text(text: str) -> bytes:
    return text_string(text).encode("ascii")
