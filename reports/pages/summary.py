"""The first page: what a manager can take in within a minute."""

from decimal import Decimal

from reports.blocks.box import Box
from reports.blocks.scale import Scale, at, bullet, interval_bar
from reports.measures.branch import CriticalItem
from reports.measures.gate import Standing
from reports.measures.missed import Missed
from reports.measures.report_card import Row
from reports.pages.draft import Draft
from reports.sheet import Sheet
from reports.style import (
    ACCENT,
    ACCENT_PALE,
    ALERT,
    BODY,
    BOTTOM,
    FAINT,
    INK,
    LINE,
    MARGIN,
    MUTED,
    NOTE,
    PALE,
    SLATE,
    SMALL,
    SMALL_ALERT,
    SMALL_STRONG,
    STRONG,
    SUBHEADING,
    TITLE,
    WHITE,
    WIDTH,
    Colour,
    Type,
)
from reports.typeset import width, wrap

HERO = 148.0
CRITICAL_SHOWN = 3
SCORE_WIDTH = 172.0


def summary_page(sheet: Sheet, draft: Draft) -> None:
    """Name, score and how sure it is, change, critical items, parts of the service, what to fix and to keep."""
    sheet.page(draft.words("page.summary"))
    _name(sheet, draft)
    _hero(sheet, Box(MARGIN, sheet.y, WIDTH), draft)
    sheet.y += HERO + 10
    if draft.figures.standing == Standing.NOTHING:
        return
    _critical(sheet, draft)
    _facts(sheet, draft)
    _parts(sheet, draft)
    sheet.y += 10
    _columns(sheet, draft)
    _due(sheet, draft)


def _name(sheet: Sheet, draft: Draft) -> None:
    report, words = draft.report, draft.words
    sheet.y += sheet.lines(MARGIN, sheet.y, wrap(report.branch.name, TITLE, WIDTH, 2), TITLE) + 2
    place = "  ·  ".join(part for part in (report.branch.code, report.branch.city, report.branch.region) if part)
    sheet.y += sheet.lines(MARGIN, sheet.y, wrap(place, BODY, WIDTH, 2), BODY)
    about = "  ·  ".join(
        (
            report.wave.title,
            words.days(report.wave.first_day, report.wave.last_day),
            words.count("visits", len(draft.figures.visits)),
            words("form_version", title=draft.form.title, version=report.form_version),
        )
    )
    sheet.y += sheet.lines(MARGIN, sheet.y, wrap(about, BODY_MUTED, WIDTH, 2), BODY_MUTED) + 12


BODY_MUTED = Type(10, colour=MUTED)


def _hero(sheet: Sheet, box: Box, draft: Draft) -> None:
    sheet.box(box.x, box.y, (box.width, HERO), PALE)
    sheet.box(box.x, box.y, (3, HERO), SLATE)
    if draft.figures.score is None:
        room = box.width - 40
        sheet.text(box.x + 20, box.y + 48, draft.words("no_visits"), Type(17, bold=True))
        note = draft.words.count("no_visits.incomplete", draft.figures.incomplete)
        sheet.paragraph(box.x + 20, box.y + 64, note, BODY, room)
        return
    _big_number(sheet, Box(box.x + 20, box.y, SCORE_WIDTH - 20), draft)
    _how_sure(sheet, Box(box.x + SCORE_WIDTH + 20, box.y, box.width - SCORE_WIDTH - 42), draft)


def _big_number(sheet: Sheet, box: Box, draft: Draft) -> None:
    figures, words = draft.figures, draft.words
    colour: Colour = INK if figures.standing >= Standing.SCORE else MUTED
    sheet.text(box.x - 3, box.y + 66, words.number(figures.score), Type(58, bold=True, colour=colour))
    key = "score.card" if figures.standing == Standing.CARD else "score.mean"
    under = words.count(key, len(figures.visits))
    height = sheet.lines(box.x, box.y + 76, wrap(under, SMALL, box.width, 2), SMALL)
    _chip(sheet, box.x, box.y + 82 + height, draft)


