"""The front of a branch, from the street."""

from random import Random

from .canvas import BRAND, Canvas, Look, darker, lighter, mixed

GLASS, FRAME, PAPER, INK = (70, 96, 110), (60, 64, 68), (246, 244, 238), (40, 44, 48)


def front(look: Look, rng: Random, closed: bool = False) -> bytes:
    """A street with the bank, its sign, its door and the posted hours; `closed`: the shutter is down."""
    canvas = Canvas(look.sky)
    light = rng.uniform(-0.25, 0.25)
    sky = lighter(look.sky, light) if light > 0 else darker(look.sky, -light)
    canvas.fade((0, 0, 100, 62), sky, lighter(sky, 0.55))
    _cloud(canvas, rng.uniform(8, 70), rng.uniform(5, 12))
    _neighbours(canvas, look)
    _house(canvas, look)
    _windows(canvas, look)
    _door(canvas, closed)
    _hours(canvas)
    _street(canvas, look, rng)
    return canvas.jpeg(rng)


def _cloud(canvas: Canvas, left: float, top: float) -> None:
    for shift, size in ((0, 9), (6, 12), (14, 8)):
        canvas.disc((left + shift, top - size / 3, left + shift + size, top + size / 2), (250, 250, 252))


def _neighbours(canvas: Canvas, look: Look) -> None:
    for left, right, top, shade in ((-2, 15, 26, 0.28), (86, 102, 20, 0.35)):
        wall = darker(look.wall, shade)
        canvas.box((left, top, right, 82), wall)
        for row in range(4):
            for column in (left + 4, left + 10):
                canvas.box((column, top + 6 + row * 12, column + 3.5, top + 12 + row * 12), darker(wall, 0.4))


def _house(canvas: Canvas, look: Look) -> None:
    canvas.box((13, 16, 88, 82), look.wall)
    canvas.box((12, 13, 89, 18), darker(look.wall, 0.25))
    for column in range(6):
        left = 18 + column * 11.4
        canvas.box((left, 21, left + 7, 33), darker(GLASS, 0.1))
        canvas.line((left + 3.5, 21, left + 3.5, 33), lighter(look.wall))
    canvas.box((13, 37, 88, 48), BRAND)
    canvas.disc((17, 39, 22, 46), (240, 190, 70))
    canvas.words((52, 42.5), f"DEMO BANK  {look.code}", 6.2, (255, 255, 255))


def _windows(canvas: Canvas, look: Look) -> None:
    width = 38 / look.windows
    for number in range(look.windows):
        left = 16 + number * width
        canvas.box((left, 52, left + width - 2, 79), FRAME)
        canvas.fade((left + 0.7, 53, left + width - 2.7, 78), mixed(GLASS, look.sky, 0.5), GLASS)
        canvas.line((left + 1, 76, left + width * 0.6, 54), lighter(GLASS, 0.5), 0.7)
    canvas.box((13, 48, 56, 51.5), lighter(BRAND, 0.25))


def _door(canvas: Canvas, closed: bool) -> None:
    canvas.box((58, 50, 76, 82), FRAME)
    if closed:
        for number in range(16):
            top = 51 + number * 1.95
            canvas.box((58.8, top, 75.2, top + 1.5), (150, 154, 158) if number % 2 else (134, 138, 142))
        canvas.box((62, 63, 72, 69), PAPER)
        canvas.words((67, 66), "CLOSED", 2.8, (160, 40, 40))
        return
    for left in (58.8, 67.4):
        canvas.fade((left, 51, left + 7.8, 82), lighter(GLASS, 0.45), lighter(GLASS, 0.1))
    canvas.line((66.2, 64, 66.2, 70), (220, 220, 220), 0.6)
    canvas.line((67.8, 64, 67.8, 70), (220, 220, 220), 0.6)
    canvas.box((60, 56, 65, 59), PAPER)
    canvas.words((62.5, 57.6), "OPEN", 2, (30, 120, 60))


def _hours(canvas: Canvas) -> None:
    canvas.box((78, 54, 87, 68), FRAME)
    canvas.box((78.6, 54.8, 86.4, 67.2), PAPER)
    canvas.words((82.5, 57), "HOURS", 2.2, BRAND)
    for row, text in enumerate(("Mon-Fri", "09:00-16:00", "Sat-Sun -")):
        canvas.words((82.5, 60.2 + row * 2.6), text, 1.7, INK)


def _street(canvas: Canvas, look: Look, rng: Random) -> None:
    canvas.box((0, 81, 100, 88), lighter(look.floor, 0.25))
    for joint in range(0, 100, 9):
        canvas.line((joint, 81, joint - 4, 88), darker(look.floor, 0.1), 0.2)
    canvas.shape(((58, 82), (76, 82), (82, 88), (56, 88)), lighter(look.floor, 0.55))
    canvas.box((0, 88, 100, 100), (92, 94, 98))
    for dash in range(4):
        left = rng.uniform(-4, 4) + dash * 28
        canvas.box((left, 94, left + 14, 95), (226, 222, 206))
    pot = rng.choice((14, 50, 90))
    canvas.box((pot, 79, pot + 5, 85), (150, 92, 64))
    for shift in (-3, 0, 3):
        canvas.disc((pot + shift, 68 + abs(shift), pot + 5 + shift, 80), look.plant)
