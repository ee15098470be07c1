"""A time axis holds what it must, with ticks at round times."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.figures.clock import axis_for


@given(st.floats(min_value=0.1, max_value=100_000))
def test_an_axis_holds_its_longest_time_and_ends_on_a_tick(longest: float) -> None:
    axis = axis_for(longest)

    assert axis.end >= longest
    assert axis.end % axis.step == 0


@pytest.mark.parametrize(
    ("longest", "step", "end"), [(58, 15, 60), (600, 120, 600), (2038, 300, 2100), (3700, 600, 4200)]
)
def test_an_axis_has_at_most_eight_steps_of_a_round_time(longest: float, step: int, end: int) -> None:
    axis = axis_for(longest)

    assert (axis.step, axis.end) == (step, end)
    assert axis.end / axis.step <= 8
