"""Sample reports of a demo bank: real forms, real scores, photos drawn here. Everything has a default."""

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from hashlib import sha256
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from forms.answers import read_answers
from forms.library import load
from forms.reading import read_form
from forms.scoring import score
from reports.data import Branch, BranchReport, Language, Photo, Programme, Visit, VisitReport, Wave

PROGRAMME = Programme("Demo Bank Nusantara", "Branch service 2026", Decimal(85), 80)
BRANCH = Branch("BR-014", "Demo Branch Bandung Utara", "Bandung", "West region")
WAVE = Wave("W4", "Wave 4", date(2026, 10, 1), date(2026, 10, 31))
BEFORE = Wave("W3", "Wave 3", date(2026, 7, 1), date(2026, 7, 31))
EVENTS = ("door", "ack", "ticket", "called", "greet", "done", "desk_ticket", "desk_called", "desk_done", "out")
COMMENTS = (
    "Two counters were closed although nine people stood in line.",
    "She looked at her screen while she greeted me, and did not ask what I needed.",
    "The advisor said he would ask his manager, then forgot about it until I reminded him.",
)


@cache
def form() -> Any:
    """The bank branch form of the library."""
    return load("bank-branch")


def scorecard(answers: Mapping[str, Any]) -> dict[str, Any]:
    """What the real scorer makes of these answers."""
    read = read_form(form())
    return score(read, read_answers(read, answers)).as_tree()


def answers(seed: int = 1, quality: float = 0.85, **changed: Any) -> dict[str, Any]:
    """A whole visit: each question goes well with this chance; T1, T2 or T3 served. `changed` replaces answers."""
    dice = random.Random(seed)
    given = {
        question["question"]: answer(question, dice, quality)
        for section in form()["sections"]
        for question in section["questions"]
    }
    served = {"Z6b": {"value": f"T{1 + seed % 3}"}}
    told = {**given, **served, **changed}
    return {"form": "bank-branch", "language": "en", "events": _clock(dice, quality), "answers": told}


def visit(number: int = 1, seed: int = 1, quality: float = 0.85, **fields: Any) -> Visit:
    """One approved visit with its real scorecard."""
    document = fields.pop("answers", None) or answers(seed, quality)
    made = Visit(
        number=number,
        day=WAVE.first_day + timedelta(days=3 * number),
        part_of_day=("morning", "midday", "afternoon", "evening")[number % 4],
        shopper=f"S{1 + number % 3}",
        scorecard=scorecard(document),
        answers=document,
    )
    return replace(made, **fields)


def photo(seed: int = 1, question: str = "A1", size: tuple[int, int] = (640, 480)) -> Photo:
    """A small drawn street front, another one for each seed."""
    picture = Image.new("RGB", size, (206, 220, 230))
    pen, dice = ImageDraw.Draw(picture), random.Random(seed)
    wide, high = size
    pen.rectangle((0, high * 0.75, wide, high), fill=(120, 124, 128))
    pen.rectangle((wide * 0.12, high * 0.2, wide * 0.88, high * 0.76), fill=(dice.randrange(120, 220), 196, 170))
    for place in range(4):
        left = wide * (0.18 + 0.17 * place)
        pen.rectangle((left, high * 0.36, left + wide * 0.12, high * 0.62), fill=(70, 96, 120 + dice.randrange(80)))
    pen.rectangle((wide * 0.12, high * 0.2, wide * 0.88, high * 0.29), fill=(32, 70, 110))
    pen.text((wide * 0.2, high * 0.22), f"DEMO BANK {seed}   09:00 - 15:00", fill=(255, 255, 255))
    for _ in range(60):
        x, y = dice.randrange(wide), dice.randrange(int(high * 0.76), high)
        pen.ellipse((x, y, x + 5, y + 3), fill=(96 + dice.randrange(60),) * 3)
    file = BytesIO()
    picture.save(file, "JPEG", quality=82)
    return Photo(sha256(file.getvalue()).hexdigest(), file.getvalue(), wide, high, question, at=float(seed * 37 % 1500))


