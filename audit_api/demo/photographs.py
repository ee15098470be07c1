"""The photos of a demo visit: drawings that agree with what was answered."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import lru_cache, partial
from random import Random
from typing import Any

from .answering import Answer
from .drawing import inside, outside, papers
from .drawing.canvas import Look

Photos = dict[str, bytes]
"""A JPEG by the question that it belongs to."""

VARIANTS = 2
"""Drawings are used again: so many of a kind are made for each branch."""


def take(look: Look, tree: Mapping[str, Any], started_at: datetime, rng: Random) -> Photos:
    """What the shopper took pictures of: always the front, and now and then what was worth a photo.

    `started_at` is on the clock of the branch.
    """
    answers = tree["answers"]
    if _value(answers, "A2") == "no":
        return {"A1": _draw(look, outside.front, rng, True)}
    photos = {"A1": _draw(look, outside.front, rng, False)}
    wanted = dict(_worth_a_photo(look, answers, rng))
    if "B6" in answers and rng.random() < 0.5:
        wanted["B6"] = partial(_ticket, look, tree["events"], started_at, rng)
    return photos | {code: draw() for code, draw in wanted.items()}


def _worth_a_photo(look: Look, answers: Mapping[str, Answer], rng: Random) -> Iterator[tuple[str, Callable[[], bytes]]]:
    working, opened = _value(answers, "A4"), _value(answers, "B5")
    if working and (working["have"] < working["of"] or rng.random() < 0.15):
        yield "A4", partial(_draw, look, inside.machines, rng, working["have"])
    if opened and rng.random() < 0.35:
        yield "A5", partial(_draw, look, inside.counter, rng, opened["have"], _value(answers, "A5") == "yes")
    if rng.random() < 0.3:
        yield "B6", partial(_draw, look, inside.queue, rng, 41)


def _value(answers: Mapping[str, Answer], code: str) -> Any:
    return answers.get(code, {}).get("value")


def _ticket(look: Look, events: Mapping[str, float], started_at: datetime, rng: Random) -> bytes:
    issued, called = (started_at + timedelta(seconds=events[event]) for event in ("ticket", "called"))
    number = f"A{rng.randint(2, 140):03}"
    lines = (number, f"{issued:%Y-%m-%d}", f"Issued {issued:%H:%M}", f"Called {called:%H:%M}")
    return papers.receipt(look, rng, lines)


def _draw(look: Look, kind: Callable[..., bytes], rng: Random, *details: object) -> bytes:
    return _drawn(look, kind, rng.randrange(VARIANTS), *details)


@lru_cache(maxsize=500)
def _drawn(look: Look, kind: Callable[..., bytes], variant: int, *details: object) -> bytes:
    return kind(look, Random(f"{look.code} {kind.__name__} {variant} {details}"), *details)
