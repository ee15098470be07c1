"""HEIC, as phones write it. What is no picture is overwritten with zeros where it stands.

Offsets in the file are absolute, so nothing is moved: of the media data only the bytes of image items stay (the
picture, its tiles, its thumbnail, and its auxiliary images, such as a depth map); EXIF, XMP and every other item,
every gap between items, names, descriptions and unknown boxes become zeros.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from .boxes import Box, Reader, boxes
from .exif import noted
from .picture import NotAPhoto, Noted, Picture

BRANDS = {b"heic", b"heix", b"heim", b"heis", b"mif1"}
IMAGES = {b"hvc1", b"grid", b"iden", b"iovl"}
TOP = {b"ftyp", b"meta", b"mdat"}
KEPT = {b"hdlr", b"pitm", b"iinf", b"iloc", b"iref", b"iprp", b"idat", b"dinf"}
PROPERTIES = {b"hvcC", b"ispe", b"pixi", b"colr", b"pasp", b"clap", b"irot", b"imir", b"auxC", b"clli", b"mdcv"}
IN_FILE, IN_IDAT = 0, 1

Range = tuple[int, int]


@dataclass(frozen=True)
class Item:
    """One item: its number, its kind, where its kind is written, and where its description ends."""

    number: int
    kind: bytes
    written: int
    end: int


def begins(data: bytes) -> bool:
    """Whether `data` begins as a HEIC."""
    if data[4:8] != b"ftyp":
        return False
    size = int.from_bytes(data[:4])
    return any(data[at : at + 4] in BRANDS for at in (8, *range(16, min(size, 200), 4)))


def read(data: bytes) -> Picture:
    """The HEIC in `data`."""
    top = list(boxes(data, 0, len(data)))
    meta = _only(top, b"meta")
    parts = {box.kind: box for box in boxes(data, meta.body + 4, meta.end)}
    if missing := {b"pitm", b"iinf", b"iloc", b"iprp"} - parts.keys():
        raise NotAPhoto(f"HEIC without {missing}")
    items = _items(data, parts[b"iinf"])
    places = _places(data, parts)
    kept = bytearray(data)
    _clear_boxes(kept, [box for box in top if box.kind not in TOP])
    _clear_boxes(kept, [box for box in parts.values() if box.kind not in KEPT])
    _clear_properties(kept, data, parts[b"iprp"])
    _clear_items(kept, items)
    shown = [place for item in items if item.kind in IMAGES for place in places.get(item.number, [])]
    _clear_around(kept, [box for box in [*top, *parts.values()] if box.kind in (b"mdat", b"idat")], shown)
    return Picture("image/heic", *_size(data, parts), _noted(data, items, places), (bytes(kept),))


def _only(found: list[Box], kind: bytes) -> Box:
    same = [box for box in found if box.kind == kind]
    if len(same) != 1:
        raise NotAPhoto(f"HEIC with {len(same)} {kind!r}")
    return same[0]


def _items(data: bytes, iinf: Box) -> list[Item]:
    version = data[iinf.body]
    start = iinf.body + (6 if version == 0 else 8)
    return [_item(data, box) for box in boxes(data, start, iinf.end)]


def _item(data: bytes, infe: Box) -> Item:
    reader = Reader(data, infe.body, infe.end)
    version = reader.number(4) >> 24
    if infe.kind != b"infe" or version not in (2, 3):
        raise NotAPhoto("HEIC with items of an unknown kind")
    number = reader.number(2 if version == 2 else 4)
    reader.number(2)
    return Item(number, reader.word(4), reader.at - 4, infe.end)


def _places(data: bytes, parts: dict[bytes, Box]) -> dict[int, list[Range]]:
    """Where the bytes of each item are in the file."""
    iloc = parts[b"iloc"]
    reader = Reader(data, iloc.body, iloc.end)
    version = reader.number(4) >> 24
    sizes = reader.number(1), reader.number(1)
    wide = 2 if version < 2 else 4
    places: dict[int, list[Range]] = {}
    for _ in range(reader.number(wide)):
        number = reader.number(wide)
        method = reader.number(2) & 15 if version else IN_FILE
        places[number] = [_placed(place, method, parts, data) for place in _extents(reader, version, sizes)]
    return places


def _extents(reader: Reader, version: int, sizes: tuple[int, int]) -> list[Range]:
    """Offset and length of each piece of one item."""
    if reader.number(2):
        raise NotAPhoto("HEIC whose data is in another file")
    base = reader.number(sizes[1] >> 4)
    found = []
    for _ in range(reader.number(2)):
        reader.number(sizes[1] & 15 if version else 0)
        found.append((base + reader.number(sizes[0] >> 4), reader.number(sizes[0] & 15)))
    return found


def _placed(place: Range, method: int, parts: dict[bytes, Box], data: bytes) -> Range:
    offset, length = place
    if method == IN_IDAT and b"idat" in parts:
        start, most = parts[b"idat"].body + offset, parts[b"idat"].end
    elif method == IN_FILE:
        start, most = offset, len(data)
    else:
        raise NotAPhoto("HEIC whose items are made of items")
    if length == 0 or start + length > most:
        raise NotAPhoto("HEIC cut off within its image")
    return start, start + length


def _clear(kept: bytearray, start: int, end: int) -> None:
    kept[start:end] = bytes(end - start)


def _clear_boxes(kept: bytearray, unknown: list[Box]) -> None:
    for box in unknown:
        kept[box.start + 4 : box.start + 8] = b"free"
        _clear(kept, box.body, box.end)


def _clear_properties(kept: bytearray, data: bytes, iprp: Box) -> None:
    ipco = _only(list(boxes(data, iprp.body, iprp.end)), b"ipco")
    _clear_boxes(kept, [box for box in boxes(data, ipco.body, ipco.end) if box.kind not in PROPERTIES])


def _clear_items(kept: bytearray, items: list[Item]) -> None:
    """Take the names out, and the kinds of what is no image, so that no reader looks for it."""
    for item in items:
        if item.kind not in IMAGES:
            kept[item.written : item.written + 4] = b"skip"
        _clear(kept, item.written + 4, item.end)


def _clear_around(kept: bytearray, media: list[Box], shown: list[Range]) -> None:
    """Zeros in the media data wherever nothing that is shown stands."""
    for box in media:
        at = box.body
        for start, end in sorted(place for place in shown if box.body <= place[0] < box.end):
            _clear(kept, at, max(at, start))
            at = max(at, end)
        _clear(kept, at, max(at, box.end))


def _noted(data: bytes, items: list[Item], places: dict[int, list[Range]]) -> Noted:
    for item in items:
        if item.kind == b"Exif":
            block = b"".join(data[start:end] for start, end in places.get(item.number, []))
            # A HEIC says in its own properties how it is turned, and decoders do it.
            return replace(noted(block[4 + int.from_bytes(block[:4]) :]), orientation=1)
    return Noted()


def _size(data: bytes, parts: dict[bytes, Box]) -> tuple[int, int]:
    pitm, iprp = parts[b"pitm"], parts[b"iprp"]
    primary = int.from_bytes(data[pitm.body + 4 : pitm.end])
    inside = list(boxes(data, iprp.body, iprp.end))
    ipco = _only(inside, b"ipco")
    known = list(boxes(data, ipco.body, ipco.end))
    mine = [known[n - 1] for ipma in inside for n in _properties(data, ipma, primary) if 0 < n <= len(known)]
    sizes = [Reader(data, box.body + 4, box.end) for box in mine if box.kind == b"ispe"]
    if not sizes:
        raise NotAPhoto("HEIC without a size")
    size = sizes[0].number(4), sizes[0].number(4)
    turned = sum(data[box.body] & 3 for box in mine if box.kind == b"irot") % 2
    return (size[1], size[0]) if turned else size


def _properties(data: bytes, ipma: Box, primary: int) -> Iterator[int]:
    """The numbers, from 1, of the properties of the primary item."""
    if ipma.kind != b"ipma":
        return
    reader = Reader(data, ipma.body, ipma.end)
    head = reader.number(4)
    size = 2 if head & 1 else 1
    for _ in range(reader.number(4)):
        item = reader.number(4 if head >> 24 else 2)
        numbers = [reader.number(size) & (0x7FFF if size == 2 else 0x7F) for _ in range(reader.number(1))]
        if item == primary:
            yield from numbers
