"""The demo's waves lie around today, whichever day that is."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from random import Random

import pytest

from audit_api.demo.planning import plans
from audit_api.demo.rounds import QUIET_DAYS, rounds, visiting_days

DAYS = [date(2026, 11, 16) + timedelta(days=n) for n in range(14)] + [date(2027, 1, 1), date(2028, 2, 29)]


@pytest.mark.parametrize("today", DAYS)
def test_the_last_wave_goes_on_today_and_the_waves_follow_each_other(today: date) -> None:
    around = rounds(today)

    assert around[-1].starts_on <= today <= around[-1].ends_on - timedelta(days=14)
    assert all(later.starts_on - earlier.ends_on == timedelta(days=1) for earlier, later in pairwise(around))
    assert len({one.code for one in around}) == 4


@pytest.mark.parametrize("today", DAYS)
def test_what_is_approved_was_made_on_a_working_day_with_time_to_keep_a_promise(today: date) -> None:
    for around in rounds(today):
        days = visiting_days(around, today, 8, Random(1))
        assert len(days) == 8
        assert all(around.starts_on <= day <= today - timedelta(days=QUIET_DAYS) and day.weekday() < 5 for day in days)


@pytest.mark.parametrize("today", DAYS)
def test_nothing_has_come_back_from_the_future(today: date) -> None:
    just_after_midnight = datetime.combine(today, time(0, 1), UTC)

    back = [
        plan for plan in plans("any", rounds(today), today) if plan.status in ("handed_in", "sent_back", "approved")
    ]

    assert all(plan.started_at < just_after_midnight for plan in back)
