"""Sample regions of a demo bank: few branches with real scorecards, many by sums of them. Everything has a default."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from reports.data import Branch, BranchSums, Language, PartSum, QuestionSum, RegionReport
from reports.form_text import FormText
from reports.measures.missed import losses
from reports.measures.variance import NOBODY, group_of
from tests.reports import build

SKILL = (0.95, 0.9, 0.86, 0.82, 0.78, 0.7, 0.62)
TOWNS = ("Bandung", "Cirebon", "Bogor", "Depok", "Bekasi", "Garut", "Tasikmalaya", "Sukabumi", "Cimahi", "Banjar")


@cache
def card(seed: int, quality: float) -> Mapping[str, Any]:
    """The real scorecard of one visit."""
    return build.scorecard(build.answers(seed, quality))


def branch(number: int, visits: int = 8, visits_before: int = 8, **fields: Any) -> BranchSums:
    """A branch of so many visits; every seventh is as good as the first. `gain` is how much better than before."""
    quality = SKILL[number % len(SKILL)]
    cards = [card(97 * (number % 30) + turn, quality) for turn in range(visits)]
    before = [
        card(1000 + 97 * (number % 30) + turn, quality - fields.get("gain", 0.0)) for turn in range(visits_before)
    ]
    fields.pop("gain", None)
    town = TOWNS[number % len(TOWNS)]
    place = Branch(f"BR-{number:03}", f"Demo Branch {town} {number}", town, "West region")
    return of_cards(cards, **{"branch": place, "before": group_of(scores(before)), **fields})


def of_cards(cards: Sequence[Mapping[str, Any]], **fields: Any) -> BranchSums:
    """A branch with the sums of these scorecards."""
    form = FormText(build.form(), "en")
    sums = BranchSums(build.BRANCH, scores(cards), NOBODY, parameter_sums(cards), question_sums(cards, form))
    return replace(sums, **fields)


def parameter_sums(cards: Sequence[Mapping[str, Any]]) -> dict[str, PartSum]:
    """What the parts of the service add up to, straight from the scorecards."""
    found: dict[str, PartSum] = {}
    for code, row in (pair for card in cards for pair in card["tags"].get("parameter", {}).items()):
        if row["percent"] is not None:
            visits, percents = found.get(code, (0, Decimal(0)))
            found[code] = PartSum(visits + 1, percents + Decimal(row["percent"]))
    return found


def question_sums(cards: Sequence[Mapping[str, Any]], form: FormText) -> dict[str, QuestionSum]:
    """What the questions add up to, straight from the scorecards."""
    lost = [losses(card, form) for card in cards]
    failed = Counter(code for card in cards for code in card["critical"])
    return {
        code: QuestionSum(
            sum(code in one for one in lost),
            sum(one.get(code, 0) > 0 for one in lost),
            sum((one.get(code, Fraction(0)) for one in lost), Fraction(0)),
            failed[code],
        )
        for code in dict.fromkeys([*(code for one in lost for code in one), *failed])
    }


def bare(scores: Sequence[int], before: Sequence[int] = (), code: str = "BR", **fields: Any) -> BranchSums:
    """A branch of which nothing but scores is known."""
    place = Branch(code, f"Demo Branch {code}", "", fields.pop("region", "West region"))
    return BranchSums(place, tuple(map(Decimal, scores)), group_of(list(map(Decimal, before))), **fields)


def report(language: Language = "en", branches: Sequence[BranchSums] | int = 12, **fields: Any) -> RegionReport:
    """A region of so many branches, or of these; `fields` replaces any field."""
    if isinstance(branches, int):
        branches = many(branches)
    made = RegionReport(
        programme=build.PROGRAMME,
        region="West region",
        wave=build.WAVE,
        language=language,
        form=build.form(),
        form_version="3",
        branches=tuple(branches),
        previous_wave=build.BEFORE,
    )
    return replace(made, **fields)


def many(count: int) -> list[BranchSums]:
    """So many branches of 1 to 12 visits; some got clearly better or worse."""
    dice = random.Random(count)
    gains = (0.0, 0.0, 0.0, 0.25, 0.0, -0.2, 0.0, 0.1, 0.0, 0.0)
    visits = (8, 10, 4, 12, 8, 9, 2, 8, 1, 6)
    turns = [dice.randrange(10) for _ in range(count)]
    return [branch(number, visits[turn], 8 if turn % 5 else 6, gain=gains[turn]) for number, turn in enumerate(turns)]


def part(visits: int, percent: int) -> PartSum:
    """A part of the service that had the same per cent in so many visits."""
    return PartSum(visits, Decimal(visits * percent))


def scores(cards: Sequence[Mapping[str, Any]]) -> tuple[Decimal, ...]:
    """The final scores of scorecards."""
    return tuple(Decimal(one["final"]) for one in cards if one["complete"])


def all_critical(one: BranchSums) -> BranchSums:
    """The same branch, each visit of which failed a critical question."""
    visits, lost = len(one.scores), sum((question.lost for question in one.questions.values()), Fraction(0))
    return replace(one, questions={**one.questions, "C10": QuestionSum(visits, visits, lost, visits)})
