"""The promise gap: a waterfall from what was promised to what was perceived, and each promise on the scale."""

from collections.abc import Iterator
from decimal import Decimal

from reports.figures.figure import Box, Dot, Figure, Line, Mark, Table, Text, Tone
from reports.measures.branch import BranchFigures
from reports.measures.gate import Standing
from reports.measures.promise_gap import FULL, Promise, PromiseGap, Side
from reports.style import SMALL
from reports.typeset import shorten
from reports.words import Words

WIDTH = 505.0
LEFT, STEP, BAR = 30.0, 95.0, 62.0
TOP, FLOOR = 16.0, 120.0
TICKS = (0, 50, 100)
ROW, HEAD = 24.0, 18.0
SCALE, SCALE_WIDTH = 112.0, 122.0
FIGURES = (300.0, 377.0)
"""Where what was delivered and what was perceived end; their n stands after them."""
COUNT, SOURCE = 27.0, 414.0


def promise_waterfall(figures: BranchFigures, words: Words) -> Figure | None:
    """From 100 by the delivery gap to what was delivered, and on to what was perceived; none without both."""
    gap = figures.promise
    if gap.delivered is None or gap.perceived is None or gap.delivery_gap is None or gap.perception_gap is None:
        return None
    full, muted = Decimal(FULL), figures.standing < Standing.SCORE
    bars = (
        ("promised", Decimal(0), full, words.number(full)),
        ("delivery_gap", gap.delivered, full, words.signed(gap.delivery_gap)),
        ("delivered", Decimal(0), gap.delivered, words.number(gap.delivered)),
        ("perception_gap", gap.perceived, gap.delivered, words.signed(gap.perception_gap)),
        ("perceived", Decimal(0), gap.perceived, words.number(gap.perceived)),
    )
    marks: list[Mark] = []
    for tick in TICKS:
        marks.append(Line(((LEFT - 4, _height(tick)), (LEFT if tick else WIDTH, _height(tick)))))
        marks.append(Text(LEFT - 6, _height(tick) + 3, words.number(tick), tone="muted", align="right"))
    for place, (name, start, end, said) in enumerate(bars):
        tone = _tone(name.endswith("gap"), start < end, muted)
        marks += _bar(place, (start, end), tone, (words(f"promise.{name}"), said))
    for place, level in enumerate((full, gap.delivered, gap.delivered, gap.perceived)):
        x = LEFT + place * STEP + (STEP + BAR) / 2
        marks.append(Line(((x, _height(level)), (x + STEP - BAR, _height(level))), "muted", 0.7))
    rows = [[words(f"promise.{name}"), said] for name, _, _, said in bars]
    table = Table([words("promise.step"), words("col.score")], rows)
    return Figure("promise_waterfall", WIDTH, FLOOR + 18, words("figure.promise_waterfall"), marks, table)


def promise_rows(figures: BranchFigures, words: Words) -> Figure | None:
    """Each promise with what was delivered and what was perceived, their n, and whose perception it is."""
    gap = figures.promise
    if not gap.promises:
        return None
    marks: list[Mark] = [
        Text(SCALE, 9, words.number(0), tone="muted"),
        Text(SCALE + SCALE_WIDTH, 9, words.number(FULL), tone="muted", align="right"),
        Text(FIGURES[0], 9, words("promise.delivered"), tone="muted", align="right"),
        Text(FIGURES[1], 9, words("promise.perceived"), tone="muted", align="right"),
        *(Text(x + COUNT, 9, words("col.n"), tone="muted", align="right") for x in FIGURES),
        Text(SOURCE, 9, words("promise.source"), tone="muted"),
    ]
    for place, promise in enumerate(gap.promises):
        marks += _row(promise, HEAD + place * ROW, figures.standing < Standing.SCORE, words)
    keys = ("promise.promise", "promise.delivered", "col.n", "promise.perceived", "col.n", "promise.source")
    rows = [_told(promise, words) for promise in gap.promises]
    height = HEAD + len(gap.promises) * ROW
    return Figure(
        "promise_rows", WIDTH, height, words("figure.promise_rows"), marks, Table([words(key) for key in keys], rows)
    )


