"""Which questions cost a whole region its points, which go well everywhere, and which critical ones failed?"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from reports.data import BranchSums, QuestionSum
from reports.form_text import FormText
from reports.measures.interval import Share, wilson
from reports.measures.rounding import half_up

BEST = 3


@dataclass(frozen=True)
class Lost:
    """A question that lost points in `visits.met` of the `visits.of` visits that answered it, in so many branches.

    `lost` is what it took off the region's score in points of 100, each branch counting the same; `percent` its part
    of all that was lost, and `running` that part with the rows above it added.
    """

    question: str
    owner: str | None
    visits: Share
    branches: Share
    lost: Decimal
    percent: Decimal
    running: Decimal


@dataclass(frozen=True)
class Kept:
    """A question that earned everything in `visits.met` of the `visits.of` visits that answered it."""

    question: str
    visits: Share
    branches: int


@dataclass(frozen=True)
class Critical:
    """A critical question that failed `times` times, in so many branches; `effect` as in CriticalItem."""

    question: str
    effect: str
    times: int
    branches: int


def worst_items(branches: Sequence[BranchSums], form: FormText) -> tuple[Lost, ...]:
    """The questions that lost points anywhere, dearest first. They add up to 100 less the region's score before
    bonus and critical questions."""
    taken = {code: _off_the_score(branches, code) for code in form.questions}
    whole = sum(taken.values(), Fraction(0))
    order = {code: place for place, code in enumerate(form.questions)}
    rows, running = [], Fraction(0)
    for code in sorted((code for code in taken if taken[code]), key=lambda code: (-taken[code], order[code])):
        running += taken[code]
        found = _everywhere(branches, code)
        rows.append(
            Lost(
                question=code,
                owner=form.tag(code, "owner"),
                visits=Share(sum(one.missed for one in found), sum(one.answered for one in found)),
                branches=Share(sum(1 for one in found if one.missed), len(found)),
                lost=half_up(taken[code] / len(branches)),
                percent=half_up(100 * taken[code] / whole),
                running=half_up(100 * running / whole),
            )
        )
    return tuple(rows)


def best_kept(branches: Sequence[BranchSums], form: FormText, but: Collection[str] = ()) -> tuple[Kept, ...]:
    """The three questions, `but` those, that earn everything most surely: by the lower end of the interval of that
    share, so that few answers do not win, then by the form's order."""
    rows = [row for code in form.questions if code not in but and (row := _kept(branches, code)).visits.met]
    return tuple(sorted(rows, key=lambda row: -wilson(row.visits)[0])[:BEST])


def critical_items(branches: Sequence[BranchSums], form: FormText) -> tuple[Critical, ...]:
    """The critical questions that failed, most often first."""
    times: Counter[str] = Counter()
    where: Counter[str] = Counter()
    for branch in branches:
        for code, one in branch.questions.items():
            times[code] += one.critical
            where[code] += one.critical > 0
    failed = sorted((code for code in form.questions if times[code]), key=lambda code: -times[code])
    return tuple(Critical(code, _effect(form, code), times[code], where[code]) for code in failed)


def _effect(form: FormText, code: str) -> str:
    """What its failing does; an earlier version of the form may have called critical what this one no longer does."""
    effect: str = form.questions[code].get("critical", {}).get("effect", "flag")
    return effect


def _off_the_score(branches: Sequence[BranchSums], code: str) -> Fraction:
    found = ((branch.questions.get(code), len(branch.scores)) for branch in branches)
    return sum((one.lost / visits for one, visits in found if one and one.lost), Fraction(0))


def _everywhere(branches: Sequence[BranchSums], code: str) -> list[QuestionSum]:
    """The question's sums, of each branch that answered it."""
    found = (branch.questions.get(code) for branch in branches)
    return [one for one in found if one and one.answered]


def _kept(branches: Sequence[BranchSums], code: str) -> Kept:
    found = _everywhere(branches, code)
    answered = sum(one.answered for one in found)
    return Kept(code, Share(answered - sum(one.missed for one in found), answered), len(found))