def _chip(sheet: Sheet, x: float, y: float, draft: Draft) -> None:
    """The band in words on a filled plate; outlined while it is provisional; a plain note while there is none."""
    figures, words = draft.figures, draft.words
    if figures.band is None:
        sheet.text(x, y + 14, words("gate.provisional"), SMALL_STRONG)
        return
    text = words.label("band", figures.band)
    if figures.band_provisional:
        text = words("band.provisional", band=text)
    wide = min(width(text, STRONG) + 18, SCORE_WIDTH - 24)
    colour = ACCENT if figures.gap is not None and figures.gap < 0 else SLATE
    sheet.box(x, y, (wide, 20), colour)
    kind = Type(10, bold=True, colour=WHITE)
    if figures.band_provisional:
        sheet.box(x + 1, y + 1, (wide - 2, 18), WHITE)
        kind = Type(10, bold=True, colour=colour)
    sheet.line_of(x + 9, y + 13.6, text, kind, wide - 16)


def _how_sure(sheet: Sheet, box: Box, draft: Draft) -> None:
    figures = draft.figures
    bar = Box(box.x, box.y + 30, box.width)
    scale = Scale(
        value=figures.score,
        target=figures.target,
        interval=figures.interval,
        visits=[Decimal(visit.scorecard["final"]) for visit in figures.visits],
        bounds=draft.bounds,
        muted=figures.standing < Standing.SCORE,
    )
    interval_bar(sheet, bar, 22, scale)
    if figures.target is not None:
        _target_label(sheet, bar, draft)
    for mark in (0, 100):
        sheet.text(at(bar, mark), bar.y + 44, str(mark), NOTE, "left" if mark == 0 else "right")
    y = box.y + 78
    y += sheet.lines(box.x, y, wrap(_interval_words(draft), SMALL, box.width, 2), SMALL) + 3
    strong, rest = change_words(draft)
    sheet.text(box.x, y + STRONG.size, strong, ALERT if _lost(draft) else STRONG)
    y += STRONG.leading
    sheet.lines(box.x, y, wrap(rest, SMALL, box.width, 2), SMALL)


def _target_label(sheet: Sheet, bar: Box, draft: Draft) -> None:
    figures = draft.figures
    if figures.target is None:
        return
    text = draft.words("target", value=draft.words.number(figures.target))
    half = width(text, SMALL_STRONG) / 2
    x = min(max(at(bar, figures.target), bar.x + half), bar.x + bar.width - half)
    sheet.text(x, bar.y - 6, text, SMALL_STRONG, "centre")


def _interval_words(draft: Draft) -> str:
    figures, words = draft.figures, draft.words
    if figures.interval is None:
        return words("interval.none")
    low, high = words.number(figures.interval.low), words.number(figures.interval.high)
    return words.count("interval", len(figures.visits), low=low, high=high)


def change_words(draft: Draft) -> tuple[str, str]:
    """The verdict in a few words, and the sentence that explains it."""
    change, words, report = draft.figures.change, draft.words, draft.report
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


def _lost(draft: Draft) -> bool:
    change = draft.figures.change
    return change is not None and change.verdict != "none" and change.difference < 0


def _critical(sheet: Sheet, draft: Draft) -> None:
    items, words = draft.figures.critical, draft.words
    if not items:
        sheet.text(MARGIN, sheet.y + 11, "✓", STRONG)
        sheet.text(MARGIN + 14, sheet.y + 11, words("critical.none"), BODY)
        sheet.y += 22
        return
    shown = [_critical_words(item, draft) for item in items[:CRITICAL_SHOWN]]
    if len(items) > CRITICAL_SHOWN:
        shown.append(words.count("and_more", len(items) - CRITICAL_SHOWN))
    height = 24 + len(shown) * SMALL.leading + 5
    sheet.box(MARGIN, sheet.y, (WIDTH, height), ACCENT_PALE)
    sheet.box(MARGIN, sheet.y, (3, height), ACCENT)
    sheet.text(MARGIN + 20, sheet.y + 17, words.count("critical", len(items)), ALERT)
    for place, line in enumerate(shown):
        sheet.line_of(MARGIN + 20, sheet.y + 31 + place * SMALL.leading, line, SMALL, WIDTH - 36)
    sheet.y += height + 10


def _critical_words(item: CriticalItem, draft: Draft) -> str:
    visit = draft.words("visit", n=item.visit)
    return f"{visit}:  {draft.question(item.question)}  –  {draft.words.label('effect', item.effect)}"


