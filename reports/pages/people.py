"""How alike the visits are, on whom the service depends, and who needs to practise what."""

from reports.blocks.box import Box
from reports.blocks.drawing import draw
from reports.figures.dependence import dependence_figure
from reports.figures.figure import Figure
from reports.figures.training_grid import training_grid_figure
from reports.figures.visit_scores import visit_scores
from reports.measures.consistency import FEWEST_PEOPLE, FEWEST_VISITS, Dependence
from reports.measures.gate import Standing
from reports.pages.draft import Draft, follow
from reports.sheet import Sheet
from reports.style import MARGIN, MUTED, NOTE, SMALL, STRONG, SUBHEADING, WIDTH, Type
from reports.typeset import wrap

GUTTER = 26.0
FACTS = 110.0
"""Room for the two figures below the dots, each with its sentence."""


def people_page(sheet: Sheet, draft: Draft) -> None:
    """Visit dots with the consistency index; who it depends on; the training grid."""
    words, figures = draft.words, draft.figures
    dots = visit_scores(figures, words)
    follow(sheet, words("page.people"), words("people.how"), FACTS + (dots.height if dots else 0))
    if figures.standing < Standing.SCORE:
        sheet.y += sheet.paragraph(MARGIN, sheet.y, words("gate.grey"), NOTE, WIDTH) + 8
    _scores(sheet, draft, dots)
    _depends(sheet, draft)
    _training(sheet, draft)


def _scores(sheet: Sheet, draft: Draft, dots: Figure | None) -> None:
    if dots:
        sheet.y += draw(sheet, dots, MARGIN, sheet.y) + 10
    wide = (WIDTH - GUTTER) / 2
    heights = [
        _fact(sheet, Box(MARGIN + place * (wide + GUTTER), sheet.y, wide), draft, fact)
        for place, fact in enumerate(_facts(draft))
    ]
    sheet.y += max(heights) + 16


def _facts(draft: Draft) -> list[tuple[str, str]]:
    """A figure and what it means, each with its n."""
    people, words = draft.figures.people, draft.words
    chance = people.spontaneity
    return [
        (words.number(people.index), words.count("people.index", len(draft.figures.visits)))
        if people.index is not None
        else ("–", words("people.no_index")),
        (words.number(chance.index), words.count("people.spontaneity", chance.items))
        if chance
        else ("–", words("people.no_spontaneity")),
    ]


def _fact(sheet: Sheet, box: Box, draft: Draft, fact: tuple[str, str]) -> float:
    muted = draft.figures.standing < Standing.SCORE
    kind = Type(15, bold=True, colour=MUTED) if muted else Type(15, bold=True)
    sheet.text(box.x, box.y + 16, fact[0], kind)
    return 23 + sheet.paragraph(box.x, box.y + 22, fact[1], NOTE, box.width)


def _depends(sheet: Sheet, draft: Draft) -> None:
    words, people = draft.words, draft.figures.people
    if not sheet.room(172 if people.staff else 70):
        sheet.page()
    sheet.text(MARGIN, sheet.y + 11, words("people.depends"), SUBHEADING)
    sheet.y += 22
    if people.staff:
        _found(sheet, draft, people.staff)
    else:
        sheet.y += sheet.lines(MARGIN, sheet.y, [words("depends.unknown")], STRONG)
        sheet.y += sheet.paragraph(MARGIN, sheet.y, _lacking(draft), SMALL, WIDTH) + 6
    if people.scenario:
        said = words.count("depends.scenario", people.scenario.visits, **_values(draft, people.scenario))
        sheet.y += sheet.paragraph(MARGIN, sheet.y, said, SMALL, WIDTH) + 6
    sheet.y += 14


def _found(sheet: Sheet, draft: Draft, found: Dependence) -> None:
    words, figure = draft.words, dependence_figure(found, draft.words)
    x, room = MARGIN + figure.width + GUTTER, WIDTH - figure.width - GUTTER
    used = sheet.lines(x, sheet.y, wrap(words(f"depends.{found.reading}"), STRONG, room), STRONG) + 3
    for said, kind in _told(draft, found):
        used += sheet.paragraph(x, sheet.y + used, said, kind, room) + 5
    sheet.y += max(draw(sheet, figure, MARGIN, sheet.y), used) + 10


def _told(draft: Draft, found: Dependence) -> list[tuple[str, Type]]:
    """What to do and what it rests on; where all visits score alike there is nothing to tell apart, or to mend."""
    words = draft.words
    if found.alike:
        return [(words.count("depends.alike", found.visits, people=found.people), SMALL)]
    measured = words.count("depends.measured", found.visits, **_values(draft, found))
    return [(words(f"depends.{found.reading}.do"), SMALL), (measured, NOTE)]


def _values(draft: Draft, found: Dependence) -> dict[str, object]:
    words = draft.words
    low, high = (words.number(end) for end in found.interval)
    named = {"index": words.number(found.index), "mood": words.number(found.mood)}
    return {**named, "people": found.people, "low": low, "high": high}


def _lacking(draft: Draft) -> str:
    """What is missing to tell, and what stands in its place."""
    people, words = draft.figures.people, draft.words
    need = {"told": people.staff_told, "people": FEWEST_PEOPLE, "each": FEWEST_VISITS}
    said = words.count("depends.too_few", len(draft.figures.visits), **need)
    if not people.staff_asked:
        said = words("depends.not_asked")
    return f"{said} {words('depends.instead')}" if people.spontaneity else said


def _training(sheet: Sheet, draft: Draft) -> None:
    words = draft.words
    grid = training_grid_figure(draft.figures.people.training, words)
    if grid is None:
        return
    if not sheet.room(grid.height + 70):
        sheet.page()
    sheet.text(MARGIN, sheet.y + 11, words("people.training"), SUBHEADING)
    sheet.y += 20
    sheet.y += sheet.paragraph(MARGIN, sheet.y, words("training.how"), NOTE, WIDTH) + 6
    sheet.y += draw(sheet, grid, MARGIN, sheet.y)
