"""What real customers said comes from a file: every bad row is told, and nothing is kept until all are good."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient

from audit_api.db import db
from audit_api.http import Server
from audit_api.spreadsheets import XLSX_TYPE
from tests import build

from .test_branch_import import sheet

SignIn = Callable[..., FlaskClient]
GOOD = (
    "branch,wave,promise,n,mean,sd\n"
    "kl-01,2026-q4,timeliness,64,3.7,0.8\n"
    "kl-01,2026-q4,price,64,4.25,0.5\n"
    "jb-01,2026-q4,timeliness,12,2,1\n"
)


@pytest.fixture
def programme(app: Server) -> int:
    """A programme of two waves whose client has two branches in two regions."""
    with app.app_context():
        build.branch("kl-01", "north")
        build.branch("jb-01", "south")
        build.wave("2026-q3", starts_on=date(2026, 7, 1))
        number = build.wave("2026-q4").programme_id
        db.session.commit()
    return number


def imported(admin: FlaskClient, programme: int, data: str | bytes, kind: str = "text/csv", **args: str) -> Any:
    query = {"scale": "1-5", **args}
    return admin.post(
        f"/api/programmes/{programme}/survey-means", query_string=query, data=data, headers={"Content-Type": kind}
    )


def listed(client: FlaskClient, programme: int, **args: Any) -> Any:
    return client.get(f"/api/programmes/{programme}/survey-means", query_string=args).json["items"]


def test_a_clean_file_is_imported_whole_on_its_own_scale(admin: FlaskClient, programme: int) -> None:
    answer = imported(admin, programme, GOOD)

    assert answer.json == {"created": 3, "changed": 0, "unchanged": 0, "dry_run": False}
    harbour, price, _ = listed(admin, programme)
    assert (harbour["branch"]["code"], harbour["mean"], harbour["deviation"]) == ("jb-01", "2", "1")
    assert {key: price[key] for key in ("promise", "customers", "mean", "deviation", "lowest", "highest")} == {
        "promise": "price",
        "customers": 64,
        "mean": "4.25",
        "deviation": "0.5",
        "lowest": 1,
        "highest": 5,
    }
    assert (price["wave"]["code"], price["branch"]["code"]) == ("2026-q4", "kl-01")


def test_the_same_file_again_changes_nothing_and_another_takes_the_place_of_the_same_means(
    admin: FlaskClient, programme: int
) -> None:
    imported(admin, programme, GOOD)

    assert imported(admin, programme, GOOD).json["unchanged"] == 3
    assert imported(admin, programme, GOOD.replace("3.7,", "3.9,")).json == {
        "created": 0,
        "changed": 1,
        "unchanged": 2,
        "dry_run": False,
    }
    assert [row["mean"] for row in listed(admin, programme)] == ["2", "4.25", "3.9"]


def test_the_same_means_on_another_scale_are_others(admin: FlaskClient, programme: int) -> None:
    imported(admin, programme, GOOD)

    assert imported(admin, programme, GOOD, scale="0-10").json["changed"] == 3
    assert {(row["lowest"], row["highest"]) for row in listed(admin, programme)} == {(0, 10)}


def test_a_dry_run_tells_what_would_happen_and_does_nothing(admin: FlaskClient, programme: int) -> None:
    assert imported(admin, programme, GOOD, dry_run="true").json["created"] == 3
    assert listed(admin, programme) == []
    imported(admin, programme, GOOD)
    assert imported(admin, programme, GOOD.replace("64", "65"), dry_run="true").json["changed"] == 2
    assert {row["customers"] for row in listed(admin, programme)} == {64, 12}


def test_every_bad_cell_is_told_with_its_value_and_the_cure_and_nothing_is_kept(
    admin: FlaskClient, programme: int
) -> None:
    bad = GOOD + (
        "KL-01,2026-Q4,Timeliness,9,3,1\n"
        "kl-99,2025-q1,kindness,0,5.5,-1\n"
        ",2026-q4,price,1.5,three,9\n"
        "jb-01,2026-q4,price,5,4,1,more\n"
    )

    answer = imported(admin, programme, bad)

    assert answer.status_code == 422
    assert [(place["path"], place["code"]) for place in answer.json["problems"]] == [
        ("row 5, promise", "duplicate"),
        ("row 6, branch", "unknown"),
        ("row 6, wave", "unknown"),
        ("row 6, promise", "unknown"),
        ("row 6, n", "bad_value"),
        ("row 6, mean", "bad_value"),
        ("row 6, sd", "bad_value"),
        ("row 7, branch", "missing"),
        ("row 7, n", "bad_value"),
        ("row 7, mean", "bad_value"),
        ("row 7, sd", "bad_value"),
        ("row 8, beyond", "too_long"),
    ]
    said = [place["message"] for place in answer.json["problems"]]
    assert said[0] == "This branch, wave and promise stand in row 2 too. Keep one of them."
    assert said[1] == "'kl-99' is no branch of this programme. There are: jb-01, kl-01."
    assert said[3] == "'kindness' is no promise. Choose from quantity, quality, timeliness, price."
    assert said[4] == "'0' is no number of customers. Write a whole number of 1 or more."
    assert said[5] == "'5.5' is not on the scale. Write a number from 1 to 5."
    assert said[6] == "'-1' is no standard deviation on this scale. Write 0 to 4."
    assert listed(admin, programme) == []


def test_other_languages_semicolons_and_decimal_commas_are_understood(admin: FlaskClient, programme: int) -> None:
    indonesian = (
        "Cabang;Gelombang;Janji layanan;Responden;Rata-rata;Simpangan baku\nkl-01;2026-q4;Ketepatan waktu;64;3,7;0,8\n"
    )
    malay = "Cawangan;Pusingan;Dimensi;Pelanggan;Purata;Sisihan piawai\njb-01;2026-q4;Ketepatan masa;9;3,5;1\n"

    assert imported(admin, programme, indonesian).json["created"] == 1
    assert imported(admin, programme, malay).json["created"] == 1
    assert [(row["promise"], row["mean"]) for row in listed(admin, programme)] == [
        ("timeliness", "3.5"),
        ("timeliness", "3.7"),
    ]


def test_a_spreadsheet_is_read_with_the_decimals_that_its_formulas_gave(admin: FlaskClient, programme: int) -> None:
    rows = ("branch", "wave", "promise", "n", "mean", "sd"), ("kl-01", "2026-q4", "price", 21, 26 / 7, 1 / 3)

    assert imported(admin, programme, sheet(*rows), XLSX_TYPE).json["created"] == 1
    [row] = listed(admin, programme)
    assert (row["customers"], row["mean"], row["deviation"]) == (21, "3.71428571", "0.33333333")


@pytest.mark.parametrize("scale", ["", "5", "5-1", "3-3", "1-5-7", "0-1000", "one-five"])
def test_the_scale_has_to_be_told(admin: FlaskClient, programme: int, scale: str) -> None:
    answer = imported(admin, programme, GOOD, scale=scale)

    assert answer.status_code == 422
    [place] = answer.json["problems"]
    assert place["path"] == "scale"
    assert "Write the worst and the best answer, as 1-5 or 0-100." in place["message"]


def test_a_wave_or_a_branch_of_another_programme_is_not_known(app: Server, admin: FlaskClient, programme: int) -> None:
    with app.app_context():
        build.branch("x-1", client="shop")
        build.wave("elsewhere", client="shop")
        db.session.commit()

    answer = imported(admin, programme, "branch,wave,promise,n,mean,sd\nx-1,elsewhere,price,5,3,1\n")

    assert [place["path"] for place in answer.json["problems"]] == ["row 2, branch", "row 2, wave"]


def test_means_can_be_listed_by_wave_and_only_of_ones_own_branches(
    admin: FlaskClient, sign_in: SignIn, programme: int
) -> None:
    imported(admin, programme, GOOD + "kl-01,2026-q3,price,5,3,1\n")
    later = listed(admin, programme)[0]["wave"]["id"]

    assert [row["wave"]["code"] for row in listed(admin, programme)] == ["2026-q4"] * 3 + ["2026-q3"]
    assert len(listed(admin, programme, wave=later)) == 3
    north = listed(sign_in("reviewer", "bank/north"), programme)
    assert {row["branch"]["code"] for row in north} == {"kl-01"}
    assert sign_in("reviewer", "shop").get(f"/api/programmes/{programme}/survey-means").status_code == 404


def test_one_mean_or_those_of_a_wave_can_be_deleted(admin: FlaskClient, programme: int) -> None:
    imported(admin, programme, GOOD + "kl-01,2026-q3,price,5,3,1\n")
    first, *_ = listed(admin, programme)

    assert admin.delete(f"/api/survey-means/{first['id']}").status_code == 204
    assert admin.delete(f"/api/survey-means/{first['id']}").status_code == 404
    assert len(listed(admin, programme)) == 3
    assert admin.delete(f"/api/waves/{first['wave']['id']}/survey-means").status_code == 204
    assert [row["wave"]["code"] for row in listed(admin, programme)] == ["2026-q3"]


def test_the_template_can_be_filled_and_imported(admin: FlaskClient, programme: int) -> None:
    template = admin.get(f"/api/programmes/{programme}/survey-means/template.csv")

    assert template.mimetype == "text/csv"
    assert imported(admin, programme, template.text + "kl-01,2026-q4,price,5,3,1\r\n").json["created"] == 1
