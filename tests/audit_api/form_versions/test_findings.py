"""What is found in a form comes with the facts that other languages need; the web tests say the same cases."""

from __future__ import annotations

import ast
import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from audit_api.form_versions.judging import as_places, judge
from forms.answers import read_answers
from forms.problems import Broken
from forms.reading import parse, read_form
from forms.taxonomies import load

from ...shared_cases import cases, edit

ROOT = Path(__file__).parents[3]
ABOUT_ANSWERS = ("answers.py", "checking.py")
"""What they find is said on the phone, in `web/src/questions/sentences.ts`."""
CODE_AT = {"refuse": 0, "_refuse": 0, "refuse_value": 0, "finding": 0, "Problem": 1, "one_of": 1, "codes": 1}
"""Which argument of a call is the code of what is found."""
SOME = "one of several"
EVERY = [
    pytest.param(case, test, id=f"{case['description']}: {test['description']}")
    for case in cases("findings")
    for test in case["tests"]
]


@pytest.mark.parametrize(("case", "test"), EVERY)
def test_what_is_found_is_said_with_the_facts_that_the_case_names(case: Any, test: Any) -> None:
    found = [[one["code"], one["data"], one["message"]] for one in _found(case, test)]
    assert json.loads(json.dumps(found)) == test["found"]


def test_every_code_that_a_form_can_be_found_with_has_a_case() -> None:
    found = [one for case in cases("findings") for test in case["tests"] for one in test["found"]]
    told = {(code, data.get("sentence", "")) for code, data, _ in found} | {(code, SOME) for code, *_ in found}
    assert sorted(set(_codes()) - told) == []


def _found(case: Any, test: Any) -> list[dict[str, Any]]:
    try:
        if "text" in test:
            parse(test["text"])
        elif "answers" in test:
            read_answers(read_form(case["form"]), test["answers"])
    except Broken as broken:
        return as_places(broken.problems)
    tree = copy.deepcopy(case["form"])
    edit(tree, test)
    judgement = judge(tree, load(), case["form"]["form"])
    return judgement["problems"] or [*judgement["warnings"], *judgement["wording"]]


def _codes() -> Iterator[tuple[str, str]]:
    """Each code, with the sentence where it has several, that is written in the code that reads a form."""
    sources = [path for path in (ROOT / "forms").rglob("*.py") if path.name not in ABOUT_ANSWERS]
    sources += [ROOT / "audit_api" / "form_versions" / name for name in ("judging.py", "trees.py")]
    for path in sources:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and "xlsform" not in path.parts:
                yield from _code(node)


def _code(call: ast.Call) -> Iterator[tuple[str, str]]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    given = call.args[CODE_AT[name] :] if name in CODE_AT else []
    if given and isinstance(given[0], ast.Constant) and isinstance(given[0].value, str):
        facts = {word.arg: word.value for word in call.keywords}
        sentence = None if name == "Problem" or None in facts else facts.get("sentence", ast.Constant(""))
        yield given[0].value, str(sentence.value) if isinstance(sentence, ast.Constant) else SOME
