"""The pages of one visit: the score and its arithmetic, the clock, and every question."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reports.answer_text import AnswerText
from reports.blocks.box import Box
from reports.blocks.drawing import paint
from reports.blocks.scale import bullet
from reports.blocks.table import Cell, Column, Table, cell, draw_table
from reports.data import Tree, VisitReport
from reports.figures.clock import axis_line, axis_of, strip, strip_said
from reports.figures.scale import Scale, said
from reports.form_text import FormText
from reports.measures.timing import Timeline, timeline
from reports.pages.draft import begin
from reports.sheet import Sheet
from reports.style import (
    ACCENT,
    ACCENT_PALE,
    ALERT,
    BODY,
    INK,
    MARGIN,
    NOTE,
    PALE,
    SLATE,
    SMALL,
    SMALL_ALERT,
    SMALL_STRONG,
    STRONG,
    SUBHEADING,
    WIDTH,
    Type,
)
from reports.typeset import wrap
from reports.words import Words, inner

PLATE = 154.0
SECTION_ROW = 22.0


@dataclass(frozen=True)
class VisitDraft:
    """The report, the form's texts and the words of its language."""

    report: VisitReport
    form: FormText
    words: Words

    @property
    def card(self) -> Tree:
        return self.report.visit.scorecard

    def figure(self, text: str | None) -> str:
        """A figure of the scorecard in the country's way."""
        return self.words.number(None if text is None else Decimal(text))

    def question(self, code: str) -> str:
        return f"{code}  {self.form.question_title(code)}"


def score_page(sheet: Sheet, draft: VisitDraft) -> None:
    """Where and when, the score, how it comes about, its sections, and the clock."""
    sheet.page(draft.words("page.summary"))
    _name(sheet, draft)
    _plate(sheet, draft)
    _critical(sheet, draft)
    _sections(sheet, draft)
    _clock(sheet, draft)


def questions_page(sheet: Sheet, draft: VisitDraft, below: float) -> None:
    """Every question of the form, section by section, with answer, credit and points; so much room `below` the last."""
    words = draft.words
    begin(sheet, words("page.questions"), words("questions.how"))
    rows = {row["question"]: row for row in draft.card["questions"]}
    asked = {
        code: [rows[question["question"]] for question in section["questions"] if question["question"] in rows]
        for code, section in draft.form.sections.items()
    }
    told = [section for section in asked.items() if section[1]]
    for section in told:
        _section_questions(sheet, draft, section, below if section is told[-1] else 0)


def _name(sheet: Sheet, draft: VisitDraft) -> None:
    report, words = draft.report, draft.words
    title = words("visit_of", n=report.visit.number, branch=report.branch.name)
    sheet.title(title)
    place = [part for part in (report.branch.code, report.branch.city, report.branch.region) if part]
    sheet.y += sheet.lines(MARGIN, sheet.y, wrap("  ·  ".join(place), BODY, WIDTH, 2), BODY)
    about = [report.wave.title, words.when(report.visit), words("shopper", code=report.visit.shopper)]
    about.append(words("form_version", title=draft.form.title, version=report.form_version))
    sheet.y += sheet.lines(MARGIN, sheet.y, wrap("  ·  ".join(about), NOTE, WIDTH, 2), NOTE) + 12


def _plate(sheet: Sheet, draft: VisitDraft) -> None:
    sheet.box(MARGIN, sheet.y, (WIDTH, PLATE), PALE)
    sheet.box(MARGIN, sheet.y, (3, PLATE), SLATE)
    card, words = draft.card, draft.words
    with sheet.tagged("P"):
        sheet.text(MARGIN + 17, sheet.y + 66, draft.figure(card["final"]), Type(58, bold=True, colour=INK))
        sheet.text(MARGIN + 20, sheet.y + 86, words("score.visit"), SMALL)
    notes = [words.label("band", card["band"])] if card["band"] else []
    notes += [words("visit.incomplete")] if not card["complete"] else []
    notes += [words("visit.provisional")] if card["provisional"] else []
    y = sheet.y + 94
    for note in notes:
        y += sheet.lines(MARGIN + 20, y, wrap(note, STRONG, 160, 2), STRONG) + 1
    with sheet.tagged("Table"):
        for place, row in enumerate(_arithmetic(draft)):
            _sum(sheet, sheet.y + 26 + place * 19, row)
    sheet.y += PLATE + 12