def reading(gap: PromiseGap, words: Words) -> str:
    """What the gap says in a sentence: how much of it is doing, how much showing."""
    if gap.total_gap is None or gap.delivery_gap is None or gap.perception_gap is None:
        return words("promise.no_pair")
    missing, doing, showing = (abs(value) for value in (gap.total_gap, gap.delivery_gap, gap.perception_gap))
    if gap.delivery_gap < 0 and gap.perception_gap < 0:
        share = int(100 * doing / (doing + showing) + Decimal("0.5"))
        kind = "doing" if share >= 60 else "showing" if share <= 40 else "both"
        parts = {"doing": words.percent(share), "showing": words.percent(100 - share)}
        return f"{words('promise.shares', gap=words.number(missing), **parts)} {words(f'promise.advice.{kind}')}"
    kind = ("short" if gap.delivery_gap < 0 else "kept") + ("_shown" if gap.perception_gap >= 0 else "_unseen")
    return words(f"promise.{kind}", doing=words.number(doing), showing=words.number(showing))


def _bar(place: int, reach: tuple[Decimal, Decimal], tone: Tone, named: tuple[str, str]) -> Iterator[Mark]:
    high, low = _height(max(reach)), _height(min(reach))
    x = LEFT + place * STEP + (STEP - BAR) / 2
    yield Box(x, high, BAR, max(1.0, low - high), tone)
    yield Text(x + BAR / 2, high - 4, named[1], 10, bold=True, align="centre")
    yield Text(x + BAR / 2, FLOOR + 14, shorten(named[0], SMALL, STEP - 4), align="centre")


def _tone(gap: bool, short: bool, muted: bool) -> Tone:
    if muted:
        return "line" if gap else "faint"
    return ("accent" if short else "faint") if gap else "slate"


def _row(promise: Promise, y: float, muted: bool, words: Words) -> Iterator[Mark]:
    middle = y + ROW / 2
    yield Text(0, middle + 3, shorten(words.label("promise", promise.code), SMALL, SCALE - 12), bold=True)
    yield Box(SCALE, middle - 4, SCALE_WIDTH, 8, "range_2")
    ends = [_across(side.score) for side in (promise.delivered, promise.perceived) if side]
    if len(ends) == 2:
        yield Line(((ends[0], middle), (ends[1], middle)), "muted", 1.2)
    tone: Tone = "faint" if muted else "slate"
    if promise.delivered:
        yield Dot(_across(promise.delivered.score), middle, 4.2, tone)
    if promise.perceived:
        yield Dot(_across(promise.perceived.score), middle, 4.2, "muted" if muted else "ink", hollow=True)
    for x, side in zip(FIGURES, (promise.delivered, promise.perceived), strict=True):
        score, count = _side(side, words)
        yield Text(x, middle + 3, score, bold=side is not None, tone="muted" if muted else "ink", align="right")
        yield Text(x + COUNT, middle + 3, count, tone="muted", align="right")
    yield Text(SOURCE, middle + 3, _source(promise, words), tone="muted")


def _side(side: Side | None, words: Words) -> tuple[str, str]:
    return (words.number(side.score), words.number(side.count)) if side else (words.number(None), "")


def _source(promise: Promise, words: Words) -> str:
    """Whose perception it is."""
    if promise.perceived is None:
        return words("promise.not_asked")
    return words("promise.survey" if promise.perceived.surveyed else "promise.shoppers")


def _told(promise: Promise, words: Words) -> list[str]:
    delivered, perceived = (_side(side, words) for side in (promise.delivered, promise.perceived))
    return [words.label("promise", promise.code), *delivered, *perceived, _source(promise, words)]


def _height(score: Decimal | int) -> float:
    return FLOOR - (FLOOR - TOP) * float(score) / FULL


def _across(score: Decimal) -> float:
    return SCALE + SCALE_WIDTH * float(score) / FULL
