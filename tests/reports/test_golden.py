"""A region's report says, word for word and heading for heading, what it said when it was last read and found good.

After a change that is meant, and read: python -m tests.reports.test_golden
"""

from pathlib import Path

import pytest

from reports import region_report
from reports.data import Language
from reports.words import LANGUAGES
from tests.reports import cases, tags
from tests.reports.drawn import drawn

GOLDEN = Path(__file__).parent / "golden"


def said(language: Language) -> str:
    """Every text in the order in which it is drawn, page by page."""
    seen = drawn(region_report.make, cases.REGIONS["5 branches"](language))
    foot = {run.text for run in seen.runs if run.y < 35}
    return "".join(f"{run.page}: {run.text}\n" for run in seen.runs if run.text not in foot)


def built(language: Language) -> str:
    """The tree by which it is read aloud: the role of each element, indented."""
    pdf = region_report.make(cases.REGIONS["5 branches"](language))
    return "\n".join(_outline(tags.tree(pdf), "")) + "\n"


def _outline(node: tags.Node, indent: str) -> list[str]:
    lines: list[str] = [f"{indent}{node.role}"]
    for kid in node.kids:
        lines += _outline(kid, f"{indent} ")
    return lines


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_says_what_it_said(language: Language) -> None:
    assert said(language).splitlines() == (GOLDEN / f"region-{language}.txt").read_text("utf-8").splitlines()


def test_the_report_is_built_as_it_was_and_alike_in_every_language() -> None:
    golden = (GOLDEN / "region-structure.txt").read_text("utf-8").splitlines()

    assert built("en").splitlines() == golden
    assert [line for line in built("id").splitlines() if "H" in line] == [line for line in golden if "H" in line]


if __name__ == "__main__":
    for tongue in LANGUAGES:
        (GOLDEN / f"region-{tongue}.txt").write_text(said(tongue), "utf-8")
    (GOLDEN / "region-structure.txt").write_text(built("en"), "utf-8")
