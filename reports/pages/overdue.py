"""What branches promised to mend and have not by the day it was due."""

from reports.blocks.table import Cell, Column, Table, cell, draw_table
from reports.data import OverdueAction
from reports.pages.region_draft import RegionDraft, go_on
from reports.sheet import Sheet
from reports.style import MARGIN, SMALL, SMALL_STRONG, WIDTH


def overdue_page(sheet: Sheet, draft: RegionDraft) -> None:
    """Longest overdue first; a calm sentence when nothing is late."""
    words, late = draft.words, draft.report.overdue
    if not late:
        go_on(sheet, words("page.overdue"), "", 2 * SMALL.leading)
        sheet.y += sheet.paragraph(MARGIN, sheet.y, words("overdue.none"), SMALL, WIDTH)
        return
    go_on(sheet, words("page.overdue"), words("overdue.how"), 80)
    columns = [
        Column(words("col.branch"), 40),
        Column(words("col.action"), 60),
        Column(words("col.owner"), 22),
        Column(words("col.due"), 24, "right"),
    ]
    table = Table(columns, words("continued", title=words("page.overdue")))
    ordered = sorted(late, key=lambda action: (action.due, action.branch.code))
    draw_table(sheet, table, (_row(draft, action) for action in ordered))


def _row(draft: RegionDraft, action: OverdueAction) -> list[Cell]:
    words = draft.words
    return [
        cell(draft.branch(action.branch), SMALL_STRONG),
        cell(action.what),
        cell(words.label("owner", action.owner)),
        cell(words.day(action.due)),
    ]
