"""The questions that cost the region most, with who can mend them."""

from reports.blocks.box import Box
from reports.blocks.table import Cell, Column, Table, cell, draw_table
from reports.measures.everywhere import Lost
from reports.pages.region_draft import RegionDraft, go_on
from reports.sheet import Sheet
from reports.style import ACCENT, MARGIN, NOTE, PALE, SMALL, SMALL_STRONG, WIDTH

NEEDS = 240.0
FIGURE = 30.0
"""Beside a bar, for what a question that cost everything lost."""
ABOVE_REST = 8.0
REST = ABOVE_REST + NOTE.leading
"""What the line about the other questions takes."""


def everywhere_page(sheet: Sheet, draft: RegionDraft) -> None:
    """Dearest first, with the running share of all that was lost."""
    words, lost = draft.words, draft.figures.lost
    go_on(sheet, words("page.everywhere"), words("everywhere.how"), NEEDS)
    if not lost:
        sheet.y += sheet.paragraph(MARGIN, sheet.y, words("summary.nothing_missed"), SMALL, WIDTH)
        return
    columns = [
        Column(words("col.question"), 51),
        Column(words("col.owner"), 25),
        Column(words("col.missed_in"), 17, "right"),
        Column(words("col.branches"), 16, "right"),
        Column(words("col.lost"), 18),
        Column(words("col.running"), 16, "right"),
    ]
    told = [row for row in lost if row.lost]
    below = REST if len(told) < len(lost) else 0
    table = Table(columns, words("continued", title=words("page.everywhere")), below=below)
    draw_table(sheet, table, (_row(draft, row, float(lost[0].lost)) for row in told))
    if len(told) < len(lost):
        sheet.y += ABOVE_REST
        sheet.y += sheet.paragraph(MARGIN, sheet.y, words.count("everywhere.rest", len(lost) - len(told)), NOTE, WIDTH)


def _row(draft: RegionDraft, row: Lost, dearest: float) -> list[Cell]:
    words = draft.words

    def bar(sheet: Sheet, box: Box) -> None:
        room = box.width - FIGURE
        sheet.box(box.x, box.y + 2, (room, 9), PALE)
        sheet.box(box.x, box.y + 2, (max(0.8, room * float(row.lost) / (dearest or 1)), 9), ACCENT)
        sheet.text(box.x + box.width, box.y + SMALL.size, words.number(row.lost), SMALL_STRONG, "right")

    visits = f"{words.number(row.visits.met)}/{words.number(row.visits.of)}"
    return [
        cell(draft.question(row.question), SMALL_STRONG),
        cell(words.label("owner", row.owner)),
        Cell([(visits, SMALL), (words.percent(row.visits.percent), NOTE)]),
        cell(f"{row.branches.met}/{row.branches.of}"),
        Cell(draw=bar, height=12),
        cell(words.percent(row.running), NOTE),
    ]
