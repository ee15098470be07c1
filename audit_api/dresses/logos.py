"""A client's logo: checked, made safe to print, and kept by its hash."""

import hashlib
import io
from dataclasses import dataclass

from PIL import Image, ImageOps

from reports.data import Picture

from .. import problems
from ..storage import Storage
from ..submissions import pictures, sizes
from ..submissions.pictures import heic

MOST_MEGABYTES = 5
MOST = (1000, 400)
"""Width and height in pixels of what is kept: fine print at the size of a cover."""
LEAST = (150, 75)
"""A logo that is neither so wide nor so high prints as a blur."""
VISIBLE = 30
"""So much darker than white, of 255, is the darkest spot of a logo that shows on paper."""
QUALITY = 95


@dataclass(frozen=True)
class Logo:
    """A logo that is kept, as a JPEG on white: its SHA-256, and its size in pixels and bytes."""

    sha256: str
    width: int
    height: int
    bytes: int


def keep(storage: Storage, client: int, data: bytes) -> Logo:
    """Keep a logo of `client` as it will be printed: on white, cut to what shows, without metadata.

    Refused when it is no picture, or one that nobody would see.
    """
    picture = _shown_part(_decoded(data))
    picture.thumbnail(MOST)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, subsampling=0, optimize=True)
    jpeg = out.getvalue()
    logo = Logo(hashlib.sha256(jpeg).hexdigest(), *picture.size, len(jpeg))
    storage.put(_name(client, logo.sha256), jpeg)
    return logo


def read(storage: Storage, client: int, sha256: str) -> bytes | None:
    """The JPEG, if this client has such a logo."""
    return storage.get(_name(client, sha256))


def printed(storage: Storage, client: int, sha256: str) -> Picture | None:
    """The same, ready to be drawn."""
    jpeg = read(storage, client, sha256)
    if jpeg is None:
        return None
    with Image.open(io.BytesIO(jpeg)) as picture:
        return Picture(sha256, jpeg, *picture.size)


def _name(client: int, sha256: str) -> str:
    return f"logos/{client}/{sha256}.jpg"


def _decoded(data: bytes) -> Image.Image:
    """Upright, on white, in the colours of the web."""
    try:
        if heic.begins(data):
            raise pictures.NotAPhoto("logos are PNG, JPEG or WebP")
        read = pictures.read(data)
        return sizes.upright(data, read.noted.orientation, 2 * MOST[0])
    except pictures.TooManyPixels:
        problems.refuse("too_large", what="The logo", limit="60 megapixels", cure="Make it smaller.")
    except (pictures.NotAPhoto, sizes.Unshowable):
        problems.refuse("not_a_logo")


def _shown_part(picture: Image.Image) -> Image.Image:
    """Without the white around it, which would make it look small and out of line."""
    dark = ImageOps.invert(picture.convert("L"))
    box = dark.point(lambda value: 255 * (value >= VISIBLE)).getbbox()
    if box is None:
        problems.refuse("logo_unseen")
    # What is fainter than that at its edges, such as a soft shadow, stays as long as something darker shows.
    part = picture.crop(dark.point(lambda value: 255 * (value >= 8)).getbbox() or box)
    if part.width < LEAST[0] and part.height < LEAST[1]:
        problems.refuse("logo_too_small", width=part.width, height=part.height, wide=LEAST[0], high=LEAST[1])
    return part
