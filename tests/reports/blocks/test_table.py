"""A table loses nothing and breaks where it should."""

from reports.blocks.table import Column, Table, cell, draw_table
from reports.sheet import Cover, Sheet
from tests.reports import paper

COVER = Cover("t", "a", "s", "en", "left", "right", "1", "0" * 64, "Page", "of")
TABLE = Table([Column("Left", 1), Column("Right", 1, "right")], "Table, continued")


def drawn(rows: list[tuple[str, str]]) -> bytes:
    sheet = Sheet(COVER)
    sheet.page("Table")
    draw_table(sheet, TABLE, ([cell(left), cell(right)] for left, right in rows))
    return sheet.finish()


def test_a_long_table_repeats_its_head_on_each_page() -> None:
    pdf = drawn([(f"left {row}", f"right {row}") for row in range(120)])
    pages, said = len(paper.reader(pdf).pages), paper.text(pdf)

    assert pages > 2
    assert said.count("Left Right") == pages
    assert said.count("Table, continued") == pages - 1
    assert all(f"left {row} right {row}" in said for row in range(120))


def test_a_row_that_is_longer_than_a_page_is_told_in_full() -> None:
    words = [f"word{place}" for place in range(3000)]
    pdf = drawn([("one", "1"), (" ".join(words), "2"), ("three", "3")])

    assert len(paper.reader(pdf).pages) > 2
    assert [word for word in paper.text(pdf).split() if word.startswith("word")] == words


def test_a_table_without_rows_is_its_head() -> None:
    assert "Left" in paper.text(drawn([]))


def test_a_right_hand_cell_ends_at_the_margin() -> None:
    ends = {round(run.right) for run in paper.runs(drawn([("a", "1234"), ("b", "5")])) if run.text in {"1234", "5"}}

    assert len(ends) == 1
