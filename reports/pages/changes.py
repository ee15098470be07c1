"""Which branches really changed: only those that stand among all that were tried."""

from reports.blocks.box import Box
from reports.blocks.table import Cell, Column, Table, cell, draw_table
from reports.measures.change import Change
from reports.measures.region import BranchLine
from reports.measures.rounding import half_up
from reports.pages.region_draft import RegionDraft, go_on
from reports.sheet import Sheet
from reports.style import ACCENT, INK, LINE, MARGIN, PALE, SLATE, SMALL, SMALL_ALERT, SMALL_STRONG, STRONG, WIDTH

NEEDS = 180.0
CHANCE = 20
"""Of so many comparisons where nothing changed, one looks like a change at 5 per cent."""


def changes_page(sheet: Sheet, draft: RegionDraft) -> None:
    """What was tried, how many false alarms that makes, and the changes that stand."""
    words, changes = draft.words, draft.figures.changes
    wave = draft.report.previous_wave
    go_on(sheet, words("page.changes"), words("changes.how"), NEEDS)
    if wave is None or not changes.tried:
        key = "change.first_wave" if wave is None else "changes.not_tried"
        sheet.y += sheet.paragraph(MARGIN, sheet.y, words(key), SMALL, WIDTH)
        return
    expected = words.number(half_up(changes.tried / CHANCE))
    tried = words.count("changes.tried", changes.tried, wave=wave.title, expected=expected)
    untried = len(draft.figures.scored) - changes.tried
    said = f"{tried} {words.count('changes.untried', untried)}" if untried else tried
    sheet.y += sheet.paragraph(MARGIN, sheet.y, said, SMALL, WIDTH) + 8
    if not changes.real:
        sheet.y += sheet.paragraph(MARGIN, sheet.y, words("changes.none"), STRONG, WIDTH)
        return
    _table(sheet, draft)
    if changes.rest:
        sheet.y += 10
        sheet.y += sheet.paragraph(MARGIN, sheet.y, words.count("changes.rest", len(changes.rest)), SMALL, WIDTH)


def _table(sheet: Sheet, draft: RegionDraft) -> None:
    words, lines = draft.words, {line.branch.code: line for line in draft.figures.branches}
    columns = [
        Column(words("col.branch"), 52),
        Column(words("col.before"), 20, "right"),
        Column(words("col.now"), 20, "right"),
        Column(words("col.change"), 18, "right"),
        Column(words("col.interval"), 24),
        Column("", 32, "right"),
    ]
    widest = max(max(abs(change.interval.low), abs(change.interval.high)) for _, change in draft.figures.changes.real)
    table = Table(columns, words("continued", title=words("page.changes")))
    rows = ((lines[code], change) for code, change in draft.figures.changes.real)
    draw_table(sheet, table, (_row(draft, line, change, float(widest)) for line, change in rows))


def _row(draft: RegionDraft, line: BranchLine, change: Change, widest: float) -> list[Cell]:
    words = draft.words
    kind = SMALL_STRONG if change.difference > 0 else SMALL_ALERT

    def bar(sheet: Sheet, box: Box) -> None:
        middle, scale = box.x + box.width / 2, box.width / 2 / (widest or 1)
        low, high = (middle + float(end) * scale for end in (change.interval.low, change.interval.high))
        sheet.box(box.x, box.y + 1, (box.width, 11), PALE)
        sheet.line((middle, box.y), (middle, box.y + 13), LINE, 1.0)
        sheet.box(low, box.y + 5, (max(0.8, high - low), 3), SLATE)
        colour = INK if change.difference > 0 else ACCENT
        sheet.dot(middle + float(change.difference) * scale, box.y + 6.5, 3.2, colour)

    return [
        cell(draft.branch(line.branch), SMALL_STRONG),
        cell(words("score_n", score=words.number(change.before), n=change.visits_before)),
        cell(words("score_n", score=words.number(line.score), n=line.visits)),
        cell(words.signed(change.difference), kind),
        Cell(draw=bar, height=13),
        cell(draft.to(change.interval)),
    ]
