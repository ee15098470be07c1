"""The score on its interval, with the target and every visit: the first thing that is read."""

from decimal import Decimal

from reports.figures.figure import Figure, Mark, Table, Text, moved
from reports.figures.scale import Scale, interval_bar, said
from reports.measures.branch import BranchFigures
from reports.measures.gate import Standing
from reports.measures.rounding import half_up
from reports.style import SMALL_STRONG
from reports.typeset import width
from reports.words import Words

WIDTH = 291.0
BAR_TOP, BAR_HEIGHT = 16.0, 22.0
FOOT = 44.0
"""The baseline of the scale's ends, below the top of the bar."""


def score_figure(figures: BranchFigures, words: Words, wide: float = WIDTH) -> Figure | None:
    """None without visits."""
    if figures.score is None:
        return None
    scale = _scale(figures)
    marks = [moved(mark, 0, BAR_TOP) for mark in interval_bar(scale, wide, BAR_HEIGHT)]
    if figures.target is not None:
        marks.append(_target(half_up(figures.target), wide, words))
    marks.append(Text(0, BAR_TOP + FOOT, "0", tone="muted"))
    marks.append(Text(wide, BAR_TOP + FOOT, "100", tone="muted", align="right"))
    return Figure("score", wide, BAR_TOP + FOOT + 4, said(scale, words), marks, _table(figures, words))


def _scale(figures: BranchFigures) -> Scale:
    return Scale(
        value=figures.score,
        target=figures.target,
        interval=figures.interval,
        visits=[Decimal(visit.scorecard["final"]) for visit in figures.visits],
        bounds=figures.bounds,
        muted=figures.standing < Standing.SCORE,
        numbers=[visit.number for visit in figures.visits],
    )


def _target(target: Decimal, wide: float, words: Words) -> Mark:
    text = words("target", value=words.number(target))
    half = width(text, SMALL_STRONG) / 2
    x = min(max(wide * float(target) / 100, half), wide - half)
    return Text(x, BAR_TOP - 6, text, bold=True, align="centre")


def _table(figures: BranchFigures, words: Words) -> Table:
    rows = [[words("col.score"), words.number(figures.score)], [words("col.n"), words.number(len(figures.visits))]]
    if figures.interval:
        low, high = words.number(figures.interval.low), words.number(figures.interval.high)
        rows.append([words("col.interval"), words("between", low=low, high=high)])
    if figures.target is not None:
        rows.append([words("card.target"), words.number(half_up(figures.target))])
    return Table([words("card.row"), words("col.score")], rows)
