"""Times are told as they were: what was cut short is at least so long, and waiting is counted once."""

from decimal import Decimal

import pytest

from reports.form_text import FormText
from reports.measures.interval import Share
from reports.measures.timing import (
    Duration,
    Median,
    Stretch,
    breach_likely,
    median,
    timed_steps,
    timeline,
    waiting_share,
)
from tests.reports import build

FORM = FormText(build.form(), "en")


def lasted(*seconds: int | None, censored: tuple[int, ...] = ()) -> list[Duration]:
    """One duration a visit; `censored` are places in the list."""
    return [
        Duration(place, None if each is None else Decimal(each), place in censored, True, "tapped")
        for place, each in enumerate(seconds)
    ]


def test_the_median_of_an_even_number_is_the_middle_of_two() -> None:
    assert median(lasted(100, 200, 301, 900)) == Median(Decimal(251), False)


def test_a_visit_that_left_late_does_not_hide_the_median() -> None:
    assert median(lasted(100, 200, 900, censored=(2,))) == Median(Decimal(200), False)


def test_a_visit_that_left_early_leaves_only_a_least_median() -> None:
    assert median(lasted(100, 200, 900, censored=(0,))) == Median(Decimal(200), True)


def test_a_duration_that_nobody_knows_could_be_any() -> None:
    assert median(lasted(None, 200, 900, censored=(0,))) == Median(Decimal(200), True)
    assert median(lasted(None, censored=(0,))) is None
    assert median([]) is None


@pytest.mark.parametrize(("met", "likely"), [(6, True), (7, False), (12, False), (0, True)])
def test_a_promise_of_80_per_cent_over_12_visits_is_broken_at_6_but_not_shown_at_7(met: int, likely: bool) -> None:
    assert breach_likely(Share(met, 12), 80) is likely


def test_nothing_is_broken_where_nothing_was_promised() -> None:
    assert not breach_likely(Share(0, 12), None)


def test_nothing_is_broken_where_nothing_was_timed() -> None:
    assert not breach_likely(Share(0, 0), 80)


def test_waiting_is_what_nobody_at_the_counter_owns() -> None:
    """The queue and the advice desk's wait belong to the manager; the transaction to the teller."""
    events = {
        "door": 0,
        "ticket": 30,
        "called": 630,
        "greet": 635,
        "done": 900,
        "desk_ticket": 930,
        "desk_called": 1530,
        "out": 2000,
    }
    line = timeline(1, {"events": events}, FORM)

    assert line is not None
    assert line.waits == (Stretch(30, 630), Stretch(930, 1530))
    assert (line.waiting, line.whole, line.percent) == (Decimal(1200), Decimal(2000), Decimal("60.0"))


def test_waits_that_overlap_are_counted_once() -> None:
    events = {"ticket": 0, "desk_ticket": 100, "called": 300, "desk_called": 400, "out": 800}
    line = timeline(1, {"events": events}, FORM)

    assert line is not None
    assert line.waits == (Stretch(0, 400),)
    assert line.percent == Decimal("50.0")


def test_one_tap_is_no_clock() -> None:
    assert timeline(1, {"events": {"door": 0}}, FORM) is None
    assert timeline(1, {}, FORM) is None


def test_the_share_of_waiting_weighs_each_second_the_same() -> None:
    events = [{"ticket": 0, "called": 100, "out": 100}, {"ticket": 0, "called": 0.5, "out": 900}]
    lines = [line for place, each in enumerate(events) if (line := timeline(place, {"events": each}, FORM))]

    assert waiting_share(lines) == Decimal("10.1")
    assert waiting_share([]) is None


def test_a_step_counts_the_visits_that_kept_its_target_by_clock_or_by_document() -> None:
    given = [{}, {"value": 840, "source": "document", "reason": "ticket"}, {"value": 1500, "censored": True}]
    visits = {
        number: (build.scorecard(document), document)
        for number, document in enumerate((build.answers(3, 1.0, B6=answer) for answer in given), start=1)
    }
    step = next(step for step in timed_steps(visits, FORM, 80) if step.question == "B6")

    assert (step.target, step.limit, step.waiting) == (600, 1200, True)
    assert step.within == Share(1, 3)
    assert [duration.source for duration in step.durations] == ["tapped", "document", "tapped"]
    assert step.durations[2].censored
