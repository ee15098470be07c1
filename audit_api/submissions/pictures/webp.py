"""WebP. Kept: the image, its transparency and its ICC profile. Animations are refused: they are no photos."""

from collections.abc import Iterator

from .exif import noted
from .picture import NotAPhoto, Noted, Picture

IMAGES = {b"VP8 ", b"VP8L"}
KEPT = {b"VP8X", b"ICCP", b"ALPH"} | IMAGES
ANIMATED = 0x02
PLAIN_FLAGS = 0x20 | 0x10
"""An ICC profile and transparency: all that may be said of a picture without metadata."""

Chunk = tuple[bytes, memoryview]


def begins(data: bytes) -> bool:
    """Whether `data` begins as a WebP."""
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def read(data: bytes) -> Picture:
    """The WebP in `data`."""
    chunks = list(_chunks(data))
    images = [chunk for chunk in chunks if chunk[0] in IMAGES]
    if len(images) != 1:
        raise NotAPhoto("WebP without one image")
    size = _size(*images[0])
    if any(kind == b"VP8X" and _canvas(body) != size for kind, body in chunks):
        raise NotAPhoto("WebP whose image does not fill it")
    note = next((noted(_tiff(bytes(body))) for kind, body in chunks if kind == b"EXIF"), Noted())
    kept = [part for kind, body in chunks if kind in KEPT for part in _written(kind, body)]
    length = sum(len(part) for part in kept) + 4
    return Picture("image/webp", *size, note, (b"RIFF", length.to_bytes(4, "little"), b"WEBP", *kept))


def _chunks(data: bytes) -> Iterator[Chunk]:
    """Each chunk's kind and body; what stands behind the end that the header names is left out."""
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data) or end < 20:
        raise NotAPhoto("WebP cut off")
    view, at = memoryview(data), 12
    while at + 8 <= end:
        kind, length = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if at + 8 + length > end:
            raise NotAPhoto(f"WebP broken at {at}")
        yield kind, view[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def _written(kind: bytes, body: memoryview) -> Iterator[bytes | memoryview]:
    yield kind + len(body).to_bytes(4, "little")
    yield _plain(body) if kind == b"VP8X" else body
    if len(body) % 2:
        yield b"\x00"


def _plain(header: memoryview) -> bytes:
    """The extended header without its word on EXIF and XMP."""
    if len(header) != 10 or header[0] & ANIMATED:
        raise NotAPhoto("WebP that is an animation")
    return bytes([header[0] & PLAIN_FLAGS, 0, 0, 0]) + bytes(header[4:10])


def _canvas(header: memoryview) -> tuple[int, int]:
    return int.from_bytes(header[4:7], "little") + 1, int.from_bytes(header[7:10], "little") + 1


def _size(kind: bytes, body: memoryview) -> tuple[int, int]:
    if kind == b"VP8 " and len(body) >= 10 and bytes(body[3:6]) == b"\x9d\x01\x2a":
        return int.from_bytes(body[6:8], "little") & 0x3FFF, int.from_bytes(body[8:10], "little") & 0x3FFF
    if kind == b"VP8L" and len(body) >= 5 and body[0] == 0x2F:
        bits = int.from_bytes(body[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    raise NotAPhoto("WebP with a broken image")


def _tiff(exif: bytes) -> bytes:
    """Some writers put JPEG's prefix before the block."""
    return exif.removeprefix(b"Exif\x00\x00")
