"""A page as a picture, to see what was painted where."""

import subprocess
from io import BytesIO

from PIL import Image


def pixels(pdf: bytes, page: int = 1) -> Image.Image:
    """The page in greys, one pixel a point."""
    command = ["pdftoppm", "-r", "72", "-f", str(page), "-l", str(page), "-gray", "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return Image.open(BytesIO(done.stdout))


def ink(page: Image.Image, x: float, y: float) -> int:
    """How dark the pixel at this point of the page is: 0 white, 255 black."""
    grey = page.getpixel((int(x), int(y)))
    assert isinstance(grey, int)
    return 255 - grey
