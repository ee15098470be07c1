"""Sins and calamities: which visit met which, and what the shoppers wrote there."""

from collections.abc import Iterator

from reports.blocks.drawing import draw
from reports.blocks.table import Cell, Column, Table, cell, draw_table
from reports.figures.fault_grid import fault_grids, fault_letters
from reports.measures.branch import FAMILIES
from reports.measures.faults import Family
from reports.pages.draft import Draft, follow
from reports.sheet import Sheet
from reports.style import ACCENT, MARGIN, NOTE, RANGES, SMALL, SMALL_STRONG, SUBHEADING, WHITE, WIDTH, Type
from reports.typeset import width
from reports.words import inner

LEAST = 190.0
UNMET = 54.0
"""What a family takes that was not met: its heading and a sentence."""
FIRST = 130.0
"""Room for the heading of the words, the head of their table and its first row."""
LEGEND = ((ACCENT, "A", "faults.met"), (RANGES[1], "", "faults.not_met"), (WHITE, "·", "faults.could_not"))
ON_DARK = Type(9, bold=True, colour=WHITE)


def faults_page(sheet: Sheet, draft: Draft) -> None:
    """Two grids and the words below them; a sentence alone when nothing was met."""
    words, figures = draft.words, draft.figures
    if not figures.sins and not figures.calamities:
        _nothing(sheet, draft)
        return
    follow(sheet, words("page.faults"), words("faults.how"), LEAST)
    _legend(sheet, draft)
    for family, _ in FAMILIES:
        _family(sheet, draft, family)
    _said(sheet, draft)


def _nothing(sheet: Sheet, draft: Draft) -> None:
    """One sentence for both families where as many visits could tell of each; else a sentence each."""
    words, seen = draft.words, {draft.figures.met_in(family).of for family, _ in FAMILIES}
    together = len(seen) == 1 and 0 not in seen
    follow(sheet, words("page.faults"), "", 30 if together else len(FAMILIES) * UNMET)
    if together:
        said = words.count("faults.none_at_all", *seen)
        sheet.y += sheet.paragraph(MARGIN, sheet.y, said, SMALL, WIDTH)
        return
    for family, _ in FAMILIES:
        _family(sheet, draft, family)


def _legend(sheet: Sheet, draft: Draft) -> None:
    words, x, base = draft.words, MARGIN, sheet.y + 9.5
    for colour, sign, key in LEGEND:
        sheet.box(x, sheet.y, (13, 13), colour)
        with sheet.decoration():
            sheet.text(x + 6.5, base, sign, ON_DARK if colour == ACCENT else NOTE, "centre")
        sheet.text(x + 18, base, words(key), NOTE)
        x += 18 + width(words(key), NOTE) + 18
    sheet.y += 26


def _family(sheet: Sheet, draft: Draft, family: Family) -> None:
    words, figures = draft.words, draft.figures
    grids = fault_grids(figures, family, words)
    if not sheet.room(24 + (grids[0].height if grids else 20)):
        sheet.page()
    sheet.text(MARGIN, sheet.y + 11, words(f"card.{family}"), SUBHEADING)
    if grids:
        share = figures.met_in(family)
        sheet.text(MARGIN + WIDTH, sheet.y + 11, words.count("faults.in", share.of, met=share.met), NOTE, "right")
    sheet.y += 20
    for grid in grids:
        if not sheet.room(grid.height):
            sheet.page()
        sheet.y += draw(sheet, grid, MARGIN, sheet.y) + 8
    if not grids:
        sheet.text(MARGIN, sheet.y + 9, _unmet(draft, family), SMALL)
        sheet.y += 14
    sheet.y += 10


def _unmet(draft: Draft, family: Family) -> str:
    words, visits = draft.words, draft.figures.met_in(family).of
    if visits:
        return words.count("faults.none", visits)
    asked = any(row.asked for row in draft.figures.rows_of(family))
    return words("faults.untold" if asked else "faults.not_asked")


def _said(sheet: Sheet, draft: Draft) -> None:
    """The comments on the questions that raised a fault, question by question, in full."""
    words = draft.words
    rows = list(_rows(draft))
    if not sheet.room(FIRST):
        sheet.page()
    sheet.text(MARGIN, sheet.y + 11, words("faults.words"), SUBHEADING)
    sheet.y += 22
    if not rows:
        sheet.y += sheet.paragraph(MARGIN, sheet.y, words("faults.no_words"), SMALL, WIDTH)
        return
    columns = [Column("", 7), Column(words("col.question"), 34), Column(words("faults.wrote"), 74)]
    draw_table(sheet, Table(columns, words("continued", title=words("page.faults"))), rows)


def _rows(draft: Draft) -> Iterator[list[Cell]]:
    words, raised = draft.words, _raised(draft)
    for code in (code for code in draft.form.questions if code in raised):
        letters, numbers = raised[code]
        quotes = [(number, _comment(draft, number, code)) for number in sorted(numbers)]
        said = [(words("quote_first", visit=words("visit", n=n), text=text), SMALL) for n, text in quotes if text]
        if said:
            yield [cell(" ".join(sorted(letters)), SMALL_STRONG), cell(draft.question(code)), Cell(said)]


def _raised(draft: Draft) -> dict[str, tuple[set[str], set[int]]]:
    """Question -> the letters of what it raised, and the visits in which it did."""
    found: dict[str, tuple[set[str], set[int]]] = {}
    letters = fault_letters(draft.figures)
    for row in (*draft.figures.sins, *draft.figures.calamities):
        for number, codes in row.evidence.items():
            for code in codes:
                signs, numbers = found.setdefault(code, (set(), set()))
                signs.add(letters[row.code])
                numbers.add(number)
    return found


def _comment(draft: Draft, number: int, code: str) -> str:
    said = draft.visits[number].answers["answers"].get(code, {}).get("comment") or ""
    return inner(" ".join(said.split()))
