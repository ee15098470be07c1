"""Which questions cost this branch its points, who can mend them, and what went right every time?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from reports.data import Tree
from reports.form_text import FormText, is_scored
from reports.measures.interval import Share
from reports.measures.rounding import half_up

STRENGTHS = 3
NOTHING = Fraction(0)


@dataclass(frozen=True)
class Missed:
    """A question that lost points in `share.met` of the `share.of` visits that answered it.

    `lost` is what it took off the branch's score, in points of 100; `percent` its share of all that was lost,
    and `running` that share with the rows above it added. `again`: it lost points in the wave before, too.
    `visits` are the numbers of the visits that missed it.
    """

    question: str
    owner: str | None
    share: Share
    lost: Decimal
    percent: Decimal
    running: Decimal
    again: bool
    visits: tuple[int, ...]


@dataclass(frozen=True)
class Strength:
    """A question that earned everything in every one of `visits` visits."""

    question: str
    visits: int


def losses(scorecard: Tree, form: FormText) -> dict[str, Fraction]:
    """What each scored, answered question took off this visit's score, in points of 100; 0 for full credit.

    They add up to 100 less the score before bonus and critical items.
    """
    weights, scored = _weights(scorecard, form), list(_scored(scorecard))
    found = {row["question"]: NOTHING for row in scored}
    for row in scored:
        if row["credit"] != "1":
            lost = Decimal(row["possible"]) * (1 - Decimal(row["credit"]))
            found[row["question"]] = weights[form.section_of[row["question"]]] * Fraction(lost)
    return found


def missed(cards: Mapping[int, Tree], previous: Sequence[Tree], form: FormText) -> tuple[Missed, ...]:
    """The questions that lost points, dearest first. `cards` are scorecards by the number of their visit."""
    by_visit = {number: losses(card, form) for number, card in cards.items()}
    totals = dict.fromkeys(form.questions, NOTHING)
    for code, lost in (pair for visit in by_visit.values() for pair in visit.items() if pair[1]):
        totals[code] += lost
    whole = sum(totals.values(), NOTHING)
    before = {code for card in previous for code, lost in losses(card, form).items() if lost}
    order = {code: place for place, code in enumerate(form.questions)}
    dearest = sorted((code for code in totals if totals[code]), key=lambda code: (-totals[code], order[code]))
    rows, running = [], Fraction(0)
    for code in dearest:
        running += totals[code]
        numbers = tuple(number for number, lost in by_visit.items() if lost.get(code))
        rows.append(
            Missed(
                question=code,
                owner=form.tag(code, "owner"),
                share=Share(len(numbers), sum(code in lost for lost in by_visit.values())),
                lost=half_up(totals[code] / len(cards)),
                percent=half_up(100 * totals[code] / whole),
                running=half_up(100 * running / whole),
                again=code in before,
                visits=numbers,
            )
        )
    return tuple(rows)


def strengths(scorecards: Sequence[Tree], form: FormText) -> tuple[Strength, ...]:
    """The dearest questions that earned everything wherever they were answered, most visits first."""
    full: dict[str, list[bool]] = {}
    points: dict[str, Decimal] = {}
    for row in (row for card in scorecards for row in _scored(card)):
        full.setdefault(row["question"], []).append(row["credit"] == "1")
        points[row["question"]] = Decimal(row["possible"])
    kept = [code for code in form.questions if code in full and all(full[code])]
    kept.sort(key=lambda code: (-len(full[code]), -points[code]))
    return tuple(Strength(code, len(full[code])) for code in kept[:STRENGTHS])


def _scored(scorecard: Tree) -> Iterator[Tree]:
    """Its answered questions that count; a bonus has nothing possible and so can lose nothing."""
    return (row for row in scorecard["questions"] if row["possible"] not in (None, "0.00"))


def _weights(scorecard: Tree, form: FormText) -> dict[str, Fraction]:
    """Section code -> what a point of it is worth on the visit's scale of 100."""
    points = {row["section"]: Decimal(row["possible"]) for row in scorecard["sections"]}
    possible = {code: part for code, part in points.items() if part}
    if form.scoring.get("method", "pooled") == "pooled":
        return dict.fromkeys(possible, 100 / Fraction(sum(possible.values()))) if possible else {}
    weights = {code: _section_weight(form.sections[code]) for code in possible}
    whole = sum(weights.values()) or 1
    return {code: 100 * weights[code] / (whole * Fraction(possible[code])) for code in possible}


def _section_weight(section: Tree) -> Fraction:
    """The weight that is written, else the sum of the section's scored points."""
    if "weight" in section:
        return Fraction(str(section["weight"]))
    scored = filter(is_scored, section["questions"])
    return sum((Fraction(str(question["points"])) for question in scored), Fraction(0))
