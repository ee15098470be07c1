"""Every figure that docs/scoring.md gives is what the program computes."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from forms.answers import read_answers
from forms.reading import parse, read_form
from forms.scoring import score
from reports.measures.change import WORTH_SAYING, change, visits_needed
from reports.measures.gate import Standing, standing
from reports.measures.interval import Share, mean_interval, share_interval, spread_within
from reports.measures.rounding import half_up, mean
from reports.measures.timing import breach_likely

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = (ROOT / "docs/scoring.md").read_text()
WORDS = " ".join(DOCUMENT.replace("**", "").split())
FORM = parse((ROOT / "forms/library/bank-branch.yaml").read_text())
ANSWERS = parse((ROOT / "docs/examples/answers.json").read_text())
FORM_QUESTIONS = {one["question"]: one for section in FORM["sections"] for one in section["questions"]}
WAVE = [[72, 85, 91, 68], [88, 92, 84, 90], [60, 74], [79, 81, 83, 77, 80, 86], [95], [70, 66, 75, 69]]
ADVICE_DESK = [f"D{number}" for number in range(1, 11)]


def card(form: Any = FORM, /, **changes: Any) -> dict[str, Any]:
    """The scorecard of the example visit, with some answers given otherwise."""
    definition = read_form(form)
    tree = {**ANSWERS, "answers": {**ANSWERS["answers"], **changes}}
    return score(definition, read_answers(definition, tree)).as_tree()


def table(head: str) -> list[list[str]]:
    """The rows of the table below the line `head`."""
    body = DOCUMENT.split(f"\n{head}\n")[1].split("\n\n")[0].splitlines()[1:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in body]


def says(*sentences: str) -> None:
    """All of `sentences` stand in the document."""
    assert [sentence for sentence in sentences if sentence not in WORDS] == []


def test_the_questions_that_lost_points_are_all_there_with_their_credit() -> None:
    lost = [row for row in card()["questions"] if row["possible"] and row["earned"] < row["possible"]]
    lost = [row for row in lost if Decimal(row["possible"])]

    shown = [
        [code, *figures] for code, _, *figures in table("| question | what came back | points | credit | earned |")
    ]

    assert shown == [[row[key] for key in ("question", "possible", "credit", "earned")] for row in lost]


def test_a_time_half_way_between_target_and_limit_earns_half() -> None:
    made = {row["question"]: row for row in card(B6={"value": 15 * 60})["questions"]}

    says("With a target of 10 minutes and a limit of 20, all is earned up to 10, nothing from 20, and half at 15")
    assert FORM_QUESTIONS["B6"]["curve"] == {"target": 10 * 60, "limit": 20 * 60}
    assert made["B6"]["credit"] == "0.5"


def test_the_sections_are_those_of_the_scorecard() -> None:
    keys = ("section", "earned", "possible", "percent")

    assert table("| section | earned | possible | per cent |") == [
        [row[key] or "–" for key in keys] for row in card()["sections"]
    ]


def test_the_score_of_the_example() -> None:
    made = card()
    whole = sum(question.points for question in read_form(FORM).questions.values() if question.scored)

    says(
        f"earned {made['earned']} of {made['possible']} points",
        f"100 × {made['earned']} / {made['possible']} is {made['final']}",
        f"so the score is {made['final']}",
        f"The form is worth {whole} points",
        f"the same answers would then give {card(_weighted())['final']}",
    )
    assert made["provisional"]


def _weighted() -> dict[str, Any]:
    return {**FORM, "scoring": {**FORM["scoring"], "method": "weighted"}}


def test_what_stays_out_of_the_score() -> None:
    without = card(**{code: {"state": "not_applicable"} for code in ADVICE_DESK})
    kept = card(D11={"value": "on_time"})

    says(
        f"the score would be {without['earned']} of {without['possible']}",
        f"coverage would stay at {without['coverage']} %",
        f"the visit becomes {kept['earned']} of {kept['possible']}, which is {kept['final']}",
    )
    assert not kept["provisional"]


def test_the_coverage_of_a_visit_that_saw_too_little() -> None:
    blind = card(**{code: {"state": "not_observed"} for code in ADVICE_DESK})

    says(
        f"In the example it is {card()['coverage']} %",
        f"it would be {blind['coverage']} %: below the form's minimum of {FORM['scoring']['minimum_coverage']} %",
    )
    assert not blind["complete"]


def test_the_bonus_of_the_example() -> None:
    better = card(Z11={"value": "yes"})

    says(f"the {better['bonus']} bonus points would lift the score from {card()['final']} to {better['final']}")


def test_the_critical_question_of_the_example() -> None:
    capped = card(C10={"value": "no"})

    says(
        f"caps the score at {FORM_QUESTIONS['C10']['critical']['at']}",
        f"the visit would have {capped['raw']} before the cap and a final score of {capped['final']}",
    )
    assert capped["critical"] == ["C10"]


def test_the_effects_are_those_of_the_language() -> None:
    shown = {row[0].strip("`") for row in table("| effect | what it does |")}

    for effect in shown:
        assert read_form(_with_effect(effect))
    assert shown == {"cap", "section_zero", "zero", "end", "flag"}


def _with_effect(effect: str) -> dict[str, Any]:
    critical = {"effect": effect, **({"at": 59} if effect == "cap" else {})}
    changed = {"C10": {**FORM_QUESTIONS["C10"], "critical": critical}}
    sections = [
        {**section, "questions": [changed.get(one["question"], one) for one in section["questions"]]}
        for section in FORM["sections"]
    ]
    return {**FORM, "sections": sections}


def test_the_compliance_rate_of_the_example() -> None:
    met = card()["compliance"]

    says(f"Here {met['met']} of {met['answered']}, which is {met['rate']} %")


def test_the_bands_are_those_of_the_form() -> None:
    assert table("| band | from |") == [[band["band"], str(band["from"])] for band in FORM["scoring"]["bands"]]
    says(f"89.95 prints as {half_up(Decimal('89.95'))} and is excellent")


def test_the_tag_of_the_example() -> None:
    speed = card()["tags"]["parameter"]["speed"]

    says(
        f"speed, for one, has {speed['earned']} of {speed['possible']} "
        f"from {speed['answered']} questions, which is {speed['percent']}"
    )


def test_a_tag_has_a_per_cent_from_two_answered_questions_up() -> None:
    rows = [row for family in card()["tags"].values() for row in family.values()]

    says("A tag has a per cent from two answered questions up")
    assert {row["answered"] >= 2 for row in rows} == {True, False}
    assert all((row["percent"] is not None) == (row["answered"] >= 2) for row in rows)


def test_how_sins_and_calamities_are_raised() -> None:
    one, two = card(B2={"value": 0}), card(B2={"value": 0}, C4={"value": 0})
    talk = card(C11={"value": "yes", "comment": "About the weekend"})

    assert one["sins"] == {}
    assert two["sins"] == {"coldness": ["B2", "C4"]}
    assert talk["sins"] == {"apathy": ["C11"]}
    assert card()["calamities"] == {"lost_time": ["B6"]}
    assert ANSWERS["answers"]["B6"]["value"] == 840


def test_the_score_and_the_interval_of_the_example_branch() -> None:
    spread = spread_within(WAVE)
    assert spread is not None
    interval, share = mean_interval(WAVE[0], spread), share_interval(Share(3, 4))
    assert interval is not None
    assert share is not None

    says(
        f"Four visits with 72, 85, 91 and 68 make {half_up(mean(WAVE[0]))}",
        " · ".join(", ".join(map(str, scores)) for scores in WAVE),
        f"the pooled spread is {half_up(spread.deviation, 2)}",
        f"interval is {interval.low} to {interval.high}",
        f"3 of 4 is {Share(3, 4).percent:.0f} %, and may well be anything from {share.low} to {share.high} %",
    )


@pytest.mark.parametrize(
    ("visits", "allowed"),
    [
        ("0", Standing.NOTHING),
        ("1", Standing.CARD),
        ("2 to 3", Standing.MEAN),
        ("4 to 7", Standing.SCORE),
        ("8 and more", Standing.BAND),
    ],
)
def test_the_publishing_gate_is_the_one_that_is_used(visits: str, allowed: Standing) -> None:
    first, *last = (int(number) for number in re.findall(r"\d+", visits))

    assert visits in [row[0] for row in table("| visits | what the report shows |")]
    assert {standing(first), standing(last[0] if last else first)} == {allowed}
    assert first == 0 or standing(first - 1) < allowed


def test_the_change_of_the_example_is_not_clear() -> None:
    found = change(WAVE[0], [80, 88, 94, 78])
    assert found is not None
    low, high = (str(end).replace("-", "−") for end in (found.interval.low, found.interval.high))

    says(f"the mean rose by {found.difference} points. The 95 % interval is {low} to {high}: no clear change")
    assert found.verdict == "none"
    says(f"the difference is at least {WORTH_SAYING} points")


def test_the_visits_that_show_a_change() -> None:
    says(
        f"it takes {visits_needed(5, 10)} visits a wave to see a change of 5 points",
        f"and {visits_needed(10, 10)} for a change of 10",
    )


def test_when_a_promise_is_called_hardly_kept() -> None:
    says("With a promise of 80 %, 6 of 12 in time is called so; 7 of 12 is not")
    assert breach_likely(Share(6, 12), 80)
    assert not breach_likely(Share(7, 12), 80)
