"""The branches of a wave from the lowest to the highest score, this one marked and nobody else named."""

from collections.abc import Iterator
from decimal import Decimal

from reports.figures.figure import Box, Dot, Figure, Line, Mark, Table, Text, Tone
from reports.measures.gate import Standing
from reports.measures.league import Place
from reports.measures.peers import Peers
from reports.style import SMALL_STRONG
from reports.typeset import width
from reports.words import Words

WIDTH, HEIGHT = 505.0, 190.0
LEFT, TOP, FLOOR = 26.0, 22.0, 182.0
TICKS = (0, 25, 50, 75, 100)
WIDEST = 24.0


def peers_figure(found: Peers, words: Words) -> Figure:
    """A disc a branch on its bar of 1.39 standard errors; where two bars part, the branches differ at about 95 %."""
    places = sorted(found.league.places, key=lambda place: (place.score, place.code))
    step = (WIDTH - LEFT) / max(len(places), 1)
    marks: list[Mark] = []
    for tick in TICKS:
        marks.append(Line(((LEFT, _height(tick)), (WIDTH, _height(tick)))))
        marks.append(Text(LEFT - 6, _height(tick) + 3, words.number(tick), tone="muted", align="right"))
    middle = _height(Decimal(str(found.league.components.middle)))
    marks.append(Line(((LEFT, middle), (WIDTH, middle)), "slate", 0.9, dashed=True))
    for number, place in enumerate(places):
        marks += _branch(place, (LEFT + (number + 0.5) * step, step), place is found.own)
    if found.own:
        at = LEFT + (places.index(found.own) + 0.5) * step
        marks.append(_named(at, words))
    rows = [_told(place, found, words) for place in reversed(places)]
    columns = [words("col.branch"), words("col.n"), words("col.score"), words("peers.bar")]
    return Figure("peers", WIDTH, HEIGHT, words.count("figure.peers", len(places)), marks, Table(columns, rows))


def _branch(place: Place, at: tuple[float, float], own: bool) -> Iterator[Mark]:
    x, step = at
    thick = min(WIDEST, step * 0.62) * (1 if step > 3 else 0.8)
    tone: Tone = "accent" if own else "line" if place.standing < Standing.SCORE else "faint"
    high, low = _height(place.bar.high), _height(place.bar.low)
    yield Box(x - thick / 6, high, max(0.6, thick / 3), max(0.6, low - high), tone)
    yield Dot(x, _height(place.score), min(3.6, max(1.0, thick / 2)), "ink" if own else "muted")


def _named(x: float, words: Words) -> Mark:
    said = words("peers.this")
    half = width(said, SMALL_STRONG) / 2
    return Text(min(max(x, LEFT + half), WIDTH - half), 12, said, tone="accent", bold=True, align="centre")


def _told(place: Place, found: Peers, words: Words) -> list[str]:
    name = words("peers.this") if place is found.own else words("peers.other")
    bar = words("between", low=words.number(place.bar.low), high=words.number(place.bar.high))
    return [name, words.number(place.visits), words.number(place.score), bar]


def _height(score: Decimal | int) -> float:
    return FLOOR - (FLOOR - TOP) * float(score) / 100
