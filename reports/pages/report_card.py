"""The report card: each parameter and each section on the same scale, then the standards met."""

from reports.blocks.box import Box
from reports.blocks.scale import bullet
from reports.figures.scale import Scale, said
from reports.measures.gate import Standing
from reports.measures.report_card import Row
from reports.pages.draft import Draft, begin
from reports.sheet import Sheet
from reports.style import MARGIN, NOTE, SMALL, SMALL_ALERT, SMALL_STRONG, SUBHEADING, WIDTH
from reports.typeset import wrap

LABEL = 184.0
BAR = 170.0
ROW = 31.0


def report_card_page(sheet: Sheet, draft: Draft) -> None:
    """Parameters, sections, standards met; a further page where they need one."""
    words = draft.words
    begin(sheet, words("page.card"), words("card.how"))
    _rows(sheet, draft, "parameter")
    _rows(sheet, draft, "section")
    _standards(sheet, draft)


def _rows(sheet: Sheet, draft: Draft, kind: str) -> None:
    rows = draft.figures.parameters if kind == "parameter" else draft.figures.sections
    _heading(sheet, draft.words(f"card.{kind}s"), ROW)
    with sheet.tagged("Table"):
        _column_titles(sheet, draft)
        for row in rows:
            if not sheet.room(ROW):
                sheet.page()
            title = draft.words.label("parameter", row.code) if kind == "parameter" else _section(draft, row.code)
            with sheet.tagged("TR"):
                _row(sheet, draft, row, title)
    sheet.y += 12


def _column_titles(sheet: Sheet, draft: Draft) -> None:
    """Over the figures; the names and the bars need none."""
    with sheet.head_row():
        sheet.text(MARGIN, sheet.y, "", NOTE)
        sheet.text(MARGIN, sheet.y, "", NOTE)
        for place, text in enumerate(draft.words(key) for key in ("col.score", "col.gap", "col.n", "col.interval")):
            sheet.text(_right(place), sheet.y - 8, text, NOTE, "right")


def _row(sheet: Sheet, draft: Draft, row: Row, title: str) -> None:
    figures, words = draft.figures, draft.words
    _name(sheet, title, _dearest(draft, row.code))
    muted = figures.standing < Standing.SCORE
    gap = draft.gap(row.score)
    below = draft.below(row.score)
    scale = Scale(row.score, figures.target, row.interval, row.visit_scores, draft.bounds, below, muted)
    with sheet.figure(said(scale, words)):
        bullet(sheet, Box(MARGIN + LABEL, sheet.y + 7, BAR), 17, scale)
    kind = SMALL_ALERT if below else NOTE if muted or row.score is None else SMALL_STRONG
    base = sheet.y + 18.8
    sheet.text(_right(0), base, words.number(row.score), kind, "right")
    sheet.text(
        _right(1),
        base,
        words.signed(gap) if gap is not None else "–",
        SMALL_ALERT if below else NOTE if muted else SMALL,
        "right",
    )
    sheet.text(_right(2), base, str(row.visits), SMALL, "right")
    sheet.text(_right(3), base, draft.between(row.interval) if row.interval else "–", NOTE, "right")
    sheet.y += ROW


def _name(sheet: Sheet, title: str, dearest: str) -> None:
    """What the row is about, and below it, where one line was enough, its dearest miss."""
    lines = wrap(title, SMALL, LABEL - 10, 2)
    notes = [dearest] if dearest and len(lines) == 1 else []
    top = sheet.y + (ROW - (len(lines) + len(notes)) * SMALL.leading) / 2 + 0.6
    with sheet.tagged("TH", "Row"):
        top += sheet.lines(MARGIN, top, lines, SMALL)
        for note in notes:
            sheet.line_of(MARGIN, top + NOTE.size, note, NOTE, LABEL - 10)


def _dearest(draft: Draft, code: str) -> str:
    """The question of this parameter or section that cost most."""
    form = draft.form
    costly = (
        row.question
        for row in draft.figures.missed
        if code in (form.tag(row.question, "parameter"), form.section_of[row.question])
    )
    return next((f"↓ {draft.question(question)}" for question in costly), "")


def _right(place: int) -> float:
    """The right edges of the four columns of figures."""
    return (MARGIN + 388, MARGIN + 422, MARGIN + 440, MARGIN + WIDTH)[place]


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


def _heading(sheet: Sheet, title: str, follows: float) -> None:
    """A heading that never stands alone at the foot of a page."""
    if not sheet.room(24 + follows):
        sheet.page()
    sheet.text(MARGIN, sheet.y + 11, title, SUBHEADING)
    sheet.y += 20
