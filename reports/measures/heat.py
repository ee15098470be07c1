"""The cells of a heat grid, read off kept sums: many of them at once, so whole numbers and plain floats."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from math import sqrt
from typing import Any, Literal

from scipy.special import stdtrit

from reports.measures.areas import area_score, sizes_in
from reports.measures.branch import PARAMETERS
from reports.measures.gate import Standing, standing
from reports.measures.interval import OWN_SPREAD_FROM, Interval, Share, share_interval, spread_of
from reports.measures.rounding import half_up
from reports.measures.tally import FAULTS
from reports.measures.variance import Alike, Sizes

Tally = Mapping[str, Any]
GridKind = Literal["score", "share"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A score, or the per cent of visits with a fault; from so many visits, with a 95 per cent interval."""

    value: Decimal | None
    visits: int
    interval: Interval | None
    standing: Standing


EMPTY = Cell(None, 0, None, Standing.NOTHING)


def kind_of(family: str) -> GridKind:
    """Whether a family's cells are scores, or shares of visits."""
    return "share" if family in FAULTS else "score"


def columns(tallies: Iterable[Tally], family: str, order: Sequence[str]) -> list[str]:
    """The codes of a family that occur anywhere: those of `order` first, then others by name."""
    key = FAULTS.get(family)
    rows = ((one.get(key, {}) if key else one.get("parts", {}).get(family, {})) for one in tallies)
    found = {code for row in rows for code, sums in row.items() if key or sums[0]}
    known = PARAMETERS if family == "parameter" else tuple(order)
    return [*(code for code in known if code in found), *sorted(found - set(known))]


def branch_row(tally: Tally, family: str, codes: Sequence[str]) -> list[Cell]:
    """A branch's cells: the mean of its visits' per cents, and from five visits up an interval from their spread."""
    if family in FAULTS:
        return _fault_row(tally, family, codes)
    parts = tally.get("parts", {}).get(family, {})
    return [_cell(*parts[code][:3]) if code in parts and parts[code][0] else EMPTY for code in codes]


def region_rows(tallies: Mapping[int, Tally], family: str, codes: Sequence[str]) -> dict[int, list[Cell]]:
    """Each region's cells: the mean of its branches, each counting the same; the interval from the spread of all."""
    if family in FAULTS:
        return {region: _fault_row(tally, family, codes) for region, tally in tallies.items()}
    columns = [_region_column(tallies, family, code) for code in codes]
    return {region: [column[region] for column in columns] for region in tallies}


def _region_column(tallies: Mapping[int, Tally], family: str, code: str) -> dict[int, Cell]:
    sizes = {region: sizes_in(tally, family, code) for region, tally in tallies.items()}
    spread = spread_of(_together(sizes.values()))
    found = {region: area_score(groups, spread) for region, groups in sizes.items()}
    return {region: Cell(one.score, one.visits, one.interval, one.standing) for region, one in found.items()}


def _together(many: Iterable[Sizes]) -> Sizes:
    found: dict[int, Alike] = {}
    for visits, alike in (pair for sizes in many for pair in sizes.items()):
        found[visits] = found[visits].plus(alike) if visits in found else alike
    return found


def _fault_row(tally: Tally, family: str, codes: Sequence[str]) -> list[Cell]:
    shares = (Share(*tally.get(FAULTS[family], {}).get(code, (0, 0))) for code in codes)
    return [Cell(share.percent, share.of, share_interval(share), standing(share.of)) for share in shares]


def _cell(visits: int, total: int, squares: int) -> Cell:
    value = Decimal((2 * total + visits) // (2 * visits)).scaleb(-1)
    return Cell(value, visits, _interval(visits, total, squares), standing(visits))


def _interval(visits: int, total: int, squares: int) -> Interval | None:
    """As `interval.own_interval` has it, from sums in tenths."""
    apart = visits * squares - total * total
    if visits < OWN_SPREAD_FROM or not apart:
        return None
    middle, deviation = total / (10 * visits), sqrt(apart / (visits * (visits - 1) * 100))
    reach = _quantile(visits - 1) * deviation / sqrt(visits)
    return Interval(half_up(max(0.0, middle - reach)), half_up(min(100.0, middle + reach)))


@cache
def _quantile(freedom: int) -> float:
    return float(stdtrit(freedom, 0.975))
