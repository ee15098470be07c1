"""Where the time went: each visit's clock as a strip, then each timed step against what was promised."""

from collections import Counter

from reports.blocks.drawing import draw, paint
from reports.figures.clock import DOTS_HEIGHT, Axis, axis_line, axis_of, dots, dots_said, strip, strip_said
from reports.figures.felt import felt_figure
from reports.figures.times import (
    DOTS_LEFT,
    DOTS_WIDTH,
    FIGURES,
    LABEL,
    STEP_WORDS,
    STRIP_ROW,
    median_words,
    within_words,
)
from reports.measures.felt import FeltTime
from reports.measures.timing import TimedStep, Timeline
from reports.pages.draft import Draft, follow, turn
from reports.sheet import Sheet
from reports.style import (
    MARGIN,
    NOTE,
    RANGES,
    SLATE,
    SMALL,
    SMALL_ALERT,
    SMALL_STRONG,
    STRONG,
    SUBHEADING,
    WIDTH,
)
from reports.typeset import width, wrap
from reports.words import Words

NEEDS = 200.0
"""Room for the legend and the first strips, or for the first steps."""


def time_page(sheet: Sheet, draft: Draft) -> None:
    """Nothing at all when the form times nothing."""
    figures, words = draft.figures, draft.words
    if not figures.steps and not figures.timelines:
        return
    follow(sheet, words("page.time"), f"{words('time.how')} {_sources(draft)}", NEEDS)
    if figures.timelines:
        _strips(sheet, draft)
    if figures.steps:
        _steps(sheet, draft)
    for felt in figures.felt:
        _felt(sheet, draft, felt)


def _sources(draft: Draft) -> str:
    """Where the times come from; nothing else is said where all were clocked."""
    words = draft.words
    found = Counter(duration.source for step in draft.figures.steps for duration in step.durations)
    if found.keys() <= {"tapped"}:
        return words("time.clocked")
    said = ", ".join(f"{count} {words.label('source', source)}" for source, count in found.most_common())
    return words("time.sources", n=found.total(), sources=said)


def _strips(sheet: Sheet, draft: Draft) -> None:
    figures, words = draft.figures, draft.words
    sheet.text(MARGIN, sheet.y + 11, words("time.visits"), SUBHEADING)
    sheet.y += 18
    sheet.y += sheet.paragraph(MARGIN, sheet.y, _waiting_words(draft), SMALL, WIDTH) + 8
    with sheet.decoration():
        _legend(sheet, draft)
    axis = axis_of(figures.timelines, WIDTH - LABEL - FIGURES)
    with sheet.tagged("Table"):
        _column_titles(sheet, draft)
        for line in figures.timelines:
            if not sheet.room(STRIP_ROW + 20):
                _axis(sheet, axis)
                _go_on(sheet, draft)
            with sheet.tagged("TR"):
                _visit(sheet, line, axis, words)
            sheet.y += STRIP_ROW
    _axis(sheet, axis)
    sheet.y += 36


def _axis(sheet: Sheet, axis: Axis) -> None:
    with sheet.decoration():
        paint(sheet, axis_line(axis), MARGIN + LABEL, sheet.y)


def _go_on(sheet: Sheet, draft: Draft) -> None:
    """A further page of strips, with what their colours and columns mean."""
    turn(sheet, draft.words("continued", title=draft.words("time.visits")))
    with sheet.decoration():
        _legend(sheet, draft)
        _titles(sheet, draft)


def _visit(sheet: Sheet, line: Timeline, axis: Axis, words: Words) -> None:
    sheet.text(MARGIN, sheet.y + 11, words("visit", n=line.visit), SMALL)
    with sheet.figure(strip_said(line, words)):
        paint(sheet, strip(line, axis), MARGIN + LABEL, sheet.y)
    right = MARGIN + WIDTH
    sheet.text(right - 38, sheet.y + 11, words.clock(line.whole), SMALL_STRONG, "right")
    sheet.text(right, sheet.y + 11, words.percent(line.percent), NOTE, "right")


def _waiting_words(draft: Draft) -> str:
    share = draft.figures.waiting
    if share is None:
        return draft.words("time.no_share")
    return draft.words.count("time.share", len(draft.figures.timelines), share=draft.words.percent(share))


