"""The upright pictures that are shown: JPEG, without metadata, in two sizes."""

import io
from collections.abc import Callable
from threading import Lock
from typing import Any, Literal, get_args

from PIL import Image, ImageCms, ImageOps
from sqlalchemy import update

from ..jobs import job, keeping
from ..storage import Storage, storage
from . import heic_decoding, photos
from .models import Photo
from .pictures import heic

PHOTO_SIZES = "photo_sizes"
Size = Literal["small", "large"]
SIZES: tuple[Size, ...] = get_args(Size)
LONGER_SIDE: dict[Size, int] = {"small": 320, "large": 1600}
QUALITY = 82

_ONE_AT_A_TIME = Lock()
"""A photo of 60 megapixels takes 240 MB once decoded: never two at once in a process."""

Image.MAX_IMAGE_PIXELS = 60_000_000


class Unshowable(ValueError):
    """A photo whose header was right, and whose picture cannot be decoded."""


def shown(store: Storage, visit: str, photo: photos.Arrived, size: Size) -> bytes | None:
    """The picture in this size, made and kept if nobody has; none when it cannot be decoded."""
    kept = store.get(_name(visit, photo.sha256, size))
    if kept is not None:
        return kept
    try:
        return make(store, visit, photo)[size]
    except Unshowable:
        return None


@job(PHOTO_SIZES)
def make_photo_sizes(about: dict[str, Any], progress: Callable[[int], None]) -> None:
    """Make the sizes of `about["photos"]` of one visit. A photo that cannot be decoded stops no other."""
    visit, wanted = about["visit"], about["photos"]
    made = []
    for done, sha256 in enumerate(wanted):
        progress(100 * done // len(wanted))
        photo = photos.find(storage(), visit, sha256)
        if photo and all(shown(storage(), visit, photo, size) for size in SIZES):
            made.append(sha256)
    with keeping() as session:
        session.execute(update(Photo).where(Photo.visit_id == visit, Photo.sha256.in_(made)).values(sized=True))


def make(store: Storage, visit: str, photo: photos.Arrived) -> dict[Size, bytes]:
    """Make both sizes of a photo, and keep them. `Unshowable` when it cannot be decoded."""
    data = photos.picture_of(store, visit, photo.sha256)
    if data is None:
        raise Unshowable(f"photo {photo.sha256} of visit {visit} is not in the storage any more")
    made = _sizes(data, photo.orientation)
    for size, picture in made.items():
        store.put(_name(visit, photo.sha256, size), picture)
    return made


def _name(visit: str, sha256: str, size: Size) -> str:
    return f"sizes/{visit}/{sha256}.{size}.jpg"


def upright(data: bytes, orientation: int, longest: int) -> Image.Image:
    """A picture with no side longer than `longest`, in sRGB and on white, turned as it was held.

    `Unshowable` when it cannot be decoded.
    """
    with _ONE_AT_A_TIME:
        return _decoded(data, orientation, longest)


def _sizes(data: bytes, orientation: int) -> dict[Size, bytes]:
    large = upright(data, orientation, LONGER_SIDE["large"])
    small = large.copy()
    small.thumbnail((LONGER_SIDE["small"], LONGER_SIDE["small"]))
    return {"small": _jpeg(small), "large": _jpeg(large)}


def _decoded(data: bytes, orientation: int, longest: int) -> Image.Image:
    try:
        readable = heic_decoding.decode(data, longest) if heic.begins(data) else data
        with Image.open(io.BytesIO(readable)) as picture:
            picture.draft("RGB", (longest, longest))
            profile = picture.info.get("icc_profile")
            picture.thumbnail((longest, longest), reducing_gap=2)
            return _turned(_on_white(_in_srgb(picture, profile)), orientation)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Unshowable(str(error)) from error


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture in sRGB. One whose profile is broken is taken as it is."""
    if not profile or picture.mode not in ("RGB", "RGBA", "CMYK", "L"):
        return picture
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        changed = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError):
        return picture
    return changed or picture


def _on_white(picture: Image.Image) -> Image.Image:
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    opaque = picture.convert("RGBA")
    paper = Image.new("RGBA", opaque.size, "white")
    return Image.alpha_composite(paper, opaque).convert("RGB")


def _turned(picture: Image.Image, orientation: int) -> Image.Image:
    picture.getexif()[0x0112] = orientation
    return ImageOps.exif_transpose(picture)


def _jpeg(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.info.clear()
    picture.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()
