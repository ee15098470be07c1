"""Any form that the language allows, of every question type, and any answers to it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from forms import taxonomies

EVENTS = ("door", "ack", "called", "done")
FAMILIES = ("parameter", "promise", "skill", "component", "owner")
TAXONOMIES = taxonomies.load()
UNSCORED = ("choices", "text", "time", "photo")

Draw = Callable[[st.SearchStrategy[Any]], Any]

points = st.sampled_from([0, 1, 2, 3, Decimal("0.1"), Decimal("2.5"), Decimal("1.005"), 10])
shares = st.sampled_from([0, 1, Decimal("0.5"), Decimal("0.3333"), Decimal("0.25"), Decimal("0.12345")])
seconds = st.decimals(0, 900, places=2)
texts = st.sampled_from(["Hello", "Adakah?", "x"]).flatmap(lambda words: st.sampled_from([words, {"en": words}]))


def _codes(prefix: str, count: int) -> list[str]:
    return [f"{prefix}{number}" for number in range(count)]


def _rising(draw: Draw, count: int) -> list[int]:
    return sorted(draw(st.lists(st.integers(0, 600), min_size=count, max_size=count, unique=True)))


@st.composite
def _curves(draw: Draw, tiers_only: bool = False) -> Any:
    kinds = ("tiers",) if tiers_only else ("target", "limit", "half_every", "tiers", "rhythm")
    kind = draw(st.sampled_from(kinds))
    if kind == "tiers":
        return {"tiers": [[bound, draw(shares)] for bound in _rising(draw, draw(st.integers(1, 3)))]}
    if kind == "rhythm":
        return {"rhythm": _rising(draw, 4)}
    low, high = _rising(draw, 2)
    if kind == "half_every":
        return {"target": low, "half_every": draw(st.sampled_from([120, Decimal("7.5"), 1]))}
    return {"target": low} | ({"limit": high} if kind == "limit" else {})


def _own_keys(draw: Draw, kind: str, pointed: bool) -> dict[str, Any]:
    count = draw(st.integers(2, 4))
    if kind == "yes_no":
        return draw(st.sampled_from([{}, {"expected": "yes"}, {"expected": "no"}]))
    if kind == "choice":
        options = [{"option": code, "title": code, "credit": draw(shares)} for code in _codes("o", count)]
        return {"options": options}
    if kind == "choices":
        return {"options": [{"option": code, "title": code} for code in _codes("o", count)]}
    if kind == "checklist":
        return {"parts": [{"part": code, "title": code} for code in _codes("p", count)]}
    if kind == "scale":
        lowest = draw(st.integers(-2, 2))
        return {"from": lowest, "to": lowest + draw(st.integers(1, 9))}
    if kind in ("duration", "number"):
        moments = sorted(draw(st.permutations(EVENTS))[:2], key=EVENTS.index)
        ends = dict(zip(("start", "end"), moments, strict=True)) if kind == "duration" else {}
        with_curve = pointed or draw(st.booleans())
        return ends | ({"curve": draw(_curves(kind == "number"))} if with_curve else {})
    return {}


def _test(draw: Draw, question: dict[str, Any]) -> dict[str, Any]:
    """One test that the question's type can answer."""
    name, kind = question["question"], question["type"]
    order = st.sampled_from(["over", "under", "at_least", "at_most", "is", "is_not"])
    if kind in ("scale", "duration", "number"):
        return {"question": name, draw(order): draw(st.integers(0, 600) if kind != "scale" else st.integers(0, 4))}
    if kind == "ratio":
        return {"question": name, draw(order): draw(st.sampled_from([0, Decimal("0.5"), 1]))}
    if kind in ("yes_no", "choice"):
        words = ["yes", "no"] if kind == "yes_no" else [option["option"] for option in question["options"]]
        test = draw(st.sampled_from(["is", "is_not", "any_of"]))
        return {"question": name, test: words[:2] if test == "any_of" else draw(st.sampled_from(words))}
    if kind in ("checklist", "choices"):
        return {"question": name, "includes": "p0" if kind == "checklist" else "o0"}
    return {"question": name, "answered": True}


def _condition(draw: Draw, earlier: list[dict[str, Any]]) -> dict[str, Any]:
    test = _test(draw, draw(st.sampled_from(earlier)))
    other = _test(draw, draw(st.sampled_from(earlier)))
    return draw(st.sampled_from([test, {"not": test}, {"all": [test, other]}, {"any": [test, {"not": other}]}]))


def _critical(draw: Draw) -> dict[str, Any]:
    effect = draw(st.sampled_from(["section_zero", "cap", "zero", "end", "flag"]))
    return {"effect": effect} | ({"at": draw(st.sampled_from([0, 59, Decimal("72.5")]))} if effect == "cap" else {})


def _tags(draw: Draw) -> dict[str, str]:
    needed = {family: draw(st.sampled_from(TAXONOMIES.codes(family)[:3])) for family in ("parameter", "owner")}
    more = draw(st.sets(st.sampled_from(["promise", "skill", "component"])))
    return needed | {family: draw(st.sampled_from(TAXONOMIES.codes(family))) for family in sorted(more)}


def _perceiving(draw: Draw, question: dict[str, Any], earlier: list[dict[str, Any]]) -> dict[str, Any]:
    durations = [one["question"] for one in earlier if one["type"] == "duration"]
    can = question.get("family") == "perception" and question["type"] in ("number", "scale", "choice")
    return _sometimes(draw, "perceives", durations[:2], 1) if can and durations else {}


