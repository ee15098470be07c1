"""How each question came to its points, in words that a reviewer can check with a pencil."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from forms.arithmetic.words import WORDS

Tree = Mapping[str, Any]


@dataclass(frozen=True)
class Given:
    """One answered question with what explains it. `clock` holds the seconds of the visit's events."""

    question: Tree
    answer: Tree
    clock: Mapping[str, Any]
    language: str
    default_language: str

    def word(self, key: str) -> str:
        return WORDS[self.language][key]

    def say(self, text: Any) -> str:
        if isinstance(text, str):
            return text
        return str(text.get(self.language) or text.get(self.default_language, ""))

    @property
    def value(self) -> Any:
        return self.answer.get("value")


def question_rows(form: Tree, answers: Tree, scorecard: Tree, language: str) -> list[dict[str, Any]]:
    """One row for each question with points, in the form's order: `{question, points, credit, earned, how}`.

    `how` reads like `3 of 4 = 0.75; 0.75 × 2 = 1.50`. Credit and earned are none where nothing was counted.
    """
    rows = {row["question"]: row for row in scorecard["questions"]}
    return [_row(rows[code], _given(form, code, question, answers, language)) for code, question in _scored(form)]


def _scored(form: Tree) -> Iterator[tuple[str, Tree]]:
    for section in form["sections"]:
        for question in section["questions"]:
            if question.get("points") and question.get("family", "compliance") == "compliance":
                yield question["question"], question


def _given(form: Tree, code: str, question: Tree, answers: Tree, language: str) -> Given:
    return Given(
        question=question,
        answer=answers["answers"].get(code, {}),
        clock=answers.get("events", {}),
        language=language,
        default_language=form["languages"][0],
    )


def _row(row: Tree, given: Given) -> dict[str, Any]:
    points = _exact(given.question["points"])
    return {
        "question": row["question"],
        "points": _plain(points),
        "credit": row["credit"],
        "earned": row["earned"],
        "how": _counted(row, given, points) if row["credit"] is not None else _not_counted(row, given),
    }


def _counted(row: Tree, given: Given, points: Decimal) -> str:
    reason = given.word("left") if given.answer.get("censored") else REASONS[given.question["type"]](given)
    bonus = f" ({given.word('bonus')})" if given.question.get("bonus") else ""
    return f"{reason} = {row['credit']}; {row['credit']} × {_plain(points)} = {row['earned']}{bonus}"


def _not_counted(row: Tree, given: Given) -> str:
    return f"{given.word(row['state'])}: {given.word('not_counted')}"


def _yes_no(given: Given) -> str:
    expected = given.question.get("expected", "yes")
    return f"{given.word(given.value)} ({given.word('expected')}: {given.word(expected)})"


def _choice(given: Given) -> str:
    chosen = next(option for option in given.question["options"] if option["option"] == given.value)
    return f"“{given.say(chosen['title'])}”"


def _checklist(given: Given) -> str:
    return f"{len(given.value)} {given.word('of')} {len(given.question['parts'])}"


def _scale(given: Given) -> str:
    low, high = _printed(given.question["from"]), _printed(given.question["to"])
    return f"({_printed(given.value)} − {low}) / ({high} − {low})"


def _ratio(given: Given) -> str:
    return f"{_printed(given.value['have'])} {given.word('of')} {_printed(given.value['of'])}"


def _number(given: Given) -> str:
    return _on_curve(_exact(given.value), given.question["curve"])


def _duration(given: Given) -> str:
    if given.value is not None:
        return _on_curve(_exact(given.value), given.question["curve"])
    seconds = _exact(given.clock[given.question["end"]]) - _exact(given.clock[given.question["start"]])
    return _on_curve(seconds, given.question["curve"])


REASONS: Mapping[str, Callable[[Given], str]] = {
    "yes_no": _yes_no,
    "choice": _choice,
    "checklist": _checklist,
    "scale": _scale,
    "ratio": _ratio,
    "number": _number,
    "duration": _duration,
}


def _on_curve(t: Decimal, curve: Tree) -> str:
    if "tiers" in curve:
        return _on_tiers(t, [bound for bound, _ in curve["tiers"]])
    if "rhythm" in curve:
        return _on_rhythm(t, [_exact(bound) for bound in curve["rhythm"]])
    return _past_target(t, curve)


def _on_tiers(t: Decimal, bounds: Sequence[Any]) -> str:
    reached = next((bound for bound in bounds if t <= _exact(bound)), None)
    sign, bound = (">", bounds[-1]) if reached is None else ("≤", reached)
    return f"{_plain(t)} {sign} {_plain(_exact(bound))}"


def _past_target(t: Decimal, curve: Tree) -> str:
    target = _exact(curve["target"])
    if t <= target:
        return f"{_plain(t)} ≤ {_plain(target)}"
    if "half_every" in curve:
        return f"0.5 ^ (({_plain(t)} − {_plain(target)}) / {_plain(_exact(curve['half_every']))})"
    limit = _exact(curve.get("limit", target))
    if t >= limit:
        return f"{_plain(t)} {'≥' if 'limit' in curve else '>'} {_plain(limit)}"
    return f"({_plain(limit)} − {_plain(t)}) / ({_plain(limit)} − {_plain(target)})"


def _on_rhythm(t: Decimal, bounds: Sequence[Decimal]) -> str:
    start, full, last, end = (_plain(bound) for bound in bounds)
    if t <= bounds[0]:
        return f"{_plain(t)} ≤ {start}"
    if t >= bounds[3]:
        return f"{_plain(t)} ≥ {end}"
    if t < bounds[1]:
        return f"({_plain(t)} − {start}) / ({full} − {start})"
    if t <= bounds[2]:
        return f"{full} ≤ {_plain(t)} ≤ {last}"
    return f"({end} − {_plain(t)}) / ({end} − {last})"


def _exact(number: Any) -> Decimal:
    """The number as it was written; JSON kept it as text, as an integer or as the shortest float."""
    return Decimal(str(number))


def _printed(number: Any) -> str:
    return _plain(_exact(number))


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f")
