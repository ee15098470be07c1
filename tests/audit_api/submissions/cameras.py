"""Photos as cameras make them, with secrets in every corner that a format has."""

import hashlib
import io
import struct
import zlib
from pathlib import Path

from PIL import Image, ImageCms, PngImagePlugin

SECRET = "Secret Person"
HEIC = Path(__file__).with_name("photo.heic").read_bytes()
"""64 x 96 upright, stored lying: made by libheif's encoder, with EXIF and XMP that hold secrets."""


def sha256(data: bytes) -> str:
    """The name of a photo."""
    return hashlib.sha256(data).hexdigest()


def scene(size: tuple[int, int] = (96, 64), mode: str = "RGB") -> Image.Image:
    """A picture whose upper left quarter is red, on white."""
    picture = Image.new("RGB", size, "white")
    picture.paste("red", (0, 0, size[0] // 2, size[1] // 2))
    return picture.convert(mode)


def exif(orientation: int = 1) -> Image.Exif:
    """EXIF with time, place, orientation and secrets."""
    block = Image.Exif()
    block[0x0112], block[0x010F], block[0x013B] = orientation, "Maker of " + SECRET, SECRET
    taken = block.get_ifd(0x8769)
    taken[0x9003], taken[0x9011], taken[0x927C] = "2026:11:10 09:30:00", "+08:00", SECRET.encode()
    block.get_ifd(0x8825).update({1: "S", 2: (6.0, 12.0, 36.0), 3: "E", 4: (106.0, 49.0, 12.0)})
    return block


def jpeg(size: tuple[int, int] = (96, 64), orientation: int = 1, mode: str = "RGB", **options: object) -> bytes:
    """A JPEG with EXIF, XMP, IPTC, a comment, a profile, and a second picture behind its end."""
    out = io.BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() if mode == "RGB" else None
    chosen = {"quality": 90, "exif": exif(orientation), "icc_profile": profile, "comment": SECRET, **options}
    scene(size, mode).save(out, "JPEG", **chosen)
    data = out.getvalue()
    more = _segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + SECRET.encode()) + _segment(0xED, SECRET.encode())
    return data[:2] + more + data[2:] + SECRET.encode() + b"\xff\xd8\xff\xd9PK\x03\x04"


def _segment(mark: int, body: bytes) -> bytes:
    return bytes([0xFF, mark]) + struct.pack(">H", len(body) + 2) + body


def png(size: tuple[int, int] = (96, 64), orientation: int = 1) -> bytes:
    """A PNG with EXIF, texts, a time, and an archive behind its end."""
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", SECRET)
    texts.add_text("Comment", SECRET, zip=True)
    texts.add_itxt("XML:com.adobe.xmp", SECRET)
    texts.add(b"tIME", struct.pack(">HBBBBB", 2026, 11, 10, 9, 30, 0))
    out = io.BytesIO()
    scene(size).save(out, "PNG", pnginfo=texts, exif=exif(orientation))
    return out.getvalue() + SECRET.encode()


def webp(lossless: bool = False, orientation: int = 1) -> bytes:
    """A WebP with EXIF and XMP, and something behind its end."""
    out = io.BytesIO()
    scene().save(out, "WEBP", lossless=lossless, exif=exif(orientation), xmp=SECRET.encode(), quality=90)
    return out.getvalue() + SECRET.encode()


def png_of_size(width: int, height: int, packed: bytes) -> bytes:
    """A PNG that claims a size."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", packed), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