def _sum(sheet: Sheet, base: float, row: tuple[str, str]) -> None:
    with sheet.tagged("TR"):
        sheet.text(MARGIN + 210, base, row[0], SMALL)
        sheet.text(MARGIN + WIDTH - 20, base, row[1], SMALL_STRONG, "right")


def _arithmetic(draft: VisitDraft) -> list[tuple[str, str]]:
    card, words = draft.card, draft.words
    met = card["compliance"]
    earned, possible, bonus = (draft.figure(card[key]) for key in ("earned", "possible", "bonus"))
    counted = bool(Decimal(card["possible"]))
    pooled = draft.form.scoring.get("method", "pooled") == "pooled"
    return [
        (words("sum.points"), words("met_of", met=earned, of=possible)),
        (words("sum.pooled"), f"100 × {earned} ÷ {possible}" if counted else "–")
        if pooled
        else (words("sum.weighted"), ""),
        (words("sum.bonus"), f"+ 100 × {bonus} ÷ {possible}" if counted and Decimal(card["bonus"]) else "–"),
        (words("sum.raw"), draft.figure(card["raw"])),
        (words("sum.final"), draft.figure(card["final"])),
        (words("sum.coverage"), words.percent(None if card["coverage"] is None else Decimal(card["coverage"]))),
        (words("sum.standards"), words("met_of", met=met["met"], of=met["answered"])),
    ]


def _critical(sheet: Sheet, draft: VisitDraft) -> None:
    fired = draft.card["critical"]
    if not fired:
        return
    lines = [_critical_words(code, draft) for code in fired]
    wrapped = [line for said in lines for line in wrap(said, SMALL, WIDTH - 40)]
    height = 29 + len(wrapped) * SMALL.leading
    sheet.box(MARGIN, sheet.y, (WIDTH, height), ACCENT_PALE)
    sheet.box(MARGIN, sheet.y, (3, height), ACCENT)
    sheet.text(MARGIN + 20, sheet.y + 17, draft.words.count("critical", len(fired)), ALERT)
    sheet.lines(MARGIN + 20, sheet.y + 22, wrapped, SMALL)
    sheet.y += height + 12


def _critical_words(code: str, draft: VisitDraft) -> str:
    critical = draft.form.questions[code]["critical"]
    effect = draft.words.label("effect", critical["effect"])
    at = f" {draft.words('cap_at', at=critical['at'])}" if "at" in critical else ""
    return f"{effect}{at}  –  {draft.question(code)}"


def _sections(sheet: Sheet, draft: VisitDraft) -> None:
    sheet.text(MARGIN, sheet.y + 11, draft.words("card.sections"), SUBHEADING)
    scored = draft.form.scored_sections
    with sheet.tagged("Table"):
        with sheet.head_row():
            for place, key in ((0.0, ""), (0.0, ""), (WIDTH - 60, "col.points"), (WIDTH, "col.score")):
                sheet.text(MARGIN + place, sheet.y + 11, draft.words(key) if key else "", NOTE, "right")
        sheet.y += 18
        for row in (row for row in draft.card["sections"] if row["section"] in scored):
            with sheet.tagged("TR"):
                _section(sheet, draft, row)
    sheet.y += 14


def _section(sheet: Sheet, draft: VisitDraft, row: Tree) -> None:
    title = f"{row['section']}  {draft.form.section_title(row['section'])}"
    sheet.line_of(MARGIN, sheet.y + 14, title, SMALL, 170)
    score = None if row["percent"] is None else Decimal(row["percent"])
    target = draft.report.programme.target
    below = score is not None and target is not None and score < target
    scale = Scale(score, target, alert=below)
    with sheet.figure(said(scale, draft.words)):
        bullet(sheet, Box(MARGIN + 180, sheet.y + 3, 160), 14, scale)
    points = "–"
    if Decimal(row["possible"]):
        points = draft.words("met_of", met=draft.figure(row["earned"]), of=draft.figure(row["possible"]))
    sheet.text(MARGIN + WIDTH - 60, sheet.y + 14, points, SMALL, "right")
    kind = SMALL_ALERT if below else SMALL_STRONG
    sheet.text(MARGIN + WIDTH, sheet.y + 14, draft.words.number(score), kind, "right")
    sheet.y += SECTION_ROW


