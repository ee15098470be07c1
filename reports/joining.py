"""Many reports as one PDF, written as they come: one report is in memory at a time, and the place of each object.

A library that merges keeps every object of every part until it saves. Here each part goes straight to the file with
its object numbers shifted, which is enough for files that `reports` has made: their objects stand one by one, listed
in one table at the end. Three of each part change their meaning on the way: the root of its pages becomes a branch of
the whole's, the root of its outline an entry in the whole's, and its catalogue is dropped.
"""

import re
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import BinaryIO

_CATALOGUE, _PAGES, _OUTLINE, _INFO = 1, 2, 3, 4
_FIRST_PART = 5
FARTHEST = 9_999_999_999
"""The last byte that a PDF's table of objects can name."""

_REFERENCE = re.compile(rb"\((?:[^()\\]+|\\.)*\)|<[0-9A-Fa-f\s]*>|\b(\d+) 0 R\b", re.DOTALL)
"""A string, which is left alone, or a reference to an object."""
_STREAM = re.compile(rb">>\s*?\nstream\r?\n")
_TABLE = re.compile(rb"xref\n0 (\d+) *\n")
_ENTRY = 20


class TooLong(ValueError):
    """The file would be longer than a PDF can be."""


@dataclass(frozen=True)
class _Part:
    """A finished PDF, taken apart: its bytes, where each object stands, and the numbers of three of them."""

    pdf: bytes
    places: Mapping[int, tuple[int, int]]
    catalogue: int
    pages: int
    outline: int | None

    def body(self, number: int) -> bytes:
        """What stands between `obj` and the next object."""
        start, end = self.places[number]
        return self.pdf[self.pdf.index(b"obj", start) + 3 : end].strip()


class Joined:
    """One PDF in the making out of `parts` others, in the order in which they are added."""

    def __init__(self, out: BinaryIO, parts: int, title: str, language: str) -> None:
        self._out = out
        self._parts = parts
        self._title, self._language = title, language
        self._added = self._count = self._at = 0
        self._next = _FIRST_PART + 2 * parts
        self._places = array("Q", bytes(8 * self._next))
        self._digest = sha256()

    def add(self, title: str, pdf: bytes) -> None:
        """Append a report under its entry in the outline."""
        part = _taken_apart(pdf)
        if not self._added:
            self._write(pdf[: pdf.index(b"\n") + 1] + b"%\xe2\xe3\xcf\xd3\n")
        entry, root = _FIRST_PART + self._added, _FIRST_PART + self._parts + self._added
        base = self._next - 1
        new = {number: base + number for number in part.places} | {part.pages: root, part.outline: entry}
        self._object(entry, self._entry(part, title, new))
        for number in part.places:
            if number == part.pages:
                self._object(root, _with(_shifted(part.body(number), new), b"/Parent %d 0 R" % _PAGES))
            elif number not in (part.catalogue, part.outline):
                self._object(new[number], _shifted(part.body(number), new))
        self._next = base + max(part.places) + 1
        self._count += int(_value(part.body(part.pages), b"Count"))
        self._digest.update(sha256(pdf).digest())
        self._added += 1

    def finish(self) -> None:
        """Write what holds the parts together. Every part must be there."""
        if self._added != self._parts:
            raise ValueError(f"{self._added} parts were added, {self._parts} announced")
        self._object(_CATALOGUE, self._catalogue())
        roots = b" ".join(b"%d 0 R" % (_FIRST_PART + self._parts + n) for n in range(self._parts))
        self._object(_PAGES, b"<< /Type /Pages /Count %d /Kids [ %b ] >>" % (self._count, roots))
        first, last = _FIRST_PART, _FIRST_PART + self._parts - 1
        ends = first, last, self._parts
        self._object(_OUTLINE, b"<< /Type /Outlines /First %d 0 R /Last %d 0 R /Count %d >>" % ends)
        self._object(_INFO, b"<< /Title %b /Creator (shopper-audit) >>" % _text(self._title))
        self._table()

    def _catalogue(self) -> bytes:
        parts = (
            b"<< /Type /Catalog /Pages %d 0 R /Outlines %d 0 R /PageMode /UseOutlines" % (_PAGES, _OUTLINE),
            b"/Lang (%b) /ViewerPreferences << /DisplayDocTitle true >> >>" % self._language.encode(),
        )
        return b" ".join(parts)

    def _entry(self, part: _Part, title: str, new: Mapping[int | None, int]) -> bytes:
        """The part's place in the outline, which holds what its own outline held, closed."""
        mine = _FIRST_PART + self._added
        first_page = new[_reference(part.body(part.pages), b"Kids")]
        lines = [b"<< /Title %b /Parent %d 0 R /Dest [ %d 0 R /Fit ]" % (_text(title), _OUTLINE, first_page)]
        if self._added:
            lines.append(b"/Prev %d 0 R" % (mine - 1))
        if self._added < self._parts - 1:
            lines.append(b"/Next %d 0 R" % (mine + 1))
        if part.outline is not None:
            held = part.body(part.outline)
            first, last = (new[_reference(held, key)] for key in (b"First", b"Last"))
            lines.append(b"/First %d 0 R /Last %d 0 R /Count -%b" % (first, last, _value(held, b"Count")))
        return b" ".join([*lines, b">>"])

    def _object(self, number: int, body: bytes) -> None:
        while len(self._places) <= number:
            self._places.append(0)
        self._places[number] = self._at
        self._write(b"%d 0 obj\n%b\n" % (number, body if body.endswith(b"endobj") else body + b"\nendobj"))

    def _write(self, data: bytes) -> None:
        self._at += len(data)
        if self._at > FARTHEST:
            raise TooLong("One PDF can't hold so many photos. Ask for one region, or for a ZIP.")
        self._out.write(data)

    def _table(self) -> None:
        start = self._at
        self._write(b"xref\n0 %d\n0000000000 65535 f \n" % len(self._places))
        for place in self._places[1:]:
            self._write(b"%010d 00000 n \n" % place if place else b"0000000000 65535 f \n")
        name = self._digest.hexdigest()[:32].encode()
        known = len(self._places), _CATALOGUE, _INFO, name, name
        self._write(b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /ID [<%b><%b>] >>\n" % known)
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)


