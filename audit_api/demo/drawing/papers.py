"""The slip of paper a customer is given."""

from random import Random

from .canvas import BRAND, Canvas, Look, darker, mixed

PAPER, INK, WOOD = (250, 249, 244), (46, 48, 52), (150, 108, 74)


def receipt(look: Look, rng: Random, lines: tuple[str, ...]) -> bytes:
    """A queue ticket on a table top, with `lines` printed on it, the first one large."""
    canvas = Canvas(WOOD)
    for grain in range(26):
        top = grain * 4 + rng.uniform(-1, 1)
        canvas.line((0, top, 100, top + rng.uniform(-2, 2)), mixed(WOOD, darker(WOOD), rng.random()), 0.5)
    left = rng.uniform(28, 36)
    canvas.box((left + 1.2, 9.5, left + 37.2, 94.5), darker(WOOD, 0.45))
    canvas.box((left, 8, left + 36, 92.8), PAPER)
    for tooth in range(18):
        canvas.shape(((left + tooth * 2, 92.6), (left + tooth * 2 + 1, 95), (left + tooth * 2 + 2, 92.6)), PAPER)
    middle = left + 18
    canvas.box((left + 4, 13, left + 32, 21), BRAND)
    canvas.words((middle, 17), "DEMO BANK", 4.6, (255, 255, 255))
    canvas.words((middle, 26), look.code, 3.4, INK)
    canvas.words((middle, 38), lines[0], 13, INK)
    for row, line in enumerate(lines[1:]):
        canvas.words((middle, 51 + row * 6), line, 3.6, INK)
    _bars(canvas, left + 6, rng)
    return canvas.jpeg(rng)


def _bars(canvas: Canvas, left: float, rng: Random) -> None:
    at = left
    while at < left + 23:
        width = rng.choice((0.3, 0.5, 0.9))
        canvas.box((at, 79, at + width, 88), INK)
        at += width + rng.choice((0.3, 0.5))
