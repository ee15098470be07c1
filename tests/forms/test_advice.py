"""The designer is warned of what is allowed, but unwise."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from forms.advice import warnings
from forms.reading import read_form


def question(code: str, **more: Any) -> dict[str, Any]:
    tags = {"parameter": more.pop("parameter", "speed"), "owner": more.pop("owner", "manager")}
    return {"question": code, "type": "yes_no", "title": "Well?", "points": 1, "tags": tags, **more}


def form(*questions: dict[str, Any], **more: Any) -> dict[str, Any]:
    section = {"section": "A", "title": "All", "questions": list(questions)}
    return {"form": "advised", "title": "Advised", "languages": ["en"], "sections": [section], **more}


def told(tree: dict[str, Any]) -> list[tuple[str, str]]:
    return [(problem.path, problem.code) for problem in warnings(read_form(tree))]


def many(count: int, **more: Any) -> list[dict[str, Any]]:
    return [question(f"Q{number}", **more) for number in range(count)]


def standard(code: str, **more: Any) -> dict[str, Any]:
    return {"standard": code, "title": code, **more}


def test_a_balanced_form_is_not_warned_of() -> None:
    assert told(form(*many(10))) == []


def test_more_than_40_scored_questions() -> None:
    assert told(form(*many(40))) == []
    assert told(form(*many(41))) == [("sections", "many_questions")]
    assert told(form(*many(40), question("X", points=0))) == []


def test_one_question_above_15_per_cent_of_the_points() -> None:
    assert told(form(*many(17), question("X", points=3))) == []
    assert told(form(*many(17), question("X", points=Decimal("3.01")))) == [
        ("sections[0].questions[17].points", "heavy_question")
    ]


def test_expression_and_vocabulary_above_60_per_cent_of_the_points() -> None:
    smiles = [question(f"S{n}", parameter="expression" if n % 2 else "vocabulary") for n in range(6)]
    assert told(form(*smiles, *many(4))) == []
    assert told(form(*smiles, *many(4)[:3])) == [("sections", "operation_smile")]


def test_fewer_than_two_questions_owned_outside_the_counter() -> None:
    counter = many(8, owner="cashier")
    assert told(form(*counter, question("X", owner="guard"), question("Y", owner="cleaner"))) == []
    assert told(form(*counter, question("X", owner="guard"))) == [("sections", "only_counter")]


def test_a_parameter_with_one_question_only() -> None:
    assert told(form(*many(9), question("X", parameter="safety"))) == [("sections", "lonely_parameter")]
    assert told(form(*many(9), question("X", parameter="safety", points=0))) == []


def test_a_law_that_weighs_less_than_an_upsell() -> None:
    standards = [standard("law", basis="law"), standard("upsell", basis="offering")]
    asked = [question("L", standard="law", points=1), question("U", standard="upsell", points=1)]
    assert told(form(*many(10), *asked, standards=standards)) == []
    asked[1]["points"] = 2
    assert told(form(*many(12), *asked, standards=standards)) == [("standards[0]", "light_law")]


def test_a_missing_translation_is_named_by_its_place() -> None:
    tree = form(*many(10), languages=["en", "ms"], title={"en": "Advised", "ms": "Dinasihati"})
    tree["sections"][0]["title"] = {"en": "All", "ms": "Semua"}
    for each in tree["sections"][0]["questions"]:
        each["title"] = {"en": "Well?", "ms": "Jadi?"}
    anchors = {"0": {"en": "Cold", "ms": "Dingin"}, "4": {"en": "Warm"}}
    scale = {"question": "S", "type": "scale", "title": {"en": "Warm?"}, "from": 0, "to": 4, "anchors": anchors}
    tree["sections"][0]["questions"].append(scale)
    assert told(tree) == [
        ("sections[0].questions[10].title", "missing_translation"),
        ("sections[0].questions[10].anchors.4", "missing_translation"),
    ]


def test_standards_without_questions_and_musts_without_points() -> None:
    standards = [standard("idle"), standard("free", binding="must"), standard("mild", binding="should")]
    asked = [question("F", standard="free", points=0), question("M", standard="mild", points=0)]
    assert told(form(*many(10), *asked, standards=standards)) == [
        ("standards[0]", "standard_unasked"),
        ("standards[1]", "must_without_points"),
    ]
