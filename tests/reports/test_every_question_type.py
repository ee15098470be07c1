"""A form with every question type, curve and effect gives whole reports, in languages that it lacks too."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from forms.answers import read_answers
from forms.reading import read_form
from forms.scoring import score
from reports import branch_report, visit_report
from reports.data import Language, Visit
from reports.measures.branch import branch_figures
from reports.words import LANGUAGES
from tests.reports import build, paper

TAGS = {"parameter": "speed", "owner": "manager"}
SCORED = {"points": 5, "tags": TAGS}
OPTIONS = [{"option": "a", "title": "First", "credit": 1}, {"option": "b", "title": "Second", "credit": 0}]
TIMED = {"type": "duration", "title": "How long?", "start": "in", "end": "out", **SCORED}
QUESTIONS: list[dict[str, Any]] = [
    {"question": "yes", "type": "yes_no", "title": "Seen?", **SCORED, "critical": {"effect": "section_zero"}},
    {"question": "choice", "type": "choice", "title": "Which?", "options": OPTIONS, **SCORED},
    {
        "question": "list",
        "type": "checklist",
        "title": "Which parts?",
        "parts": [{"part": "p", "title": "Part one"}, {"part": "q", "title": "Part two"}],
        **SCORED,
    },
    {
        "question": "scale",
        "type": "scale",
        "title": "How?",
        "from": 0,
        "to": 4,
        "anchors": {0: "bad", 4: "good"},
        **SCORED,
    },
    {"question": "ratio", "type": "ratio", "title": "How many of?", **SCORED},
    {"question": "step", **TIMED, "curve": {"target": 60}, "calamities": ["lost_time"]},
    {"question": "line", **TIMED, "curve": {"target": 60, "limit": 120}},
    {"question": "half", **TIMED, "curve": {"target": 60, "half_every": 30}},
    {"question": "tiers", **TIMED, "curve": {"tiers": [[5, 1], [10, 0.5]]}},
    {"question": "rhythm", **TIMED, "curve": {"rhythm": [30, 90, 240, 360]}},
    {"question": "free", "type": "duration", "title": "Untargeted", "start": "in", "end": "out"},
    {
        "question": "number",
        "type": "number",
        "title": "How much?",
        "unit": {"en": "kg"},
        "curve": {"tiers": [[5, 1]]},
        **SCORED,
    },
    {
        "question": "choices",
        "type": "choices",
        "title": "All that apply",
        "options": [{"option": code, "title": code.upper()} for code in ("a", "b", "c")],
    },
    {"question": "text", "type": "text", "title": "Tell"},
    {"question": "time", "type": "time", "title": "When?"},
    {"question": "photo", "type": "photo", "title": "Show"},
]
ANSWERS: dict[str, Any] = {
    "yes": {"value": "no"},
    "choice": {"value": "b"},
    "list": {"value": ["p"]},
    "scale": {"value": 0},
    "ratio": {"value": {"have": 3, "of": 4}},
    "number": {"value": 12.5},
    "choices": {"value": ["a", "c"]},
    "text": {"value": "Two lines\nof words"},
    "time": {"value": "09:30"},
    "photo": {"photos": [build.photo().sha256]},
}


def form(method: str) -> dict[str, Any]:
    """Two sections of the same questions, the second under other codes."""
    second = [{**question, "question": f"{question['question']}2"} for question in QUESTIONS]
    return {
        "form": "all-types",
        "title": "Every type",
        "languages": ["en"],
        "channel": "in_person",
        "scoring": {
            "method": method,
            "bands": [{"band": "passed", "from": 50}, {"band": "failed", "from": 0}],
            "minimum_coverage": 10,
        },
        "events": [{"event": "in", "title": "In"}, {"event": "out", "title": "Out"}],
        "sections": [
            {"section": "S", "title": "First half", "weight": 30, "questions": QUESTIONS},
            {"section": "T", "title": "Second half", "questions": second},
        ],
    }


def visit(tree: Mapping[str, Any], number: int, taken: float) -> Visit:
    second = {f"{code}2": answer for code, answer in ANSWERS.items()}
    document = {
        "form": "all-types",
        "language": "en",
        "events": {"in": 0, "out": taken},
        "answers": {**ANSWERS, **second},
    }
    read = read_form(tree)
    card = score(read, read_answers(read, document)).as_tree()
    return replace(build.visit(number), scorecard=card, answers=document, photos=(build.photo(question="photo"),))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("method", ["pooled", "weighted"])
def test_every_type_is_told_in_both_reports(method: str, language: Language) -> None:
    tree = form(method)
    visits = tuple(visit(tree, number, taken) for number, taken in enumerate((4, 61, 8000, 200.5), start=1))
    said = paper.text(visit_report.make(build.visit_report(language, form=tree, visit=visits[1])))
    whole = paper.text(branch_report.make(build.branch_report(language, form=tree, visits=visits, previous=())))

    for question in QUESTIONS:
        assert f"{question['question']} {question['title']}" in said
    for answer in ("Second", "Part two", "0", "A, C", "Two lines of words", "09:30", "kg", "1:01"):
        assert answer in said
    assert "rhythm How long?" in whole


def test_a_weighted_forms_losses_add_up_to_what_its_score_lacks() -> None:
    tree = form("weighted")
    report = build.branch_report(form=tree, visits=(visit(tree, 1, 61),), previous=())
    figures = branch_figures(report)
    raw = report.visits[0].scorecard["raw"]

    assert abs(100 - float(sum(row.lost for row in figures.missed)) - float(raw)) < 0.05 * len(figures.missed) + 0.05


def test_reports_made_at_once_are_the_same_as_one_after_another() -> None:
    reports = [build.branch_report(language, count=3) for language in LANGUAGES] * 2
    with ThreadPoolExecutor(4) as pool:
        at_once = list(pool.map(branch_report.make, reports))

    assert at_once == [branch_report.make(report) for report in reports]
