"""What is kept of a photo is the picture, exactly, and nothing else; what is no photo is not kept."""

import io
import random
import zipfile

import pi_heif
import pytest
from PIL import Image, ImageChops, ImageSequence

from audit_api.submissions import pictures
from audit_api.submissions.pictures import NotAPhoto, Noted, TooManyPixels
from tests.audit_api.submissions import cameras

pi_heif.register_heif_opener()

PHOTOS = {
    "jpeg": cameras.jpeg(orientation=6),
    "progressive jpeg": cameras.jpeg(orientation=6, progressive=True),
    "jpeg with restarts": cameras.jpeg(orientation=6, restart_marker_blocks=1),
    "grey jpeg": cameras.jpeg(orientation=6, mode="L"),
    "cmyk jpeg": cameras.jpeg(orientation=6, mode="CMYK"),
    "png": cameras.png(orientation=6),
    "webp": cameras.webp(orientation=6),
    "lossless webp": cameras.webp(lossless=True, orientation=6),
    "heic": cameras.HEIC,
}
every_photo = pytest.mark.parametrize("data", PHOTOS.values(), ids=PHOTOS.keys())


def kept(data: bytes) -> bytes:
    """What is kept of a photo."""
    return b"".join(pictures.read(data).parts)


@every_photo
def test_nothing_but_the_picture_is_kept(data: bytes) -> None:
    clean = kept(data)

    assert b"Secret" in data
    assert b"Secret" not in clean
    with Image.open(io.BytesIO(clean)) as picture:
        assert not {"exif", "xmp", "comment", "photoshop", "Author", "Comment"} & {
            key for key, value in picture.info.items() if value
        }


@every_photo
def test_the_picture_is_exactly_the_same(data: bytes) -> None:
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(kept(data))) as after:
        assert after.mode == before.mode
        assert ImageChops.difference(after.convert("RGB"), before.convert("RGB")).getbbox() is None
        assert after.info.get("icc_profile") == before.info.get("icc_profile")


@every_photo
def test_cleaning_what_is_clean_changes_nothing(data: bytes) -> None:
    assert kept(kept(data)) == kept(data)


@every_photo
def test_the_size_is_read_off_the_header(data: bytes) -> None:
    picture = pictures.read(data)

    with Image.open(io.BytesIO(kept(data))) as decoded:
        assert (picture.width, picture.height) == decoded.size


@every_photo
def test_time_place_and_orientation_are_read_before_they_are_taken_out(data: bytes) -> None:
    noted = pictures.read(data).noted

    if data is cameras.HEIC:
        assert noted == Noted(1, "2026-11-10T09:30:00+08:00", 3.14, 101.6933333)
    else:
        assert noted == Noted(6, "2026-11-10T09:30:00+08:00", -6.21, 106.82)


@every_photo
def test_a_photo_that_is_cut_off_is_refused(data: bytes) -> None:
    clean = kept(data)

    for length in {len(clean) - 1, len(clean) - 3, len(clean) // 2, 40, 12, 3, 0}:
        with pytest.raises(NotAPhoto):
            pictures.read(clean[:length])


@every_photo
def test_a_damaged_photo_is_refused_or_still_clean(data: bytes) -> None:
    chance = random.Random(7)
    for _ in range(400):
        damaged = bytearray(data)
        for _ in range(chance.randint(1, 4)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        try:
            clean = kept(bytes(damaged))
        except NotAPhoto:
            continue
        assert len(clean) <= len(data)


def test_the_words_of_a_jpeg_cannot_hide_between_its_scans() -> None:
    data = cameras.jpeg(progressive=True)
    scan = data.index(b"\xff\xda", 700)
    hidden = data[:scan] + b"\xff\xfe\x00\x0fSecret Person" + data[scan:]

    assert b"Secret" not in kept(hidden)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a" + b"\x00" * 40,
        b"%PDF-1.7\n" + cameras.jpeg(),
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
        b"\xff\xd8\xff\xd9",
        b"\xff\xd8\xff\xe0\x00\x00",
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 40,
        b"RIFF\x04\x00\x00\x00WEBP",
        b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic",
        b"\x00\x00\x00\x00ftypheic",
    ],
)
def test_what_is_no_photo_is_refused(data: bytes) -> None:
    with pytest.raises(NotAPhoto):
        pictures.read(data)


def test_an_archive_behind_a_photo_is_not_kept() -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as zipped:
        zipped.writestr("virus.exe", "MZ")

    clean = kept(cameras.jpeg() + archive.getvalue())

    assert not zipfile.is_zipfile(io.BytesIO(clean))


def test_an_animation_is_no_photo() -> None:
    frames = [cameras.scene(), cameras.scene().rotate(90)]
    moving, animated_png = io.BytesIO(), io.BytesIO()
    frames[0].save(moving, "WEBP", save_all=True, append_images=frames[1:])
    frames[0].save(animated_png, "PNG", save_all=True, append_images=frames[1:])

    with pytest.raises(NotAPhoto):
        pictures.read(moving.getvalue())
    with Image.open(io.BytesIO(kept(animated_png.getvalue()))) as still:
        assert len(list(ImageSequence.Iterator(still))) == 1


@pytest.mark.parametrize(
    "data",
    [
        cameras.png_of_size(60_000, 60_000, b"x" * 11_000_000),
        cameras.jpeg().replace(b"\x00\x11\x08\x00\x40\x00\x60", b"\x00\x11\x08\xff\xff\xff\xff"),
    ],
    ids=["png", "jpeg"],
)
def test_too_many_pixels_are_told_from_the_header(data: bytes) -> None:
    with pytest.raises(TooManyPixels):
        pictures.read(data)


def test_a_size_that_so_little_data_cannot_fill_is_refused() -> None:
    with pytest.raises(NotAPhoto, match="cannot fill"):
        pictures.read(cameras.png_of_size(7000, 7000, b"x" * 1000))


def test_broken_exif_costs_the_notes_and_not_the_photo() -> None:
    data = cameras.jpeg(exif=b"Exif\x00\x00II*\x00\xff\xff\xff\xff" + b"\xff" * 30)

    assert pictures.read(data).noted == Noted()
