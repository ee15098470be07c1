"""Every figure that a region's page and its PDF show, decided once, so that both say the same.

A region's score is the mean of its branches' scores, each branch counting the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from reports.data import Branch, BranchSums, PartSum, RegionReport
from reports.form_text import FormText
from reports.measures.branch import PARAMETERS
from reports.measures.everywhere import Critical, Kept, Lost, best_kept, critical_items, worst_items
from reports.measures.gate import Standing, band, standing
from reports.measures.interval import Interval, Spread, interval_of_means, spread_within
from reports.measures.league import League, league
from reports.measures.real_changes import PairedChange, RealChanges, paired_change, real_changes_of
from reports.measures.rounding import Exact, half_up, mean
from reports.measures.variance import group_of, sizes

FIXES = 3


@dataclass(frozen=True)
class PartScore:
    """The mean per cent of a part of the service in one branch, from so many visits."""

    score: Decimal | None
    visits: int

    @property
    def standing(self) -> Standing:
        return standing(self.visits)


@dataclass(frozen=True)
class BranchLine:
    """One branch of the region. `score` is the mean of its complete visits' scores, `before` that of the wave before.

    `parameters` stand in the order of `RegionFigures.parts`. `critical` counts failed critical questions.
    """

    branch: Branch
    visits: int
    score: Decimal | None
    standing: Standing
    visits_before: int
    before: Decimal | None
    parameters: tuple[PartScore, ...]
    critical: int
    incomplete: int
    other_form: int


@dataclass(frozen=True)
class PartMean:
    """A part of the service over the region: the mean of its branches, each counting the same."""

    code: str
    score: Decimal
    branches: int
    visits: int


@dataclass(frozen=True)
class AreaLine:
    """One region of a programme: so many branches with figures, their visits, and the mean of the branches."""

    name: str
    branches: int
    visits: int
    score: Decimal
    interval: Interval | None
    change: PairedChange | None


@dataclass(frozen=True)
class RegionFigures:
    """`branches` are all that the report has, in its order; figures rest on those with complete visits.

    `interval` is how far the mean of these very branches may be off, for the few visits they had. `change` compares
    the branches that were visited in both waves; `changes` are those of single branches that stand among all that
    were tried. `lost` are the questions that cost most, dearest first; `kept` those that went best, the first to mend
    and every critical one that failed left out.
    """

    branches: tuple[BranchLine, ...]
    visits: int
    standing: Standing
    score: Decimal | None
    interval: Interval | None
    band: str | None
    target: Decimal | None
    gap: Decimal | None
    change: PairedChange | None
    changes: RealChanges
    league: League | None
    parts: tuple[PartMean, ...]
    areas: tuple[AreaLine, ...]
    critical: tuple[Critical, ...]
    lost: tuple[Lost, ...]
    kept: tuple[Kept, ...]

    @property
    def fixes(self) -> tuple[Lost, ...]:
        """What to mend first everywhere."""
        return self.lost[:FIXES]

    @cached_property
    def scored(self) -> tuple[BranchLine, ...]:
        """The branches with complete visits."""
        return tuple(line for line in self.branches if line.visits)

    @property
    def incomplete(self) -> int:
        return sum(line.incomplete for line in self.branches)

    @property
    def other_form(self) -> int:
        return sum(line.other_form for line in self.branches)


def region_figures(report: RegionReport) -> RegionFigures:
    """Compute them all from the sums of the report's branches."""
    form = FormText(report.form, report.language)
    scored = [branch for branch in report.branches if branch.scores]
    visits = sum(len(branch.scores) for branch in scored)
    codes = _parameters(scored, form)
    spread = Spread(*report.spread) if report.spread else spread_within([branch.scores for branch in scored])
    score, target = equal_branch_mean(scored), report.programme.target
    lost, critical = worst_items(scored, form), critical_items(scored, form)
    blamed = {row.question for row in lost[:FIXES]} | {row.question for row in critical}
    return RegionFigures(
        branches=tuple(_line(branch, codes) for branch in report.branches),
        visits=visits,
        standing=standing(visits),
        score=score,
        interval=equal_branch_interval([branch.scores for branch in scored], spread),
        band=band(score, form) if score is not None and standing(visits) >= Standing.SCORE else None,
        target=target,
        gap=None if score is None or target is None else score - half_up(target),
        change=_change(scored),
        changes=real_changes_of({one.branch.code: (one.before, group_of(one.scores)) for one in scored}),
        league=league({branch.branch.code: branch.scores for branch in scored}),
        parts=tuple(_part_mean(code, scored) for code in codes),
        areas=_areas(scored, spread) if report.region is None else (),
        critical=critical,
        lost=lost,
        kept=best_kept(scored, form, blamed),
    )


