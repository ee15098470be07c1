"""Where the form changed since the wave before, the first page says that the series breaks, and claims no progress."""

from dataclasses import replace

import pytest

from forms.taxonomies import load
from reports import branch_report, region_report
from reports.data import FormBreak
from reports.words import LANGUAGES, Words
from tests.reports import build, paper, region

SCORED_OTHERWISE = FormBreak(2, 3, "scoring")


def test_a_branch_whose_form_scores_otherwise_hears_of_no_improvement() -> None:
    before = paper.page_text(branch_report.make(build.branch_report()), 1)
    page = paper.page_text(branch_report.make(build.branch_report(form_break=SCORED_OTHERWISE)), 1)

    assert "improvement" in before
    assert "The series breaks here" in page
    assert "but version 3 of the form scores the same answers differently from version 2." in page
    assert "improvement" not in page


def test_a_branch_whose_form_asks_other_questions_is_told_why_nothing_is_compared() -> None:
    report = build.branch_report(previous=(), form_break=FormBreak(2, 3, "questions"))

    page = paper.page_text(branch_report.make(report), 1)

    assert "Version 3 of the form asks other questions than version 2 did in Wave 3: the two are not compared." in page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("why", ["questions", "scoring"])
def test_the_whole_sentence_stands_on_both_papers_in_each_language(language: str, why: str) -> None:
    broken = FormBreak(2, 3, why)
    ending = Words(language, load())(f"change.break.{why}", by="", before=2, now=3, wave="Wave 3")[-25:]

    branch = branch_report.make(build.branch_report(language, form_break=broken))
    whole = region_report.make(replace(region.report(language), form_break=broken))

    assert ending in paper.page_text(branch, 1)
    assert ending in paper.page_text(whole, 1)
