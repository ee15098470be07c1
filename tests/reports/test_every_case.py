"""Whatever a report is made of, and in every language: no page is bare, and nothing is clipped or overlaps."""

import re
from collections.abc import Iterator

import pytest

from forms.taxonomies import load
from reports import branch_report, region_report, visit_report
from reports.data import Language
from reports.style import BOTTOM, HEADING, MARGIN, PAGE_HEIGHT, PAGE_WIDTH, SMALLEST, SUBHEADING
from reports.words import LANGUAGES, Words
from tests.reports import cases
from tests.reports.drawn import Drawn, drawn, overlapping, straddling
from tests.reports.paper import Run

KINDS = ((cases.BRANCHES, branch_report), (cases.VISITS, visit_report), (cases.REGIONS, region_report))
CASES = [
    pytest.param(report, module.make, id=f"{module.__name__.split('.')[1]}: {name}")
    for made, module in KINDS
    for name, report in made.items()
]
HEAD, FOOT = PAGE_HEIGHT - 60, PAGE_HEIGHT - BOTTOM - 2
"""Heights between which a page's own texts stand."""
MIDDLE = PAGE_HEIGHT / 2
CUT_FIGURE = re.compile(r"[\d.,%(/]…$")
ADDRESS = "https://audit.example.org"


@pytest.mark.parametrize(("report", "make"), CASES)
def test_every_page_is_filled_and_nothing_is_clipped_or_overlaps(report: cases.Reports, make: cases.Make) -> None:
    for language in LANGUAGES:
        seen = drawn(lambda made: make(made, ADDRESS), report(language))

        assert list(outside(seen)) == []
        assert list(overlapping(seen.runs)) == []
        assert list(straddling(seen)) == []
        assert list(bare(seen, language)) == []
        assert list(orphans(seen)) == []
        assert list(cut(seen)) == []


def test_what_is_clipped_overlaps_or_stands_alone_is_found() -> None:
    """The proof of the proof: each fault is found where there is one."""
    text = Run(1, 100, 150, 700, 9, "text")

    def beside(x: float, y: float, page: int = 1) -> list[tuple[Run, Run]]:
        return list(overlapping([text, Run(page, x, x + 20, y, 9, "other")]))

    assert beside(149, 700)
    assert beside(120, 705)
    assert not beside(155, 700)
    assert not beside(120, 712)
    assert not beside(120, 705, page=2)
    assert list(outside(Drawn(1, [Run(1, 500, 560, 700, 9, "right")])))
    assert list(outside(Drawn(1, [Run(1, 100, 160, 50, 9, "low")])))
    assert list(outside(Drawn(1, [Run(1, 100, 160, 700, 8, "small")])))
    assert list(orphans(Drawn(2, [Run(1, 45, 90, 100, SUBHEADING.size, "Heading"), text])))
    assert list(bare(Drawn(2, [text, Run(2, 45, 90, 700, 9, "Last")]), "en"))
    assert list(cut(Drawn(1, [Run(1, 100, 160, 700, 9, "39/39 in time (100.…")])))


def outside(seen: Drawn) -> Iterator[Run]:
    """Texts beyond the margins, between text and foot, too small to read, or with a sign that no font has."""
    for run in seen.runs:
        beyond = run.x < MARGIN - 3.5 or run.right > PAGE_WIDTH - MARGIN + 1 or run.y > PAGE_HEIGHT - 39
        if beyond or 35 < run.y < FOOT or run.size < SMALLEST or "\N{REPLACEMENT CHARACTER}" in run.text:
            yield run


def bare(seen: Drawn, language: Language) -> Iterator[str]:
    """Pages that hold a few lines only; the last may be short, but is no place for the check mark alone."""
    mark = Words(language, load())("check.title", code="").split(":")[0]
    for page in range(1, seen.pages + 1):
        body = _body(seen, page)
        if len(body) < 3 or body[0].text.startswith(mark):
            yield f"Page {page} says {[run.text for run in body]}"
        elif page < seen.pages and body[-1].y > MIDDLE:
            yield f"Page {page} ends at {body[-1].text}"


def cut(seen: Drawn) -> Iterator[Run]:
    """Figures that were cut to fit: what is left of them says something else. Names at the head of a page may be."""
    return (run for run in seen.runs if run.y < HEAD and CUT_FIGURE.search(run.text))


def orphans(seen: Drawn) -> Iterator[Run]:
    """Headings that nothing follows on their page."""
    for page in range(1, seen.pages + 1):
        body = _body(seen, page)
        headings = (run for run in body if run.size in (HEADING.size, SUBHEADING.size))
        yield from (run for run in headings if not any(other.y < run.y - 1 for other in body))


def _body(seen: Drawn, page: int) -> list[Run]:
    """A page's own texts from its top down."""
    return sorted((run for run in seen.runs if run.page == page and FOOT < run.y < HEAD), key=lambda run: -run.y)