def _facts(sheet: Sheet, draft: Draft) -> None:
    """Three figures beside the score, each with what it is counted from."""
    figures, words = draft.figures, draft.words
    sins = sum(bool(card.scorecard["sins"]) for card in figures.visits)
    facts = [
        (
            words.percent(figures.compliance.percent),
            words("fact.compliance", met=figures.compliance.met, of=figures.compliance.of),
        ),
        (words("met_of", met=sins, of=len(figures.visits)), words("fact.sins")),
        (words.percent(figures.waiting), words.count("fact.waiting", len(figures.timelines))),
    ]
    wide = WIDTH / len(facts)
    for place, (figure, note) in enumerate(facts):
        x = MARGIN + place * wide
        sheet.text(x, sheet.y + 16, figure, Type(15, bold=True))
        sheet.lines(x, sheet.y + 20, wrap(note, NOTE, wide - 14, 2), NOTE)
    sheet.y += 22 + 2 * NOTE.leading + 6


def _parts(sheet: Sheet, draft: Draft) -> None:
    sheet.text(MARGIN, sheet.y + 11, draft.words("summary.parts"), SUBHEADING)
    sheet.text(MARGIN + WIDTH, sheet.y + 11, draft.words("summary.parts_note"), NOTE, "right")
    sheet.y += 20
    for row in draft.figures.parameters:
        _part(sheet, row, draft)


def _part(sheet: Sheet, row: Row, draft: Draft) -> None:
    figures, words = draft.figures, draft.words
    sheet.line_of(MARGIN, sheet.y + 11, words.label("parameter", row.code), SMALL, 176)
    below = row.score is not None and figures.target is not None and row.score < figures.target
    muted = figures.standing < Standing.SCORE
    scale = Scale(row.score, figures.target, None, (), draft.bounds, below, muted)
    bullet(sheet, Box(MARGIN + 186, sheet.y + 1, 218), 13, scale)
    kind = Type(9, colour=FAINT) if row.score is None else SMALL_ALERT if below and not muted else SMALL_STRONG
    sheet.text(MARGIN + 446, sheet.y + 11, words.number(row.score), kind, "right")
    sheet.text(MARGIN + WIDTH, sheet.y + 11, words("n", n=row.visits), NOTE, "right")
    sheet.y += 17.5


def _columns(sheet: Sheet, draft: Draft) -> None:
    wide = (WIDTH - 26) / 2
    top = sheet.y
    left = _fixes(sheet, Box(MARGIN, top, wide), draft)
    right = _keeps(sheet, Box(MARGIN + wide + 26, top, wide), draft)
    sheet.y = max(left, right)


def _fixes(sheet: Sheet, box: Box, draft: Draft) -> float:
    words = draft.words
    y = _column_head(sheet, box, words("summary.fix"))
    for fix in draft.figures.fixes:
        sheet.text(box.x + 36, y + 11, f"−{words.number(fix.lost)}", ALERT, "right")
        lines = wrap(draft.question(fix.question), SMALL_STRONG, box.width - 46, 2)
        y += sheet.lines(box.x + 46, y + 1, lines, SMALL_STRONG)
        y += sheet.lines(box.x + 46, y + 1, wrap(_fix_note(fix, draft), NOTE, box.width - 46, 2), NOTE) + 6
    if not draft.figures.fixes:
        sheet.text(box.x, y + 11, words("summary.nothing_missed"), SMALL)
    return y


def _fix_note(fix: Missed, draft: Draft) -> str:
    words = draft.words
    parts = [words.label("owner", fix.owner), words.count("missed_in", fix.share.of, met=fix.share.met)]
    return "  ·  ".join([*filter(None, parts), *([words("again")] if fix.again else [])])


def _keeps(sheet: Sheet, box: Box, draft: Draft) -> float:
    words = draft.words
    y = _column_head(sheet, box, words("summary.keep"))
    for strength in draft.figures.strengths:
        sheet.text(box.x + 36, y + 11, f"{strength.visits}/{strength.visits}", STRONG, "right")
        lines = wrap(draft.question(strength.question), SMALL, box.width - 46, 3)
        y += sheet.lines(box.x + 46, y + 1, lines, SMALL) + 6
    if not draft.figures.strengths:
        sheet.text(box.x, y + 11, words("summary.nothing_kept"), SMALL)
    return y


def _column_head(sheet: Sheet, box: Box, title: str) -> float:
    sheet.line((box.x, box.y), (box.x + box.width, box.y), LINE)
    sheet.text(box.x, box.y + 17, title, SUBHEADING)
    return box.y + 24


def _due(sheet: Sheet, draft: Draft) -> None:
    if draft.report.actions_due is None:
        return
    text = draft.words("actions_due", day=draft.words.day(draft.report.actions_due))
    sheet.text(MARGIN, BOTTOM - 6, text, STRONG)