def visits(count: int = 8, quality: float = 0.85, photos: int = 0, seed: int = 100) -> tuple[Visit, ...]:
    """So many visits, each with so many photos."""
    questions = ("A1", "A3", "A5", "B5", "C9", "D3")
    return tuple(
        visit(
            number,
            seed + number,
            quality,
            photos=tuple(photo(seed * 100 + number * 10 + place, questions[place % 6]) for place in range(photos)),
        )
        for number in range(1, count + 1)
    )


def branch_report(language: Language = "en", count: int = 8, photos: int = 3, **fields: Any) -> BranchReport:
    """A branch that improved, with seven other branches in the wave; `fields` replaces any field of the report."""
    made = visits(count, photos=photos)
    peers = tuple(finals(visits(4, 0.55 + 0.05 * place, seed=1000 * place)) for place in range(1, 8))
    report = BranchReport(
        programme=PROGRAMME,
        branch=BRANCH,
        wave=WAVE,
        language=language,
        form=form(),
        form_version="3",
        visits=made,
        peers=(finals(made), *peers),
        previous_wave=BEFORE,
        previous=tuple(one.scorecard for one in visits(6, 0.72, seed=500)),
        actions_due=date(2026, 11, 27),
    )
    return replace(report, **fields)


def visit_report(language: Language = "en", **fields: Any) -> VisitReport:
    """One visit with three photos; `fields` replaces any field of the report."""
    made = visit(
        2, seed=7, quality=0.75, photos=tuple(photo(place, code) for place, code in enumerate(("A1", "A3", "D3")))
    )
    report = VisitReport(PROGRAMME, BRANCH, WAVE, language, form(), "3", made)
    return replace(report, **fields)


def finals(made: tuple[Visit, ...]) -> tuple[Decimal, ...]:
    """The final scores of the complete ones."""
    return tuple(Decimal(one.scorecard["final"]) for one in made if one.scorecard["complete"])


def _clock(dice: random.Random, quality: float) -> dict[str, float]:
    slow = 1.7 - quality
    steps = (0, 6, 25, 560, 4, 210, 30, 640, 520, 30)
    at, events = 0.0, {}
    for event, seconds in zip(EVENTS, steps, strict=True):
        at += seconds * slow * dice.uniform(0.5, 1.6)
        events[event] = round(at, 1)
    return events


def answer(question: Mapping[str, Any], dice: random.Random, quality: float) -> dict[str, Any]:
    """What a shopper tells of this question, which goes well with this chance; a comment on every second miss."""
    well = dice.random() < quality
    given = _VALUES[question["type"]](question, dice, well)
    if not well and dice.random() < 0.5:
        given["comment"] = dice.choice(COMMENTS)
    return given


def _yes_no(question: Mapping[str, Any], dice: random.Random, well: bool) -> dict[str, Any]:
    expected = question.get("expected", "yes")
    if question.get("critical") and dice.random() < 0.9:
        well = True
    return {"value": expected if well else {"yes": "no", "no": "yes"}[expected]}


def _choice(question: Mapping[str, Any], dice: random.Random, well: bool) -> dict[str, Any]:
    options = [option["option"] for option in question["options"]]
    return {"value": options[0] if well else dice.choice(options[1:])}


def _checklist(question: Mapping[str, Any], dice: random.Random, well: bool) -> dict[str, Any]:
    parts = [part["part"] for part in question["parts"]]
    return {"value": parts if well else parts[: dice.randrange(len(parts))]}


def _scale(question: Mapping[str, Any], dice: random.Random, well: bool) -> dict[str, Any]:
    low, high = question["from"], question["to"]
    return {"value": dice.randint(high - 1, high) if well else dice.randint(low, max(low, high - 2))}


_VALUES: Mapping[str, Any] = {
    "yes_no": _yes_no,
    "choice": _choice,
    "checklist": _checklist,
    "scale": _scale,
    "ratio": lambda question, dice, well: {"value": {"have": 4 if well else dice.randrange(1, 4), "of": 4}},
    "duration": lambda question, dice, well: {},
    "number": lambda question, dice, well: {"value": dice.randrange(2, 9)},
    "choices": lambda question, dice, well: {"value": [question["options"][0]["option"]]},
    "text": lambda question, dice, well: {"value": " ".join([*COMMENTS, "I left with what I came for."])},
    "time": lambda question, dice, well: {"value": "09:00"},
    "photo": lambda question, dice, well: {"photos": [sha256(str(dice.random()).encode()).hexdigest()]},
}
