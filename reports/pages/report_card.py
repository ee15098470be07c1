"""The report card: each parameter and each section on the same scale, then what was met of sins and calamities."""

from collections.abc import Sequence

from reports.blocks.box import Box
from reports.blocks.scale import Scale, bullet
from reports.blocks.table import Cell, Column, Table, cell, draw_table
from reports.measures.faults import Family, Fault
from reports.measures.gate import Standing
from reports.measures.report_card import Row
from reports.pages.draft import Draft, begin
from reports.sheet import Sheet
from reports.style import FAINT, MARGIN, NOTE, SMALL, SMALL_ALERT, SMALL_STRONG, SUBHEADING, WIDTH, Type
from reports.typeset import wrap

LABEL = 158.0
BAR = 196.0
ROW = 29.0


def report_card_page(sheet: Sheet, draft: Draft) -> None:
    """Parameters, sections, standards met, sins and calamities; a further page where they need one."""
    words = draft.words
    begin(sheet, words("page.card"), words("card.how"))
    _rows(sheet, draft, "parameter")
    _rows(sheet, draft, "section")
    _standards(sheet, draft)
    _faults(sheet, draft, "sins")
    _faults(sheet, draft, "calamities")


def _rows(sheet: Sheet, draft: Draft, kind: str) -> None:
    rows = draft.figures.parameters if kind == "parameter" else draft.figures.sections
    _heading(sheet, draft.words(f"card.{kind}s"), ROW)
    for place, text in enumerate(draft.words(key) for key in ("col.score", "col.gap", "col.n", "col.interval")):
        sheet.text(_right(place), sheet.y - 8, text, NOTE, "right")
    for row in rows:
        if not sheet.room(ROW):
            sheet.page()
        title = draft.words.label("parameter", row.code) if kind == "parameter" else _section(draft, row.code)
        _row(sheet, draft, row, title)
    sheet.y += 12


def _row(sheet: Sheet, draft: Draft, row: Row, title: str) -> None:
    figures, words = draft.figures, draft.words
    lines = wrap(title, SMALL, LABEL - 8, 2)
    sheet.lines(MARGIN, sheet.y + (ROW - len(lines) * SMALL.leading) / 2 - 1, lines, SMALL)
    muted = figures.standing < Standing.SCORE
    gap = row.score - figures.target if row.score is not None and figures.target is not None else None
    below = gap is not None and gap < 0 and not muted
    scale = Scale(row.score, figures.target, row.interval, row.visit_scores, draft.bounds, below, muted)
    bullet(sheet, Box(MARGIN + LABEL, sheet.y + 6, BAR), 17, scale)
    kind = Type(9, colour=FAINT) if row.score is None else SMALL_ALERT if below else SMALL_STRONG
    base = sheet.y + 18
    sheet.text(_right(0), base, words.number(row.score), kind, "right")
    sheet.text(_right(1), base, words.signed(gap) if gap is not None else "–", SMALL_ALERT if below else SMALL, "right")
    sheet.text(_right(2), base, str(row.visits), SMALL, "right")
    sheet.text(_right(3), base, draft.between(row.interval) if row.interval else "–", NOTE, "right")
    sheet.y += ROW


def _right(place: int) -> float:
    """The right edges of the four columns of figures."""
    return (MARGIN + 392, MARGIN + 428, MARGIN + 448, MARGIN + WIDTH)[place]


def _section(draft: Draft, code: str) -> str:
    return f"{code}  {draft.form.section_title(code)}"


def _standards(sheet: Sheet, draft: Draft) -> None:
    figures, words = draft.figures, draft.words
    _heading(sheet, words("card.compliance"), 30)
    met = figures.compliance
    text = words("card.compliance_rate", met=met.met, of=met.of, rate=words.percent(met.percent))
    if figures.compliance_interval:
        text = f"{text}  {words('interval_95', range=draft.between(figures.compliance_interval))}"
    sheet.y += sheet.paragraph(MARGIN, sheet.y, text, SMALL, WIDTH) + 14


def _faults(sheet: Sheet, draft: Draft, family: Family) -> None:
    words = draft.words
    found: Sequence[Fault] = draft.figures.sins if family == "sins" else draft.figures.calamities
    _heading(sheet, words(f"card.{family}"), 50)
    if not found:
        sheet.y += sheet.paragraph(MARGIN, sheet.y, words.count(f"{family}.none", len(draft.visits)), SMALL, WIDTH) + 12
        return
    columns = [
        Column(words(f"col.{family}"), 34),
        Column(words("col.visits_with"), 18),
        Column(words("col.interval"), 20),
        Column(words("col.raised_by"), 34),
    ]
    draw_table(
        sheet,
        Table(columns, words("continued", title=words("page.card"))),
        (_fault(draft, family, fault) for fault in found),
    )
    sheet.y += 16


def _fault(draft: Draft, family: Family, fault: Fault) -> list[Cell]:
    words = draft.words
    low, high = (fault.interval.low, fault.interval.high) if fault.interval else (None, None)
    raised = "; ".join(f"{words('visit', n=number)}: {', '.join(codes)}" for number, codes in fault.evidence.items())
    return [
        cell(words.label("sin" if family == "sins" else "calamity", fault.code), SMALL_STRONG),
        cell(words("met_of", met=fault.share.met, of=fault.share.of)),
        cell(words("between_percent", low=words.number(low), high=words.number(high))),
        cell(raised, NOTE),
    ]


def _heading(sheet: Sheet, title: str, follows: float) -> None:
    """A heading that never stands alone at the foot of a page."""
    if not sheet.room(24 + follows):
        sheet.page()
    sheet.text(MARGIN, sheet.y + 11, title, SUBHEADING)
    sheet.y += 20
