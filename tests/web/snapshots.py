"""Photos in a phone's gallery, as its camera made them."""

import io

from PIL import Image, ImageDraw

from tests.audit_api.submissions import cameras

RED = (200, 30, 30)


def scene(size: tuple[int, int]) -> Image.Image:
    """A picture as full of detail as a shop, whose upper left quarter is red, with bars in its lower right one."""
    width, height = size
    grain = Image.effect_noise(size, 40)
    picture = Image.merge("RGB", (grain, grain, Image.new("L", size, 170)))
    brush = ImageDraw.Draw(picture)
    brush.rectangle((0, 0, width // 2, height // 2), fill=RED)
    for x in range(width // 2, width, width // 40):
        brush.rectangle((x, height // 2, x + width // 80, height), fill="black")
    return picture


def snapshot(size: tuple[int, int], orientation: int = 1, quality: int = 92, enlarged: int = 1) -> bytes:
    """A JPEG with time, place and secrets; it shows a scene of `size`, upright, however the camera was held.

    `enlarged` so many times, it has the pixels of a large sensor without the time to draw them.
    """
    upright = scene(size)
    turns = {1: None, 3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}
    turn = turns[orientation]
    out = io.BytesIO()
    turned = upright if turn is None else upright.transpose(turn)
    stored = turned.resize((turned.width * enlarged, turned.height * enlarged), Image.Resampling.BILINEAR)
    stored.save(out, "JPEG", quality=quality, exif=cameras.exif(orientation), comment=cameras.SECRET)
    return out.getvalue()


def clean(size: tuple[int, int]) -> bytes:
    """A small JPEG with nothing in it but the picture."""
    out = io.BytesIO()
    scene(size).save(out, "JPEG", quality=90)
    return out.getvalue()
