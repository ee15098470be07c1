"""Inside a branch: the queue, the counter, the machines."""

from random import Random

from .canvas import BRAND, Canvas, Look, darker, lighter

PAPER, INK, STEEL, GOLD = (246, 244, 238), (40, 44, 48), (168, 172, 178), (240, 190, 70)
SCREEN, AMBER, RED = (24, 30, 36), (255, 184, 60), (186, 52, 44)


def queue(look: Look, rng: Random, number: int) -> bytes:
    """The number display, the belt, the chairs and the ticket machine; `number` is the one being served."""
    canvas = _room(look, rng)
    canvas.box((30, 8, 74, 27), SCREEN, 1)
    canvas.words((42, 13), "NOW SERVING", 3, lighter(AMBER))
    canvas.words((42, 20.5), f"A{number:03}", 8, AMBER)
    canvas.line((54, 10, 54, 25), (80, 84, 90))
    canvas.words((64, 13), "COUNTER", 3, lighter(AMBER))
    canvas.words((64, 20.5), str(rng.randint(1, look.counters)), 8, AMBER)
    for row in range(2):
        _chairs(canvas, 6 + row * 4, 46 + row * 12, 4 + row)
    for post in range(4):
        _post(canvas, 40 + post * 12, 60 + post * 5, last=post == 3)
    _ticket_machine(canvas, 84)
    return canvas.jpeg(rng)


def counter(look: Look, rng: Random, opened: int, charter: bool = True) -> bytes:
    """The row of counters, `opened` of them; and on the wall the service charter with the fees, or its bare frame."""
    canvas = _room(look, rng)
    width = 71 / look.counters
    for place in range(look.counters):
        _window(canvas, 4 + place * width, width - 1.5, place + 1, place < opened)
    canvas.box((0, 62, 77, 66), lighter((128, 92, 64), 0.2))
    canvas.box((0, 66, 77, 90), (128, 92, 64))
    for panel in range(5):
        canvas.box((2 + panel * 15, 69, 14.4 + panel * 15, 87), darker((128, 92, 64), 0.12), 0.5)
    _charter(canvas, charter)
    return canvas.jpeg(rng)


def machines(look: Look, rng: Random, working: int) -> bytes:
    """The self-service machines, of which `working` are in service."""
    canvas = _room(look, rng)
    width = 88 / look.machines
    for place in range(look.machines):
        middle = 6 + place * width + width / 2
        _machine(canvas, middle, min(width - 3, 22), place < working)
    return canvas.jpeg(rng)


def _room(look: Look, rng: Random) -> Canvas:
    canvas = Canvas(look.wall)
    canvas.fade((0, 0, 100, 66), lighter(look.wall, 0.35), look.wall)
    canvas.box((0, 3, 100, 5), BRAND)
    canvas.fade((0, 64, 100, 100), darker(look.floor, 0.15), look.floor)
    for joint in range(-6, 17):
        canvas.line((50 + (joint - 5) * 5, 64, 50 + (joint - 5) * 18, 100), darker(look.floor, 0.25), 0.15)
    for row in (68, 74, 83, 95):
        canvas.line((0, row, 100, row), darker(look.floor, 0.25), 0.15)
    for lamp in (18, 50, 82):
        shift = rng.uniform(-2, 2)
        canvas.box((lamp - 6 + shift, 0, lamp + 6 + shift, 1.6), (255, 252, 236))
    return canvas


def _chairs(canvas: Canvas, left: float, top: float, count: int) -> None:
    for chair in range(count):
        at = left + chair * 8
        canvas.box((at, top, at + 6.6, top + 9), BRAND, 0.8)
        canvas.box((at - 0.4, top + 9, at + 7, top + 12), darker(BRAND), 0.6)
        canvas.line((at + 1, top + 12, at + 1, top + 18), STEEL)
        canvas.line((at + 5.6, top + 12, at + 5.6, top + 18), STEEL)


