"""What a branch brings into the report of its region, read off its tally."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import chain, repeat
from typing import Any

from reports.data import Branch, BranchSums, PartSum, QuestionSum
from reports.measures.variance import Group

SCORED, MISSED, CRITICAL = 7, 8, 6
"""Places in a question's row of a tally."""


def branch_sums(branch: Branch, tally: Mapping[str, Any], before: Group, other_form: int) -> BranchSums:
    """From the tally (reports.measures.tally) of this wave, empty without visits, and the scores of the wave before,
    added up."""
    lost = tally.get("lost", {})
    parts = tally.get("parts", {}).get("parameter", {}).items()
    questions = tally.get("questions", {}).items()
    return BranchSums(
        branch=branch,
        scores=scores(tally),
        before=before,
        parameters={code: PartSum(row[0], Decimal(row[1]) / 10) for code, row in parts if row[0]},
        questions={
            code: QuestionSum(row[SCORED], row[MISSED], Fraction(lost.get(code, 0)), row[CRITICAL])
            for code, row in questions
            if row[SCORED] or row[CRITICAL]
        },
        incomplete=tally.get("incomplete", 0),
        other_form=other_form,
    )


def scores(tally: Mapping[str, Any]) -> tuple[Decimal, ...]:
    """The printed scores of the complete visits, lowest first."""
    found = sorted((int(tenths), visits) for tenths, visits in tally.get("scores", {}).items())
    return tuple(chain.from_iterable(repeat(_printed(tenths), visits) for tenths, visits in found))


@cache
def _printed(tenths: int) -> Decimal:
    """Made once: a page has thousands of scores, and there are a thousand to be had."""
    return Decimal(tenths) / 10
