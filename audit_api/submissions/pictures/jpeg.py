"""JPEG. Kept: tables, frame and scan headers, image data, Adobe's colour mark (APP14) and the ICC profile (APP2).

A JFIF header is replaced by a plain one, for it may hold a preview. What stands behind the end of the image goes.
"""

import re
from collections.abc import Iterator

from .exif import noted
from .picture import NotAPhoto, Noted, Picture

START, END, SCAN = 0xD8, 0xD9, 0xDA
TABLES = {0xC4, 0xCC, 0xDB, 0xDC, 0xDD}
FRAMES = {0xC0, 0xC1, 0xC2}
OTHER_FRAMES = {*range(0xC3, 0xD0)} - TABLES
JFIF, EXIF, ICC, ADOBE = 0xE0, 0xE1, 0xE2, 0xEE
PLAIN_JFIF = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
ADOBE_LENGTH = 16
# Within image data, 0xFF is followed by 0 or by a restart mark; anything else ends it.
_NEXT_MARK = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")

Segment = tuple[int, memoryview]


def begins(data: bytes) -> bool:
    """Whether `data` begins as a JPEG."""
    return data.startswith(b"\xff\xd8\xff")


def read(data: bytes) -> Picture:
    """The JPEG in `data`."""
    kept: list[bytes | memoryview] = [b"\xff\xd8"]
    size, note, scans = None, None, 0
    for mark, segment in _segments(data):
        if mark in OTHER_FRAMES or (mark in FRAMES and size):
            raise NotAPhoto("JPEG of a kind that no browser shows")
        if mark in FRAMES:
            size = _size(segment)
        elif mark == EXIF and note is None and bytes(segment[4:10]) == b"Exif\x00\x00":
            note = noted(bytes(segment[10:]))
        scans += mark == SCAN
        kept += _kept(mark, segment)
    if size is None or not scans:
        raise NotAPhoto("JPEG without an image")
    return Picture("image/jpeg", *size, note or Noted(), tuple(kept))


def _segments(data: bytes) -> Iterator[Segment]:
    """Each segment with its mark, a scan with the image data behind it, up to the end of the image."""
    view, at = memoryview(data), 2
    while True:
        at = _next(data, at)
        mark = data[at + 1]
        if mark == END:
            yield END, view[at : at + 2]
            return
        length = int.from_bytes(view[at + 2 : at + 4])
        end = at + 2 + length
        if mark < 0xC0 or mark == START or length < 2 or end > len(data):
            raise NotAPhoto(f"JPEG with a broken segment at {at}")
        if mark == SCAN:
            end = _end_of_scan(data, end)
        yield mark, view[at:end]
        at = end


def _next(data: bytes, at: int) -> int:
    """Where the mark at `at` begins; any number of 0xFF may stand before it."""
    if at + 2 > len(data) or data[at] != 0xFF:
        raise NotAPhoto(f"JPEG cut off or broken at {at}")
    while at + 2 < len(data) and data[at + 1] == 0xFF:
        at += 1
    return at


def _end_of_scan(data: bytes, at: int) -> int:
    found = _NEXT_MARK.search(data, at)
    if found is None or found.start() == at:
        raise NotAPhoto("JPEG cut off within its image")
    return found.start()


def _size(frame: memoryview) -> tuple[int, int]:
    if len(frame) < 10 or frame[4] != 8 or frame[9] not in (1, 3, 4):
        raise NotAPhoto("JPEG with other colours than a photo has")
    return int.from_bytes(frame[7:9]), int.from_bytes(frame[5:7])


def _kept(mark: int, segment: memoryview) -> list[bytes | memoryview]:
    if mark in TABLES or mark in FRAMES or mark in (SCAN, END):
        return [segment]
    if mark == JFIF and bytes(segment[4:9]) == b"JFIF\x00":
        return [PLAIN_JFIF]
    if mark == ICC and bytes(segment[4:16]) == b"ICC_PROFILE\x00":
        return [segment]
    if mark == ADOBE and bytes(segment[4:9]) == b"Adobe" and len(segment) == ADOBE_LENGTH:
        return [segment]
    return []
