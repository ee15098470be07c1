"""The regions of a programme side by side."""

from reports.blocks.box import Box
from reports.blocks.scale import bullet
from reports.blocks.table import Cell, Column, Table, cell, draw_table
from reports.figures.scale import Scale
from reports.measures.gate import Standing, standing
from reports.measures.region import AreaLine
from reports.pages.draft import begin
from reports.pages.region_draft import RegionDraft
from reports.sheet import Sheet
from reports.style import NOTE, SMALL, SMALL_ALERT, SMALL_STRONG, Type


def areas_page(sheet: Sheet, draft: RegionDraft) -> None:
    """One row a region: its score with interval, what it rests on, and whether it changed."""
    words = draft.words
    begin(sheet, words("page.areas"), words("areas.how"))
    columns = [
        Column(words("col.region"), 30),
        Column(words("col.score"), 40),
        Column(words("col.interval"), 20, "right"),
        Column(words("col.branches"), 15, "right"),
        Column(words("col.visits"), 15, "right"),
        Column(words("col.change"), 36, "right"),
    ]
    table = Table(columns, words("continued", title=words("page.areas")))
    draw_table(sheet, table, (_row(draft, area) for area in draft.figures.areas))


def _row(draft: RegionDraft, area: AreaLine) -> list[Cell]:
    words, sure = draft.words, standing(area.visits) >= Standing.SCORE
    below = sure and draft.target is not None and area.score < draft.target
    scale = Scale(
        area.score, draft.figures.target, area.interval, (), draft.bounds if sure else (), alert=below, muted=not sure
    )

    def bar(sheet: Sheet, box: Box) -> None:
        bullet(sheet, Box(box.x, box.y - 1, box.width - 34), 13, scale)
        kind = SMALL_ALERT if below else SMALL_STRONG if sure else NOTE
        sheet.text(box.x + box.width, box.y + SMALL.size, words.number(area.score), kind, "right")

    return [
        cell(area.name, SMALL_STRONG),
        Cell(draw=bar, height=12),
        cell(draft.between(area.interval), NOTE),
        cell(words.number(area.branches)),
        cell(words.number(area.visits)),
        Cell(_change(draft, area)),
    ]


def _change(draft: RegionDraft, area: AreaLine) -> list[tuple[str, Type]]:
    words, change = draft.words, area.change
    if change is None:
        return [(words("change.unknown"), NOTE)]
    if change.verdict == "none":
        return [(words.signed(change.difference), NOTE), (words("change.none"), NOTE)]
    up = change.difference > 0
    kind = SMALL_STRONG if up else SMALL_ALERT
    return [(words.signed(change.difference), kind), (words(f"change.{change.verdict}.{'up' if up else 'down'}"), kind)]
