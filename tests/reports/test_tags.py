"""A report can be read aloud: everything on its pages is in the tree, or is no content at all."""

import itertools
from functools import cache
from xml.etree import ElementTree

import pytest

from reports import branch_report, region_report, visit_report
from reports.data import Language
from reports.words import LANGUAGES
from tests.reports import build, region, tags

XMP = {"dc": "http://purl.org/dc/elements/1.1/", "xmp": "http://ns.adobe.com/xap/1.0/"}
KINDS = ("branch", "visit", "empty", "many", "region", "programme")


@cache
def made(kind: str, language: Language = "en") -> bytes:
    """The sample branch; the sample visit; a branch without visits; one whose tables run over many pages; a region of
    forty branches; a programme of five."""
    if kind in ("region", "programme"):
        count, of = (40, "West region") if kind == "region" else (5, None)
        return region_report.make(region.report(language, count, region=of))
    if kind == "visit":
        return visit_report.make(build.visit_report(language))
    if kind == "empty":
        return branch_report.make(build.branch_report(language, visits=()))
    return branch_report.make(build.branch_report(language, **({"count": 30, "photos": 0} if kind == "many" else {})))


@pytest.mark.parametrize("kind", KINDS)
def test_everything_drawn_stands_in_a_mark_and_every_mark_in_the_tree_once(kind: str) -> None:
    pages = tags.contents(made(kind))
    in_content = [(page, mark) for page, content in enumerate(pages) for mark in content.marks]

    assert [content.loose for content in pages] == [[] for _ in pages]
    assert len(in_content) > 3
    assert sorted(tags.tree(made(kind)).every_mark()) == in_content


@pytest.mark.parametrize("kind", KINDS)
def test_the_parent_tree_leads_every_mark_to_its_element(kind: str) -> None:
    owners = tags.parents(made(kind))
    nodes = list(tags.tree(made(kind)).walk())

    assert {mark: owner.objgen for mark, owner in owners.items()} == {
        mark: node.entries.objgen for node in nodes for mark in node.marks
    }


@pytest.mark.parametrize("kind", KINDS)
def test_headings_begin_with_one_title_and_leave_no_level_out(kind: str) -> None:
    levels = [int(node.role[1]) for node in tags.tree(made(kind)).walk() if node.role in ("H1", "H2", "H3")]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize("kind", KINDS)
def test_every_picture_has_words_and_every_header_cell_says_what_it_heads(kind: str) -> None:
    document = tags.tree(made(kind))

    assert [node for node in document.all("Figure") if len(str(node.entries.get("/Alt", ""))) < 5] == []
    assert {str(node.entries.A.Scope) for node in document.all("TH")} <= {"/Row", "/Column"}
    assert all(node.entries.A.O == "/Table" for node in document.all("TH"))


@pytest.mark.parametrize("kind", ["branch", "visit", "many", "region", "programme"])
def test_tables_hold_rows_of_as_many_cells_as_their_head(kind: str) -> None:
    tables = tags.tree(made(kind)).all("Table")

    assert tables
    for table in tables:
        rows = [[cell.role for cell in row.kids] for row in table.kids]
        assert {row.role for row in table.kids} == {"TR"}
        assert set(rows[0]) <= {"TH", "TD"}
        assert {len(row) for row in rows} == {len(rows[0])}
        assert all(set(row) <= {"TH", "TD"} for row in rows)


def test_a_table_that_runs_on_is_one_table_whose_head_is_read_once() -> None:
    document = tags.tree(made("many"))
    longest = max(document.all("Table"), key=lambda table: len(table.kids))
    pages = {page for page, _ in longest.every_mark()}

    assert len(pages) > 1
    heads = [cell for row in longest.kids[1:] for cell in row.all("TH") if cell.entries.A.Scope == "/Column"]
    assert [cell.role for cell in longest.kids[0].kids].count("TH") > 1
    assert heads == []


def test_a_photo_says_its_question_and_its_visit() -> None:
    said = [str(node.entries.Alt) for node in tags.tree(made("visit")).all("Figure")]

    assert any("Visit 2" in text and "A1" in text for text in said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_tells_its_title_language_and_that_it_is_tagged(language: Language) -> None:
    root = tags.opened(made("branch", language)).Root
    metadata = ElementTree.fromstring(bytes(root.Metadata.read_bytes()))

    assert root.Lang == language
    assert root.MarkInfo.Marked
    assert root.ViewerPreferences.DisplayDocTitle
    assert [item.text for item in metadata.iterfind(".//dc:language//{*}li", XMP)] == [language]
    assert metadata.find(".//dc:title//{*}li", XMP).text == str(tags.opened(made("branch", language)).docinfo.Title)  # type: ignore[union-attr]
    assert root.OutputIntents[0].DestOutputProfile.read_bytes()[36:40] == b"acsp"


def test_every_page_is_walked_in_the_order_of_the_tree() -> None:
    file = tags.opened(made("branch"))

    assert [(page.Tabs, int(page.StructParents)) for page in file.pages] == [
        ("/S", place) for place in range(len(file.pages))
    ]
    assert file.check_pdf_syntax() == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_list_table_or_section_is_empty(kind: str) -> None:
    groups = ("Document", "Sect", "L", "LI", "Table", "TR")

    assert [node.role for node in tags.tree(made(kind)).walk() if node.role in groups and not node.kids] == []
