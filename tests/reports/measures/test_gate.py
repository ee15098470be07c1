"""A number of visits allows only so much to be said."""

import pytest

from reports.measures.gate import Standing, standing


@pytest.mark.parametrize(
    ("visits", "allowed"),
    [
        (0, Standing.NOTHING),
        (1, Standing.CARD),
        (2, Standing.MEAN),
        (3, Standing.MEAN),
        (4, Standing.SCORE),
        (7, Standing.SCORE),
        (8, Standing.BAND),
        (40, Standing.BAND),
    ],
)
def test_what_a_number_of_visits_allows(visits: int, allowed: Standing) -> None:
    assert standing(visits) == allowed
