"""Three languages say the same things, each in its own way."""

import re
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest

import reports
from forms.taxonomies import load
from reports.data import Language
from reports.words import LANGUAGES, Words, inner, table
from tests.reports import build


def words(language: Language) -> Words:
    return Words(language, load())


def placeholders(text: object) -> set[str]:
    forms = text.values() if isinstance(text, dict) else [text]
    return {name for form in forms for name in re.findall(r"{(\w+)}", str(form))}


@pytest.mark.parametrize("language", ["ms", "id"])
def test_every_language_has_the_same_keys_and_the_same_values_to_fill(language: Language) -> None:
    assert table(language).keys() == table("en").keys()
    for key, text in table("en").items():
        if isinstance(text, str):
            assert placeholders(table(language)[key]) == placeholders(text), key
        elif isinstance(text, dict):
            assert placeholders(table(language)[key]) <= placeholders(text) | {"n"}, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_and_every_count_has_its_general_form(language: Language) -> None:
    for key, text in table(language).items():
        assert text, key
        if isinstance(text, dict):
            assert text["other"], key


def test_malay_and_indonesian_are_not_copies_of_each_other_or_of_english() -> None:
    long = [key for key, text in table("en").items() if isinstance(text, str) and len(text) > 40]

    assert long
    for key in long:
        assert len({str(table(language)[key]) for language in LANGUAGES}) == 3, key


@pytest.mark.parametrize(
    ("language", "foreign"),
    [
        ("id", "pejabat|peratus|kaunter|bahagian|lawatan|cawangan|kerana|purata|soalan|gambar|pusingan|gred|ragam"),
        ("ms", "kantor|persen|loket|bagian|kunjungan|cabang|karena|rata-rata|pertanyaan|foto|gelombang|predikat"),
    ],
)
def test_neither_language_borrows_the_other_s_words(language: Language, foreign: str) -> None:
    for key, text in table(language).items():
        assert not re.search(rf"\b(?:{foreign})\b", str(text).lower()), key


@pytest.mark.parametrize("key", ["felt.means", "felt.times", "changes.tried", "faults.none_at_all"])
def test_indonesian_speaks_of_one_as_of_one(key: str) -> None:
    """No mean of one visit, and none of one branch."""
    values = {"felt": "1:00", "clocked": "2:00", "times": "0,5", "wave": "Wave 3", "expected": "0,1"}
    said = words("id").count(key, 1, **values)

    assert "satu" in said.lower()
    assert not {"rata-rata", "1"} & set(said.lower().split())


def test_every_key_that_the_pages_name_is_in_the_table() -> None:
    source = "".join(path.read_text() for path in Path(reports.__file__).parent.rglob("*.py"))
    named = set(re.findall(r'words(?:\.count)?\(\s*"([a-z_.0-9]+)"', source))

    assert len(named) > 60
    assert named <= table("en").keys()


@pytest.mark.parametrize(
    ("language", "one", "thousand"), [("en", "90.6", "1,234.5"), ("ms", "90.6", "1,234.5"), ("id", "90,6", "1.234,5")]
)
def test_numbers_follow_the_country(language: Language, one: str, thousand: str) -> None:
    assert words(language).number(Decimal("90.6")) == one
    assert words(language).number(Decimal("1234.5")) == thousand
    assert words(language).number(None) == "–"


def test_a_sign_is_always_told_but_for_nought() -> None:
    say = words("en")

    assert [say.signed(Decimal(each)) for each in ("6.0", "-6.0", "0.0")] == ["+6.0", "−6.0", "0.0"]


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "0:00"), (59.5, "1:00"), (75.4, "1:15"), (3600, "60:00"), (None, "–")]
)
def test_times_are_minutes_and_seconds(seconds: float | None, shown: str) -> None:
    assert words("en").clock(seconds) == shown


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        (date(2026, 10, 1), date(2026, 10, 31), "1–31 Oktober 2026"),
        (date(2026, 9, 28), date(2026, 10, 3), "28 September – 3 Oktober 2026"),
        (date(2026, 12, 28), date(2027, 1, 3), "28 Desember 2026 – 3 Januari 2027"),
    ],
)
def test_a_stretch_of_days_says_nothing_twice(first: date, last: date, shown: str) -> None:
    assert words("id").days(first, last) == shown


def test_a_count_of_one_has_its_own_form_where_the_language_has_one() -> None:
    assert words("en").count("visits", 1) == "1 visit"
    assert words("en").count("visits", 2) == "2 visits"
    assert words("id").count("visits", 1) == "1 kunjungan"


def test_the_time_of_day_is_told_only_when_it_is_given() -> None:
    assert words("ms").when(build.visit(1)).endswith("tengah hari")
    assert words("ms").when(build.visit(1, at=time(14, 5))).endswith("14:05")


def test_a_code_that_nobody_named_is_shown_as_it_is() -> None:
    assert words("en").label("band", "sangat_baik") == "sangat baik"
    assert words("id").label("parameter", "speed") == load().label("parameter", "speed", "id")


def test_quotation_marks_inside_a_quotation_become_single_ones() -> None:
    assert inner('She said "no" and “never”.') == "She said ‘no’ and ‘never’."


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_chooses_the_pages_of_a_report_reads_their_titles(language: Language) -> None:
    desk = Path(reports.__file__).parents[1] / "web/src/words/setup" / f"{language}.ts"
    named = dict(re.findall(r'"dress\.(page\.\w+)": "([^"]*)"', desk.read_text()))

    assert len(named) > 10
    assert named == {key: table(language)[key] for key in named}
