"""The pages of a programme, a region and a question say what the scorecards say, to the digit, of one's branches."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from audit_api.db import db
from audit_api.http import Server
from audit_api.programmes.models import Branch, Region, Wave
from audit_api.results import reading
from audit_api.results.gather import finals
from audit_api.visits.models import Visit
from reports import data
from reports.form_text import FormText
from reports.measures import region as measures
from reports.measures.faults import faults
from reports.measures.interval import Share, share_interval, spread_within
from reports.measures.report_card import compliance
from tests import build, small, statements
from tests.reports.region import parameter_sums, question_sums

SignIn = Callable[..., FlaskClient]
MORNING = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
EVENING = datetime(2026, 10, 6, 11, 0, tzinfo=UTC)
BRANCHES = {"kl-01": "north", "kl-02": "north", "kl-03": "north", "jb-01": "south", "jb-02": "south"}
CROWD = {
    "question": "B6",
    "type": "choice",
    "family": "context",
    "title": {"en": "How busy was it?"},
    "options": [{"option": "calm", "title": {"en": "Calm"}}, {"option": "busy", "title": {"en": "Busy"}}],
}
FORM = {**small.FORM, "form": "busy"}
FORM["sections"] = [
    FORM["sections"][0],
    {**FORM["sections"][1], "questions": [*FORM["sections"][1]["questions"], CROWD]},
]


def _answers(rng: Random) -> dict[str, Any]:
    given = small.answers(
        A1=rng.choice(("yes", "yes", "no")),
        A2=rng.sample(("hello", "name", "offer", "thanks"), rng.randint(1, 4)),
        B1=rng.choice(("right", "partly", "wrong")),
        B2=rng.randint(0, 4),
        B4=rng.choice(("no", "no", "no", "yes")),
    )
    given["answers"]["B6"] = {"value": rng.choice(("calm", "busy"))}
    if rng.random() < 0.3:
        given["answers"]["A3"] = {"value": 700, "source": "document", "reason": "printed on the ticket"}
    given["answers"]["A1"]["comment"] = "Nobody looked up."
    if rng.random() < 0.2:
        given["answers"]["B2"] = {"state": "not_observed"}
    return {**given, "form": "busy"}


@pytest.fixture
def programme(app: Server) -> dict[str, int]:
    """Two waves of five branches in two regions with four to nine visits each, and of one other form."""
    rng = Random(11)
    with app.app_context():
        shopper = build.person("shopper", name="Demo Secret Shopper")
        form = build.form_version(FORM)
        for code, starts in (("2026-q3", date(2026, 7, 1)), ("2026-q4", date(2026, 10, 1))):
            wave = build.wave(code, starts_on=starts)
            for branch, region in BRANCHES.items():
                for turn in range(rng.randint(4, 9)):
                    visit = build.visit(build.branch(branch, region), wave, form, shopper, "handed_in")
                    build.approve(build.revision(visit, _answers(rng), (MORNING, EVENING)[turn % 2]))
        build.approved(small.answers(), at=build.branch("kl-01"), during=wave, shopper=shopper, on=MORNING)
        regions = dict(iter(db.session.execute(select(Region.code, Region.id))))
        ids = {"wave": wave.id, "before": build.wave("2026-q3").id, **regions, "kl-01": build.branch("kl-01").id}
        db.session.commit()
    return ids


def _report(programme: dict[str, int], region: str | None) -> data.RegionReport:
    """The same region, or the whole programme, straight from the scorecards."""
    session = db.session()
    wave, before = session.get_one(Wave, programme["wave"]), session.get_one(Wave, programme["before"])
    where = [Branch.region_id == programme[region]] if region else []

    def revisions(of: Wave, *conditions: Any) -> list[Any]:
        rows = reading.scorecards(session, Visit.wave_id == of.id, *conditions)
        return [row for row in rows if row.submission.visit.form_version.code == "busy"]

    then = reading.by_branch(revisions(before, *where))
    form = FormText(FORM, "en")
    branches = []
    for branch, rows in reading.by_branch(revisions(wave, *where)).items():
        place = rows[0].submission.visit.branch
        cards = [row.card for row in rows if row.complete]
        branches.append(
            data.BranchSums(
                branch=data.Branch(str(branch), place.name, place.city, place.region.name),
                scores=finals(rows),
                before=finals(then.get(branch, [])),
                parameters=parameter_sums(cards),
                questions=question_sums(cards, form),
            )
        )
    spread = spread_within([finals(rows) for rows in reading.by_branch(revisions(wave)).values()])
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
    assert page["figures"]["reliability"]["allowed"] in {"nothing", "rank", "reward"}
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


def test_pages_that_are_filtered_by_what_every_visit_is_say_the_same_as_those_that_are_not(
    sign_in: SignIn, programme: dict[str, int]
) -> None:
    admin = sign_in("admin")
    for page in ("programme", f"regions/{programme['north']}", "questions/A1"):
        address = f"/api/results/waves/{programme['wave']}/{page}"
        kept, read = admin.get(address).json, admin.get(f"{address}?channel=in_person").json

        assert read.get("filters", {}).get("active", True)
        # The spread of all branches of the wave is not known where only the region's visits are read.
        for one in (kept, read) if page.startswith("regions") else ():
            del one["figures"]["interval"]
        assert {**kept, "filters": None} == {**read, "filters": None}, page


def test_filters_choose_visits_by_part_of_the_day_and_circumstances(
    app: Server, sign_in: SignIn, programme: dict[str, int]
) -> None:
    admin, address = sign_in("admin"), f"/api/results/waves/{programme['wave']}/programme"
    whole = admin.get(address).json["figures"]["visits"]
    by_part = [admin.get(f"{address}?part_of_day={part}").json["figures"]["visits"] for part in ("morning", "evening")]
    page = admin.get(f"{address}?scenario=B6:busy").json

    assert sum(by_part) == whole
    assert by_part[0] > by_part[1] > 0
    with app.app_context():
        rows = reading.whole(db.session(), Visit.wave_id == programme["wave"])
        busy = [row for row in rows if row.document["answers"]["answers"].get("B6", {}).get("value") == "busy"]
    assert 0 < page["figures"]["visits"] == len(busy) < whole
    assert page["filters"]["scenarios"] == [
        {
            "question": "B6",
            "title": "How busy was it?",
            "options": [{"value": "B6:calm", "title": "Calm"}, {"value": "B6:busy", "title": "Busy"}],
        }
    ]
    assert admin.get(f"{address}?channel=phone").status_code == 404


def test_any_wave_may_stand_beside(sign_in: SignIn, programme: dict[str, int]) -> None:
    admin = sign_in("admin")
    now = admin.get(f"/api/results/waves/{programme['wave']}/programme").json
    turned = admin.get(f"/api/results/waves/{programme['before']}/programme?beside={programme['wave']}").json
    alone = admin.get(f"/api/results/waves/{programme['before']}/programme").json

    assert (now["beside"]["code"], turned["beside"]["code"], alone["beside"]) == ("2026-q3", "2026-q4", None)
    assert Decimal(turned["figures"]["change"]["difference"]) == -Decimal(now["figures"]["change"]["difference"])
    assert [wave["code"] for wave in now["waves"]] == ["2026-q4", "2026-q3"]
    assert admin.get(f"/api/results/waves/{programme['wave']}/programme?beside=99999").status_code == 404


def test_another_form_of_the_wave_may_be_looked_at(sign_in: SignIn, programme: dict[str, int]) -> None:
    admin, address = sign_in("admin"), f"/api/results/waves/{programme['wave']}/programme"
    busy, other = admin.get(address).json["forms"]

    page = admin.get(f"{address}?form={other['id']}").json

    assert (busy["code"], busy["shown"], other["code"], other["visits"]) == ("busy", True, "small", 1)
    assert (page["figures"]["visits"], page["figures"]["other_form"]) == (1, busy["visits"])
    assert (page["figures"]["gate"], page["figures"]["lacking"], page["figures"]["band"]) == ("card", 1, None)


def test_a_question_is_told_down_to_the_answer(app: Server, sign_in: SignIn, programme: dict[str, int]) -> None:
    admin, address = sign_in("admin"), f"/api/results/waves/{programme['wave']}/questions/A1"
    page = admin.get(f"{address}?region={programme['north']}&page_size=500").json
    failed = admin.get(f"{address}?region={programme['north']}&listed=failed").json

    with app.app_context():
        in_north = Branch.region_id == programme["north"]
        rows = reading.scorecards(db.session(), Visit.wave_id == programme["wave"], in_north)
        cards = [row.card for row in rows if row.submission.visit.form_version.code == "busy"]
    given = [row["credit"] for card in cards for row in card["questions"] if row["question"] == "A1"]
    assert page["share"]["of"] == len(given) == page["answers"]["total"] == len(page["answers"]["items"])
    assert page["share"]["met"] == given.count("1")
    assert page["states"] == {
        "answered": len(given),
        "failed": given.count("0"),
        **dict.fromkeys(("not_applicable", "not_observed", "skipped", "blank"), 0),
    }
    assert page["question"]["title"] == "Were you greeted?"
    assert [place["code"] for place in page["places"]] == ["kl-01", "kl-02", "kl-03"]
    assert sum(place["share"]["met"] for place in page["places"]) == page["share"]["met"]
    first = page["answers"]["items"][0]
    assert (first["branch"]["code"], first["number"], first["comment"]) == ("kl-01", 1, "Nobody looked up.")
    assert {answer["said"] for answer in failed["answers"]["items"]} == {"No"}
    assert failed["answers"]["total"] == given.count("0")
    assert page["change"]["interval"].keys() == {"low", "high"}
    assert admin.get(f"/api/results/waves/{programme['wave']}/questions/Z99").status_code == 404


def test_a_filtered_question_lists_the_visits_that_pass(sign_in: SignIn, programme: dict[str, int]) -> None:
    admin, address = sign_in("admin"), f"/api/results/waves/{programme['wave']}/questions/A1"

    page = admin.get(f"{address}?part_of_day=evening").json

    assert {answer["part_of_day"] for answer in page["answers"]["items"]} == {"evening"}
    assert page["answers"]["total"] == page["share"]["of"]


def test_too_many_visits_are_not_filtered_while_somebody_waits(
    sign_in: SignIn, programme: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("audit_api.results.filtering.MOST", 20)
    admin, address = sign_in("admin"), f"/api/results/waves/{programme['wave']}"

    answer = admin.get(f"{address}/programme?part_of_day=evening")

    assert (answer.status_code, answer.json["code"]) == (422, "too_many_to_filter")
    assert admin.get(f"{address}/programme").status_code == 200


def test_a_regional_manager_sees_their_region_and_no_other(sign_in: SignIn, programme: dict[str, int]) -> None:
    manager, address = sign_in("regional_manager", "bank/north"), f"/api/results/waves/{programme['wave']}"

    page = manager.get(f"{address}/programme").json

    assert [row["code"] for row in page["regions"]] == ["north"]
    assert list(page["grid"]["rows"]) == [str(programme["north"])]
    assert manager.get(f"{address}/regions/{programme['north']}").status_code == 200
    for other in (f"regions/{programme['south']}", f"questions/A1?region={programme['south']}"):
        assert manager.get(f"{address}/{other}").status_code == 404
    answers = manager.get(f"{address}/questions/A1?page_size=500").json["answers"]["items"]
    assert {answer["branch"]["region"]["code"] for answer in answers} == {"north"}


def test_a_branch_manager_sees_no_branch_but_their_own(sign_in: SignIn, programme: dict[str, int]) -> None:
    manager, address = sign_in("branch_manager", "bank/north/kl-01"), f"/api/results/waves/{programme['wave']}"

    assert manager.get(f"{address}/programme").status_code == 404
    assert manager.get(f"{address}/regions/{programme['north']}").status_code == 404
    page = manager.get(f"{address}/questions/A1").json
    assert [place["code"] for place in page["places"]] == ["kl-01"]
    assert {answer["branch"]["code"] for answer in page["answers"]["items"]} == {"kl-01"}
    assert page["share"]["of"] == page["answers"]["total"] == page["places"][0]["share"]["of"]


def _leaves(tree: Any) -> Iterable[str]:
    if isinstance(tree, dict):
        yield from (leaf for pair in tree.items() for part in pair for leaf in _leaves(part))
    elif isinstance(tree, list):
        yield from (leaf for part in tree for leaf in _leaves(part))
    else:
        yield str(tree).lower()


def test_no_shopper_is_on_any_page(sign_in: SignIn, programme: dict[str, int]) -> None:
    for page in ("programme", f"regions/{programme['north']}", "questions/A1"):
        answer = sign_in("regional_manager", "bank").get(f"/api/results/waves/{programme['wave']}/{page}")
        assert answer.status_code == 200
        assert not [leaf for leaf in _leaves(answer.json) if "shopper" in leaf]


def test_a_page_takes_as_many_statements_for_many_visits_as_for_few(
    app: Server, sign_in: SignIn, programme: dict[str, int]
) -> None:
    admin, address = sign_in("admin"), f"/api/results/waves/{programme['wave']}"
    pages = ("programme", f"regions/{programme['north']}", "questions/A1", f"branches/{programme['kl-01']}", "")
    few = {page: _statements(app, admin, f"{address}/{page}".rstrip("/")) for page in pages}
    with app.app_context():
        rng, shopper = Random(3), build.person("shopper")
        for number in range(12):
            at = build.branch(f"kl-{number % 6:02}", ("north", "south", "east")[number % 3])
            visit = build.visit(at, build.wave(), build.form_version(FORM), shopper, "handed_in")
            build.approve(build.revision(visit, _answers(rng), MORNING))
        db.session.commit()

    many = {page: _statements(app, admin, f"{address}/{page}".rstrip("/")) for page in pages}

    assert many == few
    assert max(few.values()) <= 18, few


def _statements(app: Server, browser: FlaskClient, address: str) -> int:
    with statements.sent(app) as sent:
        assert browser.get(address).status_code == 200
    return len(sent)
