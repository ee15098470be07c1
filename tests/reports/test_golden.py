"""A report says, word for word and element for element, what it said when it was last read and found good.

`golden/` holds each report's texts in three languages, in the order in which they are drawn, and the tree by which it
is read aloud. After a change that is meant: python -m tests.reports.test_golden; then read what differs.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby
from pathlib import Path

import pytest

from reports import branch_report, region_report, visit_report
from reports.data import Language
from reports.words import LANGUAGES
from tests.reports import build, cases, tags
from tests.reports.drawn import drawn

GOLDEN = Path(__file__).parent / "golden"
REPORTS: Mapping[str, tuple[cases.Make, cases.Reports]] = {
    "branch": (branch_report.make, cases.BRANCHES["4 visits"]),
    "visit": (visit_report.make, build.visit_report),
    "region": (region_report.make, cases.REGIONS["5 branches"]),
}
FOOT = 35.0
"""Below this stand the content's name, the version and the number of the page."""


def said(name: str, language: Language) -> str:
    """Every text in the order in which it is drawn, page by page."""
    make, report = REPORTS[name]
    seen = drawn(lambda made: make(made, None), report(language))
    foot = {run.text for run in seen.runs if run.y < FOOT}
    return "".join(f"{run.page}: {run.text}\n" for run in seen.runs if run.text not in foot)


@cache
def built(name: str, language: Language) -> str:
    """The tree: the role of each element, indented, with what a figure says; what is alike in a row, once."""
    make, report = REPORTS[name]
    return "\n".join(_outline(tags.tree(make(report(language), None)))) + "\n"


def _outline(node: tags.Node) -> Iterator[str]:
    alt = str(node.entries.get("/Alt", ""))
    yield f"{node.role}: {alt}" if alt else node.role
    for lines, alike in groupby(tuple(_outline(kid)) for kid in node.kids):
        count = len(list(alike))
        yield f" {lines[0]}" + (f" (× {count})" if count > 1 else "")
        yield from (f" {line}" for line in lines[1:])


def headings(tree: str) -> list[str]:
    return [line for line in tree.splitlines() if line.strip() in ("H1", "H2", "H3")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", REPORTS)
def test_the_report_says_what_it_said(name: str, language: Language) -> None:
    assert said(name, language).splitlines() == (GOLDEN / f"{name}-{language}.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("name", REPORTS)
def test_the_report_is_built_as_it_was_and_alike_in_every_language(name: str) -> None:
    golden = (GOLDEN / f"{name}-structure.txt").read_text("utf-8")

    assert built(name, "en").splitlines() == golden.splitlines()
    assert [headings(built(name, tongue)) for tongue in LANGUAGES] == [headings(golden)] * len(LANGUAGES)
    assert headings(golden)


if __name__ == "__main__":
    for name in REPORTS:
        for tongue in LANGUAGES:
            (GOLDEN / f"{name}-{tongue}.txt").write_text(said(name, tongue), "utf-8")
        (GOLDEN / f"{name}-structure.txt").write_text(built(name, "en"), "utf-8")
