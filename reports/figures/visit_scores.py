"""Every visit's score in the order of the visits, on the branch's mean and its interval."""

from decimal import Decimal

from reports.figures.figure import Box, Dot, Figure, Line, Mark, Table, Text, Tone
from reports.measures.branch import BranchFigures
from reports.measures.gate import Standing
from reports.words import Words

WIDTH, HEIGHT = 505.0, 132.0
LEFT, RIGHT, TOP, FLOOR = 26.0, 96.0, 8.0, 112.0
TICKS = (0, 25, 50, 75, 100)
EVERY = 24
"""Of more visits than this only every fifth is numbered."""


def visit_scores(figures: BranchFigures, words: Words) -> Figure | None:
    """A disc a visit, in colour below the target; none without visits."""
    if figures.score is None:
        return None
    marks: list[Mark] = []
    if figures.interval:
        top, low = _height(figures.interval.high), _height(figures.interval.low)
        marks.append(Box(LEFT, top, _right() - LEFT, low - top, "range_2"))
    for tick in TICKS:
        marks.append(Line(((LEFT, _height(tick)), (_right(), _height(tick)))))
        marks.append(Text(LEFT - 6, _height(tick) + 3, words.number(tick), tone="muted", align="right"))
    marks += _levels(figures, words)
    for place, visit in enumerate(figures.visits):
        marks += _visit(figures, place, (visit.number, Decimal(visit.scorecard["final"])))
    rows = [[words("visit", n=v.number), words.number(Decimal(v.scorecard["final"]))] for v in figures.visits]
    key = "figure.visit_scores" if figures.interval else "figure.visit_scores.unsure"
    alt = words.count(key, len(rows), score=words.number(figures.score))
    return Figure("visit_scores", WIDTH, HEIGHT, alt, marks, Table([words("col.visit"), words("col.score")], rows))


def _levels(figures: BranchFigures, words: Words) -> list[Mark]:
    """The mean and the target as lines with their names at the right, kept apart where they are close."""
    assert figures.score is not None
    mean, target = _height(figures.score), None if figures.target is None else _height(figures.target)
    said = mean + 3
    if target is not None and abs(mean - target) < 12:
        said = target + 3 + (12 if mean >= target else -12)
    marks: list[Mark] = [
        Line(((LEFT, mean), (_right(), mean)), "slate", 1.2),
        Text(_right() + 6, said, words("figure.mean", value=words.number(figures.score)), bold=True),
    ]
    if target is not None and figures.target is not None:
        marks.append(Line(((LEFT, target), (_right(), target)), "ink", 0.8, dashed=True))
        marks.append(Text(_right() + 6, target + 3, words("target", value=words.number(figures.target)), tone="muted"))
    return marks


def _visit(figures: BranchFigures, place: int, visit: tuple[int, Decimal]) -> list[Mark]:
    number, score = visit
    x = LEFT + (_right() - LEFT) * (place + 0.5) / len(figures.visits)
    below = figures.target is not None and score < figures.target and figures.standing >= Standing.SCORE
    tone: Tone = "accent" if below else "slate" if figures.standing >= Standing.SCORE else "muted"
    marks: list[Mark] = [Dot(x, _height(score), 3.4, tone, about={"visit": number})]
    if len(figures.visits) <= EVERY or number % 5 == 0 or place == 0:
        marks.append(Text(x, FLOOR + 13, str(number), tone="muted", align="centre"))
    return marks


def _right() -> float:
    return WIDTH - RIGHT


def _height(score: Decimal | int) -> float:
    return FLOOR - (FLOOR - TOP) * float(score) / 100
