"""The first page of a region's report: what its manager can take in within a minute."""

from collections.abc import Sequence

from reports.blocks.box import Box
from reports.blocks.scale import bullet
from reports.figures.scale import Scale, said
from reports.measures.everywhere import Critical, Kept, Lost
from reports.measures.gate import Standing, standing
from reports.measures.region import FIXES, PartMean
from reports.pages.region_draft import RegionDraft
from reports.pages.region_headline import region_headline
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

CRITICAL_SHOWN = 3
PARTS_SHOWN = 8
PART_ROW = 17.0
ROW_ROOM = 2 * SMALL_STRONG.leading + 2 * NOTE.leading + 5
"""What a fix takes with its question on two lines."""
INDENT = 52.0
LOWEST = BOTTOM - 18
ABOUT = Type(10, colour=MUTED)
Entry = tuple[str, tuple[str, str]]
"""A figure, and the question with its note."""


def region_summary_page(sheet: Sheet, draft: RegionDraft) -> None:
    """Name, score and how sure it is, change, critical failures, parts of the service, what to fix and keep."""
    sheet.page(draft.words("page.summary"))
    _name(sheet, draft)
    sheet.y += region_headline(sheet, Box(MARGIN, sheet.y, WIDTH), draft) + 10
    if draft.figures.score is None:
        return
    _critical(sheet, draft)
    _facts(sheet, draft)
    _parts(sheet, draft)
    sheet.y += 7
    _columns(sheet, draft)
    _overdue(sheet, draft)


def _name(sheet: Sheet, draft: RegionDraft) -> None:
    report, words = draft.report, draft.words
    sheet.title(draft.place)
    under = f"{report.programme.client}  ·  {report.programme.title}"
    sheet.y += sheet.lines(MARGIN, sheet.y, wrap(under, BODY, WIDTH, 2), BODY)
    about = (
        report.wave.title,
        words.days(report.wave.first_day, report.wave.last_day),
        words.count("branches", len(draft.figures.scored)),
        words.count("visits", draft.figures.visits),
        words("form_version", title=draft.form.title, version=report.form_version),
    )
    sheet.y += sheet.lines(MARGIN, sheet.y, wrap("  ·  ".join(about), ABOUT, WIDTH, 2), ABOUT) + 12


def _critical(sheet: Sheet, draft: RegionDraft) -> None:
    failed, words = draft.figures.critical, draft.words
    if not failed:
        sheet.text(MARGIN, sheet.y + 11, "✓", STRONG)
        sheet.text(MARGIN + 14, sheet.y + 11, words("critical.none"), BODY)
        sheet.y += 22
        return
    shown = [_critical_words(draft, one) for one in failed[:CRITICAL_SHOWN]]
    if len(failed) > CRITICAL_SHOWN:
        shown.append(words.count("and_more", len(failed) - CRITICAL_SHOWN))
    height = 29 + len(shown) * SMALL.leading
    sheet.box(MARGIN, sheet.y, (WIDTH, height), ACCENT_PALE)
    sheet.box(MARGIN, sheet.y, (3, height), ACCENT)
    head = words.count("region.critical", sum(one.times for one in failed))
    sheet.text(MARGIN + 20, sheet.y + 17, head, ALERT)
    with sheet.tagged("L"):
        for place, line in enumerate(shown):
            with sheet.tagged("LI"):
                sheet.line_of(MARGIN + 20, sheet.y + 31 + place * SMALL.leading, line, SMALL, WIDTH - 36)
    sheet.y += height + 10


def _critical_words(draft: RegionDraft, one: Critical) -> str:
    times = draft.words.count("region.times", one.branches, times=one.times)
    return f"{times}: {draft.words.label('effect', one.effect)}  –  {draft.question(one.question)}"


def _facts(sheet: Sheet, draft: RegionDraft) -> None:
    """Three figures beside the score, each with what it is counted from."""
    wide, deepest = WIDTH / 3, 0.0
    for place, (figure, note) in enumerate((_below(draft), _moved(draft), _failed(draft))):
        x = MARGIN + place * wide
        with sheet.tagged("P"):
            sheet.text(x, sheet.y + 16, figure, Type(15, bold=True))
            deepest = max(deepest, sheet.lines(x, sheet.y + 21, wrap(note, NOTE, wide - 14, 3), NOTE))
    sheet.y += 29 + deepest


def _below(draft: RegionDraft) -> tuple[str, str]:
    words, target = draft.words, draft.target
    sure = [line.score for line in draft.figures.scored if line.score is not None and line.standing >= Standing.SCORE]
    if target is None or not sure:
        return "–", words("fact.no_target" if target is None else "fact.too_few")
    return words("met_of", met=sum(score < target for score in sure), of=len(sure)), words("fact.below")


def _moved(draft: RegionDraft) -> tuple[str, str]:
    words, changes = draft.words, draft.figures.changes
    if not changes.tried:
        return "–", words("fact.no_change")
    up = sum(change.difference > 0 for _, change in changes.real)
    said = words("fact.moved", up=up, down=len(changes.real) - up)
    return words("met_of", met=len(changes.real), of=changes.tried), said


