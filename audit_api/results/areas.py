"""The pages of a programme and of a region, from sums: no visit is read for them, unless they are filtered."""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from typing import Any

from sqlalchemy import select

from reports.figures.caterpillar import Setting, caterpillar
from reports.figures.figure import Figure
from reports.measures import heat, tally
from reports.measures.areas import AreaFigures, Standard, area_figures, area_score, head, lacking, sizes_in
from reports.measures.change import Change
from reports.measures.gate import Standing, standing
from reports.measures.interval import Share
from reports.measures.league import Place, league_of
from reports.measures.real_changes import FALSE_ALARMS, RealChanges, paired_change_of, real_changes_of
from reports.measures.rounding import half_up
from reports.measures.tally import Tally
from reports.measures.variance import NOBODY, Alike, Group

from .. import problems
from ..http import found
from ..programmes.models import Branch, Region
from . import reading
from .figure_fields import plain
from .figure_schemas import drawn
from .looking import Asked, Look, look, shared
from .rolled_up import Line

CHANGE = ("before", "visits_before", "difference", "interval", "verdict", "more_visits")
"""What ChangeSchema has."""

GATES = {one: one.name.lower() for one in Standing}
"""What each standing is called on the wire."""

MOST_DRAWN = 100
"""A figure of more branches is too tall to look at; the table has them all."""


def programme_page(asked: Asked) -> dict[str, Any]:
    """ProgrammeResultsSchema: a wave over those regions that are the reader's; 404 when none is."""
    seen = look(asked, f"wave {asked.wave}")
    regions = {region.id: region for region in _regions(seen)}
    now = seen.sums.regions(seen.wave, seen.kind.shape, list(regions))
    if not now:
        problems.refuse("no_figures", which=f"wave {seen.wave.code}")
    then = seen.sums.sizes(seen.before, seen.kind.shape, list(regions)) if seen.before else {}
    gains = seen.sums.gains(seen.before, seen.wave, seen.kind.shape, list(regions)) if seen.before else {}
    standard = seen.standard(seen.wave)
    earlier = seen.standard(seen.before) if seen.before else standard
    whole = reduce(tally.added, map(head, now.values()))
    shown = sorted(now, key=lambda region: regions[region].name)
    return {
        **shared(seen),
        "figures": _figures(area_figures(whole, standard), seen, _together(gains.values())),
        "regions": [
            {
                **_named(regions[region]),
                **_region_line(now[region], standard),
                "before": _flat(area_score(then[region], earlier.spread)) if region in then else None,
                "change": paired_change_of(gains[region]) if region in gains else None,
            }
            for region in shown
        ],
        "grid": _grid(seen, now, lambda family, codes: heat.region_rows(now, family, codes)),
        "titles": _titles(seen, whole),
    }


def region_page(asked: Asked, region: int) -> dict[str, Any]:
    """RegionResultsSchema: a region that is the reader's, and its branches."""
    within = asked.viewer.within(Region.scope, *reading.SEEING)
    place: Region = found(asked.session.scalar(select(Region).where(Region.id == region, within)), "region", region)
    seen = look(asked, f"region {place.code}", Branch.region_id == region)
    lines = seen.sums.lines(seen.wave, seen.kind.shape, asked.args["family"])
    now = {branch: sums for branch, (_, sums) in lines.items()}
    then = seen.sums.scores(seen.before, seen.kind.shape) if seen.before else {}
    gains = seen.sums.gains(seen.before, seen.wave, seen.kind.shape, [region]) if seen.before else {}
    whole = seen.sums.regions(seen.wave, seen.kind.shape, [region])[region]
    branches = _Branches(seen, {branch: line for branch, (line, _) in lines.items()}, then)
    return {
        **shared(seen),
        "region": _named(place),
        "figures": _figures(area_figures(whole, seen.standard(seen.wave)), seen, gains.get(region)),
        "changes": branches.tried(),
        "left_out": branches.league.left_out if branches.league else 0,
        "drawings": drawn(branches.drawings()),
        "branches": branches.lines(),
        "grid": _grid(seen, now, lambda family, codes: {at: heat.branch_row(now[at], family, codes) for at in now}),
        "titles": _titles(seen, whole),
    }


