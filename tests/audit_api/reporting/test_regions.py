"""A region's and a programme's reports come down as PDF: to those who see branches side by side, and to nobody else."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from flask.testing import FlaskClient

from audit_api.db import db, now
from audit_api.http import Server
from audit_api.programmes.models import Region, Wave
from audit_api.reporting.regions import Area, region_report
from audit_api.results import gather, reading
from audit_api.results.gather import Reader
from audit_api.visits.models import Visit
from reports.data import RegionReport
from reports.digest import code_of
from reports.measures.branch import branch_figures
from reports.measures.region import region_figures
from reports.measures.variance import NOBODY
from tests import build, small, statements
from tests.reports import paper

SignIn = Callable[..., FlaskClient]
OCTOBER, JULY = datetime(2026, 10, 5, 2, 0, tzinfo=UTC), datetime(2026, 7, 5, 2, 0, tzinfo=UTC)
REGION, PROGRAMME = "/api/reports/waves/{wave}/regions/{region}.pdf", "/api/reports/waves/{wave}.pdf"
FOUR = [small.answers(), small.answers(B1="wrong"), small.answers(B1="partly"), small.answers(A1="no", B4="yes")]


def _approve(app: Server, branch: str, given: Sequence[dict[str, Any]] = FOUR, **where: Any) -> dict[str, int]:
    """Approved visits of a branch; the numbers of the wave and the region."""
    with app.app_context():
        at = build.branch(branch, where.get("region", "north"), where.get("client", "bank"))
        before = where.get("before", False)
        wave = build.wave(
            "2026-q3" if before else "2026-q4", where.get("client", "bank"), date(2026, 7 if before else 10, 1)
        )
        shopper = build.person("shopper", name="Demo Secret Shopper")
        for answers in given:
            build.approved(answers, at=at, during=wave, shopper=shopper, on=JULY if before else OCTOBER)
        db.session.commit()
        return {"wave": wave.id, "region": at.region_id, "branch": at.id}


def _report(app: Server, ids: dict[str, int], whole: bool = False) -> RegionReport:
    with app.app_context():
        region = None if whole else db.session.get_one(Region, ids["region"])
        report = region_report(db.session(), Area(db.session.get_one(Wave, ids["wave"]), region), Reader("en", now()))
    assert report is not None
    return report


def test_a_regional_manager_downloads_the_report_of_the_region(app: Server, sign_in: SignIn) -> None:
    _approve(app, "kl-01")
    ids = _approve(app, "kl-02", [small.answers(), small.answers()])
    _approve(app, "jb-01", [small.answers(A1="no")] * 2, region="south")

    answer = sign_in("regional_manager", "bank/north").get(REGION.format(**ids))

    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert answer.headers["Content-Disposition"] == 'inline; filename="2026-q4-north-en.pdf"'
    page = paper.page_text(answer.data, 1)
    # (100 + 90 + 95 + 59) / 4 = 86 of the first, 100 of the second
    assert "93.0 out of 100, mean of 2 branches" in page
    assert "jb-01" not in paper.text(answer.data)


def test_the_whole_programme_is_for_those_who_see_the_whole_client(app: Server, sign_in: SignIn) -> None:
    _approve(app, "kl-01")
    ids = _approve(app, "jb-01", region="south")

    answer = sign_in("regional_manager", "bank").get(PROGRAMME.format(**ids))

    assert answer.headers["Content-Disposition"] == 'inline; filename="2026-q4-service-en.pdf"'
    assert "Whole programme" in paper.page_text(answer.data, 1)
    assert "South" in paper.text(answer.data)
    assert sign_in("admin").get(PROGRAMME.format(**ids)).status_code == 200
    assert sign_in("regional_manager", "bank/north").get(PROGRAMME.format(**ids)).status_code == 404
    assert sign_in("reviewer", "shop").get(PROGRAMME.format(**ids)).status_code == 404


def test_no_branch_manager_sees_another_branch_and_no_region_another_region(app: Server, sign_in: SignIn) -> None:
    ids = _approve(app, "kl-01")
    own = _approve(app, "jb-01", region="south")
    branch, south = sign_in("branch_manager", "bank/north/kl-01"), sign_in("regional_manager", "bank/south")

    assert south.get(REGION.format(**own)).status_code == 200
    assert branch.get(REGION.format(**ids)).status_code == 403
    assert branch.get(PROGRAMME.format(**ids)).status_code == 403
    assert south.get(REGION.format(**ids)).status_code == 404


def test_a_region_without_approved_visits_has_no_report(app: Server, sign_in: SignIn) -> None:
    ids = _approve(app, "kl-01")
    with app.app_context():
        south = build.branch("jb-01", "south").region_id
        db.session.commit()
    answer = sign_in("admin").get(REGION.format(wave=ids["wave"], region=south))

    assert (answer.status_code, answer.json["code"]) == (404, "no_figures")
    assert sign_in("admin").get(REGION.format(wave=ids["wave"], region=999_999)).status_code == 404


@pytest.mark.parametrize(("language", "word"), [("en", "Fix first"), ("ms", "Baiki dahulu"), ("id", "Perbaiki dulu")])
def test_the_report_speaks_the_language_that_is_asked_for(
    app: Server, sign_in: SignIn, language: str, word: str
) -> None:
    ids = _approve(app, "kl-01")

    answer = sign_in("regional_manager", "bank/north").get(f"{REGION.format(**ids)}?language={language}")

    assert word in paper.page_text(answer.data, 1)


def test_the_same_visits_give_the_same_bytes_and_name_no_shopper(app: Server, sign_in: SignIn) -> None:
    ids, manager = _approve(app, "kl-01"), sign_in("regional_manager", "bank")
    for address in (REGION.format(**ids), PROGRAMME.format(**ids)):
        first, second = manager.get(address), manager.get(address)
        assert first.data == second.data
        assert manager.get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
        assert "Secret" not in paper.text(first.data)


def test_a_report_can_be_checked_and_is_outdated_by_the_next_approval(app: Server, sign_in: SignIn) -> None:
    ids = _approve(app, "kl-01")
    pdf = sign_in("admin").get(REGION.format(**ids)).data
    keywords = paper.reader(pdf).metadata["/Keywords"]  # type: ignore[index]
    code = code_of(keywords.split()[1])
    checked = build.browser(app).get(f"/api/papers/{code}").json

    assert checked["newer"] is False
    _approve(app, "kl-02")
    assert build.browser(app).get(f"/api/papers/{code}").json["newer"] is True


def test_a_branch_s_figures_are_those_of_its_own_report(app: Server) -> None:
    ids = _approve(app, "kl-01")
    _approve(app, "kl-01", [small.answers(A1="no", A2=["hello"]), small.answers(A1="no", B1="wrong")], before=True)
    with app.app_context():
        revisions = reading.whole(db.session(), Visit.wave_id == ids["wave"])
        own = branch_figures(gather.branch_report(db.session(), revisions, Reader("en", now())))
    figures = region_figures(_report(app, ids))
    [line] = figures.branches

    assert (line.score, line.visits, line.before, line.visits_before) == (own.score, 4, Decimal("67.5"), 2)
    assert own.change is not None
    assert {**dict(figures.changes.real), **dict(figures.changes.rest)} == {"kl-01": own.change}
    assert [(row.question, row.lost) for row in figures.lost] == [(row.question, row.lost) for row in own.missed]
    assert line.critical == len(own.critical)
    shown = {part.code: cell.score for part, cell in zip(figures.parts, line.parameters, strict=True)}
    assert shown == {row.code: row.score for row in own.card.parameters if row.score is not None}


def test_visits_with_other_questions_stay_out_and_are_counted(app: Server) -> None:
    ids = _approve(app, "kl-01")
    section, other = small.FORM["sections"]
    shorter = {**small.FORM, "sections": [{**section, "questions": section["questions"][:1]}, other]}
    answers = small.answers(B1="wrong")
    answers["answers"] = {code: given for code, given in answers["answers"].items() if code not in {"A2", "A3"}}
    with app.app_context():
        form, shopper = build.form_version(shorter, number=2), build.person("shopper")
        for wave, moment in ((build.wave(), OCTOBER), (build.wave("2026-q3", starts_on=date(2026, 7, 1)), JULY)):
            visit = build.visit(build.branch(), wave, form, shopper, "handed_in")
            build.approve(build.revision(visit, answers, moment))
        db.session.commit()
    report = _report(app, ids)
    [sums] = report.branches

    assert (report.form_version, len(sums.scores), sums.other_form) == ("1", 4, 1)
    assert (sums.before, report.before_other_form) == (NOBODY, 1)


def test_the_spread_is_that_of_the_whole_wave(app: Server) -> None:
    """100, 90, 95, 59 in each of two branches: 1022 square points each about 86, on 6 degrees of freedom."""
    ids = _approve(app, "kl-01")
    _approve(app, "jb-01", region="south")
    spread = _report(app, ids).spread

    assert spread is not None
    assert spread[0] == pytest.approx((2 * 1022 / 6) ** 0.5)
    assert spread[1] == 6


def test_many_branches_and_visits_take_as_many_statements_as_one(app: Server, sign_in: SignIn) -> None:
    ids = _approve(app, "kl-01")
    _approve(app, "kl-01", before=True)
    admin = sign_in("admin")
    for address in (REGION.format(**ids), PROGRAMME.format(**ids)):
        assert admin.get(address).status_code == 200  # remembered from here on
    counted = []
    for _ in range(2):
        with statements.sent(app) as sent:
            assert admin.get(REGION.format(**ids)).status_code == 200
            assert admin.get(PROGRAMME.format(**ids)).status_code == 200
        counted.append(len(sent))
        for number in range(2, 9):
            _approve(app, f"kl-{number:02}", FOUR[:3], region=f"r{number % 2}" if number > 5 else "north")
            _approve(app, f"kl-{number:02}", FOUR[:2], before=True, region=f"r{number % 2}" if number > 5 else "north")
        admin.get(REGION.format(**ids))
        admin.get(PROGRAMME.format(**ids))

    assert counted[0] == counted[1]
    assert counted[0] <= 44
