"""When the demo's visits are made: four waves, the last of them going on today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

WAVES = 4
DAYS = 63
ALREADY = 35
"""How many days of the last wave are over, at least."""

QUIET_DAYS = 7
"""So many days before today lies the last visit that can be approved already: a promise has had its time."""


@dataclass(frozen=True)
class Round:
    """A wave's days, both included, and its code: the month in which it starts."""

    starts_on: date
    ends_on: date

    @property
    def code(self) -> str:
        return f"{self.starts_on:%Y-%m}"


def rounds(today: date) -> tuple[Round, ...]:
    """The four waves, the oldest first; each starts on a Monday."""
    last = today - timedelta(days=ALREADY + today.weekday())
    starts = [last - timedelta(days=DAYS * before) for before in reversed(range(WAVES))]
    return tuple(Round(start, start + timedelta(days=DAYS - 1)) for start in starts)


def visiting_days(around: Round, today: date, count: int, rng: Random) -> list[date]:
    """Working days of the wave on which approved visits are made, in order; apart from each other if that can be."""
    over = min(around.ends_on, today - timedelta(days=QUIET_DAYS))
    days = list(_working_days(around.starts_on, over))
    return sorted(rng.sample(days, min(count, len(days))))


def last_working_day(before: date) -> date:
    """The working day before a day."""
    return next(day for back in range(1, 8) if (day := before - timedelta(days=back)).weekday() < 5)


def opening_moment(day: date, time_zone: str, rng: Random) -> datetime:
    """A moment of the day while branches are open, on their own clock, with time left for the whole visit."""
    minutes = rng.choice((rng.uniform(25, 110), rng.uniform(130, 240), rng.uniform(310, 350)))
    opened = datetime.combine(day, time(9), ZoneInfo(time_zone))
    return opened + timedelta(minutes=int(minutes), seconds=rng.randrange(60))


def _working_days(first: date, last: date) -> Iterator[date]:
    for back in range((last - first).days + 1):
        day = first + timedelta(days=back)
        if day.weekday() < 5:
            yield day