def equal_branch_mean(branches: Sequence[BranchSums]) -> Decimal | None:
    """The mean of the branches' means, each branch counting the same, rounded once. None without visits."""
    return half_up(mean([mean(branch.scores) for branch in branches])) if branches else None


def equal_branch_interval(branches: Sequence[Sequence[Exact]], spread: Spread | None) -> Interval | None:
    """The 95 per cent interval of that mean, as `interval_of_means` has it."""
    return interval_of_means(sizes(branches), spread)


def _change(branches: Iterable[BranchSums]) -> PairedChange | None:
    both = [branch for branch in branches if branch.before.n and branch.scores]
    return paired_change([(branch.before.mean, mean(branch.scores)) for branch in both])


def _line(sums: BranchSums, codes: Sequence[str]) -> BranchLine:
    return BranchLine(
        branch=sums.branch,
        visits=len(sums.scores),
        score=half_up(mean(sums.scores)) if sums.scores else None,
        standing=standing(len(sums.scores)),
        visits_before=sums.before.n,
        before=half_up(sums.before.mean) if sums.before.n else None,
        parameters=tuple(_part(sums.parameters.get(code)) for code in codes),
        critical=sum(question.critical for question in sums.questions.values()),
        incomplete=sums.incomplete,
        other_form=sums.other_form,
    )


def _part(found: PartSum | None) -> PartScore:
    if found is None or not found.visits:
        return PartScore(None, 0)
    return PartScore(half_up(Fraction(found.percents) / found.visits), found.visits)


def _part_mean(code: str, branches: Sequence[BranchSums]) -> PartMean:
    found = [one for branch in branches if (one := branch.parameters.get(code)) and one.visits]
    score = half_up(mean([Fraction(one.percents) / one.visits for one in found]))
    return PartMean(code, score, len(found), sum(one.visits for one in found))


def _areas(branches: Sequence[BranchSums], spread: Spread | None) -> tuple[AreaLine, ...]:
    """The regions of a programme by name."""
    held: dict[str, list[BranchSums]] = {}
    for branch in branches:
        held.setdefault(branch.branch.region, []).append(branch)
    return tuple(_area(name, held[name], spread) for name in sorted(held))


def _area(name: str, branches: Sequence[BranchSums], spread: Spread | None) -> AreaLine:
    scores = [branch.scores for branch in branches]
    return AreaLine(
        name=name,
        branches=len(branches),
        visits=sum(map(len, scores)),
        score=half_up(mean([mean(one) for one in scores])),
        interval=equal_branch_interval(scores, spread),
        change=_change(branches),
    )


def _parameters(branches: Sequence[BranchSums], form: FormText) -> tuple[str, ...]:
    """The built-in parameters in their order, then the client's own; only those that some visit has a per cent of."""
    found = {code for branch in branches for code, part in branch.parameters.items() if part.visits}
    own = dict.fromkeys(code for code in _asked(form) if code in found and code not in PARAMETERS)
    return tuple(code for code in (*PARAMETERS, *own) if code in found)


def _asked(form: FormText) -> Mapping[str, None]:
    return dict.fromkeys(tag for code in form.questions if (tag := form.tag(code, "parameter")))
