"""What real customers said reaches the branch's report, on the scale of the report."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from flask.testing import FlaskClient

from audit_api.db import db, now
from audit_api.http import Server
from audit_api.programmes.models import SurveyMean
from audit_api.results import gather
from reports import data
from tests import build, small
from tests.reports import paper


def _surveyed(at: str, during: str, promise: str, **said: Any) -> None:
    wave, branch = build.wave(during), build.branch(at)
    db.session.add(SurveyMean(wave=wave, branch=branch, promise=promise, imported_at=now(), **said))


FIVE = {"customers": 64, "mean": Decimal("3.7"), "deviation": Decimal("0.8"), "lowest": 1, "highest": 5}
SEVEN = {"customers": 30, "mean": Decimal("4.0000"), "deviation": Decimal("1.2"), "lowest": 1, "highest": 7}


def test_survey_means_of_the_branch_and_wave_come_on_a_scale_of_0_to_100(app: Server) -> None:
    with app.app_context():
        row = build.approved(small.answers(), at=build.branch(), during=build.wave(), shopper=build.person("shopper"))
        _surveyed("kl-01", "2026-q4", "timeliness", **FIVE)
        _surveyed("kl-01", "2026-q4", "price", **SEVEN)
        _surveyed("kl-02", "2026-q4", "timeliness", **SEVEN)
        _surveyed("kl-01", "2026-q3", "timeliness", **SEVEN)
        db.session.flush()

        report = gather.branch_report(db.session(), [row], gather.Reader("en", now()))

    # (3.7 - 1) / 4 and 0.8 / 4; (4 - 1) / 6 and 1.2 / 6
    assert report.survey == (
        data.SurveyMean("price", 30, Decimal(50), Decimal(20)),
        data.SurveyMean("timeliness", 64, Decimal("67.5"), Decimal(20)),
    )


def test_the_report_says_that_customers_said_it_and_how_many(app: Server, sign_in: Callable[..., FlaskClient]) -> None:
    with app.app_context():
        row = build.approved(small.answers(), at=build.branch(), during=build.wave(), shopper=build.person("shopper"))
        wave, branch, programme = build.wave().id, row.submission.visit.branch_id, build.wave().programme_id
        db.session.commit()
    file = "branch,wave,promise,n,mean,sd\nkl-01,2026-q4,timeliness,64,3.7,0.8\n"
    admin = sign_in("admin")

    before = paper.text(admin.get(f"/api/reports/waves/{wave}/branches/{branch}.pdf").data)
    admin.post(f"/api/programmes/{programme}/survey-means?scale=1-5", data=file, headers={"Content-Type": "text/csv"})
    after = paper.text(admin.get(f"/api/reports/waves/{wave}/branches/{branch}.pdf").data)

    assert "customer survey" not in before
    assert "customer survey" in after
    assert "67.5" in after
    assert "64" in after


def test_a_branch_without_a_survey_has_none(app: Server) -> None:
    with app.app_context():
        row = build.approved(small.answers(), at=build.branch(), during=build.wave(), shopper=build.person("shopper"))

        assert gather.branch_report(db.session(), [row], gather.Reader("en", now())).survey == ()
