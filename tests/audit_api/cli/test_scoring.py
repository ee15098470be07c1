"""`shopper-audit score` and `check` on files: scorecards, or one line a problem."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from audit_api.cli.scoring import check, score

FORM = """
form: small
title: Small
languages: [en]
sections:
  - section: A
    title: Arrival
    questions:
      - {question: A1, type: yes_no, title: Open, points: 3, tags: {parameter: facilities, owner: manager}}
      - {question: A2, type: duration, title: Wait, start: door, end: ack}
events: [{event: door, title: In}, {event: ack, title: Seen}]
"""
YES = '{"form": "small", "answers": {"A1": {"value": "yes"}}}'
NO = "form: small\nanswers: {A1: {value: no}}"


@pytest.fixture
def form(tmp_path: Path) -> Path:
    return written(tmp_path / "form.yaml", FORM)


def written(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def run(command: Any, *paths: Path) -> Result:
    result = CliRunner().invoke(command, [str(path) for path in paths])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_each_answers_file_gives_one_line_of_json(form: Path, tmp_path: Path) -> None:
    files = [written(tmp_path / "yes.json", YES), written(tmp_path / "no.yaml", NO)]
    result = run(score, form, *files)
    assert [json.loads(line)["final"] for line in result.stdout.splitlines()] == ["100.0", "0.0"]
    assert (result.exit_code, result.stderr) == (0, "")


def test_the_keys_of_a_scorecard_stand_in_the_order_of_the_contract(form: Path, tmp_path: Path) -> None:
    card = json.loads(run(score, form, written(tmp_path / "yes.json", YES)).stdout)
    order = "form earned possible bonus raw final band coverage complete provisional critical compliance sections tags"
    assert list(card) == [*order.split(), "sins", "calamities", "questions"]


def test_a_broken_answers_file_is_told_with_every_problem_and_the_rest_is_scored(form: Path, tmp_path: Path) -> None:
    broken = written(tmp_path / "broken.json", '{"form": "small", "answers": {"A1": {"value": "maybe"}, "B": {}}}')
    result = run(score, form, broken, written(tmp_path / "yes.json", YES))
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert [line.split(": ")[1] for line in result.stderr.splitlines()] == ["answers.A1.value", "answers.B"]


def test_a_broken_form_scores_nothing(tmp_path: Path) -> None:
    broken = written(tmp_path / "form.yaml", FORM.replace("points: 3", "points: -3"))
    result = run(score, broken, written(tmp_path / "yes.json", YES))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "sections[0].questions[0].points: -3 is below 0. Give 0 or more." in result.stderr


def test_check_exits_1_on_problems(tmp_path: Path) -> None:
    broken = written(tmp_path / "form.yaml", FORM.replace("title: Small", "colour: red"))
    result = run(check, broken)
    assert result.exit_code == 1
    assert [line.split(":")[0] for line in result.stdout.splitlines()] == ["title is missing. Add it.", "colour"]


def test_check_exits_0_with_warnings_only(form: Path) -> None:
    result = run(check, form)
    assert result.exit_code == 0
    assert "warning: sections: Only one question is about facilities." in result.stdout


HOPELESS: dict[str, str | bytes] = {
    "not UTF-8": b"form: \xff\xfe",
    "empty": "",
    "no YAML": "a: [1, 2",
    "a key twice": "form: a\nform: b",
    "two documents": "a: 1\n---\nb: 2",
    "deep JSON": "[" * 100_000,
    "deep YAML": "- " * 5_000,
    "aliases that multiply": "\n".join(
        ["a0: &a0 [x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10))]
    ),
    "an alias of itself": "a: &a [*a]",
    "NaN": '{"form": NaN}',
    "infinity": "form: .inf",
    "a huge exponent": '{"form": "small", "answers": {"A2": {"value": 1e999999999}}}',
    "a huge exponent in YAML": "form: small\nanswers: {A2: {value: 1e999999999999999999999}}",
    "a number of 10,000 digits": '{"form": ' + "9" * 10_000 + "}",
    "a tag that makes objects": "!!python/object/apply:os.system [ls]",
    "a byte that is no character": "form: \x00",
    "half a character": '{"form": "small", "answers": {"\\ud800": {}}}',
    "a list": "[1, 2]",
    "a word": "hello",
}


@pytest.mark.parametrize("content", HOPELESS.values(), ids=HOPELESS.keys())
def test_a_hopeless_file_is_told_in_sentences(form: Path, tmp_path: Path, content: str | bytes) -> None:
    file = written(tmp_path / "hopeless", content)
    for result in (run(score, form, file), run(score, file, form), run(check, file)):
        assert result.exit_code in (1, 2)
        assert "Traceback" not in result.output
        assert all(line.endswith(".") for line in result.output.splitlines())


def test_a_file_that_cannot_be_opened_is_named(form: Path, tmp_path: Path) -> None:
    for path, why in ((tmp_path / "nowhere.json", "no such file or directory"), (tmp_path, "is a directory")):
        result = run(score, form, path)
        assert (result.exit_code, result.stderr) == (2, f"{path} can't be read: {why}.\n")
        assert run(check, path).exit_code == 2


def test_the_commands_start_without_the_server() -> None:
    """Scoring a file must not wait for the web framework or the database layer to load."""
    heavy = "[name for name in ('flask', 'sqlalchemy', 'reportlab', 'scipy') if name in sys.modules]"
    code = f"import sys, audit_api.cli.scoring; print({heavy})"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
