"""The score once more, straight from the trees and as plainly as can be: slow, and nothing shared with `forms`."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from typing import Any

Lines = dict[str, dict[str, Any]]


def plain_score(form: Any, visit: Any) -> dict[str, Any]:
    """The figures of the scorecard that can be said in one number or list each."""
    lines = _walk(form, visit)
    counted = {code: line for code, line in lines.items() if line["state"] == "answered" and _scored(line["question"])}
    possible = sum((Fraction(line["question"]["points"]) for line in counted.values()), Fraction(0))
    earned = sum((_earned(line) for line in counted.values()), Fraction(0))
    bonus = sum((_earned(line) for line in lines.values() if _is_bonus(line)), Fraction(0))
    raw = _raw(form, counted, bonus, "")
    fired = {code: line for code, line in lines.items() if line.get("fails") and "critical" in line["question"]}
    results = [raw, *(_lowered(form, counted, (raw, bonus), line) for line in fired.values())]
    final = min((result for result in results if result is not None), default=None)
    return {
        "earned": _show(earned, 2),
        "possible": _show(possible, 2),
        "bonus": _show(bonus, 2),
        "raw": _show(raw, 1),
        "final": _show(final, 1),
        "band": None if final is None else "good" if Decimal(str(_show(final, 1))) >= Decimal("72.5") else "poor",
        "coverage": _show(_coverage(lines), 1),
        "provisional": any(line.get("pending", False) for line in lines.values()),
        "critical": list(fired),
        "sins": _sins(lines, visit),
        "states": {code: line["state"] for code, line in lines.items()},
        "fails": {code: line["fails"] for code, line in lines.items() if "fails" in line},
    }


def _show(number: Fraction | None, places: int) -> str | None:
    if number is None:
        return None
    with localcontext(prec=60, rounding=ROUND_HALF_UP):
        # Twelve further digits decide every rounding here: the points have few decimals, the divisors are small.
        return str((Decimal(number.numerator) / number.denominator).quantize(Decimal(10) ** -places))


def _scored(question: Any) -> bool:
    return question.get("points", 0) > 0 and not question.get("bonus") and _complies(question)


def _complies(question: Any) -> bool:
    return bool(question.get("family", "compliance") == "compliance")


def _is_bonus(line: Any) -> bool:
    return line["state"] == "answered" and line["question"].get("bonus") and _complies(line["question"])


def _earned(line: Any) -> Fraction:
    return Fraction(line["question"].get("points", 0)) * (line["credit"] or 0)


def _walk(form: Any, visit: Any) -> Lines:
    lines: Lines = {}
    ended = False
    for section in form["sections"]:
        for question in section["questions"]:
            conditions = [holder["ask_if"] for holder in (section, question) if "ask_if" in holder]
            line = {"section": section, "question": question, "state": "skipped"}
            if not ended and all(_true(condition, lines) for condition in conditions):
                line |= _answered(question, visit)
            lines[question["question"]] = line
            ended = ended or (line.get("fails", False) and question.get("critical") == {"effect": "end"})
    return lines


def _true(condition: Any, lines: Lines) -> bool:
    if "all" in condition:
        return all(_true(part, lines) for part in condition["all"])
    if "any" in condition:
        return any(_true(part, lines) for part in condition["any"])
    if "not" in condition:
        return not _true(condition["not"], lines)
    line = lines[condition["question"]]
    test, operand = next((key, condition[key]) for key in condition if key != "question")
    if line["state"] != "answered":
        return False
    return test == "answered" or (line["value"] is not None and _compare(line["value"], test, operand))


def _compare(value: Any, test: str, operand: Any) -> bool:
    if isinstance(value, dict):
        value = Fraction(value["have"], value["of"])
    operand = Fraction(operand) if isinstance(operand, int | Decimal) else operand
    results = {
        "is": lambda: value == operand,
        "is_not": lambda: value != operand,
        "any_of": lambda: value in operand,
        "includes": lambda: operand in value,
        "over": lambda: value > operand,
        "under": lambda: value < operand,
        "at_least": lambda: value >= operand,
        "at_most": lambda: value <= operand,
    }
    return bool(results[test]())


def _answered(question: Any, visit: Any) -> dict[str, Any]:
    answer = visit["answers"].get(question["question"], {})
    if "state" in answer:
        return {"state": answer["state"]}
    value = answer.get("photos") if question["type"] == "photo" else answer.get("value")
    if question["type"] == "duration":
        value = _seconds(question, value, visit["events"])
    if value is None and not answer.get("censored"):
        delayed = question.get("delayed", False)
        return {"state": "not_applicable" if delayed else "blank", "pending": delayed}
    if question["type"] == "ratio" and value["of"] == 0:
        return {"state": "not_applicable"}
    if answer.get("censored"):
        return {"state": "answered", "value": value, "credit": Fraction(0), "fails": "curve" in question}
    credit = _credit(question, value)
    return {"state": "answered", "value": value, "credit": credit, "fails": _fails(question, value, credit)}


def _seconds(question: Any, value: Any, events: Any) -> Fraction | None:
    if value is not None:
        return Fraction(value)
    if question["start"] in events and question["end"] in events:
        return Fraction(events[question["end"]]) - Fraction(events[question["start"]])
    return None


def _credit(question: Any, value: Any) -> Fraction | None:
    kind = question["type"]
    if kind == "yes_no":
        return Fraction(value == question.get("expected", "yes"))
    if kind == "choice":
        return next(Fraction(option["credit"]) for option in question["options"] if option["option"] == value)
    if kind == "checklist":
        return Fraction(len(value), len(question["parts"]))
    if kind == "scale":
        return Fraction(value - question["from"], question["to"] - question["from"])
    if kind == "ratio":
        return Fraction(value["have"], value["of"])
    return _by_curve(question["curve"], Fraction(value)) if "curve" in question else None


def _by_curve(curve: Any, t: Fraction) -> Fraction:
    if "tiers" in curve:
        return next((Fraction(credit) for bound, credit in curve["tiers"] if t <= bound), Fraction(0))
    if "rhythm" in curve:
        a, b, c, d = curve["rhythm"]
        return max(Fraction(0), min(Fraction(1), (t - a) / (b - a), (d - t) / (d - c)))
    if t <= curve["target"]:
        return Fraction(1)
    if "limit" in curve:
        return max(Fraction(0), (curve["limit"] - t) / (curve["limit"] - curve["target"]))
    return _halved(curve, t) if "half_every" in curve else Fraction(0)


def _halved(curve: Any, t: Fraction) -> Fraction:
    exponent = (t - curve["target"]) / Fraction(curve["half_every"])
    with localcontext(prec=80):
        power = Decimal("0.5") ** (Decimal(exponent.numerator) / exponent.denominator)
        return Fraction(power.quantize(Decimal("0.0001"), ROUND_HALF_UP))


def _fails(question: Any, value: Any, credit: Fraction | None) -> bool:
    kind, curve = question["type"], question.get("curve", {})
    if credit is None or (kind == "duration" and not curve):
        return False
    if kind == "scale":
        return credit <= Fraction(1, 4)
    if kind != "duration" or "rhythm" in curve:
        return credit < Fraction(1, 2)
    bound = curve["target"] if "target" in curve else curve["tiers"][0][0]
    return bool(value > bound)


def _raw(form: Any, counted: Lines, bonus: Fraction, zeroed: str) -> Fraction | None:
    """`zeroed` is the code of a section that earns nothing."""
    parts = []
    for section in form["sections"]:
        lines = [line for line in counted.values() if line["section"] is section]
        possible = sum((Fraction(line["question"]["points"]) for line in lines), Fraction(0))
        earned = sum((_earned(line) for line in lines), Fraction(0)) if section["section"] != zeroed else Fraction(0)
        worth = sum((q.get("points", 0) for q in section["questions"] if _scored(q)), 0)
        if possible:
            parts.append((earned, possible, Fraction(section.get("weight", worth))))
    total = sum((possible for _, possible, _ in parts), Fraction(0))
    if form["scoring"]["method"] == "pooled":
        parts = [(earned, possible, possible) for earned, possible, _ in parts]
    weights = sum((weight for _, _, weight in parts), Fraction(0))
    if not weights:
        return None
    base = sum((100 * weight * earned / possible for earned, possible, weight in parts), Fraction(0)) / weights
    return min(Fraction(100), base + 100 * bonus / total)


def _lowered(form: Any, counted: Lines, before: tuple[Fraction | None, Fraction], line: Any) -> Fraction | None:
    raw, bonus = before
    effect = line["question"]["critical"]["effect"]
    if effect in ("zero", "end"):
        return Fraction(0)
    if effect == "cap" and raw is not None:
        return min(raw, Fraction(line["question"]["critical"]["at"]))
    return _raw(form, counted, bonus, line["section"]["section"]) if effect == "section_zero" else raw


def _coverage(lines: Lines) -> Fraction | None:
    points = {"answered": Fraction(0), "not_observed": Fraction(0), "blank": Fraction(0)}
    for line in lines.values():
        if _scored(line["question"]) and line["state"] in points:
            points[line["state"]] += Fraction(line["question"]["points"])
    whole = sum(points.values(), Fraction(0))
    return 100 * points["answered"] / whole if whole else None


def _sins(lines: Lines, visit: Any) -> dict[str, list[str]]:
    found: dict[str, list[tuple[str, bool]]] = {}
    for code, line in lines.items():
        question = line["question"]
        if line.get("fails"):
            named = visit["answers"].get(code, {}).get("sin")
            probe = question.get("probe", question["type"] == "yes_no" and question.get("expected") == "no")
            for sin in [named] if named else question.get("sins", []):
                found.setdefault(sin, []).append((code, probe))
    raised = {sin: said for sin, said in found.items() if len(said) > 1 or said[0][1]}
    return {sin: [code for code, _ in said] for sin, said in raised.items()}
