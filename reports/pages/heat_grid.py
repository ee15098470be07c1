"""Every branch and every part of the service in one grid, over as many pages as it needs."""

from collections.abc import Sequence

from reports.blocks.drawing import draw
from reports.figures.heat_grid import ROW, STEP, Columns, heat_grid
from reports.measures.gate import Standing
from reports.measures.region import BranchLine
from reports.pages.draft import turn
from reports.pages.region_draft import RegionDraft, go_on
from reports.sheet import Sheet
from reports.style import BOTTOM, MARGIN

AT_ONCE = 7
"""So many parts stand beside the score; a client with more gets a further grid."""
FEW = 8
"""So many rows must fit below the league for the grid to begin on its page."""
LEAST = 3
"""So many rows at least stand under the head of a further page."""


def heat_grid_page(sheet: Sheet, draft: RegionDraft) -> None:
    """Branches in the order of the league; one visit gives no number, and so no row."""
    words, parts = draft.words, [draft.words.label("parameter", part.code) for part in draft.figures.parts]
    lines = _ordered(draft)
    if not lines:
        return
    head = STEP * (1 + min(len(parts), AT_ONCE)) + 6
    go_on(sheet, words("page.heat"), words("heat.how"), head + ROW * min(len(lines), FEW))
    title = words("continued", title=words("page.heat"))
    for start in range(0, max(1, len(parts)), AT_ONCE):
        if start:
            turn(sheet, title)
        _grid(sheet, draft, lines, Columns(parts[start : start + AT_ONCE], draft.bounds, start))


def _grid(sheet: Sheet, draft: RegionDraft, lines: Sequence[BranchLine], columns: Columns) -> None:
    title = draft.words("continued", title=draft.words("page.heat"))
    names, head = draft.names, STEP * (1 + len(columns.titles)) + 6
    while lines:
        fit = max(1, int((BOTTOM - sheet.y - head) / ROW))
        if fit < len(lines):
            fit = max(1, min(fit, len(lines) - LEAST))
        sheet.y += draw(sheet, heat_grid(lines[:fit], names, columns, draft.words), MARGIN, sheet.y)
        lines = lines[fit:]
        if lines:
            turn(sheet, title)


def _ordered(draft: RegionDraft) -> Sequence[BranchLine]:
    league = draft.figures.league
    place = {one.code: number for number, one in enumerate(league.places)} if league else {}
    lines = (line for line in draft.figures.scored if line.standing >= Standing.MEAN)
    return sorted(lines, key=lambda line: place.get(line.branch.code, len(place)))
