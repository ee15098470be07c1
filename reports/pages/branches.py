"""Every branch of the report with what its figures rest on, and how they were made."""

from decimal import Decimal

from reports.blocks.table import Cell, Column, Table, cell, draw_table
from reports.measures.gate import Standing, standing
from reports.measures.region import BranchLine
from reports.measures.rounding import half_up
from reports.pages.draft import closing
from reports.pages.region_draft import RegionDraft, go_on
from reports.sheet import Sheet
from reports.style import MARGIN, NOTE, SMALL_ALERT, SMALL_STRONG, SUBHEADING, Type

NEEDS = 110.0
"""Room for the head of the list and its first rows."""
METHOD = ("score", "interval", "gate", "league", "rank", "change", "real", "heat", "lost", "kept", "people")


def branches_page(sheet: Sheet, draft: RegionDraft, below: float = 0.0) -> None:
    """One row a branch, by code; then what can't be compared, then the method, with so much room `below` it."""
    words = draft.words
    go_on(sheet, words("page.branches"), words("branches.how"), NEEDS)
    columns = [
        Column(words("col.branch"), 66),
        Column(words("col.visits"), 20, "right"),
        Column(words("col.score"), 12, "right"),
        Column(words("col.visits_before"), 20, "right"),
        Column(words("col.before"), 14, "right"),
        Column(words("col.notes"), 46),
    ]
    if draft.figures.branches:
        table = Table(columns, words("continued", title=words("page.branches")))
        draw_table(sheet, table, (_row(draft, line) for line in draft.figures.branches))
        sheet.y += 20
    _method(sheet, draft, below)


def _row(draft: RegionDraft, line: BranchLine) -> list[Cell]:
    words = draft.words
    return [
        cell(draft.branch(line.branch), SMALL_STRONG),
        cell(words.number(line.visits)),
        cell(_mean(draft, line.score, line.standing)),
        cell(words.number(line.visits_before)),
        cell(_mean(draft, line.before, standing(line.visits_before)), NOTE),
        Cell(_notes(draft, line)),
    ]


def _mean(draft: RegionDraft, score: Decimal | None, reached: Standing) -> str:
    """One visit is no figure of its branch."""
    return draft.words.number(score if reached >= Standing.MEAN else None)


def _notes(draft: RegionDraft, line: BranchLine) -> list[tuple[str, Type]]:
    words = draft.words
    notes: list[tuple[str, Type]] = []
    if line.critical:
        notes.append((words.count("visit.critical", line.critical), SMALL_ALERT))
    if line.standing in (Standing.CARD, Standing.MEAN):
        notes.append((words("note.card" if line.standing == Standing.CARD else "note.mean"), NOTE))
    if line.incomplete:
        notes.append((words.count("note.incomplete", line.incomplete), NOTE))
    if line.other_form:
        notes.append((words.count("note.other_form", line.other_form), NOTE))
    return notes


def _method(sheet: Sheet, draft: RegionDraft, below: float) -> None:
    if not sheet.room(80):
        sheet.page()
    sheet.mark(draft.words("method"), 1, sheet.y)
    sheet.text(MARGIN, sheet.y + 11, draft.words("method"), SUBHEADING)
    sheet.y += 20
    closing(sheet, _said(draft), below)


def _said(draft: RegionDraft) -> list[str]:
    words, report, figures = draft.words, draft.report, draft.figures
    said = [words(f"region.method.{key}", form=draft.form.title, version=report.form_version) for key in METHOD]
    if figures.league:
        found = figures.league.components
        said.append(
            words(
                "region.method.found",
                within=_one(draft, found.within**0.5),
                between=_one(draft, found.between**0.5),
                middle=_one(draft, found.middle),
                own=_one(draft, 100 * found.icc),
            )
        )
    if figures.other_form or report.before_other_form:
        said.append(words("region.method.forms", now=figures.other_form, before=report.before_other_form))
    return said


def _one(draft: RegionDraft, value: float) -> str:
    return draft.words.number(half_up(value))
