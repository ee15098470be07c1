"""Where a branch is: a whole position or none, from the desk and from a file."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from .test_branch_import import XLSX, branches, imported, sheet
from .test_places import KL, bank, made

HEADER = "code,name,region,time_zone,latitude,longitude\n"
ROW = "kl-01,Main Street,north,Asia/Kuala_Lumpur,"


def branch(admin: FlaskClient, **more: Any) -> Any:
    """A branch, with what more is said of it."""
    client, north, _ = bank(admin)
    return made(admin, f"/api/clients/{client}/branches", region=north, **KL, **more)


def test_a_branch_has_a_position_if_it_is_given(admin: FlaskClient) -> None:
    there = branch(admin, latitude=3.139, longitude=101.6869)

    assert (there["latitude"], there["longitude"]) == (3.139, 101.6869)


def test_a_position_can_be_added_later(admin: FlaskClient) -> None:
    there = branch(admin)

    moved = admin.patch(f"/api/branches/{there['id']}", json={"latitude": -6.2, "longitude": 106.8}).json

    assert (there["latitude"], there["longitude"]) == (None, None)
    assert (moved["latitude"], moved["longitude"]) == (-6.2, 106.8)


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"latitude": 3.1}, "longitude"),
        ({"longitude": 101.6}, "latitude"),
        ({"latitude": 3.1, "longitude": None}, "longitude"),
        ({"latitude": 90.1, "longitude": 0}, "latitude"),
        ({"latitude": 0, "longitude": -180.1}, "longitude"),
        ({"latitude": "here", "longitude": 0}, "latitude"),
    ],
)
def test_half_a_position_and_one_that_is_nowhere_are_refused_with_the_cure(
    admin: FlaskClient, given: dict[str, Any], path: str
) -> None:
    client, north, _ = bank(admin)

    answer = admin.post(f"/api/clients/{client}/branches", json={**KL, "region": north, **given})

    assert answer.status_code == 422
    assert [place["path"] for place in answer.json["problems"]] == [path]


def test_half_of_a_position_may_change_and_all_of_it_go_but_never_half(admin: FlaskClient) -> None:
    address = f"/api/branches/{branch(admin, latitude=3.1, longitude=101.6)['id']}"

    assert admin.patch(address, json={"latitude": 3.2}).json["latitude"] == 3.2
    refused = admin.patch(address, json={"latitude": None})
    assert (refused.status_code, refused.json["problems"]) == (
        422,
        [
            {
                "path": "latitude",
                "code": "missing",
                "message": "Only the longitude is given. Give the latitude too, or leave both out.",
            }
        ],
    )
    assert admin.patch(address, json={"latitude": None, "longitude": None}).json["longitude"] is None


@pytest.mark.parametrize(
    ("names", "cells"),
    [
        ("latitude,longitude", "3.139,101.6869"),
        ("Latitud,Longitud", "3.139,101.6869"),
        ("Bujur,Lintang", "101.6869,3.139"),
        ("latitude;longitude", "3,139;101,6869"),
    ],
)
def test_positions_come_from_a_file_in_three_languages_with_a_point_or_a_comma(
    admin: FlaskClient, names: str, cells: str
) -> None:
    client, _, _ = bank(admin)
    mark = ";" if ";" in names else ","
    header, row = "code,name,region,time_zone,".replace(",", mark), ROW.replace(",", mark)

    answer = imported(admin, client, f"{header}{names}\n{row}{cells}\n")

    assert answer.json == {"created": 1, "changed": 0, "unchanged": 0, "dry_run": False}
    [there] = branches(admin, client)
    assert (there["latitude"], there["longitude"]) == (3.139, 101.6869)


def test_the_numbers_of_a_spreadsheet_are_read_and_the_same_again_changes_nothing(admin: FlaskClient) -> None:
    client, _, _ = bank(admin)
    header = ("code", "name", "region", "time_zone", "latitude", "longitude")
    data = sheet(header, ("kl-01", "Main Street", "north", "Asia/Kuala_Lumpur", -6.2, 107))

    assert imported(admin, client, data, XLSX).json["created"] == 1
    assert imported(admin, client, data, XLSX).json["unchanged"] == 1


def test_empty_cells_are_no_position_and_columns_left_out_leave_it(admin: FlaskClient) -> None:
    client, _, _ = bank(admin)
    imported(admin, client, f"{HEADER}{ROW}3.139,101.6869\n")

    assert imported(admin, client, "code,name,region,time_zone\n" + ROW.rstrip(",")).json["unchanged"] == 1
    assert branches(admin, client)[0]["latitude"] == 3.139
    assert imported(admin, client, f"{HEADER}{ROW},\n").json["changed"] == 1
    assert branches(admin, client)[0]["latitude"] is None


@pytest.mark.parametrize(
    ("cells", "place", "code"),
    [
        ("3.139,", "row 2, longitude", "missing"),
        (",101.6869", "row 2, latitude", "missing"),
        ("101.6869,3.139", "row 2, latitude", "bad_value"),
        ("3 08 20 N,101.6869", "row 2, latitude", "bad_value"),
        ("nan,0", "row 2, latitude", "bad_value"),
        ("0,-inf", "row 2, longitude", "bad_value"),
    ],
)
def test_cells_that_are_no_position_are_told_with_row_and_column(
    admin: FlaskClient, cells: str, place: str, code: str
) -> None:
    client, _, _ = bank(admin)

    answer = imported(admin, client, f"{HEADER}{ROW}{cells}\n")

    assert answer.status_code == 422
    assert [(found["path"], found["code"]) for found in answer.json["problems"]] == [(place, code)]
    assert branches(admin, client) == []


def test_a_header_with_half_a_position_is_told(admin: FlaskClient) -> None:
    client, _, _ = bank(admin)

    answer = imported(admin, client, f"code,name,region,time_zone,latitude\n{ROW}3.139\n")

    assert [(place["path"], place["code"]) for place in answer.json["problems"]] == [("row 1, longitude", "missing")]
