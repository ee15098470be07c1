"""How far is what was promised from what was delivered, and that from what was perceived?

Each promise is 100. Delivered is what its questions earned; perceived is what shoppers rated, or real customers in a
survey. Total gap = delivery gap (delivered - 100) + perception gap (perceived - delivered).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from reports.data import SurveyMean, Tree
from reports.form_text import FormText
from reports.measures.interval import Interval, Spread, mean_interval, own_interval
from reports.measures.rounding import half_up, mean

PROMISES = ("quantity", "quality", "timeliness", "price")
FULL = 100


@dataclass(frozen=True)
class Side:
    """A mean from 0 to 100 of so many `visits` (or `customers`, when `surveyed`), and its 95 per cent interval."""

    score: Decimal
    count: int
    interval: Interval | None
    surveyed: bool = False


@dataclass(frozen=True)
class Promise:
    """One promise. A side is none when nothing was measured or rated; then it is in no total."""

    code: str
    delivered: Side | None
    perceived: Side | None


@dataclass(frozen=True)
class PromiseGap:
    """`delivered` and `perceived` are the means over the promises in `counted`, which have both sides.

    All are in points of 100; gaps below 0 fall short. They are none when no promise has both sides.
    """

    promises: tuple[Promise, ...]
    counted: tuple[str, ...]
    delivered: Decimal | None
    perceived: Decimal | None
    delivery_gap: Decimal | None
    perception_gap: Decimal | None
    total_gap: Decimal | None


def promise_gap(visits: Sequence[tuple[Tree, Tree]], form: FormText, survey: Sequence[SurveyMean]) -> PromiseGap:
    """From (scorecard, answers document) of each visit. A survey of a promise takes the place of shoppers' ratings."""
    surveys = {of.promise: of for of in survey}
    delivered = {code: _delivered(code, visits) for code in PROMISES}
    perceived = {code: _perceived(code, visits, form) for code in PROMISES}
    means = {code: mean(values) for code, values in perceived.items() if values}
    means |= {code: Fraction(of.mean) for code, of in surveys.items() if code in PROMISES}
    promises = tuple(
        Promise(code, _side(delivered[code]), _surveyed(surveys[code]) if code in surveys else _side(perceived[code]))
        for code in PROMISES
        if delivered[code] or code in means
    )
    counted = tuple(code for code in PROMISES if delivered[code] and code in means)
    if not counted:
        return PromiseGap(promises, (), None, None, None, None, None)
    kept, felt = mean([mean(delivered[code]) for code in counted]), mean([means[code] for code in counted])
    gaps = half_up(kept - FULL), half_up(felt - kept), half_up(felt - FULL)
    return PromiseGap(promises, counted, half_up(kept), half_up(felt), *gaps)


def _delivered(code: str, visits: Sequence[tuple[Tree, Tree]]) -> list[Fraction]:
    """For each visit that measured it: what the promise's questions earned, in per cent."""
    tags = (card["tags"].get("promise", {}).get(code) for card, _ in visits)
    points = ((Decimal(tag["earned"]), Decimal(tag["possible"])) for tag in tags if tag)
    return [Fraction(FULL * earned) / Fraction(possible) for earned, possible in points if possible]


def _perceived(code: str, visits: Sequence[tuple[Tree, Tree]], form: FormText) -> list[Fraction]:
    """For each visit that rated it: the mean of its ratings, the lowest point of the scale 0 and the highest 100."""
    asked = [name for name, question in form.questions.items() if _rates(question, code)]
    ratings = ([*_ratings(asked, card, answers, form)] for card, answers in visits if asked)
    return [mean(rated) for rated in ratings if rated]


def _rates(question: Tree, code: str) -> bool:
    tagged = question.get("tags", {}).get("promise") == code
    return tagged and question["type"] == "scale" and question.get("family") == "perception"


def _ratings(asked: Sequence[str], card: Tree, answers: Tree, form: FormText) -> Iterator[Fraction]:
    states = {row["question"]: row["state"] for row in card["questions"]}
    for name in asked:
        if states.get(name) == "answered":
            lowest, highest = form.questions[name]["from"], form.questions[name]["to"]
            yield Fraction(FULL * (answers["answers"][name]["value"] - lowest), highest - lowest)


def _side(values: Sequence[Fraction]) -> Side | None:
    return Side(half_up(mean(values)), len(values), own_interval(values)) if values else None


def _surveyed(survey: SurveyMean) -> Side:
    return Side(half_up(survey.mean), survey.customers, _survey_interval(survey), surveyed=True)


def _survey_interval(survey: SurveyMean) -> Interval | None:
    if survey.customers < 2:
        return None
    spread = Spread(float(survey.deviation), survey.customers - 1)
    return mean_interval([survey.mean] * survey.customers, spread)
