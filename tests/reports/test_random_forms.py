"""Whatever form and answers there may be, both reports come out whole, and their losses add up."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.answers import read_answers
from forms.reading import read_form
from forms.scoring import score
from reports import branch_report, visit_report
from reports.form_text import FormText
from reports.measures.branch import counts
from reports.measures.missed import losses
from reports.words import LANGUAGES
from tests.forms.random_forms import visits
from tests.reports import build, paper
from tests.soak import TIMES

SOME = settings(
    max_examples=30 * TIMES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def carded(form: Any, answers: Any) -> dict[str, Any]:
    read = read_form(form)
    return score(read, read_answers(read, answers)).as_tree()


@SOME
@given(visits(), st.sampled_from(LANGUAGES))
def test_both_reports_come_out_whole(made: Any, language: Any) -> None:
    form, answers = made
    visit = replace(build.visit(1), scorecard=carded(form, answers), answers=answers)
    twice = (visit, replace(visit, number=2))
    one = visit_report.make(build.visit_report(language, form=form, visit=visit))
    branch = branch_report.make(
        build.branch_report(language, form=form, visits=twice, peers=(), previous=(visit.scorecard,))
    )

    assert len(paper.reader(one).pages) >= 2
    assert len(paper.reader(branch).pages) >= 1


@SOME
@given(visits())
def test_what_was_lost_is_what_the_score_lacks(made: Any) -> None:
    form, answers = made
    card = carded(form, answers)
    if not counts(card) or card["raw"] is None or card["bonus"] != "0.00":
        return
    lost = sum(losses(card, FormText(form, "en")).values(), Fraction(0))

    assert abs(100 - lost - Fraction(Decimal(card["raw"]))) < Fraction(1, 2)
