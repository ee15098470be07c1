"""The missed questions: what each cost, who can mend it, how often, and what the shoppers wrote."""

from reports.blocks.box import Box
from reports.blocks.table import Cell, Column, Table, cell, draw_table
from reports.measures.missed import Missed
from reports.pages.draft import Draft, follow
from reports.sheet import Sheet
from reports.style import ACCENT, MARGIN, NOTE, PALE, SMALL, SMALL_STRONG, WIDTH
from reports.typeset import shorten
from reports.words import inner

COMMENT_ROOM = 640.0
NEEDS = 150.0
"""Room for the head of the table and its first rows."""
FIGURE = 30.0
"""Beside a bar, for what a question that cost everything lost."""


def missed_page(sheet: Sheet, draft: Draft) -> None:
    """Dearest first, with the running share of all that was lost."""
    words = draft.words
    note = words("missed.how")
    if draft.report.previous_wave:
        note = f"{note} {words('missed.again_how', wave=draft.report.previous_wave.title)}"
    follow(sheet, words("page.missed"), note, NEEDS if draft.figures.missed else SMALL.leading)
    if not draft.figures.missed:
        sheet.y += sheet.paragraph(MARGIN, sheet.y, words("summary.nothing_missed"), SMALL, WIDTH)
        return
    columns = [
        Column(words("col.question"), 52),
        Column(words("col.owner"), 18),
        Column(words("col.missed_in"), 14, "right"),
        Column(words("col.lost"), 20),
        Column(words("col.running"), 11, "right"),
    ]
    dearest = max(row.lost for row in draft.figures.missed)
    table = Table(columns, words("continued", title=words("page.missed")))
    draw_table(sheet, table, (_row(draft, row, float(dearest)) for row in draft.figures.missed))


def _row(draft: Draft, row: Missed, dearest: float) -> list[Cell]:
    words = draft.words
    title = [(draft.question(row.question), SMALL_STRONG)]
    quote = _quote(draft, row)
    if quote:
        title.append((quote, NOTE))
    again = [(words("again"), SMALL_STRONG)] if row.again else []
    lost = words.number(row.lost)

    def bar(sheet: Sheet, box: Box) -> None:
        room = box.width - FIGURE
        sheet.box(box.x, box.y + 2, (room, 9), PALE)
        sheet.box(box.x, box.y + 2, (max(0.8, room * float(row.lost) / (dearest or 1)), 9), ACCENT)
        sheet.text(box.x + box.width, box.y + SMALL.size, lost, SMALL_STRONG, "right")

    return [
        Cell(title),
        cell(words.label("owner", row.owner)),
        Cell([(f"{row.share.met}/{row.share.of}", SMALL), *again]),
        Cell(draw=bar, height=12),
        cell(words.percent(row.running), NOTE),
    ]


def _quote(draft: Draft, row: Missed) -> str:
    """The first comment that a shopper left on this question where it was missed."""
    for number in row.visits:
        comment = draft.visits[number].answers["answers"].get(row.question, {}).get("comment", "").strip()
        if comment:
            said = shorten(inner(comment.replace("\n", " ")), NOTE, COMMENT_ROOM)
            return draft.words("quote", text=said, visit=draft.words("visit", n=number))
    return ""