def _taken_apart(pdf: bytes) -> _Part:
    table = pdf.rindex(b"xref\n0 ", 0, pdf.rindex(b"startxref"))
    found = _TABLE.match(pdf, table)
    if found is None:
        raise ValueError("The PDF has no table of objects at its end.")
    entries = (pdf[found.end() + _ENTRY * n :][:_ENTRY] for n in range(1, int(found[1])))
    starts = {number: int(entry[:10]) for number, entry in enumerate(entries, 1) if entry[17:18] == b"n"}
    order = sorted(starts, key=starts.__getitem__)
    ends = [*(starts[number] for number in order[1:]), table]
    places = {number: (starts[number], end) for number, end in zip(order, ends, strict=True)}
    catalogue = _reference(pdf[table:], b"Root")
    held = _Part(pdf, places, catalogue, 0, None).body(catalogue)
    outline = re.search(rb"/Outlines (\d+) 0 R", held)
    pages = _reference(held, b"Pages")
    return _Part(pdf, places, catalogue, pages, int(outline[1]) if outline else None)


def _shifted(body: bytes, new: Mapping[int | None, int]) -> bytes:
    """The object with its references counted anew. A stream's bytes hold none, and pass as they are."""

    def counted(found: re.Match[bytes]) -> bytes:
        return found[0] if found[1] is None else b"%d 0 R" % new[int(found[1])]

    stream = _STREAM.search(body)
    head = stream.start() if stream else len(body)
    return _REFERENCE.sub(counted, body[:head]) + body[head:]


def _with(body: bytes, more: bytes) -> bytes:
    """The dictionary with one more entry."""
    return body.replace(b"<<", b"<< " + more, 1)


def _value(body: bytes, key: bytes, kind: bytes = rb"-?\d+") -> bytes:
    found = re.search(rb"/%b\s*(%b)" % (key, kind), body)
    if found is None:
        raise ValueError(f"A part has no {key.decode()} where one is needed.")
    return found[1]


def _reference(body: bytes, key: bytes) -> int:
    """The object that stands under this key, or first in the list under it."""
    return int(_value(body, key, rb"\[?\s*\d+ 0 R").strip(b"[ \r\n").split()[0])


def _text(text: str) -> bytes:
    """A string of a PDF, in UTF-16 and hexadecimal."""
    return b"<%b>" % ("\ufeff" + text).encode("utf-16-be").hex().encode()
