"""Laying the photos in at the end leaves a file whose table of objects is right."""

import re
import tracemalloc
from dataclasses import replace
from pathlib import Path
from struct import iter_unpack

import pytest

from reports import branch_report
from reports.splice import HeldJpeg, StandIn, spliced
from tests.reports import build, paper


def test_every_object_lies_where_the_table_says() -> None:
    pdf = branch_report.make(build.branch_report())
    table = int(re.findall(rb"startxref\n(\d+)\n%%EOF\n$", pdf)[0])
    stream = paper.reader(pdf).get_object(int(pdf[table:].split(b" ", 1)[0]))
    rows = list(iter_unpack(">BIH", stream.get_data()))  # type: ignore[union-attr]
    packed = [index for kind, _, index in rows if kind == 2]

    assert len(rows) == stream["/Size"]  # type: ignore[index]
    assert len(packed) > 500
    assert packed == list(range(len(packed)))
    for number, (kind, place, _) in enumerate(rows):
        assert kind != 1 or pdf[place:].startswith(f"{number} 0 obj".encode())


def test_no_mark_is_left_behind() -> None:
    assert b"photo:" not in branch_report.make(build.branch_report())


def test_a_file_that_the_writer_did_not_end_with_its_table_is_refused() -> None:
    with pytest.raises(ValueError, match="no table"):
        spliced(b"%PDF-1.7\nxref\n0 none", [], lambda first: [])


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


def test_photos_that_lie_in_files_are_held_once_in_the_report_and_nowhere_else(tmp_path: Path) -> None:
    blank, photos = build.photo(5), []
    assert isinstance(blank.jpeg, bytes)
    for number in range(10):
        path = tmp_path / f"{number}.jpg"
        path.write_bytes(blank.jpeg + bytes(2_000_000))
        photos.append(replace(blank, jpeg=path, sha256=f"{number:064}"))
    report = build.branch_report(visits=(build.visit(1, photos=tuple(photos)),))
    branch_report.make(build.branch_report(visits=(build.visit(1),)))

    tracemalloc.start()
    pdf = branch_report.make(report)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(pdf) > 10 * 2_000_000
    assert peak < 1.5 * len(pdf)
