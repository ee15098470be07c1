"""A figure is grey where its own visits are few, alike on every page, and the page says why."""

from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from reports import branch_report, region_report
from reports.data import Language, PartSum
from reports.style import TONES, Colour
from reports.words import LANGUAGES, Words
from tests.reports import build, region
from tests.reports.drawn import Drawn, drawn

FAINT = TONES["faint"]
SELDOM = {code: {"state": "not_observed"} for code in ("C5", "C12")}
"""The questions on proxemics, not seen."""


@cache
def seldom_seen(language: Language = "en") -> Drawn:
    """Five visits; two of them saw something of proxemics."""
    seen, unseen = [build.answers(n, 0.8) for n in (1, 2)], [build.answers(n, 0.8, **SELDOM) for n in (3, 4, 5)]
    visits = tuple(build.visit(n, answers=document) for n, document in enumerate([*seen, *unseen], start=1))
    return drawn(branch_report.make, build.branch_report(language, visits=visits))


def bars(seen: Drawn, page: int, label: str) -> set[Colour]:
    """The colours of the thin bars level with a label."""
    run = next(run for run in seen.runs if run.page == page and run.text == label)
    boxes = (box for box in seen.boxes if box.page == page and 4 < box.top - box.foot < 7 and box.right - box.x > 30)
    return {box.colour for box in boxes if box.foot - 12 < run.y < box.top + 8}


def said_on(seen: Drawn, page: int) -> str:
    return " ".join(run.text for run in seen.runs if run.page == page)


def test_a_part_that_few_visits_saw_is_grey_on_the_summary_as_on_the_card() -> None:
    seen = seldom_seen()

    assert bars(seen, 1, "Proxemics (distance)") == bars(seen, 2, "Proxemics (distance)") == {FAINT}
    assert FAINT not in bars(seen, 1, "Appearance") | bars(seen, 2, "Appearance")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_says_why_a_part_is_grey_and_only_where_one_is(language: Language) -> None:
    why = Words(language, build.branch_report().taxonomies)("summary.parts_grey")
    plain = drawn(branch_report.make, build.branch_report(language, count=5))

    assert why in said_on(seldom_seen(language), 1)
    assert why not in said_on(plain, 1)


def test_a_part_that_few_visits_of_a_region_saw_is_grey_there_and_the_page_says_why() -> None:
    once = {"proxemics": PartSum(1, Decimal(90))}
    few = [replace(one, parameters={**one.parameters, **once}) for one in region.many(3)]
    seen = drawn(region_report.make, region.report("en", few))

    assert bars(seen, 1, "Proxemics (distance)") == {FAINT}
    assert FAINT not in bars(seen, 1, "Appearance")
    assert "grey: n (visits) below 4" in said_on(seen, 1)
