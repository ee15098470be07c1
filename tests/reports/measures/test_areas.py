"""What the figures of an area are good for: to mend, to rank, to reward."""

import pytest

from reports.measures.areas import reliability
from reports.measures.variance import sizes

APART = (60, 70, 80, 90)
"""The means of four branches whose own visits hardly differ."""


def visited(times: int) -> list[list[int]]:
    return [[mean - 1, mean + 1] * (times // 2) for mean in APART]


@pytest.mark.parametrize(("times", "allowed"), [(2, "nothing"), (4, "nothing"), (6, "nothing"), (8, "reward")])
def test_branches_that_lie_far_apart_are_ranked_from_eight_visits_on(times: int, allowed: str) -> None:
    found = reliability(sizes(visited(times)))

    assert found is not None
    assert found.reliability > 0.9
    assert (found.to_rank, found.to_reward, found.allowed) == (8, 8, allowed)


def test_eight_visits_rank_nobody_where_branches_are_nearly_alike() -> None:
    found = reliability(sizes([[70, 90] * 4, [72, 92] * 4, [60, 100] * 4, [76, 96] * 4]))

    assert found is not None
    assert found.allowed == "nothing"
