"""The first page: what a manager can take in within a minute."""

from collections.abc import Sequence

from reports.blocks.box import Box
from reports.blocks.scale import bullet
from reports.figures.card import row_bounds
from reports.figures.scale import Scale, said
from reports.measures.branch import FAMILIES, BranchFigures, CriticalItem
from reports.measures.gate import Standing
from reports.measures.missed import Missed
from reports.measures.report_card import Row
from reports.pages.draft import Draft
from reports.pages.headline import headline
from reports.sheet import Sheet
from reports.style import (
    ACCENT,
    ACCENT_PALE,
    ALERT,
    BODY,
    BOTTOM,
    LINE,
    MARGIN,
    MUTED,
    NOTE,
    SMALL,
    SMALL_ALERT,
    SMALL_STRONG,
    STRONG,
    SUBHEADING,
    WIDTH,
    Type,
)
from reports.typeset import wrap
from reports.words import Words

CRITICAL_SHOWN = 3
PART_ROW = 20.0
TIGHT_ROW = 15.5
LOWEST = BOTTOM - 20
ABOUT = Type(10, colour=MUTED)


def summary_page(sheet: Sheet, draft: Draft) -> None:
    """Name, score and how sure it is, change, critical items, parts of the service, what to fix and to keep."""
    sheet.page(draft.words("page.summary"))
    _name(sheet, draft)
    sheet.y += headline(sheet, Box(MARGIN, sheet.y, WIDTH), draft) + 10
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
    sheet.title(report.branch.name)
    place = "  ·  ".join(part for part in (report.branch.code, report.branch.city, report.branch.region) if part)
    sheet.y += sheet.lines(MARGIN, sheet.y, wrap(place, BODY, WIDTH, 2), BODY)
    about = (
        report.wave.title,
        words.days(report.wave.first_day, report.wave.last_day),
        words.count("visits", len(draft.figures.visits)),
        words("form_version", title=draft.form.title, version=report.form_version),
    )
    sheet.y += sheet.lines(MARGIN, sheet.y, wrap("  ·  ".join(about), ABOUT, WIDTH, 2), ABOUT) + 12


def _critical(sheet: Sheet, draft: Draft) -> None:
    items, words = draft.figures.critical, draft.words
    if not items:
        with sheet.tagged("P"):
            sheet.text(MARGIN, sheet.y + 11, "✓", STRONG)
            sheet.text(MARGIN + 14, sheet.y + 11, words("critical.none"), BODY)
        sheet.y += 22
        return
    questions = list(dict.fromkeys(item.question for item in items))
    shown = [_critical_words(code, items, draft) for code in questions[:CRITICAL_SHOWN]]
    if len(questions) > CRITICAL_SHOWN:
        shown.append(words.count("and_more", len(questions) - CRITICAL_SHOWN))
    height = 29 + len(shown) * SMALL.leading
    sheet.box(MARGIN, sheet.y, (WIDTH, height), ACCENT_PALE)
    sheet.box(MARGIN, sheet.y, (3, height), ACCENT)
    sheet.text(MARGIN + 20, sheet.y + 17, words.count("critical", len(items)), ALERT)
    for place, line in enumerate(shown):
        sheet.line_of(MARGIN + 20, sheet.y + 31 + place * SMALL.leading, line, SMALL, WIDTH - 36)
    sheet.y += height + 10


def _critical_words(code: str, items: Sequence[CriticalItem], draft: Draft) -> str:
    fired = [item for item in items if item.question == code]
    visits = draft.words.count("in_visits", len(fired), list=", ".join(str(item.visit) for item in fired))
    return f"{visits}: {draft.words.label('effect', fired[0].effect)}  –  {draft.question(code)}"


def _facts(sheet: Sheet, draft: Draft) -> None:
    """Three figures beside the score, each with what it is counted from."""
    figures, words = draft.figures, draft.words
    met = figures.compliance
    facts = [
        (words.percent(met.percent), words("fact.compliance", met=met.met, of=met.of)),
        _faults_told(figures, words),
        (words.percent(figures.waiting), _waiting_words(figures, words)),
    ]
    wide = WIDTH / len(facts)
    for place, (figure, note) in enumerate(facts):
        x = MARGIN + place * wide
        with sheet.tagged("P"):
            sheet.text(x, sheet.y + 16, figure, Type(15, bold=True))
            sheet.lines(x, sheet.y + 21, wrap(note, NOTE, wide - 14, 2), NOTE)
    sheet.y += 23 + 2 * NOTE.leading + 8


def _faults_told(figures: BranchFigures, words: Words) -> tuple[str, str]:
    """In how many visits faults were met; of a family that no visit could meet, that it did not apply."""
    sins, calamities = (figures.met_in(family) for family, _ in FAMILIES)
    if not sins.of and not calamities.of:
        return "–", words("fact.no_faults")
    if not sins.of:
        return words("met_of", met=calamities.met, of=calamities.of), words("fact.only_calamities")
    told = words("met_of", met=sins.met, of=sins.of)
    if not calamities.of:
        return told, words("fact.only_sins")
    return told, words("fact.sins", met=calamities.met, of=calamities.of)


def _waiting_words(figures: BranchFigures, words: Words) -> str:
    if figures.waiting is None:
        return words("fact.no_waiting")
    return words.count("fact.waiting", len(figures.timelines))