def _legend(sheet: Sheet, draft: Draft) -> None:
    words = draft.words
    x = MARGIN + LABEL
    for colour, key in ((SLATE, "time.waiting"), (RANGES[0], "time.other")):
        sheet.box(x, sheet.y + 2, (10, 8), colour)
        sheet.text(x + 14, sheet.y + 9.5, words(key), NOTE)
        x += 14 + width(words(key), NOTE) + 16
    sheet.text(x, sheet.y + 9.5, words("time.ticks"), NOTE)


def _column_titles(sheet: Sheet, draft: Draft) -> None:
    """Beside the legend; the names and the strips need none."""
    with sheet.head_row():
        for _ in range(2):
            sheet.text(MARGIN, sheet.y + 9.5, "", NOTE)
        _titles(sheet, draft)


def _titles(sheet: Sheet, draft: Draft) -> None:
    for place, key in ((WIDTH - 38, "time.total"), (WIDTH, "time.wait_share")):
        sheet.text(MARGIN + place, sheet.y + 9.5, draft.words(key), NOTE, "right")
    sheet.y += 17


def _steps(sheet: Sheet, draft: Draft) -> None:
    words = draft.words
    if not sheet.room(110):
        sheet.page()
    sheet.text(MARGIN, sheet.y + 11, words("time.steps"), SUBHEADING)
    sheet.y += 18
    sheet.y += sheet.paragraph(MARGIN, sheet.y, _steps_how(draft), NOTE, WIDTH) + 8
    with sheet.tagged("Table"):
        for step in draft.figures.steps:
            with sheet.tagged("TR"):
                _step(sheet, draft, step)


def _steps_how(draft: Draft) -> str:
    words, share = draft.words, draft.report.programme.promised_share
    return f"{words('time.steps_how')} {words('time.promised', share=share)}" if share else words("time.steps_how")


def _step(sheet: Sheet, draft: Draft, step: TimedStep) -> None:
    words = draft.words
    title = wrap(draft.question(step.question), SMALL, 152, 2)
    owner = words.label("owner", draft.form.tag(step.question, "owner"))
    height = max(len(title) * SMALL.leading + NOTE.leading, DOTS_HEIGHT) + 9
    if not sheet.room(height):
        turn(sheet, words("continued", title=words("time.steps")))
    with sheet.tagged("TH", "Row"):
        used = sheet.lines(MARGIN, sheet.y, title, SMALL)
        sheet.line_of(MARGIN, sheet.y + used + NOTE.size, owner, NOTE, 152)
    with sheet.figure(dots_said(step, words)):
        paint(sheet, dots(step, DOTS_WIDTH), MARGIN + DOTS_LEFT, sheet.y)
    with sheet.tagged("TD"):
        _step_words(sheet, draft, step)
    sheet.y += height


def _step_words(sheet: Sheet, draft: Draft, step: TimedStep) -> None:
    x, words = MARGIN + STEP_WORDS, draft.words
    sheet.text(x, sheet.y + 9, median_words(step.median, words), STRONG)
    kind = SMALL_ALERT if step.breach else SMALL if step.within.of else NOTE
    said = [(within_words(step, words), kind), *([(words("time.breach"), SMALL_ALERT)] if step.breach else [])]
    for place, (text, style) in enumerate(said):
        sheet.line_of(x, sheet.y + 22 + place * 12, text, style, MARGIN + WIDTH - x)


def _felt(sheet: Sheet, draft: Draft, felt: FeltTime) -> None:
    words, figure = draft.words, felt_figure(felt, draft.words)
    if not sheet.room(figure.height + 96):
        sheet.page()
    sheet.y += 12
    sheet.text(MARGIN, sheet.y + 11, words("felt.title"), SUBHEADING)
    sheet.y += 18
    asked = words("felt.asked", question=draft.question(felt.question), durations=", ".join(felt.durations))
    sheet.y += sheet.paragraph(MARGIN, sheet.y, asked, NOTE, WIDTH) + 4
    sheet.y += sheet.paragraph(MARGIN, sheet.y, _felt_words(draft, felt), SMALL, WIDTH) + 10
    sheet.y += draw(sheet, figure, MARGIN, sheet.y)


def _felt_words(draft: Draft, felt: FeltTime) -> str:
    words = draft.words
    times = {"felt": words.clock(felt.felt), "clocked": words.clock(felt.clocked)}
    if felt.times is None:
        return words.count("felt.means", len(felt.visits), **times)
    return words.count("felt.times", len(felt.visits), **times, times=words.number(felt.times))
