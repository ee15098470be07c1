"""PNG. Kept: what a decoder needs, and what says which colours are meant.

Texts, EXIF, times, sizes on paper, and the further pictures of an animation go.
"""

import zlib
from collections.abc import Iterator

from .exif import noted
from .picture import NotAPhoto, Noted, Picture

SIGNATURE = b"\x89PNG\r\n\x1a\n"
COLOURS = {b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"cICP"}
KEPT = {b"IHDR", b"PLTE", b"IDAT", b"IEND"} | COLOURS
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
BEST_PACKING = 1032
"""No more than so many bytes come out of one that deflate has packed."""

Chunk = tuple[bytes, memoryview]


def begins(data: bytes) -> bool:
    """Whether `data` begins as a PNG."""
    return data.startswith(SIGNATURE)


def read(data: bytes) -> Picture:
    """The PNG in `data`."""
    chunks = list(_chunks(data))
    if chunks[0][0] != b"IHDR" or len(chunks[0][1]) != 25 or [kind for kind, _ in chunks].count(b"IHDR") > 1:
        raise NotAPhoto("PNG without a header")
    header = bytes(chunks[0][1][8:21])
    packed = sum(len(chunk) - 12 for kind, chunk in chunks if kind == b"IDAT")
    if packed * BEST_PACKING < _unpacked(header):
        raise NotAPhoto("PNG whose data cannot fill its size")
    width, height = _size(header)
    note = next((noted(bytes(chunk[8:-4])) for kind, chunk in chunks if kind == b"eXIf"), Noted())
    kept = [chunk for kind, chunk in chunks if kind in KEPT]
    return Picture("image/png", width, height, note, (SIGNATURE, *kept))


def _chunks(data: bytes) -> Iterator[Chunk]:
    """Each chunk, whole, with its kind; up to the end mark."""
    view, at, kind = memoryview(data), len(SIGNATURE), b""
    while kind != b"IEND":
        end = at + 12 + int.from_bytes(view[at : at + 4])
        kind = bytes(view[at + 4 : at + 8])
        if end > len(data) or zlib.crc32(view[at + 4 : end - 4]) != int.from_bytes(view[end - 4 : end]):
            raise NotAPhoto(f"PNG cut off or broken at {at}")
        if kind[0] & 0x20 == 0 and kind not in KEPT:
            raise NotAPhoto(f"PNG with an unknown part {kind!r}")
        yield kind, view[at:end]
        at = end


def _size(header: bytes) -> tuple[int, int]:
    return int.from_bytes(header[0:4]), int.from_bytes(header[4:8])


def _unpacked(header: bytes) -> int:
    """Bytes of the image data, at the least, once unpacked."""
    width, height = _size(header)
    depth, colour = header[8], header[9]
    if colour not in CHANNELS or depth not in (1, 2, 4, 8, 16):
        raise NotAPhoto("PNG of an unknown kind")
    return height * (-(-width * depth * CHANNELS[colour] // 8))
