"""The demo's pictures are pictures: none is blank, and each shows what it should."""

import io
from collections.abc import Callable
from random import Random

import pytest
from PIL import Image

from audit_api.demo.drawing import inside, outside, papers
from audit_api.demo.drawing.canvas import Look
from audit_api.submissions import pictures

Draw = Callable[[Look, Random], bytes]
KINDS: dict[str, Draw] = {
    "front": outside.front,
    "closed front": lambda look, rng: outside.front(look, rng, closed=True),
    "queue": lambda look, rng: inside.queue(look, rng, 47),
    "counter": lambda look, rng: inside.counter(look, rng, 2),
    "machines": lambda look, rng: inside.machines(look, rng, 2),
    "receipt": lambda look, rng: papers.receipt(look, rng, ("A047", "2026-10-14")),
}
LOOK = Look.of("KL-01", 4, 3)


@pytest.mark.parametrize("kind", KINDS)
def test_a_drawing_is_a_photo_with_something_on_it(kind: str) -> None:
    data = KINDS[kind](LOOK, Random(1))

    read = pictures.read(data)
    picture = Image.open(io.BytesIO(data)).convert("L")
    assert (read.media_type, read.width, read.height) == ("image/jpeg", *picture.size)
    assert min(picture.size) >= 480
    assert sum(count > 50 for count in picture.histogram()) > 60
    assert picture.entropy() > 3


@pytest.mark.parametrize("kind", KINDS)
def test_a_drawing_is_the_same_each_time_and_differs_from_branch_to_branch(kind: str) -> None:
    draw = KINDS[kind]

    assert draw(LOOK, Random(1)) == draw(LOOK, Random(1))
    assert draw(LOOK, Random(1)) != draw(Look.of("PG-02", 4, 3), Random(1))


def test_a_shutter_a_closed_counter_and_a_broken_machine_can_be_seen() -> None:
    assert outside.front(LOOK, Random(1)) != outside.front(LOOK, Random(1), closed=True)
    assert inside.counter(LOOK, Random(1), 4) != inside.counter(LOOK, Random(1), 2)
    assert inside.machines(LOOK, Random(1), 3) != inside.machines(LOOK, Random(1), 2)
