"""The first thing that is read: the score, how sure it is, and whether it changed."""

from reports.blocks.box import Box
from reports.blocks.drawing import paint
from reports.figures.score import score_figure
from reports.measures.gate import Standing
from reports.pages.breaks import break_words
from reports.pages.draft import Draft
from reports.sheet import Sheet
from reports.style import (
    ACCENT,
    ALERT,
    BODY,
    INK,
    MUTED,
    PALE,
    SLATE,
    SMALL,
    SMALL_STRONG,
    STRONG,
    WHITE,
    Type,
)
from reports.typeset import width, wrap

HEIGHT = 148.0
SCORE_WIDTH = 172.0


def headline(sheet: Sheet, box: Box, draft: Draft) -> float:
    """A quiet plate with the score at its left and its certainty at its right."""
    sheet.box(box.x, box.y, (box.width, HEIGHT), PALE)
    sheet.box(box.x, box.y, (3, HEIGHT), SLATE)
    if draft.figures.score is None:
        _no_score(sheet, box, draft)
        return HEIGHT
    _big_number(sheet, Box(box.x + 20, box.y, SCORE_WIDTH - 20), draft)
    _how_sure(sheet, Box(box.x + SCORE_WIDTH + 20, box.y, box.width - SCORE_WIDTH - 42), draft)
    return HEIGHT


def change_words(draft: Draft) -> tuple[str, str]:
    """The verdict in a few words, and the sentence that explains it."""
    change, words, report = draft.figures.change, draft.words, draft.report
    if broken := break_words(words, report, change.difference if change else None):
        return broken
    if change is None:
        return words("change.unknown"), words("change.too_few" if report.previous_wave else "change.first_wave")
    wave = report.previous_wave.title if report.previous_wave else ""
    by = words.signed(change.difference)
    low, high = words.signed(change.interval.low), words.signed(change.interval.high)
    if change.verdict != "none":
        direction = "up" if change.difference > 0 else "down"
        rest = words("change.measured", by=by, wave=wave, low=low, high=high)
        return words(f"change.{change.verdict}.{direction}"), rest
    if change.more_visits is None:
        return words("change.none"), words("change.chance", by=by, wave=wave)
    return words("change.none"), words.count("change.chance_visits", change.more_visits, by=by, wave=wave)


def _no_score(sheet: Sheet, box: Box, draft: Draft) -> None:
    sheet.text(box.x + 20, box.y + 48, draft.words("no_visits"), Type(17, bold=True))
    count, words = draft.figures.incomplete, draft.words
    note = words.count("no_visits.incomplete", count) if count else words("no_visits.none")
    sheet.paragraph(box.x + 20, box.y + 64, note, BODY, box.width - 40)


def _big_number(sheet: Sheet, box: Box, draft: Draft) -> None:
    figures, words = draft.figures, draft.words
    colour = INK if figures.standing >= Standing.SCORE else MUTED
    key = "score.card" if figures.standing == Standing.CARD else "score.mean"
    under = words.count(key, len(figures.visits))
    with sheet.tagged("P"):
        sheet.text(box.x - 3, box.y + 66, words.number(figures.score), Type(58, bold=True, colour=colour))
        height = sheet.lines(box.x, box.y + 76, wrap(under, SMALL, box.width, 2), SMALL)
    _chip(sheet, box.x, box.y + 82 + height, draft)


def _chip(sheet: Sheet, x: float, y: float, draft: Draft) -> None:
    """The band in words on a filled plate; outlined while it is provisional; a plain note while there is none."""
    figures, words = draft.figures, draft.words
    if figures.band is None:
        note = words("gate.card" if figures.standing == Standing.CARD else "gate.provisional")
        sheet.lines(x, y + 2, wrap(note, SMALL_STRONG, SCORE_WIDTH - 24, 2), SMALL_STRONG)
        return
    text = words.label("band", figures.band)
    if figures.band_provisional:
        text = words("band.provisional", band=text)
    wide = min(width(text, STRONG) + 18, SCORE_WIDTH - 24)
    colour = ACCENT if figures.gap is not None and figures.gap < 0 else SLATE
    sheet.box(x, y, (wide, 20), colour)
    if figures.band_provisional:
        sheet.box(x + 1, y + 1, (wide - 2, 18), WHITE)
    kind = Type(10, bold=True, colour=colour if figures.band_provisional else WHITE)
    sheet.line_of(x + 9, y + 13.6, text, kind, wide - 16)


def _how_sure(sheet: Sheet, box: Box, draft: Draft) -> None:
    figure = score_figure(draft.figures, draft.words, box.width)
    if figure:
        with sheet.figure(figure.alt):
            paint(sheet, figure.marks, box.x, box.y + 14)
    y = box.y + 78
    y += sheet.lines(box.x, y, wrap(_interval_words(draft), SMALL, box.width, 2), SMALL) + 3
    verdict, rest = change_words(draft)
    y += sheet.lines(box.x, y, [verdict], ALERT if _lost(draft) else STRONG)
    sheet.lines(box.x, y, wrap(rest, SMALL, box.width, 2), SMALL)


def _interval_words(draft: Draft) -> str:
    figures, words = draft.figures, draft.words
    if figures.interval is None:
        return words("interval.none")
    low, high = words.number(figures.interval.low), words.number(figures.interval.high)
    return words.count("interval", len(figures.visits), low=low, high=high)


def _lost(draft: Draft) -> bool:
    change = draft.figures.change
    broken = draft.report.form_break is not None
    return not broken and change is not None and change.verdict != "none" and change.difference < 0
