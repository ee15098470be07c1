"""The moments of a demo visit on the visit clock."""

from random import Random

from .profiles import Profile

Clock = dict[str, float]


def tapped(profile: Profile, chances: tuple[float, float], wave: int, rng: Random) -> Clock:
    """Seconds from the door to each event of the bank form.

    `chances` say how well the guard and the teller do: the better, the sooner they see a customer.
    """
    guard, teller = chances
    steps = (
        ("door", 0.0),
        ("ack", _about(rng, 5 + 45 * (1 - guard), 0.5)),
        ("ticket", _about(rng, 25, 0.3)),
        ("called", _about(rng, profile.wait(profile.queue, wave), 0.3)),
        ("greet", _about(rng, 2.5 + 14 * (1 - teller), 0.5)),
        ("done", _about(rng, 150 + 260 * (1 - teller), 0.25)),
        ("desk_ticket", _about(rng, 40, 0.3)),
        ("desk_called", _about(rng, profile.wait(profile.desk, wave), 0.35)),
        ("desk_done", _about(rng, 620, 0.2)),
        ("out", _about(rng, 35, 0.3)),
    )
    clock, at = {}, 0.0
    for event, seconds in steps:
        at += seconds
        clock[event] = round(at, 1)
    return clock


def _about(rng: Random, usual: float, spread: float) -> float:
    return usual * rng.lognormvariate(0, spread)
