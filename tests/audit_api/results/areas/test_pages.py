"""The pages of a programme and a region say what the scorecards say, to the digit."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import pytest
from flask.testing import FlaskClient

from audit_api.db import db
from audit_api.http import Server
from audit_api.programmes.models import Branch, Wave
from audit_api.results import reading
from audit_api.results.gather import finals
from audit_api.submissions.models import Revision
from audit_api.visits.models import Visit
from reports import data
from reports.form_text import FormText
from reports.measures import region as measures
from reports.measures.faults import faults
from reports.measures.interval import Share, share_interval, spread_within
from reports.measures.report_card import compliance
from reports.measures.variance import group_of
from tests.audit_api.results.areas.two_waves import FORM
from tests.reports.region import parameter_sums, question_sums

SignIn = Callable[..., FlaskClient]


def _by_branch(revisions: Sequence[Revision]) -> dict[int, list[Revision]]:
    """The same revisions, by the number of their branch."""
    found: dict[int, list[Revision]] = {}
    for revision in revisions:
        found.setdefault(revision.submission.visit.branch_id, []).append(revision)
    return found


def _report(programme: dict[str, int], region: str | None) -> data.RegionReport:
    """The same region, or the whole programme, straight from the scorecards."""
    session = db.session()
    wave, before = session.get_one(Wave, programme["wave"]), session.get_one(Wave, programme["before"])
    where = [Branch.region_id == programme[region]] if region else []

    def revisions(of: Wave, *conditions: Any) -> list[Any]:
        rows = reading.scorecards(session, Visit.wave_id == of.id, *conditions)
        return [row for row in rows if row.submission.visit.form_version.code == "busy"]

    then = _by_branch(revisions(before, *where))
    form = FormText(FORM, "en")
    branches = []
    for branch, rows in _by_branch(revisions(wave, *where)).items():
        place = rows[0].submission.visit.branch
        cards = [row.card for row in rows if row.complete]
        branches.append(
            data.BranchSums(
                branch=data.Branch(str(branch), place.name, place.city, place.region.name),
                scores=finals(rows),
                before=group_of(finals(then.get(branch, []))),
                parameters=parameter_sums(cards),
                questions=question_sums(cards, form),
            )
        )
    spread = spread_within([finals(rows) for rows in _by_branch(revisions(wave)).values()])
    return data.RegionReport(
        programme=data.Programme("", "", Decimal(85)),
        region=region,
        wave=data.Wave("", "", wave.starts_on, wave.ends_on),
        language="en",
        form=FORM,
        form_version="1",
        branches=tuple(branches),
        spread=(spread.deviation, spread.freedom) if spread else None,
    )


def _text(value: Any) -> Any:
    return None if value is None else str(value)


def _ends(interval: Any) -> Any:
    return None if interval is None else {"low": str(interval.low), "high": str(interval.high)}


@pytest.mark.parametrize("region", [None, "north", "south"])
def test_a_page_says_what_the_report_computes_from_the_scorecards(
    app: Server, sign_in: SignIn, programme: dict[str, int], region: str | None
) -> None:
    address = f"/api/results/waves/{programme['wave']}"
    page = sign_in("admin").get(f"{address}/regions/{programme[region]}" if region else f"{address}/programme").json
    with app.app_context():
        report = _report(programme, region)
        found = measures.region_figures(report)

    shown = page["figures"]
    assert (shown["visits"], shown["branches"]) == (found.visits, len(found.scored))
    assert (shown["score"], shown["interval"]) == (_text(found.score), _ends(found.interval))
    assert (shown["band"], shown["gap"]) == (found.band, _text(found.gap))
    assert found.change is not None
    assert shown["change"] == {
        "branches": found.change.branches,
        "difference": _text(found.change.difference),
        "interval": _ends(found.change.interval),
        "verdict": found.change.verdict,
    }
    assert [(row["question"], row["lost"], row["percent"], row["running"]) for row in shown["lost"]] == [
        (row.question, str(row.lost), str(row.percent), str(row.running)) for row in found.lost
    ]
    assert [(row["visits"]["met"], row["visits"]["of"], row["branches"]["met"]) for row in shown["lost"]] == [
        (row.visits.met, row.visits.of, row.branches.met) for row in found.lost
    ]
    assert shown["critical_items"] == [
        {"question": row.question, "effect": row.effect, "times": row.times, "branches": row.branches}
        for row in found.critical
    ]
    assert shown["other_form"] == (0 if region == "south" else 1)


def test_a_programme_shows_each_region_as_the_report_has_it(
    app: Server, sign_in: SignIn, programme: dict[str, int]
) -> None:
    page = sign_in("admin").get(f"/api/results/waves/{programme['wave']}/programme").json
    with app.app_context():
        found = measures.region_figures(_report(programme, None))

    shown = [(row["name"], row["branches"], row["visits"], row["score"], row["interval"]) for row in page["regions"]]
    assert shown == [(one.name, one.branches, one.visits, str(one.score), _ends(one.interval)) for one in found.areas]
    assert [row["change"]["difference"] for row in page["regions"]] == [
        str(one.change.difference) for one in found.areas if one.change
    ]
    assert page["figures"]["reliability"]["allowed"] == "nothing"
    assert [(column["code"], column["title"]) for column in page["grid"]["columns"]][:1] == [
        ("expression", "Facial expression and gesture")
    ]


def test_a_region_shows_its_branches_as_the_report_has_them(
    app: Server, sign_in: SignIn, programme: dict[str, int]
) -> None:
    page = sign_in("admin").get(f"/api/results/waves/{programme['wave']}/regions/{programme['north']}").json
    with app.app_context():
        found = measures.region_figures(_report(programme, "north"))

    assert found.league is not None
    assert [
        (str(row["id"]), row["score"], row["place"]["shrunk"], row["place"]["bar"]) for row in page["branches"]
    ] == [(place.code, str(place.score), str(place.shrunk), _ends(place.bar)) for place in found.league.places]
    [drawing] = page["drawings"]
    assert [row[:3] for row in drawing["table"]["rows"]] == [
        [row["name"], str(row["visits"]), row["score"]] for row in page["branches"]
    ]
    changes = dict((*found.changes.real, *found.changes.rest))
    assert {str(row["id"]): row["change"]["difference"] for row in page["branches"]} == {
        code: str(one.difference) for code, one in changes.items()
    }
    assert page["changes"]["tried"] == found.changes.tried
    lines = {line.branch.code: line for line in found.branches}
    codes = [column["code"] for column in page["grid"]["columns"]]
    assert codes == [part.code for part in found.parts]
    for branch, cells in page["grid"]["rows"].items():
        assert [(cell["value"], cell["visits"]) for cell in cells] == [
            (str(part.score), part.visits) for part in lines[branch].parameters
        ]


def test_calamities_timed_standards_and_compliance_are_those_of_the_scorecards(
    app: Server, sign_in: SignIn, programme: dict[str, int]
) -> None:
    page = sign_in("admin").get(f"/api/results/waves/{programme['wave']}/programme?family=calamity").json
    with app.app_context():
        rows = reading.scorecards(db.session(), Visit.wave_id == programme["wave"])
        cards = [row.card for row in rows if row.submission.visit.form_version.code == "busy"]
        found = faults(dict(enumerate(cards)), "calamities", FormText(FORM, "en"))
        met = compliance(cards)

    assert [(row["code"], row["share"]["met"], row["share"]["of"]) for row in page["figures"]["calamities"]] == [
        (one.code, one.share.met, one.share.of) for one in found
    ]
    assert page["figures"]["compliance"] == {"met": met.met, "of": met.of, "percent": str(met.percent)}
    kept = [row["fails"] is False for card in cards for row in card["questions"] if row["question"] == "A3"]
    [step] = page["figures"]["steps"]
    assert (step["question"], step["within"]["met"], step["within"]["of"]) == ("A3", sum(kept), len(kept))
    assert step["interval"] == _ends(share_interval(Share(sum(kept), len(kept))))
    assert page["grid"]["kind"] == "share"
    per_region = [row[0] for row in page["grid"]["rows"].values()]
    assert sum(cell["visits"] for cell in per_region) == found[0].share.of


@pytest.mark.parametrize("family", ["section", "owner", "promise", "skill", "component", "sin", "calamity"])
def test_any_family_of_tags_makes_a_grid_with_a_cell_for_every_column(
    sign_in: SignIn, programme: dict[str, int], family: str
) -> None:
    for page in ("programme", f"regions/{programme['north']}"):
        grid = sign_in("admin").get(f"/api/results/waves/{programme['wave']}/{page}?family={family}").json["grid"]

        assert grid["family"] == family
        assert {len(cells) for cells in grid["rows"].values()} == {len(grid["columns"])}