class _Branches:
    """A region's branches side by side, in this wave and the one beside it."""

    def __init__(self, seen: Look, now: Mapping[int, Line], then: Mapping[int, Group]) -> None:
        self._seen, self._now = seen, now
        rows = seen.asked.session.execute(
            select(Branch.id, Branch.code, Branch.name, Branch.city).where(Branch.id.in_(now)).order_by(Branch.code)
        )
        self._rows = [row._asdict() for row in rows]
        self._scores = {str(branch): line.scores for branch, line in now.items()}
        self._before = {str(branch): then.get(branch, NOBODY) for branch in now}
        self.league = league_of(self._scores)
        self.changes: RealChanges = real_changes_of(
            {branch: (self._before[branch], held) for branch, held in self._scores.items()}
        )

    def tried(self) -> dict[str, int]:
        """RealChangesSchema."""
        real, tried = len(self.changes.real), self.changes.tried
        return {"tried": tried, "real": real, "false_alarms": round(100 * FALSE_ALARMS)}

    def lines(self) -> list[dict[str, Any]]:
        """AreaBranchSchema of each, best first where they have a place, the others by code after them."""
        places = {place.code: place for place in self.league.places} if self.league else {}
        order = {code: rank for rank, code in enumerate(places)}
        real = dict(self.changes.real)
        changes = {**real, **dict(self.changes.rest)}
        lines = []
        for row in sorted(self._rows, key=lambda row: order.get(str(row["id"]), len(order))):
            code = str(row["id"])
            compared = {"change": _change(changes.get(code)), "real": code in real}
            lines.append(plain({**row, **self._line(row["id"]), "place": _place(places.get(code)), **compared}))
        return lines

    def drawings(self) -> list[Figure]:
        """The branches side by side, as the region's report shows them; nothing where they can't be compared, or are
        too many for a screen."""
        if self.league is None or not 0 < len(self.league.places) <= MOST_DRAWN:
            return []
        names = {str(row["id"]): (row["name"], {"branch": row["id"]}) for row in self._rows}
        setting = Setting(half_up(self.league.components.middle), self._seen.wave.programme.target)
        return [caterpillar(self.league.places, names, setting, self._seen.words)]

    def _line(self, branch: int) -> dict[str, Any]:
        held, before, line = self._scores[str(branch)], self._before[str(branch)], self._now[branch]
        return {
            "visits": held.n,
            "score": half_up(held.mean) if held.n else None,
            "gate": _gate(held.n),
            "lacking": lacking(held.n),
            "visits_before": before.n,
            "before": half_up(before.mean) if before.n else None,
            "critical": line.critical,
            "incomplete": line.incomplete,
        }


def _regions(seen: Look) -> Iterable[Region]:
    within = seen.asked.viewer.within(Region.scope, *reading.SEEING)
    return seen.asked.session.scalars(select(Region).where(Region.client_id == seen.wave.programme.client_id, within))


def _named(region: Region) -> dict[str, Any]:
    return {"id": region.id, "code": region.code, "name": region.name}


def _together(groups: Iterable[Alike]) -> Alike | None:
    found = list(groups)
    return reduce(Alike.plus, found) if found else None


def _score(sums: Tally, standard: Standard) -> dict[str, Any]:
    """AreaScoreSchema of an area's sums."""
    return _flat(area_score(sizes_in(sums), standard.spread))


def _flat(score: Any) -> dict[str, Any]:
    kept = {key: getattr(score, key) for key in ("branches", "visits", "score", "interval", "lacking")}
    return {**kept, "gate": GATES[score.standing]}


def _region_line(sums: Tally, standard: Standard) -> dict[str, Any]:
    return {
        **_score(sums, standard),
        "compliance": Share(*sums.get("compliance", (0, 0))),
        "critical": tally.critical(sums),
        "incomplete": sums.get("incomplete", 0),
    }


def _figures(figures: AreaFigures, seen: Look, gains: Alike | None) -> dict[str, Any]:
    """AreaFiguresSchema."""
    kept = {key: getattr(figures, key) for key in AreaFigures.__dataclass_fields__ if key != "whole"}
    change = paired_change_of(gains) if gains else None
    return {**kept, **_flat(figures.whole), "other_form": seen.other_form, "change": change}


def _grid(seen: Look, tallies: Mapping[int, Tally], rows: Any) -> dict[str, Any]:
    """GridSchema of the family that was asked for."""
    family = seen.asked.args["family"]
    codes = heat.columns(tallies.values(), family, _order(seen, family))
    cells = {
        str(at): [
            {
                "value": plain(cell.value),
                "visits": cell.visits,
                "interval": plain(cell.interval),
                "gate": GATES[cell.standing],
            }
            for cell in row
        ]
        for at, row in rows(family, codes).items()
    }
    titled = [{"code": code, "title": _title(seen, family, code)} for code in codes]
    return {"family": family, "kind": heat.kind_of(family), "columns": titled, "rows": cells}


def _order(seen: Look, family: str) -> Sequence[str]:
    return tuple(seen.text.sections) if family == "section" else seen.taxonomies.codes(family)


def _title(seen: Look, family: str, code: str) -> str:
    if family == "section":
        return seen.text.section_title(code) if code in seen.text.sections else code
    return seen.words.label(family, code)


def _titles(seen: Look, whole: Mapping[str, Any]) -> dict[str, Mapping[str, str]]:
    """AreaTitlesSchema: what the codes in the figures are called."""
    form, words = seen.text, seen.words
    owners = {owner for code in form.questions if (owner := form.tag(code, "owner"))}
    effects = {one["critical"]["effect"] for one in form.questions.values() if one.get("critical")}
    return {
        "question": {code: form.question_title(code) for code in form.questions},
        "owner": {code: words.label("owner", code) for code in sorted(owners)},
        "sin": {code: words.label("sin", code) for code in whole.get("sins", {})},
        "calamity": {code: words.label("calamity", code) for code in whole.get("calamities", {})},
        "band": {one["band"]: words.label("band", one["band"]) for one in form.scoring.get("bands", ())},
        "effect": {effect: words.label("effect", effect) for effect in sorted({*effects, "flag"})},
    }


def _change(found: Change | None) -> dict[str, Any] | None:
    """ChangeSchema."""
    return {key: getattr(found, key) for key in CHANGE} if found else None


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    rank = {"low": place.rank[0], "high": place.rank[1]} if place.rank else None
    kept = {"shrunk": place.shrunk, "interval": place.interval, "bar": place.bar}
    return {**kept, "reliability": half_up(place.reliability, 2), "rank": rank}


def _gate(visits: int) -> str:
    return GATES[standing(visits)]
