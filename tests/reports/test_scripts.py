"""Lines in other scripts stand in the order, in the shapes and in the fonts in which their readers know them."""

import pytest

from reports.scripts import ARABIC, HAN, LATIN, TAMIL, Run, face, has, runs, width
from reports.style import BOLD, REGULAR

BRANCH = "چوو ڤوڠ"


def _order(line: str) -> list[str]:
    return [run.says.strip() for run in runs(line, REGULAR)]


def test_latin_is_one_run_as_it_stands() -> None:
    assert runs("Cawangan 1", REGULAR) == (Run(REGULAR, "Cawangan 1", "Cawangan 1"),)


def test_jawi_runs_to_the_left_within_a_line_that_runs_to_the_right() -> None:
    assert _order(f"Jalan {BRANCH} ATM") == ["Jalan", BRANCH, "ATM"]
    assert runs(BRANCH, REGULAR)[0].signs != runs(BRANCH[::-1], REGULAR)[0].signs


def test_a_number_within_jawi_stands_left_of_what_is_before_it() -> None:
    assert _order(f"{BRANCH} 24 {BRANCH}") == [BRANCH, "24", BRANCH]
    assert runs("كيت 12", REGULAR)[0].signs == "12"


def test_brackets_around_a_number_open_towards_it() -> None:
    written = "".join(run.signs for run in runs(f"Cawangan {BRANCH} (1) Demo", REGULAR))

    assert written.startswith("Cawangan (1)")


def test_brackets_that_stand_alone_stay() -> None:
    assert "".join(run.signs for run in runs("x) y ( z 吉", REGULAR)) == "x) y ( z 吉"


def test_letters_take_another_form_beside_each_other() -> None:
    alone, joined = runs("ڤ", REGULAR)[0], runs("ڤڤڤ", REGULAR)[0]

    assert len(set(joined.signs)) == 3
    assert alone.signs not in joined.signs


def test_every_letter_of_jawi_is_there_in_both_weights() -> None:
    letters = "ابتةثجچحخدذرزسشصضطظعغڠفڤقکݢلمنوۏهءيىڽ"

    assert all(map(has, letters))
    assert {run.font for run in runs(letters, REGULAR)} == {ARABIC}
    assert {run.font for run in runs(letters, BOLD)} == {f"{ARABIC}-Bold"}


@pytest.mark.parametrize(("text", "font"), [("கிளை", TAMIL), ("吉隆坡分行", HAN), ("職員說", HAN)])
def test_other_scripts_have_a_font_of_their_own(text: str, font: str) -> None:
    assert {run.font for run in runs(text, REGULAR)} == {font}


def test_tamil_vowels_are_written_where_they_stand_not_where_they_are_said() -> None:
    (run,) = runs("கெ", REGULAR)

    assert run.signs == "கெ"[::-1]


def test_a_run_is_as_wide_as_its_signs() -> None:
    (run,) = runs("分行", REGULAR)

    assert width(run) == 2 * face(HAN).face.charWidths[ord("分")]


def test_what_no_font_has_is_said_to_be_missing() -> None:
    assert not has("\N{GRINNING FACE}")
    assert not has("\N{ARABIC FATHA}")
    assert not has("\ue010")
    assert not has("\N{ARABIC LETTER MARK}")
    assert has("é")
    assert ord("é") in LATIN
