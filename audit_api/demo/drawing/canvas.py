"""What all drawings share: colours of a branch, shapes in hundredths of the picture, letters, and the JPEG."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from random import Random

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 760, 570
EDGE = 20
"""What is cut off all around, since a picture held aslant has empty corners."""

FINE = 2
"""Drawn so many times larger, and then reduced: edges come out smooth."""

Colour = tuple[int, int, int]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in hundredths of the picture's width and height."""

BRAND: Colour = (23, 98, 118)
WALLS: tuple[Colour, ...] = ((222, 212, 196), (205, 214, 219), (228, 220, 212), (200, 190, 178), (214, 222, 208))
SKIES: tuple[Colour, ...] = ((150, 190, 226), (186, 205, 216), (168, 196, 208), (206, 200, 190))
FLOORS: tuple[Colour, ...] = ((190, 184, 174), (172, 178, 184), (198, 190, 176), (160, 152, 142))
PLANTS: tuple[Colour, ...] = ((72, 118, 74), (92, 130, 70), (60, 104, 84))


@dataclass(frozen=True)
class Look:
    """How a branch looks, the same in each of its pictures."""

    code: str
    wall: Colour
    sky: Colour
    floor: Colour
    plant: Colour
    windows: int
    counters: int
    machines: int

    @classmethod
    def of(cls, code: str, counters: int, machines: int) -> Look:
        """The look that belongs to a branch's code."""
        rng = Random(f"look of {code}")
        wall, sky, floor, plant = (rng.choice(choice) for choice in (WALLS, SKIES, FLOORS, PLANTS))
        return cls(code, wall, sky, floor, plant, rng.choice((2, 3, 4)), counters, machines)


class Canvas:
    """A picture to draw on, by hundredths of its width and height."""

    def __init__(self, background: Colour) -> None:
        self.image = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), background)
        self.pen = ImageDraw.Draw(self.image)

    def box(self, box: Box, fill: Colour, radius: float = 0) -> None:
        """A rectangle, its corners rounded by `radius` hundredths of the width."""
        self.pen.rounded_rectangle(self._spots(box), radius=self._x(radius), fill=fill)

    def disc(self, box: Box, fill: Colour) -> None:
        """An ellipse that fills the box."""
        self.pen.ellipse(self._spots(box), fill=fill)

    def shape(self, corners: Sequence[tuple[float, float]], fill: Colour) -> None:
        """A polygon."""
        self.pen.polygon([(self._x(x), self._y(y)) for x, y in corners], fill=fill)

    def line(self, box: Box, fill: Colour, width: float = 0.4) -> None:
        """A straight line from the first corner to the second."""
        self.pen.line(self._spots(box), fill=fill, width=max(1, round(self._x(width))))

    def fade(self, box: Box, top: Colour, bottom: Colour) -> None:
        """A box that changes its colour from top to bottom."""
        left, start, right, end = self._spots(box)
        for y in range(int(start), int(end)):
            share = (y - start) / (end - start)
            self.pen.line((left, y, right, y), fill=mixed(top, bottom, share))

    def words(self, at: tuple[float, float], text: str, size: float, fill: Colour) -> None:
        """Letters around a middle, `size` in hundredths of the height."""
        font = lettering(round(self._y(size)))
        self.pen.text((self._x(at[0]), self._y(at[1])), text, font=font, fill=fill, anchor="mm")

    def jpeg(self, rng: Random) -> bytes:
        """The bytes of the picture, held a little aslant as by a hand."""
        held = self.image.reduce(FINE).rotate(rng.uniform(-1.2, 1.2), resample=Image.Resampling.BILINEAR)
        data = io.BytesIO()
        held.crop((EDGE, EDGE, WIDTH - EDGE, HEIGHT - EDGE)).save(data, "JPEG", quality=78)
        return data.getvalue()

    def _x(self, hundredths: float) -> float:
        return hundredths * WIDTH * FINE / 100

    def _y(self, hundredths: float) -> float:
        return hundredths * HEIGHT * FINE / 100

    def _spots(self, box: Box) -> tuple[float, float, float, float]:
        return self._x(box[0]), self._y(box[1]), self._x(box[2]), self._y(box[3])


@cache
def lettering(size: int) -> ImageFont.FreeTypeFont:
    """The bold letters of the reports."""
    return ImageFont.truetype(str(files("reports").joinpath("fonts/AuditSans-Bold.ttf")), size)


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """Between two colours: `share` of the other."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def darker(colour: Colour, share: float = 0.2) -> Colour:
    """The same colour in the shade."""
    return mixed(colour, (0, 0, 0), share)


def lighter(colour: Colour, share: float = 0.4) -> Colour:
    """The same colour in the light."""
    return mixed(colour, (255, 255, 255), share)