def _clock(sheet: Sheet, draft: VisitDraft) -> None:
    words = draft.words
    line = timeline(draft.report.visit.number, draft.report.visit.answers, draft.form)
    if line is None:
        return
    if not sheet.room(150):
        sheet.page()
    sheet.text(MARGIN, sheet.y + 11, words("visit.clock"), SUBHEADING)
    share = words("visit.clock_share", whole=words.clock(line.whole), share=words.percent(line.percent))
    sheet.text(MARGIN + WIDTH, sheet.y + 11, share, NOTE, "right")
    sheet.y += 24
    with sheet.figure(strip_said(line, words)):
        _strip(sheet, line)
    start = line.events[0][1]
    _events(sheet, draft, [(words.clock(at - start), code) for code, at in line.events])


def _strip(sheet: Sheet, line: Timeline) -> None:
    axis = axis_of([line], WIDTH - 16)
    paint(sheet, strip(line, axis), MARGIN, sheet.y)
    paint(sheet, axis_line(axis), MARGIN, sheet.y + 22)
    sheet.y += 48


def _events(sheet: Sheet, draft: VisitDraft, events: list[tuple[str, str]]) -> None:
    """Time and title, in two columns; read one after the other, as they happened."""
    half = -(-len(events) // 2)
    with sheet.tagged("L"):
        items = [sheet.element("LI") for _ in events]
    for row in range(half):
        if not sheet.room(16):
            sheet.page()
        for column, place in enumerate((row, row + half)):
            if place < len(events):
                with sheet.within(items[place]):
                    _event(sheet, MARGIN + column * WIDTH / 2, draft, events[place])
        sheet.y += 15


def _event(sheet: Sheet, x: float, draft: VisitDraft, event: tuple[str, str]) -> None:
    time, code = event
    with sheet.tagged("Lbl"):
        sheet.text(x + 34, sheet.y + 11, time, SMALL_STRONG, "right")
    sheet.line_of(x + 44, sheet.y + 11, draft.form.events.get(code, code), SMALL, WIDTH / 2 - 54)


def _section_questions(sheet: Sheet, draft: VisitDraft, section: tuple[str, list[Tree]], below: float) -> None:
    code, rows = section
    title = f"{code}  {draft.form.section_title(code)}"
    if not sheet.room(90):
        sheet.page()
    sheet.mark(title, 1, sheet.y)
    sheet.text(MARGIN, sheet.y + 12, title, SUBHEADING)
    sheet.y += 20
    words = draft.words
    columns = [
        Column(words("col.question"), 40),
        Column(words("col.answer"), 41),
        Column(words("col.credit"), 9, "right"),
        Column(words("col.points"), 22, "right"),
    ]
    draw_table(sheet, Table(columns, words("continued", title=title), below=below), _question_rows(draft, rows))
    sheet.y += 0 if below else 18


def _question_rows(draft: VisitDraft, rows: list[Tree]) -> Iterator[list[Cell]]:
    text = AnswerText(draft.report.visit.answers, draft.form, draft.words)
    for row in rows:
        # a bonus has nothing possible that could be missed
        missed = bool(row["fails"]) and Decimal(row["possible"] or 0) > 0
        said = text.said(row["question"], row["state"])
        answer = [(said, SMALL_ALERT if missed else SMALL if row["state"] == "answered" else NOTE)]
        comment = text.comment(row["question"])
        if comment:
            answer.append((f"“{inner(comment)}”", NOTE))
        yield [
            cell(draft.question(row["question"]), SMALL),
            Cell(answer),
            cell("" if row["credit"] is None else draft.figure(row["credit"])),
            Cell(_points(draft, row)),
        ]


def _points(draft: VisitDraft, row: Tree) -> list[tuple[str, Type]]:
    if row["earned"] is None:
        return []
    if not Decimal(row["possible"]):
        return [(f"+{draft.figure(row['earned'])}", SMALL_STRONG)]
    of = draft.words("met_of", met=draft.figure(row["earned"]), of=draft.figure(row["possible"]))
    marks = [(draft.words("missed"), SMALL_ALERT)] if row["fails"] else []
    return [(of, SMALL_STRONG), *marks]
