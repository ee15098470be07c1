"""The first thing that is read of a region: its score, how sure it is, and whether it changed."""

from reports.blocks.box import Box
from reports.blocks.scale import at, interval_bar
from reports.figures.scale import Scale, said
from reports.measures.gate import Standing
from reports.pages.breaks import break_words
from reports.pages.region_draft import RegionDraft
from reports.sheet import Sheet
from reports.style import ACCENT, ALERT, BODY, INK, MUTED, NOTE, PALE, SLATE, SMALL, SMALL_STRONG, STRONG, WHITE, Type
from reports.typeset import width, wrap

HEIGHT = 148.0
SCORE_WIDTH = 176.0


def region_headline(sheet: Sheet, box: Box, draft: RegionDraft) -> float:
    """A quiet plate with the score at its left and its certainty at its right."""
    sheet.box(box.x, box.y, (box.width, HEIGHT), PALE)
    sheet.box(box.x, box.y, (3, HEIGHT), SLATE)
    if draft.figures.score is None:
        words, count = draft.words, draft.figures.incomplete
        sheet.text(box.x + 20, box.y + 48, words("no_visits"), Type(17, bold=True))
        note = words.count("no_visits.incomplete", count) if count else words("no_visits.none")
        sheet.paragraph(box.x + 20, box.y + 64, note, BODY, box.width - 40)
        return HEIGHT
    _big_number(sheet, Box(box.x + 20, box.y, SCORE_WIDTH - 20), draft)
    _how_sure(sheet, Box(box.x + SCORE_WIDTH + 20, box.y, box.width - SCORE_WIDTH - 42), draft)
    return HEIGHT


def region_change(draft: RegionDraft) -> tuple[str, str]:
    """The verdict in a few words, and the sentence that explains it."""
    change, words, report = draft.figures.change, draft.words, draft.report
    if broken := break_words(words, report, change.difference if change else None):
        return broken
    if change is None:
        return words("change.unknown"), words("region.too_few" if report.previous_wave else "change.first_wave")
    wave = report.previous_wave.title if report.previous_wave else ""
    measured = words.count(
        "region.measured",
        change.branches,
        by=words.signed(change.difference),
        wave=wave,
        range=draft.to(change.interval),
    )
    if change.verdict == "none":
        return words("change.none"), f"{measured} {words('region.chance')}"
    return words(f"change.{change.verdict}.{'up' if change.difference > 0 else 'down'}"), measured


def _big_number(sheet: Sheet, box: Box, draft: RegionDraft) -> None:
    figures, words = draft.figures, draft.words
    number = Type(58, bold=True, colour=INK if draft.sure else MUTED)
    under = words.count("region.mean", len(figures.scored))
    with sheet.tagged("P"):
        sheet.text(box.x - 3, box.y + 66, words.number(figures.score), number)
        height = sheet.lines(box.x, box.y + 76, wrap(under, SMALL, box.width, 3), SMALL)
    _chip(sheet, box.x, box.y + 80 + height, draft)


def _chip(sheet: Sheet, x: float, y: float, draft: RegionDraft) -> None:
    """The band on a filled plate; outlined while it is provisional; a plain note while there is none."""
    figures, words = draft.figures, draft.words
    if figures.band is None:
        if not draft.sure:
            sheet.lines(x, y + 2, wrap(words("gate.provisional"), SMALL_STRONG, SCORE_WIDTH - 24, 2), SMALL_STRONG)
        return
    firm, text = figures.standing >= Standing.BAND, words.label("band", figures.band)
    shown = text if firm else words("band.provisional", band=text)
    wide = min(width(shown, STRONG) + 18, SCORE_WIDTH - 24)
    colour = ACCENT if figures.gap is not None and figures.gap < 0 else SLATE
    sheet.box(x, y, (wide, 20), colour)
    if not firm:
        sheet.box(x + 1, y + 1, (wide - 2, 18), WHITE)
    sheet.line_of(x + 9, y + 13.6, shown, Type(10, bold=True, colour=WHITE if firm else colour), wide - 16)


def _how_sure(sheet: Sheet, box: Box, draft: RegionDraft) -> None:
    change, y = draft.figures.change, box.y + 78
    _bar(sheet, Box(box.x, box.y + 30, box.width), draft)
    y += sheet.lines(box.x, y, wrap(_interval_words(draft), SMALL, box.width, 2), SMALL) + 3
    verdict, rest = region_change(draft)
    broken = draft.report.form_break is not None
    lost = not broken and change is not None and change.verdict != "none" and change.difference < 0
    y += sheet.lines(box.x, y, [verdict], ALERT if lost else STRONG)
    sheet.lines(box.x, y, wrap(rest, SMALL, box.width, 2), SMALL)


def _bar(sheet: Sheet, bar: Box, draft: RegionDraft) -> None:
    """The score on its interval, below it a ring for each branch of two visits and more."""
    figures, bounds = draft.figures, draft.bounds if draft.sure else ()
    branches = [line.score for line in figures.scored if line.score is not None and line.standing >= Standing.MEAN]
    with sheet.figure(said(Scale(figures.score, figures.target, figures.interval), draft.words)):
        interval_bar(sheet, bar, 22, Scale(figures.score, figures.target, figures.interval, branches, bounds))
        _target_label(sheet, bar, draft)
        sheet.text(at(bar, 0), bar.y + 44, "0", NOTE)
        sheet.text(at(bar, 50), bar.y + 44, draft.words("region.rings"), NOTE, "centre")
        sheet.text(at(bar, 100), bar.y + 44, "100", NOTE, "right")


def _target_label(sheet: Sheet, bar: Box, draft: RegionDraft) -> None:
    if draft.target is None:
        return
    text = draft.words("target", value=draft.words.number(draft.target))
    half = width(text, SMALL_STRONG) / 2
    x = min(max(at(bar, draft.target), bar.x + half), bar.x + bar.width - half)
    sheet.text(x, bar.y - 6, text, SMALL_STRONG, "centre")


def _interval_words(draft: RegionDraft) -> str:
    figures, words = draft.figures, draft.words
    if figures.interval is None:
        return words("region.interval.none")
    low, high = words.number(figures.interval.low), words.number(figures.interval.high)
    return words.count("region.interval", figures.visits, low=low, high=high)
