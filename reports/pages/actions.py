"""What branches agreed to mend: how far each has come, and what is still open."""

from reports.blocks.table import Cell, Column, Table, cell, draw_table
from reports.data import ActionCounts, OpenAction
from reports.pages.region_draft import RegionDraft, go_on
from reports.sheet import Sheet
from reports.style import MARGIN, NOTE, SMALL, SMALL_ALERT, SMALL_STRONG, SUBHEADING, WIDTH

ROOM = 80
"""What the beginning of a table needs."""


def actions_page(sheet: Sheet, draft: RegionDraft) -> None:
    """Counts by branch, then the open ones, the longest overdue first; a calm sentence when there is none."""
    words, report = draft.words, draft.report
    if not report.action_counts:
        go_on(sheet, words("page.overdue"), "", 2 * SMALL.leading)
        sheet.y += sheet.paragraph(MARGIN, sheet.y, words("actions.none"), SMALL, WIDTH)
        return
    go_on(sheet, words("page.overdue"), words("overdue.how"), ROOM)
    _counted(sheet, draft)
    if report.actions:
        _listed(sheet, draft)


def _counted(sheet: Sheet, draft: RegionDraft) -> None:
    words = draft.words
    titles = ("open", "overdue", "done", "verified")
    columns = [Column(words("col.branch"), 56), *(Column(words(f"col.{title}"), 26, "right") for title in titles)]
    table = Table(columns, words("continued", title=words("page.overdue")))
    rows = sorted(draft.report.action_counts, key=lambda row: (-row.overdue, -row.open, row.branch.code))
    draw_table(sheet, table, (_counts(draft, row) for row in rows))


def _counts(draft: RegionDraft, row: ActionCounts) -> list[Cell]:
    figures = (row.open, row.overdue, row.done, row.verified)
    kinds = (SMALL_STRONG, SMALL_ALERT, SMALL, SMALL)
    return [
        cell(draft.branch(row.branch), SMALL_STRONG),
        *(cell(draft.words.number(count), kind if count else NOTE) for count, kind in zip(figures, kinds, strict=True)),
    ]


def _listed(sheet: Sheet, draft: RegionDraft) -> None:
    """Of a region all that is open; of a programme what is overdue."""
    words = draft.words
    title = words("actions.open" if draft.report.region else "actions.late")
    if not sheet.room(SUBHEADING.leading + ROOM):
        sheet.page()
    sheet.y += 14
    sheet.y += sheet.paragraph(MARGIN, sheet.y, title, SUBHEADING, WIDTH) + 4
    columns = [
        Column(words("col.branch"), 40),
        Column(words("col.action"), 62),
        Column(words("col.owner"), 26),
        Column(words("col.due"), 28, "right"),
    ]
    table = Table(columns, words("continued", title=words("page.overdue")))
    ordered = sorted(draft.report.actions, key=lambda action: (action.due, action.branch.code))
    draw_table(sheet, table, (_row(draft, action) for action in ordered))


def _row(draft: RegionDraft, action: OpenAction) -> list[Cell]:
    words = draft.words
    day = (words.day(action.due), SMALL_ALERT if action.overdue else SMALL)
    return [
        cell(draft.branch(action.branch), SMALL_STRONG),
        cell(action.what),
        cell(words.label("owner", action.owner)),
        Cell([day, (words("actions.day_over"), SMALL_ALERT)] if action.overdue else [day]),
    ]
