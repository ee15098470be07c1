"""The boxes that HEIC is made of (ISO/IEC 14496-12), read in place."""

from collections.abc import Iterator
from dataclasses import dataclass

from .picture import NotAPhoto


@dataclass(frozen=True)
class Box:
    """A box: its kind, and where it, its body and its end are in the file."""

    kind: bytes
    start: int
    body: int
    end: int


def boxes(data: bytes, start: int, end: int) -> Iterator[Box]:
    """The boxes that fill `data` from `start` to `end`."""
    while start < end:
        box = _box(data, start, end)
        if not box.body <= box.end <= end:
            raise NotAPhoto(f"HEIC cut off or broken at {start}")
        yield box
        start = box.end


def _box(data: bytes, start: int, end: int) -> Box:
    size, kind = int.from_bytes(data[start : start + 4]), data[start + 4 : start + 8]
    if size == 0:
        return Box(kind, start, start + 8, end)
    if size == 1:
        return Box(kind, start, start + 16, start + int.from_bytes(data[start + 8 : start + 16]))
    return Box(kind, start, start + 8, start + size)


class Reader:
    """Numbers one after the other, from `at` on, never past `end`."""

    def __init__(self, data: bytes, at: int, end: int) -> None:
        self.data, self.at, self.end = data, at, end

    def number(self, size: int) -> int:
        """The next `size` bytes as a whole number, the highest byte first."""
        return int.from_bytes(self.word(size))

    def word(self, size: int) -> bytes:
        """The next `size` bytes."""
        if self.at + size > self.end:
            raise NotAPhoto(f"HEIC broken at {self.at}")
        self.at += size
        return self.data[self.at - size : self.at]