def _parts(sheet: Sheet, draft: Draft) -> None:
    sheet.text(MARGIN, sheet.y + 11, draft.words("summary.parts"), SUBHEADING)
    words, unsure = draft.words, any(row.standing < Standing.SCORE for row in draft.figures.card.parameters)
    note = words("summary.parts_grey" if unsure else "summary.parts_note")
    sheet.text(MARGIN + WIDTH, sheet.y + 11, note, NOTE, "right")
    sheet.y += 20
    with sheet.tagged("Table"):
        for row in draft.figures.card.parameters:
            with sheet.tagged("TR"):
                _part(sheet, row, draft)


def _part(sheet: Sheet, row: Row, draft: Draft) -> None:
    figures, words = draft.figures, draft.words
    sheet.line_of(MARGIN, sheet.y + 11, words.label("parameter", row.code), SMALL, 192)
    muted = row.standing < Standing.SCORE
    scale = Scale(row.score, row.target, None, (), row_bounds(row, figures), row.below, muted)
    with sheet.figure(said(scale, words)):
        bullet(sheet, Box(MARGIN + 200, sheet.y + 1, 214), 13, scale)
    kind = SMALL_ALERT if row.below else NOTE if muted or row.score is None else SMALL_STRONG
    sheet.text(MARGIN + 442, sheet.y + 11, words.number(row.score), kind, "right")
    over = "" if row.gap is None else words.signed(row.gap)
    sheet.text(MARGIN + 478, sheet.y + 11, over, SMALL_ALERT if row.below else NOTE, "right")
    sheet.text(MARGIN + WIDTH, sheet.y + 11, words("n", n=row.visits), NOTE, "right")
    sheet.y += PART_ROW if not figures.critical else TIGHT_ROW


def _columns(sheet: Sheet, draft: Draft) -> None:
    wide = (WIDTH - 26) / 2
    left = _fixes(sheet, Box(MARGIN, sheet.y, wide), draft)
    right = _keeps(sheet, Box(MARGIN + wide + 26, sheet.y, wide), draft)
    sheet.y = max(left, right)


def _fixes(sheet: Sheet, box: Box, draft: Draft) -> float:
    y = _column_head(sheet, box, draft.words("summary.fix"))
    with sheet.tagged("L"):
        for fix in draft.figures.fixes:
            if y + _fix_height(box, draft, fix) > LOWEST:
                break
            with sheet.tagged("LI"):
                y += _fix(sheet, box.below(y - box.y), draft, fix) + 6
    if not draft.figures.fixes:
        sheet.text(box.x, y + 10, draft.words("summary.nothing_missed"), SMALL)
    return y


def _fix(sheet: Sheet, box: Box, draft: Draft, fix: Missed) -> float:
    with sheet.tagged("Lbl"):
        sheet.text(box.x + 34, box.y + 10, f"−{draft.words.number(fix.lost)}", ALERT, "right")
    title, note = _fix_lines(box, draft, fix)
    with sheet.tagged("LBody"):
        height = sheet.lines(box.x + 44, box.y, title, SMALL_STRONG)
        return height + sheet.lines(box.x + 44, box.y + height, note, NOTE)


def _fix_height(box: Box, draft: Draft, fix: Missed) -> float:
    title, note = _fix_lines(box, draft, fix)
    return len(title) * SMALL_STRONG.leading + len(note) * NOTE.leading


def _fix_lines(box: Box, draft: Draft, fix: Missed) -> tuple[list[str], list[str]]:
    """The question, and who can mend it and how often it was missed."""
    room = box.width - 44
    return wrap(draft.question(fix.question), SMALL_STRONG, room, 2), wrap(_fix_note(fix, draft), NOTE, room, 2)


def _fix_note(fix: Missed, draft: Draft) -> str:
    words = draft.words
    parts = [words.label("owner", fix.owner), words.count("missed_in", fix.share.of, met=fix.share.met)]
    return "  ·  ".join([*filter(None, parts), *([words("again")] if fix.again else [])])


def _keeps(sheet: Sheet, box: Box, draft: Draft) -> float:
    y = _column_head(sheet, box, draft.words("summary.keep"))
    with sheet.tagged("L"):
        for strength in draft.figures.strengths:
            with sheet.tagged("LI"):
                with sheet.tagged("Lbl"):
                    sheet.text(box.x + 34, y + 10, f"{strength.visits}/{strength.visits}", STRONG, "right")
                lines = wrap(draft.question(strength.question), SMALL, box.width - 44, 3)
                y += sheet.lines(box.x + 44, y, lines, SMALL) + 6
    if not draft.figures.strengths:
        sheet.lines(box.x, y, wrap(draft.words("summary.nothing_kept"), SMALL, box.width), SMALL)
    return y


def _column_head(sheet: Sheet, box: Box, title: str) -> float:
    sheet.line((box.x, box.y), (box.x + box.width, box.y), LINE)
    sheet.text(box.x, box.y + 18, title, SUBHEADING)
    return box.y + 28


def _due(sheet: Sheet, draft: Draft) -> None:
    report, words = draft.report, draft.words
    if report.actions_due is None:
        return
    late, day = report.actions_overdue, words.day(report.actions_due)
    text = words.count("actions_overdue", late, day=day) if late else words("actions_due", day=day)
    sheet.text(MARGIN, BOTTOM - 4, text, ALERT if late else STRONG)
