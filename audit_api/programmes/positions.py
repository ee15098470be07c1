"""Where a branch is: latitude and longitude in degrees, both or neither."""

from collections.abc import Iterator, Mapping

LIMITS: Mapping[str, int] = {"latitude": 90, "longitude": 180}

HALF = "Only the {given} is given. Give the {missing} too, or leave both out."


def half(position: Mapping[str, float | str | None]) -> tuple[str, str] | None:
    """The name of the half that is missing, and a sentence with the cure; none when both or neither are there."""
    missing = [name for name in LIMITS if position.get(name) in (None, "")]
    if len(missing) != 1:
        return None
    [given] = LIMITS.keys() - missing
    return missing[0], HALF.format(given=given, missing=missing[0])


def degrees(text: str) -> float | None:
    """The number in a cell, with a point or a comma; none when the cell is empty. ValueError when it is none."""
    return float(text.replace(",", ".")) if text else None


def cell_problems(cells: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """What is wrong with the cells of a row that say where a branch is: name, code, and a sentence with the cure."""
    for name, most in LIMITS.items():
        if not _within(cells.get(name, ""), most):
            yield (
                name,
                "bad_value",
                f"{cells[name][:40]!r} is no {name}. Write degrees from -{most} to {most}, as 3.139.",
            )
    if lacking := half(cells):
        yield lacking[0], "missing", lacking[1]


def _within(text: str, most: int) -> bool:
    try:
        number = degrees(text)
    except ValueError:
        return False
    return number is None or -most <= number <= most
