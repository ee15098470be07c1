"""What a photo is, read off its header; and the same photo without anything in it but the picture.

No picture is decoded here. What was noted in it (time, place, how the camera was held) is read out first; then
only what a decoder needs to show the picture in its right colours is kept, named format by format in each file:
tables, image data, and the colour profile. Everything else goes: EXIF, XMP, IPTC, comments, texts, maker's notes,
previews, and whatever stands behind the picture's end, such as a film, a second picture or a ZIP archive.
"""

from collections.abc import Callable

from . import heic, jpeg, png, webp
from .picture import MOST_PIXELS, NotAPhoto, Noted, Picture, TooManyPixels

__all__ = ["MOST_PIXELS", "NotAPhoto", "Noted", "Picture", "TooManyPixels", "read"]

FORMATS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes], Picture]], ...] = (
    (jpeg.begins, jpeg.read),
    (png.begins, png.read),
    (webp.begins, webp.read),
    (heic.begins, heic.read),
)


def read(data: bytes) -> Picture:
    """The picture in `data`; `NotAPhoto` when it is none, or is broken or cut off, `TooManyPixels` when too big."""
    for begins, read_format in FORMATS:
        if begins(data):
            return _within_bounds(read_format(data))
    raise NotAPhoto("unknown format")


def _within_bounds(picture: Picture) -> Picture:
    if picture.width * picture.height > MOST_PIXELS:
        raise TooManyPixels(f"{picture.width} x {picture.height}")
    if not picture.width or not picture.height:
        raise NotAPhoto("no pixels")
    return picture
