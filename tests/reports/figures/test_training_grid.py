"""The heads of the training grid are whole words, however long a language makes them."""

import pytest

from reports.data import Language
from reports.figures.figure import Text
from reports.figures.training_grid import training_grid_figure
from reports.measures.branch import branch_figures
from reports.words import LANGUAGES, Words
from tests.reports import cases


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_a_head_is_broken(language: Language) -> None:
    report = cases.BRANCHES["4 visits"](language)
    grid = training_grid_figure(branch_figures(report).people.training, Words(language, report.taxonomies))

    assert grid is not None
    told = {word for column in grid.table.columns for word in column.split()}
    heads = [mark.text for mark in grid.marks if isinstance(mark, Text) and mark.align == "centre"]
    assert [word for head in heads for word in head.split() if word.isalpha() and word not in told] == []
