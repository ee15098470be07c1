"""Branches from a file: every bad row is told, and nothing comes in until all are good."""

import io
import warnings
from collections.abc import Iterator
from contextlib import suppress
from random import Random
from typing import Any
from zipfile import ZipFile

import openpyxl
from flask.testing import FlaskClient

from audit_api.problems import Refusal
from audit_api.programmes.branch_import import BRANCHES
from audit_api.spreadsheets import XLSX_TYPE as XLSX
from audit_api.spreadsheets import read

from .test_places import bank

GOOD = (
    "code,name,region,address,city,time_zone\n"
    'kl-01,Main Street,north,"1, Main Street",Kuala Lumpur,Asia/Kuala_Lumpur\n'
    "jb-01,Harbour,south,2 Quay,Johor Bahru,Asia/Kuala_Lumpur\n"
)


def imported(admin: FlaskClient, client: int, data: str | bytes, kind: str = "text/csv", dry: bool = False) -> Any:
    path = f"/api/clients/{client}/branches/import?dry_run={str(dry).lower()}"
    return admin.post(path, data=data, headers={"Content-Type": kind})


def branches(admin: FlaskClient, client: int) -> Any:
    return admin.get(f"/api/clients/{client}/branches").json["items"]


def sheet(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_clean_file_is_imported_whole(admin: FlaskClient) -> None:
    client, _, _ = bank(admin)

    answer = imported(admin, client, GOOD)

    assert answer.json == {"created": 2, "changed": 0, "unchanged": 0, "dry_run": False}
    first = branches(admin, client)[1]
    assert (first["code"], first["address"], first["scope"]) == ("kl-01", "1, Main Street", "bank/north/kl-01")


def test_the_same_file_again_changes_nothing(admin: FlaskClient) -> None:
    client, _, _ = bank(admin)
    imported(admin, client, GOOD)

    answer = imported(admin, client, GOOD)

    assert answer.json == {"created": 0, "changed": 0, "unchanged": 2, "dry_run": False}


def test_a_row_that_differs_changes_its_branch_and_moves_it(admin: FlaskClient) -> None:
    client, _, _ = bank(admin)
    imported(admin, client, GOOD)

    answer = imported(admin, client, GOOD.replace("Harbour,south", "Harbour,north"))

    assert answer.json == {"created": 0, "changed": 1, "unchanged": 1, "dry_run": False}
    assert branches(admin, client)[0]["scope"] == "bank/north/jb-01"


def test_a_column_left_out_leaves_what_is_there(admin: FlaskClient) -> None:
    client, _, _ = bank(admin)
    imported(admin, client, GOOD)

    short = "time_zone,code,name,region\nAsia/Kuala_Lumpur,KL-01,Main Street,North\n"

    assert imported(admin, client, short).json["unchanged"] == 1
    assert branches(admin, client)[1]["city"] == "Kuala Lumpur"


def test_a_dry_run_tells_what_would_happen_and_does_nothing(admin: FlaskClient) -> None:
    client, _, _ = bank(admin)

    answer = imported(admin, client, GOOD, dry=True)

    assert answer.json == {"created": 2, "changed": 0, "unchanged": 0, "dry_run": True}
    assert branches(admin, client) == []


def test_every_bad_cell_is_told_and_nothing_is_imported(admin: FlaskClient) -> None:
    client, _, _ = bank(admin)
    bad = GOOD + "\nkl-01,Twice,north,,,Asia/Kuala_Lumpur\nk l,,west,,,Asia/Nowhere\n"

    answer = imported(admin, client, bad)

    assert answer.status_code == 422
    assert [(place["path"], place["code"]) for place in answer.json["problems"]] == [
        ("row 5, code", "duplicate"),
        ("row 6, name", "missing"),
        ("row 6, code", "bad_value"),
        ("row 6, region", "unknown"),
        ("row 6, time_zone", "unknown"),
    ]
    assert answer.json["problems"][0]["message"] == "'kl-01' stands in row 2 too. Keep one of them."
    assert "Its regions: north, south." in answer.json["problems"][3]["message"]
    assert branches(admin, client) == []


def test_semicolons_a_byte_order_mark_and_other_languages_are_understood(admin: FlaskClient) -> None:
    client, _, _ = bank(admin)
    malay = "﻿Nama;Kod;Zon masa;Wilayah;Bandar\nJalan Besar;kl-02;Asia/Kuala_Lumpur;north;Kuala Lumpur\n"
    indonesian = "Kode;Nama;Zona waktu;Wilayah;Kota\njk-01;Jalan Raya;Asia/Jakarta;south;Jakarta\n"

    assert imported(admin, client, malay).json["created"] == 1
    assert imported(admin, client, indonesian).json["created"] == 1


def test_a_spreadsheet_is_read_and_its_whole_numbers_are_codes(admin: FlaskClient) -> None:
    client, _, _ = bank(admin)
    header = ("code", "name", "region", "time_zone")

    answer = imported(admin, client, sheet(header, (7, "Seven", "north", "Asia/Jakarta")), XLSX)

    assert answer.json["created"] == 1
    assert branches(admin, client)[0]["code"] == "7"


def test_rows_of_a_spreadsheet_are_counted_as_the_spreadsheet_shows_them(admin: FlaskClient) -> None:
    client, _, _ = bank(admin)
    header = ("code", "name", "region", "time_zone")

    answer = imported(admin, client, sheet((), header, (), (7, "Seven", "east", "Asia/Jakarta")), XLSX)

    assert [place["path"] for place in answer.json["problems"]] == ["row 4, region"]


def test_a_sheet_that_understates_its_size_is_read_to_its_end(admin: FlaskClient) -> None:
    client, _, _ = bank(admin)
    rows = [(f"kl-{n}", "Demo", "north", "Asia/Jakarta") for n in range(30)]
    whole = sheet(("code", "name", "region", "time_zone"), *rows)
    with ZipFile(io.BytesIO(whole)) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    page = "xl/worksheets/sheet1.xml"
    understated = parts | {page: parts[page].replace(b'ref="A1:D31"', b'ref="A1"')}
    file = io.BytesIO()
    with ZipFile(file, "w") as book:
        for name, data in understated.items():
            book.writestr(name, data)

    assert understated != parts
    assert imported(admin, client, file.getvalue(), XLSX).json["created"] == 30


def test_a_header_with_missing_or_strange_columns_is_told_at_once(admin: FlaskClient) -> None:
    client, _, _ = bank(admin)

    answer = imported(admin, client, "code,code,name,colour\nx,x,x,x\n")

    assert [(place["path"], place["code"]) for place in answer.json["problems"]] == [
        ("row 1, colour", "unknown"),
        ("row 1, code", "duplicate"),
        ("row 1, region", "missing"),
        ("row 1, time_zone", "missing"),
    ]


def test_cells_beyond_the_header_and_texts_too_long_are_told(admin: FlaskClient) -> None:
    client, _, _ = bank(admin)
    head, first, second = GOOD.splitlines()

    answer = imported(admin, client, "\n".join((head, first + ",more", second.replace("Harbour", "H" * 121))))

    assert [(place["path"], place["code"]) for place in answer.json["problems"]] == [
        ("row 2, beyond", "too_long"),
        ("row 3, name", "too_long"),
    ]


def test_a_file_that_is_no_table_is_refused(admin: FlaskClient) -> None:
    client, _, _ = bank(admin)

    for data, kind in ((b"\xff\xfe\x00", "text/csv"), (b"PK not a zip", XLSX), (GOOD, "application/pdf")):
        answer = imported(admin, client, data, kind)
        assert (answer.status_code, answer.json["code"]) == (415, "not_a_table")


def test_a_spreadsheet_broken_in_any_way_is_refused_and_ends_nothing() -> None:
    good = sheet(("code", "name", "region", "time_zone"), *[(n, "Demo", "north", "Asia/Jakarta") for n in range(5)])

    for broken in _broken(good, 300):
        with suppress(Refusal), warnings.catch_warnings(action="ignore"):
            read(broken, XLSX, BRANCHES)


def _broken(good: bytes, count: int) -> Iterator[bytes]:
    """The same workbook with some bytes of one of its parts changed, lost or doubled."""
    rng = Random(1)
    with ZipFile(io.BytesIO(good)) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    for _ in range(count):
        name, file = rng.choice(list(parts)), io.BytesIO()
        with ZipFile(file, "w") as book:
            for part, data in parts.items():
                book.writestr(part, _mutated(data, rng) if part == name else data)
        yield file.getvalue()


def _mutated(data: bytes, rng: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 3, 20))):
        at = rng.randrange(len(changed))
        some = rng.choice((b"", b"\xff", b"999999999999", b"XFD1048576", b"-1", bytes(changed[at - 30 : at])))
        changed[at : at + rng.randrange(12)] = some
    return bytes(changed)


def test_an_empty_file_and_too_long_a_list_are_refused(admin: FlaskClient) -> None:
    client, _, _ = bank(admin)
    head, first, _ = GOOD.splitlines()

    assert imported(admin, client, head).json["problems"][0]["code"] == "no_rows"
    assert imported(admin, client, head + f"\n{first}" * 5001).status_code == 413


def test_the_template_can_be_filled_and_imported(admin: FlaskClient) -> None:
    client, _, _ = bank(admin)

    template = admin.get(f"/api/clients/{client}/branches/import/template.csv")
    answer = imported(admin, client, template.text + "kl-01,Main Street,north,,,Asia/Kuala_Lumpur\r\n")

    assert template.mimetype == "text/csv"
    assert answer.json["created"] == 1
