"""A report in a client's dress says the same, looks like theirs, and tells what it leaves out."""

from dataclasses import replace
from functools import cache
from hashlib import sha256
from io import BytesIO
from typing import get_args

import pytest
from PIL import Image, ImageDraw

from reports import branch_report, region_report, visit_report
from reports.data import BranchPage, Dress, Language, Picture, RegionPage
from reports.digest import digest_of
from reports.operators import fill
from reports.palette import palette
from reports.words import LANGUAGES, table
from tests.reports import build, paper, region, tags


@cache
def logo() -> Picture:
    """A drawn one, three times as wide as high."""
    drawn = Image.new("RGB", (600, 200), "white")
    ImageDraw.Draw(drawn).ellipse((10, 10, 190, 190), fill="#00893d")
    file = BytesIO()
    drawn.save(file, "JPEG", quality=95, subsampling=0)
    return Picture(sha256(file.getvalue()).hexdigest(), file.getvalue(), 600, 200)


def dress(**fields: object) -> Dress:
    return replace(Dress("Bank Nusantara Raya", "#ffd500", logo(), cover=True), **fields)  # type: ignore[arg-type]


@cache
def dressed(language: Language = "en") -> bytes:
    return branch_report.make(build.branch_report(language, dress=dress()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cover_tells_whose_report_it_is_what_about_and_what_it_rests_on(language: Language) -> None:
    page = paper.page_text(dressed(language), 1)

    for said in ("Bank Nusantara Raya", "Branch service 2026", "Demo Branch Bandung Utara", "BR-014", "Wave 4"):
        assert said in page
    assert str(table(language)["cover.branch"]) in page
    assert str(table(language)["visits"]["other"]).format(n=8) in page


def test_the_outline_begins_with_the_cover_and_every_entry_leads_to_its_page() -> None:
    entries = paper.outline(dressed())

    assert entries[:2] == [("Cover", 1), ("Summary", 2)]
    for title, number in entries[2:]:
        assert title in paper.page_text(dressed(), number)


def test_without_a_cover_the_first_page_is_the_summary() -> None:
    bare = branch_report.make(build.branch_report(dress=dress(cover=False)))

    assert paper.outline(bare)[0] == ("Summary", 1)


def test_the_shown_name_stands_at_the_head_of_every_page_and_in_the_file_itself() -> None:
    read = paper.reader(dressed())

    assert read.metadata is not None
    assert read.metadata.author == "Bank Nusantara Raya"
    for number in range(2, len(read.pages) + 1):
        assert "Bank Nusantara Raya · Branch service 2026" in paper.page_text(dressed(), number)
    assert "Demo Bank Nusantara" not in paper.text(dressed())


def test_the_logo_stands_in_the_file_once_as_it_came() -> None:
    assert paper.images(dressed()).count(logo().jpeg) == 1  # type: ignore[arg-type]


def test_the_logo_on_the_cover_is_read_aloud_and_the_small_ones_are_not() -> None:
    said = [str(node.entries.get("/Alt", "")) for node in tags.tree(dressed()).all("Figure")]

    assert said.count("Logo of Bank Nusantara Raya") == 1


@pytest.mark.parametrize("page", get_args(BranchPage))
def test_a_page_of_a_branch_that_is_left_out_is_nowhere_but_told_with_the_method(page: BranchPage) -> None:
    whole = branch_report.make(build.branch_report())
    made = branch_report.make(build.branch_report(dress=Dress(left_out=frozenset({page}))))
    title = str(table("en")[f"page.{page}"])

    assert title in [entry for entry, _ in paper.outline(whole)]
    assert title not in [entry for entry, _ in paper.outline(made)]
    assert f"leave out: {title}." in paper.text(made)
    assert "leave out:" not in paper.text(whole)


@pytest.mark.parametrize("page", get_args(RegionPage))
def test_a_page_of_a_region_that_is_left_out_is_nowhere_but_told_with_the_method(page: RegionPage) -> None:
    whole = region.report(region=None)
    made = region_report.make(replace(whole, dress=Dress(left_out=frozenset({page}))))
    title = str(table("en")[f"page.{page}"])

    assert title in [entry for entry, _ in paper.outline(region_report.make(whole))]
    assert title not in [entry for entry, _ in paper.outline(made)]
    assert f"leave out: {title}." in paper.text(made)


def test_with_every_page_left_out_the_summary_and_the_method_remain() -> None:
    bare = Dress(left_out=frozenset([*get_args(BranchPage), *get_args(RegionPage)]))
    titles = [title for title, _ in paper.outline(branch_report.make(build.branch_report(dress=bare)))]

    assert titles == ["Summary", "Visits and method", "How the figures are made"]


def test_a_visit_keeps_its_questions_and_may_lose_its_photos() -> None:
    report = replace(build.visit_report(), dress=Dress(left_out=frozenset({"photos"})))
    made = visit_report.make(report)

    assert "Photos" in [title for title, _ in paper.outline(visit_report.make(build.visit_report()))]
    assert "Photos" not in [title for title, _ in paper.outline(made)]
    assert "leave out: Photos." in paper.text(made)


def test_the_same_report_in_the_same_dress_gives_the_same_bytes() -> None:
    assert branch_report.make(build.branch_report(dress=dress())) == dressed()


def test_a_code_names_what_a_report_says_and_not_what_it_wears() -> None:
    assert digest_of(build.branch_report(dress=dress())) == digest_of(build.branch_report())


def test_what_is_drawn_wears_the_accent_and_nothing_is_left_in_the_houses_slate() -> None:
    content = b"".join(page.get_contents().get_data() for page in paper.reader(dressed()).pages)  # type: ignore[union-attr]
    worn = palette("#ffd500")

    for own, other in worn.worn.items():
        assert fill(own).encode() not in content
        assert fill(other).encode() in content
    assert fill(worn.brand).encode() in content


def test_everything_on_the_cover_lies_inside_the_page_even_with_very_long_names() -> None:
    long = "Perseroan Terbatas Bank Pembangunan Daerah Nusantara Raya Sejahtera Bersama " * 2
    report = build.branch_report("id", dress=dress(name=long.strip()), count=2)
    made = branch_report.make(replace(report, branch=replace(report.branch, name=long.strip(), city=long.strip())))

    for run in paper.runs(made):
        assert run.right <= 595.3 - 40, run
        assert run.page > 1 or run.x >= 22, run
