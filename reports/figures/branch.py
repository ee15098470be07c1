"""All figures of a branch, as its report prints them."""

from reports.figures.fault_grid import fault_grids
from reports.figures.figure import Figure
from reports.figures.visit_scores import visit_scores
from reports.measures.branch import BranchFigures
from reports.words import Words


def branch_drawings(figures: BranchFigures, words: Words) -> list[Figure]:
    """Those that the visits allow, in the order of the report's pages."""
    faults = [*fault_grids(figures, "sins", words), *fault_grids(figures, "calamities", words)]
    drawings = [visit_scores(figures, words)]
    return [*faults, *(drawing for drawing in drawings if drawing is not None)]