def _sometimes(draw: Draw, key: str, value: Any, share: int = 3) -> dict[str, Any]:
    return {key: value} if draw(st.integers(0, share)) == 0 else {}


def _question(draw: Draw, code: str, earlier: list[dict[str, Any]]) -> dict[str, Any]:
    kind = draw(st.sampled_from(["yes_no", "choice", "checklist", "scale", "ratio", "duration", "number", *UNSCORED]))
    worth = 0 if kind in UNSCORED else draw(points)
    question = {"question": code, "type": kind, "title": draw(texts), **_own_keys(draw, kind, worth > 0)}
    if worth:
        question |= {"points": worth, "tags": _tags(draw)}
    question |= _sometimes(draw, "family", draw(st.sampled_from(["perception", "context", "compliance"])), 5)
    question |= _sometimes(draw, "bonus", True, 6) | _sometimes(draw, "delayed", True, 6)
    question |= _sometimes(draw, "binding", draw(st.sampled_from(["must", "should"])))
    question |= _sometimes(draw, "standard", draw(st.sampled_from(["hard", "soft"])))
    question |= _sometimes(draw, "sins", draw(st.permutations(TAXONOMIES.codes("sin")[:3]))[:2])
    question |= _sometimes(draw, "calamities", list(TAXONOMIES.codes("calamity")[:1]))
    question |= _perceiving(draw, question, earlier)
    question |= _sometimes(draw, "probe", draw(st.booleans())) | _sometimes(draw, "critical", _critical(draw), 6)
    return question | (_sometimes(draw, "ask_if", _condition(draw, earlier), 4) if earlier else {})


@st.composite
def form_trees(draw: Draw) -> Any:
    """The tree of a form that reads without a problem."""
    sections: list[dict[str, Any]] = []
    earlier: list[dict[str, Any]] = []
    for letter in "ABC"[: draw(st.integers(1, 3))]:
        section: dict[str, Any] = {"section": letter, "title": draw(texts)} | _sometimes(
            draw, "weight", draw(points), 1
        )
        if earlier:
            section |= _sometimes(draw, "ask_if", _condition(draw, earlier), 5)
        questions = []
        for number in range(draw(st.integers(1, 6))):
            questions.append(_question(draw, f"{letter}{number}", earlier))
            earlier.append(questions[-1])
        sections.append(section | {"questions": questions})
    return {
        "form": "random",
        "title": draw(texts),
        "languages": ["en"],
        "scoring": {
            "method": draw(st.sampled_from(["pooled", "weighted"])),
            "bands": [{"band": "good", "from": Decimal("72.5")}, {"band": "poor", "from": 0}],
            "minimum_coverage": draw(st.sampled_from([0, 80, 100])),
        },
        "standards": [
            {"standard": "hard", "title": "Hard", "binding": "must"},
            {"standard": "soft", "title": "Soft", "binding": "should"},
        ],
        "events": [{"event": event, "title": event} for event in EVENTS],
        "sections": sections,
        **_sometimes(draw, "photos", {"longest_side": draw(st.integers(640, 4096))}, 4),
    }


def _value(draw: Draw, question: dict[str, Any]) -> dict[str, Any]:
    kind = question["type"]
    if kind == "photo":
        return {"photos": ["a" * 64]}
    codes = [item.get("option", item.get("part")) for key in ("options", "parts") for item in question.get(key, [])]
    drawn = {
        "yes_no": st.sampled_from(["yes", "no"]),
        "choice": st.sampled_from(codes or [""]),
        "choices": st.permutations(codes).map(lambda some: some[:1]),
        "checklist": st.permutations(codes).flatmap(lambda some: st.integers(0, len(some)).map(lambda n: some[:n])),
        "scale": st.integers(question.get("from", 0), question.get("to", 0)),
        "ratio": st.integers(0, 5).flatmap(lambda of: st.integers(0, of).map(lambda have: {"have": have, "of": of})),
        "duration": seconds,
        "number": seconds,
        "text": st.just("Some words"),
        "time": st.just("09:30"),
    }[kind]
    return {"value": draw(drawn)}


def _answer(draw: Draw, question: dict[str, Any]) -> dict[str, Any] | None:
    chance = draw(st.integers(0, 9))
    if chance == 0:
        return None
    if chance <= 2:
        return {"state": ("not_applicable", "not_observed")[chance - 1]}
    if question["type"] == "duration" and chance <= 5:
        return draw(st.sampled_from([{}, {"censored": True}, {"value": Decimal("30.25"), "censored": True}]))
    answer = _value(draw, question)
    if "sins" in question:
        answer |= _sometimes(draw, "sin", question["sins"][-1])
    return answer


@st.composite
def visits(draw: Draw) -> Any:
    """The tree of a form and the tree of answers to it, both without a problem."""
    form = draw(form_trees())
    questions = [question for section in form["sections"] for question in section["questions"]]
    answers = {question["question"]: _answer(draw, question) for question in questions}
    moments = sorted(draw(st.lists(seconds, min_size=len(EVENTS), max_size=len(EVENTS))))
    tapped = draw(st.sets(st.sampled_from(EVENTS)))
    return form, {
        "form": "random",
        "events": {event: moment for event, moment in zip(EVENTS, moments, strict=True) if event in tapped},
        "answers": {code: answer for code, answer in answers.items() if answer is not None},
    }
