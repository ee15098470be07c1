"""How does each part of the service stand? One row a section or a tag, over a branch's visits."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reports.data import Tree
from reports.measures.interval import Interval, Share, own_interval
from reports.measures.rounding import half_up, mean


@dataclass(frozen=True)
class Row:
    """`score` is the mean of the visits' per cents, `visits` how many had one; no score when none had."""

    code: str
    score: Decimal | None
    visits: int
    interval: Interval | None
    visit_scores: tuple[Decimal, ...]


def section_rows(scorecards: Sequence[Tree], codes: Iterable[str]) -> tuple[Row, ...]:
    """One row a section, in the order of `codes`."""
    return tuple(_row(code, scorecards, lambda card, code: _section(card, code)) for code in codes)


def tag_rows(scorecards: Sequence[Tree], family: str, codes: Iterable[str]) -> tuple[Row, ...]:
    """One row a code of this tag family, in the order of `codes`."""
    return tuple(_row(code, scorecards, lambda card, code: _tag(card, family, code)) for code in codes)


def compliance(scorecards: Sequence[Tree]) -> Share:
    """Binding standards met, of those that were answered, over all visits."""
    counts = [card["compliance"] for card in scorecards]
    return Share(sum(count["met"] for count in counts), sum(count["answered"] for count in counts))


def _row(code: str, scorecards: Sequence[Tree], percent: Callable[[Tree, str], str | None]) -> Row:
    found = (percent(card, code) for card in scorecards)
    scores = tuple(Decimal(text) for text in found if text is not None)
    return Row(code, half_up(mean(scores)) if scores else None, len(scores), own_interval(scores), scores)


def _section(scorecard: Tree, code: str) -> str | None:
    found: list[str | None] = [row["percent"] for row in scorecard["sections"] if row["section"] == code]
    return found[0] if found else None


def _tag(scorecard: Tree, family: str, code: str) -> str | None:
    percent: str | None = scorecard["tags"].get(family, {}).get(code, {}).get("percent")
    return percent
