"""What a camera noted in EXIF: when, where, and how it was held.

Read by hand: of a block that anybody may have written, six entries are wanted, and nothing may go wrong.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from .picture import Noted

ORIENTATION, DATE_TIME, EXIF_PART, GPS_PART = 0x0112, 0x0132, 0x8769, 0x8825
TAKEN, TAKEN_OFFSET = 0x9003, 0x9011
NORTH_SOUTH, LATITUDE, EAST_WEST, LONGITUDE = 1, 2, 3, 4
TEXT, SHORT, LONG, RATIONAL = 2, 3, 4, 5
WIDTHS = {TEXT: 1, SHORT: 2, LONG: 4, RATIONAL: 8}
MOST_ENTRIES = 500

_OFFSET = re.compile(r"[+-](0\d|1[0-4]):[0-5]\d")


@dataclass(frozen=True)
class Block:
    """A TIFF block: its bytes, and whether its numbers begin with the low or the high byte."""

    data: bytes
    little: bool

    def number(self, at: int, size: int) -> int:
        """The whole number at `at`; what stands behind the end is 0."""
        return int.from_bytes(self.data[at : at + size], "little" if self.little else "big")

    def directory(self, at: int) -> dict[int, bytes]:
        """The values of a directory by their tags; those of other types, or cut off, are left out."""
        found = {}
        for entry in range(at + 2, at + 2 + 12 * min(self.number(at, 2), MOST_ENTRIES), 12):
            size = WIDTHS.get(self.number(entry + 2, 2), 0) * self.number(entry + 4, 4)
            start = entry + 8 if size <= 4 else self.number(entry + 8, 4)
            if 0 < size <= len(self.data) - start:
                found[self.number(entry, 2)] = self.data[start : start + size]
        return found

    def whole(self, value: bytes) -> int:
        """A value that is one whole number."""
        return Block(value, self.little).number(0, len(value))

    def fractions(self, value: bytes) -> list[Fraction]:
        """A value that is fractions; none when one has no meaning."""
        inner = Block(value, self.little)
        pairs = [(inner.number(at, 4), inner.number(at + 4, 4)) for at in range(0, len(value) - 7, 8)]
        return [Fraction(above, below) for above, below in pairs] if all(below for _, below in pairs) else []


def noted(tiff: bytes) -> Noted:
    """What stands in an EXIF block (a TIFF header and what follows it). What cannot be read is left out."""
    if tiff[:4] not in (b"II*\x00", b"MM\x00*"):
        return Noted()
    block = Block(tiff, tiff[:2] == b"II")
    main = block.directory(block.number(4, 4))
    taken, place = (block.directory(block.whole(main[part])) if part in main else {} for part in (EXIF_PART, GPS_PART))
    orientation = block.whole(main.get(ORIENTATION, b""))
    return Noted(
        orientation=orientation if 1 <= orientation <= 8 else 1,
        taken_at=_moment(_text(taken, TAKEN) or _text(main, DATE_TIME), _text(taken, TAKEN_OFFSET)),
        latitude=_degrees(block.fractions(place.get(LATITUDE, b"")), _text(place, NORTH_SOUTH), 90),
        longitude=_degrees(block.fractions(place.get(LONGITUDE, b"")), _text(place, EAST_WEST), 180),
    )


def _text(directory: dict[int, bytes], tag: int) -> str:
    return directory.get(tag, b"").split(b"\x00")[0].decode("ascii", "replace").strip()


def _moment(written: str, offset: str) -> str | None:
    try:
        moment = datetime.strptime(written, "%Y:%m:%d %H:%M:%S").isoformat()
    except ValueError:
        return None
    return moment + offset if _OFFSET.fullmatch(offset) else moment


def _degrees(parts: list[Fraction], half: str, most: int) -> float | None:
    if len(parts) != 3:
        return None
    size = parts[0] + parts[1] / 60 + parts[2] / 3600
    return round(float(-size if half in ("S", "W") else size), 7) if size <= most else None
