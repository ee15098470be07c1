"""Laying the photos in at the end leaves a file whose table of objects is right."""

import re
from dataclasses import replace
from pathlib import Path

from reports import branch_report
from reports.splice import HeldJpeg, StandIn, spliced
from tests.reports import build, paper


def test_every_object_lies_where_the_table_says() -> None:
    pdf = branch_report.make(build.branch_report())
    table = pdf.rindex(b"xref\n0 ")
    places = [int(entry) for entry in re.findall(rb"(\d{10}) 00000 n", pdf[table:])]

    assert f"startxref\n{table}\n".encode() in pdf
    assert len(places) > 60
    for number, place in enumerate(places, start=1):
        assert pdf[place:].startswith(f"{number} 0 obj".encode())


def test_no_mark_is_left_behind() -> None:
    assert b"photo:" not in branch_report.make(build.branch_report())


def test_a_file_without_photos_stays_as_it_is() -> None:
    pdf = branch_report.make(build.branch_report(photos=0))

    assert spliced(pdf, []) == pdf


def test_a_held_jpeg_shows_its_head_and_hands_over_its_mark() -> None:
    jpeg = build.photo().jpeg
    assert isinstance(jpeg, bytes)
    held = HeldJpeg(StandIn(jpeg, "a"))

    assert held.read(2) == b"\xff\xd8"
    assert bytes(memoryview(held.read())) == b"photo:a:"
    assert len(StandIn(jpeg, "a")) == len(jpeg)


def test_a_photo_may_lie_in_a_file(tmp_path: Path) -> None:
    photo = build.photo(5)
    assert isinstance(photo.jpeg, bytes)
    path = tmp_path / "photo.jpg"
    path.write_bytes(photo.jpeg)
    by_path = build.branch_report(visits=(build.visit(1, photos=(replace(photo, jpeg=path),)),))
    by_bytes = build.branch_report(visits=(build.visit(1, photos=(photo,)),))

    assert branch_report.make(by_path) == branch_report.make(by_bytes)
    assert [bytes(image) for image in paper.images(branch_report.make(by_path))] == [photo.jpeg]
