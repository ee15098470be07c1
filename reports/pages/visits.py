"""The log of visits, and how every figure in the report was made."""

from collections import Counter
from decimal import Decimal

from reports.blocks.table import Cell, Column, Table, cell, draw_table
from reports.data import Visit
from reports.pages.draft import Draft, closing, follow
from reports.pages.peers import rank_words
from reports.sheet import Sheet
from reports.style import MARGIN, NOTE, SMALL, SMALL_ALERT, SMALL_STRONG, SUBHEADING, WIDTH, Type

NEEDS = 110.0
"""Room for the head of the log and its first rows."""
METHOD = (
    *("score", "interval", "gate", "change", "rows", "missed", "time", "kept", "felt", "faults", "promise"),
    *("consistency", "depends", "training", "peers", "photos", "people"),
)


def visits_page(sheet: Sheet, draft: Draft, below: float = 0.0) -> None:
    """Every approved visit, the incomplete ones marked; then the method, with so much room `below` it."""
    words = draft.words
    follow(sheet, words("page.visits"), words("visits.how"), NEEDS)
    columns = [
        Column(words("col.visit"), 8),
        Column(words("col.when"), 37),
        Column(words("col.shopper"), 12),
        Column(words("col.score"), 11, "right"),
        Column(words("col.raw"), 11, "right"),
        Column(words("col.coverage"), 12, "right"),
        Column(words("col.standards"), 14, "right"),
        Column(words("col.notes"), 27),
    ]
    if draft.report.visits:
        table = Table(columns, words("continued", title=words("page.visits")))
        draw_table(sheet, table, (_visit(draft, visit) for visit in draft.report.visits))
        sheet.y += 22
    _method(sheet, draft, below)


def _visit(draft: Draft, visit: Visit) -> list[Cell]:
    words, card = draft.words, visit.scorecard
    met = card["compliance"]
    return [
        cell(str(visit.number), SMALL_STRONG),
        cell(words.when(visit)),
        cell(visit.shopper),
        cell(_figure(draft, card["final"]), SMALL_STRONG),
        cell(_figure(draft, card["raw"])),
        cell(f"{_figure(draft, card['coverage'])}"),
        cell(f"{met['met']}/{met['answered']}"),
        Cell([(text, kind) for text, kind in _notes(draft, visit)]),
    ]


def _figure(draft: Draft, text: str | None) -> str:
    return draft.words.number(None if text is None else Decimal(text))


def _notes(draft: Draft, visit: Visit) -> list[tuple[str, Type]]:
    words, card = draft.words, visit.scorecard
    notes: list[tuple[str, Type]] = []
    if not card["complete"]:
        notes.append((words("visit.incomplete"), SMALL_ALERT))
    if card["critical"]:
        notes.append((words.count("visit.critical", len(card["critical"])), SMALL_ALERT))
    if card["provisional"]:
        notes.append((words("visit.provisional"), SMALL))
    notes += [(words.count(f"visit.{source}", n), NOTE) for source, n in _not_clocked(draft, visit)]
    if visit.revision > 1:
        notes.append((words("visit.revision", n=visit.revision), NOTE))
    return notes


def _not_clocked(draft: Draft, visit: Visit) -> list[tuple[str, int]]:
    """How many of its times rest on the shopper's word, by their source."""
    durations = (duration for step in draft.figures.steps for duration in step.durations)
    found = Counter(duration.source for duration in durations if duration.visit == visit.number)
    return [(source, found[source]) for source in ("estimated", "edited") if found[source]]


def _reached(draft: Draft) -> str:
    """What so many visits allow, and whether the branch may be ranked."""
    figures, words = draft.figures, draft.words
    allowed = words(f"gate.allows.{figures.standing.name.lower()}")
    rank, why = rank_words(figures.peers, draft)
    return f"{words.count('gate.reached', len(figures.visits), allowed=allowed)} {rank}. {why}"


def _method(sheet: Sheet, draft: Draft, below: float) -> None:
    words, report = draft.words, draft.report
    if not sheet.room(80):
        sheet.page()
    sheet.mark(words("method"), 1, sheet.y)
    sheet.text(MARGIN, sheet.y + 11, words("method"), SUBHEADING)
    sheet.y += 20
    sheet.y += sheet.paragraph(MARGIN, sheet.y, _reached(draft), SMALL_STRONG, WIDTH) + 5
    share = report.programme.promised_share
    values = {"share": share, "form": draft.form.title, "version": report.form_version}
    closing(sheet, [words(f"method.{key}", **values) for key in METHOD if share or key != "kept"], below)
