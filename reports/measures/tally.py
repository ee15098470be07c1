"""What scorecards add up to, exactly: kept for each branch and region of a wave, so that no page has to read visits.

A tally is a tree of whole numbers and fractions. Scores and per cents are counted in tenths, points in hundredths,
just as a scorecard prints them. Two tallies are added place by place, and one can be taken off again.

Of visits:

    visits, incomplete, provisional    how many; an incomplete one is in no other place
    scores                             how many visits had each score
    compliance                         [met, answered]
    parts         family -> code ->    [visits, per cents, their squares, earned, possible]; a section is a family too
    sins, calamities       code ->     [visits with it, visits in which it could have been]
    questions              code ->     [answered, failed, not applicable, not observed, skipped, blank,
                                        failed as critical, scored, lost points, failed and scored]
    lost                   code ->     what it took off the visits' scores together, in points of 100

Of a region, each branch counting once, in the place of `lost`:

    branches                           how many have a complete visit
    spread        family -> code -> visits ->   [branches of so many visits, per cents, squares, squares of their sums]
    branches_of            code ->     [branches that answered it, that missed it, in which it failed as critical]
    off                    code ->     what it took off the branches' scores together
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from reports.data import Tree
from reports.form_text import FormText
from reports.measures.branch import counts
from reports.measures.missed import losses

Tally = dict[str, Any]
STATES = ("answered", "not_applicable", "not_observed", "skipped", "blank")
WHOLE = ("score", "score")
"""Family and code of the visit score itself among the spreads."""


def of_visit(scorecard: Tree, form: FormText) -> Tally:
    """What one approved visit brings. `form` is the version it was made with."""
    if not counts(scorecard):
        return {"visits": 1, "incomplete": 1}
    lost = losses(scorecard, form)
    return {
        "visits": 1,
        "provisional": int(scorecard["provisional"]),
        "scores": {str(_in(scorecard["final"], 10)): 1},
        "compliance": [scorecard["compliance"]["met"], scorecard["compliance"]["answered"]],
        "parts": _parts(scorecard),
        **{family: _faults(scorecard, family, form) for family in ("sins", "calamities")},
        "questions": {row["question"]: _question(row, scorecard, lost) for row in scorecard["questions"]},
        "lost": {code: points for code, points in lost.items() if points},
    }


def of_branch(visits: Mapping[str, Any]) -> Tally:
    """What a branch brings to its region: all its visits bring, and itself as one branch."""
    count = counted(visits)
    if not count:
        return dict(visits)
    spread = {family: {code: _group(row[:3]) for code, row in rows.items()} for family, rows in visits["parts"].items()}
    return {
        **{key: value for key, value in visits.items() if key != "lost"},
        "branches": 1,
        "spread": {**spread, WHOLE[0]: {WHOLE[1]: _group(score_sums(visits))}},
        "branches_of": {code: [int(row[i] > 0) for i in (7, 8, 6)] for code, row in visits["questions"].items()},
        "off": {code: fraction(points) / count for code, points in visits.get("lost", {}).items()},
    }


def added(kept: Mapping[str, Any], more: Mapping[str, Any], times: int = 1) -> Tally:
    """`kept` with `more` added; with `times` -1, taken off. What comes to nothing is left out."""
    found = dict(kept)
    for key, value in more.items():
        if _is_nothing(total := _plus(found.get(key), value, times)):
            found.pop(key, None)
        else:
            found[key] = total
    return found


def plain(tally: Mapping[str, Any]) -> Tally:
    """The same as JSON can hold it: a fraction as text, and nothing that is nothing."""
    kept = ((key, _plain(value)) for key, value in tally.items())
    return {key: value for key, value in kept if not _is_nothing(value)}


FAULTS = {"sin": "sins", "calamity": "calamities"}


def place_of(family: str) -> tuple[str, ...]:
    """Where in a tally of visits the codes of a family stand."""
    return (FAULTS[family],) if family in FAULTS else ("parts", family)


def at_place(place: tuple[str, ...], rows: Tally) -> Tally:
    """A tally that holds these rows there, and nothing else."""
    for key in reversed(place):
        rows = {key: rows}
    return rows


def counted(tally: Mapping[str, Any]) -> int:
    """How many visits the figures rest on."""
    return sum(tally.get("scores", {}).values())


def score_sums(tally: Mapping[str, Any]) -> list[int]:
    """[visits, their scores in tenths, the squares of those]."""
    scores = [(int(score), visits) for score, visits in tally.get("scores", {}).items()]
    return [
        sum(visits for _, visits in scores),
        sum(score * visits for score, visits in scores),
        sum(score * score * visits for score, visits in scores),
    ]


def failed(tally: Mapping[str, Any]) -> tuple[int, int]:
    """Failed answers, and of how many that count in the score."""
    rows = tally.get("questions", {}).values()
    return sum(row[9] for row in rows), sum(row[7] for row in rows)


def critical(tally: Mapping[str, Any]) -> int:
    """How many critical questions failed, all visits together."""
    return sum(row[6] for row in tally.get("questions", {}).values())


def fraction(kept: str | int | Fraction) -> Fraction:
    """What `plain` has made text of."""
    if not isinstance(kept, str):
        return Fraction(kept)
    above, _, below = kept.partition("/")
    return Fraction(int(above), int(below or 1))


def _in(text: str, parts: int) -> int:
    """A printed figure in so many parts of one."""
    return int(Decimal(text) * parts)


def _parts(card: Tree) -> Tally:
    sections = {row["section"]: row for row in card["sections"]}
    families = {"section": sections, **card["tags"]}
    return {family: dict(_percents(rows)) for family, rows in families.items()}


def _percents(rows: Mapping[str, Tree]) -> Iterator[tuple[str, list[int]]]:
    for code, row in rows.items():
        points = [_in(row["earned"], 100), _in(row["possible"], 100)]
        percent = None if row["percent"] is None else _in(row["percent"], 10)
        yield code, [0, 0, 0, *points] if percent is None else [1, percent, percent * percent, *points]


def _faults(card: Tree, family: str, form: FormText) -> Tally:
    answered = (row["question"] for row in card["questions"] if row["state"] == "answered")
    possible = {code for name in answered for code in form.questions[name].get(family, ())}
    return {code: [int(code in card[family]), int(code in possible)] for code in {*possible, *card[family]}}


def _question(row: Tree, card: Tree, lost: Mapping[str, Fraction]) -> list[int]:
    code, state = row["question"], row["state"]
    return [
        int(state == "answered"),
        int(row["fails"] is True),
        *(int(state == other) for other in STATES[1:]),
        int(code in card["critical"]),
        int(code in lost),
        int(lost.get(code, 0) > 0),
        int(code in lost and row["fails"] is True),
    ]


def _group(sums: list[int]) -> Tally:
    visits, total, squares = sums
    return {str(visits): [1, total, squares, total * total]} if visits else {}


def _plus(kept: Any, more: Any, times: int) -> Any:
    if isinstance(more, dict):
        return added(kept or {}, more, times)
    if isinstance(more, list):
        return [one + times * other for one, other in zip(kept or [0] * len(more), more, strict=True)]
    if isinstance(more, str | Fraction):
        return fraction(kept or 0) + times * fraction(more)
    return (kept or 0) + times * more


def _plain(value: Any) -> Any:
    if isinstance(value, Fraction):
        return str(value)
    return plain(value) if isinstance(value, dict) else value


def _is_nothing(value: Any) -> bool:
    return not any(value) if isinstance(value, list) else value in (0, "0", {})