def _failed(draft: RegionDraft) -> tuple[str, str]:
    scored = draft.figures.scored
    return draft.words("met_of", met=sum(line.critical > 0 for line in scored), of=len(scored)), draft.words(
        "fact.critical"
    )


def _parts(sheet: Sheet, draft: RegionDraft) -> None:
    sheet.text(MARGIN, sheet.y + 11, draft.words("summary.parts"), SUBHEADING)
    words, parts = draft.words, draft.figures.parts[:PARTS_SHOWN]
    unsure = any(standing(part.visits) < Standing.SCORE for part in parts)
    note = words("region.parts_grey" if unsure else "region.parts_note")
    sheet.text(MARGIN + WIDTH, sheet.y + 11, note, NOTE, "right")
    sheet.y += 19
    with sheet.tagged("Table"):
        for part in parts:
            with sheet.tagged("TR"):
                _part(sheet, part, draft)


def _part(sheet: Sheet, part: PartMean, draft: RegionDraft) -> None:
    words, gap, sure = draft.words, draft.gap(part.score), standing(part.visits) >= Standing.SCORE
    below = sure and gap is not None and gap < 0
    sheet.line_of(MARGIN, sheet.y + 11, words.label("parameter", part.code), SMALL, 192)
    bounds = draft.bounds if sure else ()
    scale = Scale(part.score, draft.figures.target, None, (), bounds, below, not sure)
    with sheet.figure(said(scale, words)):
        bullet(sheet, Box(MARGIN + 200, sheet.y + 1, 190), 13, scale)
    kind = SMALL_ALERT if below else SMALL_STRONG if sure else NOTE
    sheet.text(MARGIN + 420, sheet.y + 11, words.number(part.score), kind, "right")
    if gap is not None:
        sheet.text(MARGIN + 457, sheet.y + 11, words.signed(gap), SMALL_ALERT if below else NOTE, "right")
    sheet.text(MARGIN + WIDTH, sheet.y + 11, words("n", n=words.number(part.visits)), NOTE, "right")
    sheet.y += PART_ROW


def _columns(sheet: Sheet, draft: RegionDraft) -> None:
    """What to mend and what to keep; the questions on one line each where the page is short."""
    wide, words = (WIDTH - 26) / 2, draft.words
    fixes = [(f"−{words.number(fix.lost)}", _fix(draft, fix)) for fix in draft.figures.fixes]
    best = [(words.percent(kept.visits.percent), _keep(draft, kept)) for kept in draft.figures.kept]
    _entries(sheet, Box(MARGIN, sheet.y, wide), words("region.fix"), (fixes, ALERT))
    _entries(sheet, Box(MARGIN + wide + 26, sheet.y, wide), words("region.keep"), (best, STRONG))
    if not fixes:
        sheet.text(MARGIN, sheet.y + 34, words("summary.nothing_missed"), SMALL)


def _entries(sheet: Sheet, box: Box, title: str, listed: tuple[Sequence[Entry], Type]) -> None:
    """A titled list; what the page has no room for is left to the pages that follow."""
    sheet.line((box.x, box.y), (box.x + box.width, box.y), LINE)
    sheet.text(box.x, box.y + 16, title, SUBHEADING)
    (entries, kind), box = listed, box.below(24)
    deep = 2 if box.y + FIXES * ROW_ROOM <= LOWEST else 1
    with sheet.tagged("L"):
        for number, (question, note) in entries:
            lines, notes = (
                wrap(question, SMALL_STRONG, box.width - INDENT, deep),
                wrap(note, NOTE, box.width - INDENT, 2),
            )
            height = len(lines) * SMALL_STRONG.leading + len(notes) * NOTE.leading
            if box.y + height > LOWEST:
                return
            with sheet.tagged("LI"):
                _entry(sheet, box, (number, kind), (lines, notes))
            box = box.below(height + 5)


def _entry(sheet: Sheet, box: Box, figure: tuple[str, Type], said: tuple[Sequence[str], Sequence[str]]) -> None:
    lines, notes = said
    with sheet.tagged("Lbl"):
        sheet.text(box.x + INDENT - 8, box.y + 10, figure[0], figure[1], "right")
    with sheet.tagged("LBody"):
        sheet.lines(box.x + INDENT, box.y, lines, SMALL_STRONG)
        sheet.lines(box.x + INDENT, box.y + len(lines) * SMALL_STRONG.leading, notes, NOTE)


def _fix(draft: RegionDraft, fix: Lost) -> tuple[str, str]:
    words = draft.words
    missed = words.count("region.missed", fix.branches.met, met=fix.visits.met, of=fix.visits.of)
    return draft.question(fix.question), "  ·  ".join(filter(None, (words.label("owner", fix.owner), missed)))


def _keep(draft: RegionDraft, kept: Kept) -> tuple[str, str]:
    note = draft.words.count("region.kept", kept.branches, met=kept.visits.met, of=kept.visits.of)
    return draft.question(kept.question), note


def _overdue(sheet: Sheet, draft: RegionDraft) -> None:
    """The last line of the page: what was promised and is late."""
    words, late = draft.words, sum(action.overdue for action in draft.report.actions)
    text = words.count("overdue.count", late) if late else words("overdue.none")
    sheet.text(MARGIN, BOTTOM - 4, text, ALERT if late else SMALL)
