"""The promise gap: what was promised, what was delivered, and what was perceived of it."""

from reports.blocks.drawing import draw
from reports.figures.promise import promise_rows, promise_waterfall, reading
from reports.measures.gate import Standing
from reports.pages.draft import Draft, follow, turn
from reports.sheet import Sheet
from reports.style import BODY, MARGIN, NOTE, SMALL, WIDTH

READING = 60.0
"""Room for the sentence above the first figure, and what says that it is grey."""
BELOW = 8 + 2 * NOTE.leading
"""Room for what is said of the rows."""


def promise_page(sheet: Sheet, draft: Draft) -> None:
    """Waterfall, its reading in a sentence, and each promise; one sentence when the form asks about none."""
    words, figures = draft.words, draft.figures
    waterfall, rows = promise_waterfall(figures, words), promise_rows(figures, words)
    if rows is None:
        follow(sheet, words("page.promise"), "", 30)
        asked = any(draft.form.tag(code, "promise") for code in draft.form.questions)
        said = words("promise.unanswered" if asked else "promise.nothing")
        sheet.y += sheet.paragraph(MARGIN, sheet.y, said, SMALL, WIDTH)
        return
    first = waterfall or rows
    follow(sheet, words("page.promise"), words("promise.how"), first.height + READING)
    sheet.y += sheet.paragraph(MARGIN, sheet.y, reading(figures.promise, words), BODY, WIDTH) + 10
    if figures.standing < Standing.SCORE:
        sheet.y += sheet.paragraph(MARGIN, sheet.y, words("gate.grey"), NOTE, WIDTH) + 8
    if waterfall:
        sheet.y += draw(sheet, waterfall, MARGIN, sheet.y) + 16
        if not sheet.room(rows.height + BELOW):
            turn(sheet, words("continued", title=words("page.promise")))
    sheet.y += draw(sheet, rows, MARGIN, sheet.y) + 8
    sheet.y += sheet.paragraph(MARGIN, sheet.y, words("promise.whose"), NOTE, WIDTH)
