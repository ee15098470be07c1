"""All figures of a branch, as its report prints them."""

from reports.figures.card import card_figure, card_parts
from reports.figures.dependence import dependence_figure
from reports.figures.fault_grid import fault_grids
from reports.figures.felt import felt_figure
from reports.figures.figure import Figure
from reports.figures.peers import peers_figure
from reports.figures.promise import promise_rows, promise_waterfall
from reports.figures.score import score_figure
from reports.figures.times import clocks_figure, steps_figure
from reports.figures.training_grid import training_grid_figure
from reports.figures.visit_scores import visit_scores
from reports.form_text import FormText
from reports.measures.branch import BranchFigures
from reports.words import Words


def branch_drawings(figures: BranchFigures, form: FormText, words: Words) -> list[Figure]:
    """Those that the visits allow, in the order of the report's pages; none without visits."""
    score, staff = score_figure(figures, words), figures.people.staff
    if score is None:
        return []
    card = [card_figure(part, words) for part in card_parts(figures, form, words)]
    times = [clocks_figure(figures.timelines, words), steps_figure(figures.steps, form, words)]
    felt = [felt_figure(found, words) for found in figures.felt]
    faults = [*fault_grids(figures, "sins", words), *fault_grids(figures, "calamities", words)]
    last = [
        promise_waterfall(figures, words),
        promise_rows(figures, words),
        visit_scores(figures, words),
        dependence_figure(staff, words) if staff else None,
        training_grid_figure(figures.people.training, words),
        peers_figure(figures.peers, words) if figures.peers else None,
    ]
    drawings = [score, *card, *times, *felt, *faults, *last]
    return [drawing for drawing in drawings if drawing is not None]
