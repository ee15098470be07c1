"""A branch that is nowhere, so that somebody who chooses how reports look has one to look at before the first visit.

Its visits answer the ready-made form for bank branches, and are scored like any other.
"""

import io
import random
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from hashlib import sha256
from typing import Any

from PIL import Image, ImageDraw

from forms.answers import read_answers
from forms.definition import Form, Question
from forms.library import load
from forms.reading import read_form
from forms.scoring import score
from forms.taxonomies import load as taxonomies
from reports import data
from reports.words import Words

FORM = "bank-branch"
VISITS = 6
BRANCHES = (0.9, 0.86, 0.82, 0.78, 0.72, 0.66)
"""How well the branches of the sample do, this one first."""
WAVE = data.Wave("S2", "2", date(2026, 10, 1), date(2026, 10, 31))
BEFORE = data.Wave("S1", "1", date(2026, 7, 1), date(2026, 7, 31))
EVENTS = ("door", "ack", "ticket", "called", "greet", "done", "desk_ticket", "desk_called", "desk_done", "out")
SECONDS = (0, 6, 25, 560, 4, 210, 30, 640, 520, 30)
PARTS: tuple[data.PartOfDay, ...] = ("morning", "midday", "afternoon", "evening")


def sample_report(client: str, language: data.Language, dress: data.Dress) -> data.BranchReport:
    """The report of that branch for a client of this name."""
    words = Words(language, taxonomies())
    form, visits, peers, previous = _sample()
    return data.BranchReport(
        programme=data.Programme(client, words("sample.programme"), Decimal(85)),
        branch=data.Branch("S-001", words("sample.branch"), "", words("sample.region")),
        wave=data.Wave("S2", words("sample.wave", n=2), WAVE.first_day, WAVE.last_day),
        language=language,
        form=form,
        form_version="1",
        visits=visits,
        peers=peers,
        previous_wave=data.Wave("S1", words("sample.wave", n=1), BEFORE.first_day, BEFORE.last_day),
        previous=previous,
        dress=dress,
    )


@cache
def _sample() -> tuple[Any, tuple[data.Visit, ...], tuple[tuple[Decimal, ...], ...], tuple[Any, ...]]:
    """The form, the branch's visits, each branch's scores, and the branch's scorecards of the wave before."""
    tree = load(FORM)
    form = read_form(tree)
    visits = tuple(_visit(form, number) for number in range(1, VISITS + 1))
    others = [
        [_card(form, 100 * place + turn, skill)[1] for turn in range(4)]
        for place, skill in enumerate(BRANCHES[1:], start=1)
    ]
    own = tuple(Decimal(visit.scorecard["final"]) for visit in visits)
    peers = own, *(tuple(Decimal(card["final"]) for card in cards) for cards in others)
    return tree, visits, peers, tuple(_card(form, 50 + turn, BRANCHES[3])[1] for turn in range(VISITS))


def _visit(form: Form, number: int) -> data.Visit:
    answers, card = _card(form, number, BRANCHES[0])
    return data.Visit(
        number=number,
        day=WAVE.first_day + timedelta(days=4 * number),
        part_of_day=PARTS[number % 4],
        shopper=f"S{1 + number % 3}",
        scorecard=card,
        answers=answers,
        photos=(_photo(form, number),) if number <= 4 else (),
    )


def _card(form: Form, seed: int, skill: float) -> tuple[dict[str, Any], dict[str, Any]]:
    """The answers of one visit, each question well met with this chance, and what they score."""
    dice = random.Random(seed)
    answers = {
        "form": form.code,
        "language": "en",
        "events": _clock(dice, skill),
        "answers": {
            code: {"value": VALUES[question.type](question, dice, dice.random() < skill or bool(question.critical))}
            for code, question in form.questions.items()
            if question.type in VALUES
        },
    }
    return answers, score(form, read_answers(form, answers)).as_tree()


def _clock(dice: random.Random, skill: float) -> dict[str, float]:
    at, events = 0.0, {}
    for event, seconds in zip(EVENTS, SECONDS, strict=True):
        at += seconds * (1.7 - skill) * dice.uniform(0.5, 1.6)
        events[event] = round(at, 1)
    return events


def _photo(form: Form, number: int) -> data.Photo:
    """A drawn front of a house."""
    question = next(code for code, question in form.questions.items() if question.type == "yes_no")
    picture = Image.new("RGB", (480, 360), (214, 224, 231))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 270, 480, 360), fill=(140, 146, 150))
    pen.rectangle((60, 90, 420, 275), fill=(196 + 10 * number, 204, 190))
    for place in range(4):
        pen.rectangle((84 + 84 * place, 140, 140 + 84 * place, 230), fill=(86, 112, 132))
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=80)
    jpeg = file.getvalue()
    return data.Photo(sha256(jpeg).hexdigest(), jpeg, 480, 360, question)


def _choice(question: Question, dice: random.Random, well: bool) -> str:
    options = [option.code for option in question.kind.options]  # type: ignore[attr-defined]
    code: str = options[0] if well else dice.choice(options[1:])
    return code


def _yes_no(question: Question, _dice: random.Random, well: bool) -> str:
    expected: str = getattr(question.kind, "expected", "yes")
    return expected if well else {"yes": "no", "no": "yes"}[expected]


def _checklist(question: Question, dice: random.Random, well: bool) -> list[str]:
    parts = [part.code for part in question.kind.parts]  # type: ignore[attr-defined]
    return parts if well else parts[: dice.randrange(len(parts))]


def _scale(question: Question, dice: random.Random, well: bool) -> int:
    lowest, highest = question.kind.lowest, question.kind.highest  # type: ignore[attr-defined]
    return dice.randint(highest - 1, highest) if well else dice.randint(lowest, max(lowest, highest - 2))


VALUES: Mapping[str, Callable[[Question, random.Random, bool], Any]] = {
    "yes_no": _yes_no,
    "choice": _choice,
    "checklist": _checklist,
    "scale": _scale,
    "ratio": lambda _question, dice, well: {"have": 4 if well else dice.randrange(1, 4), "of": 4},
    "time": lambda _question, _dice, _well: "09:00",
}
