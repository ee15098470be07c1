"""Many reports joined are one PDF with each of them in it, whole, in memory that one report needs."""

import tracemalloc
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO

import pikepdf
import pytest

from reports import branch_report, visit_report
from reports.joining import Joined, Whole
from reports.part import NotOurs, taken_apart
from tests.reports import build, paper, tags

NAMES = ("Cawangan Demo (7 0 R)", "عمارن ڤسر", "演示分行")


WHOLE = Whole("Wave 4 · 北", "Demo Bank", "Service", "ms", date(2026, 11, 22))


@cache
def parts() -> tuple[bytes, ...]:
    """Reports of branches with hard names (like a reference; in two other scripts), and one of a visit."""
    reports = [
        build.branch_report(branch=replace(build.BRANCH, name=name), count=count, photos=photos)
        for name, count, photos in zip(NAMES, (2, 1, 0), (2, 1, 0), strict=True)
    ]
    return (*(branch_report.make(report) for report in reports), visit_report.make(build.visit_report()))


@cache
def joined() -> bytes:
    out = BytesIO()
    whole = Joined(out, len(parts()), WHOLE)
    for name, pdf in zip((*NAMES, "Visit"), parts(), strict=True):
        whole.add(name, pdf)
    whole.finish()
    return out.getvalue()


def test_every_page_of_every_part_is_there_in_order_and_says_the_same() -> None:
    apart = [page.extract_text() for pdf in parts() for page in paper.reader(pdf).pages]

    assert [page.extract_text() for page in paper.reader(joined()).pages] == apart


def test_a_reader_that_is_strict_finds_nothing_wrong_with_it() -> None:
    with pikepdf.open(BytesIO(joined())) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert pdf.get_warnings() == []


def test_the_outline_has_an_entry_for_each_part_and_in_it_that_part_s_own() -> None:
    starts, own = [], []
    first = 1
    for name, pdf in zip((*NAMES, "Visit"), parts(), strict=True):
        inside = [(title, first + page - 1) for title, page in paper.outline(pdf)]
        starts.append((name, first))
        own += [(name, first), *inside]
        first += len(paper.reader(pdf).pages)

    assert paper.outline(joined()) == own
    with pikepdf.open(BytesIO(joined())) as pdf, pdf.open_outline() as outline:
        assert [(entry.title, entry.is_closed) for entry in outline.root] == [(name, True) for name, _ in starts]


def test_every_photo_s_bytes_are_there_as_they_were_once_for_each_part_that_shows_it() -> None:
    shown = Counter(picture for pdf in parts() for picture in paper.images(pdf))

    assert shown.total() > 3
    assert {picture: joined().count(picture) for picture in shown} == shown


def test_it_is_read_aloud_as_its_parts_are_one_after_the_other() -> None:
    tree = tags.tree(joined())

    assert [part.role for part in tree.kids] == ["Part"] * len(parts())
    for one, pdf in zip(tree.kids, parts(), strict=True):
        apart = tags.tree(pdf)
        assert [node.role for node in one.walk()][1:] == [node.role for node in apart.walk()][1:]
        assert [str(node.entries.get("/Alt")) for node in one.all("Figure")] == [
            str(node.entries.get("/Alt")) for node in apart.all("Figure")
        ]


def test_every_mark_of_a_page_leads_to_its_own_element() -> None:
    owners = {mark: owner.objgen for mark, owner in tags.parents(joined()).items()}
    drawn = [(page, mark) for page, content in enumerate(tags.contents(joined())) for mark in content.marks]

    assert owners == {mark: node.entries.objgen for node in tags.tree(joined()).walk() for mark in node.marks}
    assert sorted(owners) == drawn


def test_it_tells_its_title_and_its_language() -> None:
    read = paper.reader(joined())

    assert read.metadata is not None
    assert read.metadata.title == "Wave 4 · 北"
    assert read.trailer["/Root"]["/Lang"] == "ms"


def test_memory_does_not_grow_with_the_parts() -> None:
    pdf = parts()[0]

    def peak(count: int) -> int:
        with open("/dev/null", "wb") as nowhere:  # noqa: PTH123
            tracemalloc.start()
            whole = Joined(nowhere, count, WHOLE)
            for number in range(count):
                whole.add(str(number), pdf)
            whole.finish()
            most = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
        return most

    # The place of each object (11 bytes), twice while the table is written, and little else.
    assert peak(200) - peak(20) < 180 * taken_apart(pdf).size * 11 * 2


def test_a_part_that_is_missing_at_the_end_is_no_small_thing() -> None:
    whole = Joined(BytesIO(), 2, WHOLE)
    whole.add("Branch", parts()[0])

    with pytest.raises(ValueError, match="1 parts were added, 2 announced"):
        whole.finish()


def test_a_pdf_from_elsewhere_is_refused() -> None:
    out = BytesIO()
    with pikepdf.new() as other:
        other.add_blank_page()
        other.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)

    with pytest.raises(NotOurs):
        taken_apart(out.getvalue())
