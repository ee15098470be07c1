"""All figures of a branch, as its report prints them."""

from reports.figures.figure import Figure
from reports.figures.visit_scores import visit_scores
from reports.measures.branch import BranchFigures
from reports.words import Words


def branch_drawings(figures: BranchFigures, words: Words) -> list[Figure]:
    """Those that the visits allow, in the order of the report's pages."""
    return [drawing for drawing in (visit_scores(figures, words),) if drawing is not None]