def _post(canvas: Canvas, left: float, top: float, last: bool) -> None:
    canvas.disc((left - 2, top + 21, left + 4, top + 25), darker(STEEL))
    canvas.box((left, top, left + 1.6, top + 23), STEEL)
    canvas.disc((left - 0.5, top - 2, left + 2.1, top + 1.5), GOLD)
    if not last:
        canvas.line((left + 1, top + 3, left + 13, top + 8), RED, 1.1)


def _ticket_machine(canvas: Canvas, left: float) -> None:
    canvas.box((left, 44, left + 11, 92), darker(STEEL, 0.35), 0.8)
    canvas.box((left + 1.4, 47, left + 9.6, 60), SCREEN, 0.4)
    canvas.words((left + 5.5, 51), "TICKET", 2.4, AMBER)
    canvas.box((left + 2.4, 54, left + 8.6, 58), (60, 140, 90), 0.4)
    canvas.box((left + 2.8, 65, left + 8.2, 66), (20, 22, 24))
    canvas.box((left + 3.6, 65.5, left + 7.4, 71), PAPER)


def _window(canvas: Canvas, left: float, width: float, number: int, opened: bool) -> None:
    canvas.box((left, 24, left + width, 62), darker(STEEL, 0.2))
    canvas.fade((left + 0.8, 25, left + width - 0.8, 61), (208, 224, 228), (176, 196, 202))
    canvas.box((left + width * 0.25, 44, left + width * 0.62, 57), SCREEN, 0.4)
    canvas.box((left + width * 0.4, 57, left + width * 0.47, 61), SCREEN)
    canvas.box((left + width / 2 - 4, 15, left + width / 2 + 4, 23), BRAND, 0.6)
    canvas.words((left + width / 2, 19), str(number), 5, (255, 255, 255))
    if not opened:
        canvas.box((left + width / 2 - 6, 35, left + width / 2 + 6, 42), PAPER, 0.3)
        canvas.words((left + width / 2, 38.5), "CLOSED", 3, RED)


def _charter(canvas: Canvas, shown: bool) -> None:
    canvas.box((79, 18, 95, 56), darker((128, 92, 64), 0.3))
    canvas.box((80, 19.2, 94, 54.8), PAPER if shown else (226, 222, 214))
    if not shown:
        return
    canvas.words((87, 23), "OUR PROMISE", 2.1, BRAND)
    for row in range(5):
        canvas.box((82, 27 + row * 2.4, 92 - row % 2 * 2, 27.8 + row * 2.4), (150, 154, 158))
    canvas.words((87, 41), "FEES", 2.1, BRAND)
    for row in range(4):
        canvas.box((82, 44 + row * 2.4, 88, 44.8 + row * 2.4), (150, 154, 158))
        canvas.box((90, 44 + row * 2.4, 92.4, 44.8 + row * 2.4), INK)


def _machine(canvas: Canvas, middle: float, width: float, working: bool) -> None:
    left, right = middle - width / 2, middle + width / 2
    canvas.box((left, 16, right, 94), darker(BRAND, 0.15), 1)
    canvas.box((left, 16, right, 25), BRAND, 1)
    canvas.words((middle, 20.5), "CASH  24 h", 3.2, (255, 255, 255))
    canvas.box((left + 2, 29, right - 2, 49), (16, 20, 24), 0.6)
    canvas.box((left + 3, 30.4, right - 3, 47.6), (54, 120, 160) if working else (44, 46, 50))
    said, colour = ("INSERT CARD", (255, 255, 255)) if working else ("OUT OF SERVICE", (255, 120, 100))
    canvas.words((middle, 39), said, width * 0.115, colour)
    for row in range(3):
        for key in range(3):
            at = middle - 4 + key * 3
            canvas.box((at, 54 + row * 4, at + 2, 56.6 + row * 4), STEEL, 0.2)
    canvas.box((middle - 5.5, 69, middle + 5.5, 71), (12, 14, 16))
    canvas.box((middle - 6.5, 76, middle + 6.5, 80), (12, 14, 16))
    if not working:
        canvas.box((middle - 6, 58, middle + 6, 67), PAPER)
        canvas.words((middle, 62.5), "UNDER REPAIR", 2, RED)
