"""What is printed of a client's colour, so that everything can be read whatever they chose.

The arithmetic is WCAG 2's relative luminance and contrast, and CIE L*a*b* (1976). A colour is darkened by dimming its
light, which leaves its hue as it is, and lightened by adding white light.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from math import atan2, ceil, degrees, floor, hypot
from typing import Final, Literal

from reports.style import ACCENT, INK, PALE, SLATE, Colour, colour_of

READABLE: Final = 4.5
"""The contrast of text in the accent on a plate, and so on white, and of white text on it."""
APART: Final = 1.5
"""The contrast of the accent's bars to the marks in ink that are drawn over them."""
STEPS: Final = 8.0
"""So many steps of lightness lie between the accent and what says "look here": a grey print tells them apart."""
DEEP_ALERT: Final = colour_of("6E0D06")
REDDISH: Final = (0.0, 75.0)
"""Hue angles, in degrees, of what would be taken for an alert."""
COLOURFUL: Final = 20.0
"""Chroma below which a colour looks grey, and has no hue to speak of."""
Change = Literal["darker", "lighter", "kept_off_figures"]


@dataclass(frozen=True)
class Palette:
    """`brand` is the colour as chosen, for where nothing is read: the cover and a rule at the head of each page.

    `accent` is what is drawn and written with it, `alert` what says "look here": always a red, never the client's.
    `change`: what was done to the accent, if anything.
    """

    brand: Colour
    accent: Colour
    alert: Colour
    change: Change | None = None

    @property
    def worn(self) -> dict[Colour, Colour]:
        """What stands for the house's colours, where it is another."""
        pairs = {SLATE: self.accent, ACCENT: self.alert}
        return {own: other for own, other in pairs.items() if own != other}


@cache
def palette(accent: str) -> Palette:
    """The colours for an accent, given as "#rrggbb". One that is red leaves the figures in the house's slate."""
    brand = colour_of(accent.removeprefix("#"))
    if _is_reddish(brand):
        return Palette(brand, SLATE, ACCENT, "kept_off_figures")
    printed = _within(brand, (luminance(INK) + 0.05) * APART - 0.05, (luminance(PALE) + 0.05) / READABLE - 0.05)
    apart = abs(lightness(printed) - lightness(ACCENT)) >= STEPS
    return Palette(brand, printed, ACCENT if apart else DEEP_ALERT, _change(brand, printed))


def _change(brand: Colour, printed: Colour) -> Change | None:
    if brand == printed:
        return None
    return "darker" if luminance(printed) < luminance(brand) else "lighter"


def luminance(colour: Colour) -> float:
    """Relative luminance, 0 for black to 1 for white."""
    red, green, blue = map(_light, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """From 1 for the same luminance to 21 for black and white."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lightness(colour: Colour) -> float:
    """CIE L*, 0 for black to 100 for white."""
    return 116 * _response(luminance(colour)) - 16


def _is_reddish(colour: Colour) -> bool:
    red, green, blue = map(_light, colour)
    x = 0.4124 * red + 0.3576 * green + 0.1805 * blue
    z = 0.0193 * red + 0.1192 * green + 0.9505 * blue
    middle = _response(luminance(colour))
    a, b = 500 * (_response(x / 0.9505) - middle), 200 * (middle - _response(z / 1.089))
    return hypot(a, b) >= COLOURFUL and REDDISH[0] <= degrees(atan2(b, a)) <= REDDISH[1]


def _response(light: float) -> float:
    """To light of one kind, as a part of white's (CIE 15)."""
    return float(light ** (1 / 3)) if light > 216 / 24389 else (light * 24389 / 27 + 16) / 116


def code_of(colour: Colour) -> str:
    """The colour as "#rrggbb"."""
    return "#" + "".join(f"{round(255 * part):02x}" for part in colour)


def _within(colour: Colour, darkest: float, lightest: float) -> Colour:
    """The colour with its luminance between these two, rounded to bytes inwards."""
    light = luminance(colour)
    lights = [_light(part) for part in colour]
    if light > lightest:
        return _bytes([_signal(part * lightest / light) for part in lights], floor)
    if light < darkest:
        white = (darkest - light) / (1 - light)
        return _bytes([_signal(part + white * (1 - part)) for part in lights], ceil)
    return colour


def _bytes(parts: list[float], rounded: Callable[[float], int]) -> Colour:
    red, green, blue = (min(255, rounded(255 * part)) / 255 for part in parts)
    return red, green, blue


def _light(signal: float) -> float:
    """Light from an sRGB value, both from 0 to 1 (IEC 61966-2-1)."""
    return signal / 12.92 if signal <= 0.04045 else float(((signal + 0.055) / 1.055) ** 2.4)


def _signal(light: float) -> float:
    return 12.92 * light if light <= 0.0031308 else float(1.055 * light ** (1 / 2.4) - 0.055)
