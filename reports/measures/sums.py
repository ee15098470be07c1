"""What a branch brings into the figures of its region: its scorecards, added up."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from reports.data import PartSum, QuestionSum, Tree
from reports.form_text import FormText
from reports.measures.missed import losses

NOTHING = Fraction(0)


def parameter_sums(scorecards: Sequence[Tree]) -> dict[str, PartSum]:
    """Parameter -> how many visits had a per cent of it, and their sum."""
    visits: Counter[str] = Counter()
    percents: dict[str, Decimal] = {}
    for code, percent in (pair for card in scorecards for pair in _percents(card)):
        visits[code] += 1
        percents[code] = percents.get(code, Decimal(0)) + percent
    return {code: PartSum(visits[code], percents[code]) for code in visits}


def question_sums(scorecards: Sequence[Tree], form: FormText) -> dict[str, QuestionSum]:
    """Scored question -> how many visits answered it, missed it, what that took off their scores, critical failures."""
    answered: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    lost: dict[str, Fraction] = {}
    for card in scorecards:
        found = losses(card, form)
        answered.update(found.keys())
        for code, points in found.items():
            if points:
                missed[code] += 1
                lost[code] = lost.get(code, NOTHING) + points
    critical = Counter(code for card in scorecards for code in card["critical"])
    codes = dict.fromkeys((*answered, *critical))
    return {code: QuestionSum(answered[code], missed[code], lost.get(code, NOTHING), critical[code]) for code in codes}


def _percents(scorecard: Tree) -> Iterable[tuple[str, Decimal]]:
    rows = scorecard["tags"].get("parameter", {}).items()
    return ((code, Decimal(row["percent"])) for code, row in rows if row["percent"] is not None)
