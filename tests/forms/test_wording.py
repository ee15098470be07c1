"""Words that shoppers would each take in their own way are found in three languages, and good ones are left alone."""

from __future__ import annotations

import time
from typing import Any

import pytest

from forms import library
from forms.wording import lint

TWO, OPINION, NEGATED, HIDDEN, LONG = (
    "two_questions",
    "opinion",
    "negated_question",
    "hidden_reversal",
    "long_wording",
)


def form(title: Any, language: str = "en", **more: Any) -> dict[str, Any]:
    question = {"question": "A1", "type": "yes_no", "title": title, **more}
    return {"languages": [language], "sections": [{"section": "A", "questions": [question]}]}


def codes(title: str, language: str = "en", **more: Any) -> list[str]:
    return [finding.code for finding in lint(form({language: title}, language, **more))]


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Were the toilets clean and was there soap?"),
        ("en", "Did the cashier greet you and offer a receipt?"),
        ("en", "Did the cashier smile and make eye contact?"),
        ("en", "Did the guard open the door or greet you?"),
        ("en", "Was the floor clean and dry?"),
        ("en", "Was your order repeated back and confirmed?"),
        ("en", "Was the card kept in sight and the receipt given?"),
        ("ms", "Adakah kakitangan menyapa anda dan menawarkan bantuan?"),
        ("ms", "Adakah tandas bersih dan adakah sabun disediakan?"),
        ("ms", "Adakah lantai bersih dan kering?"),
        ("id", "Apakah petugas menyapa Anda dan menawarkan bantuan?"),
        ("id", "Apakah Anda disapa dan diberi nomor antrean?"),
        ("id", "Apakah lantai bersih dan toiletnya wangi?"),
    ],
)
def test_two_questions_in_one_are_found(language: str, title: str) -> None:
    assert codes(title, language) == [TWO]


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Did the teller greet you by name and title?"),
        ("en", "Were knives, forks and spoons on the table?"),
        ("en", "Were the opening hours and the phone number displayed?"),
        ("en", "Did they explain the fees and charges?"),
        ("en", "Was the counter clean and tidy?"),
        ("en", "Did the advisor ask two or more questions about my need before proposing?"),
        ("ms", "Adakah nama dan nombor telefon dipaparkan?"),
        ("ms", "Adakah pisau, garpu dan sudu disediakan?"),
        ("ms", "Adakah kaunter bersih dan kemas?"),
        ("ms", "Adakah data saya dijaga supaya tidak didengar atau dilihat orang lain?"),
        ("id", "Apakah nama dan nomor telepon terpajang?"),
        ("id", "Apakah saya diberi langkah berikutnya, tanggal, dan orang untuk dihubungi?"),
    ],
)
def test_a_list_of_one_thing_is_one_question(language: str, title: str) -> None:
    assert codes(title, language) == []


@pytest.mark.parametrize(
    ("language", "hint"),
    [("en", "Both are needed."), ("ms", "Kedua-duanya perlu ada."), ("id", "Keduanya harus ada.")],
)
def test_a_hint_that_says_what_counts_settles_two_in_one(language: str, hint: str) -> None:
    titles = {
        "en": "Did the guard ask my purpose and lead me to the queue?",
        "ms": "Adakah pengawal bertanya tujuan saya dan menunjukkan giliran?",
        "id": "Apakah satpam menanyakan keperluan saya dan mengarahkan ke antrean?",
    }
    assert codes(titles[language], language) == [TWO]
    assert codes(titles[language], language, hint={language: hint}) == []


def test_any_of_several_faults_is_one_question_where_no_is_expected() -> None:
    title = "Was I talked down to, interrupted, or given jargon without explanation?"
    assert codes(title, expected="no") == []


@pytest.mark.parametrize(
    ("language", "title", "word"),
    [
        ("en", "Was it nice?", "nice"),
        ("en", "Was the service good?", "good"),
        ("en", "Was the greeting friendly?", "friendly"),
        ("ms", "Adakah kakitangan mesra?", "mesra"),
        ("ms", "Adakah layanan baik?", "baik"),
        ("id", "Apakah petugas ramah?", "ramah"),
        ("id", "Apakah pelayanannya baik?", "baik"),
    ],
)
def test_an_opinion_is_found_and_named(language: str, title: str, word: str) -> None:
    (finding,) = lint(form({language: title}, language))

    assert finding.code == OPINION
    assert f'A1 in {language} asks for an opinion ("{word}")' in finding.message
    assert finding.path == f"sections[0].questions[0].title.{language}"


@pytest.mark.parametrize(
    "more",
    [{"family": "perception"}, {"type": "scale", "from": 0, "to": 4}, {"type": "checklist"}],
)
def test_an_opinion_is_right_where_one_is_asked_for_and_where_anchors_or_parts_say_what_counts(more: Any) -> None:
    assert codes("How good was the work?", **more) == []


def test_what_is_quoted_or_a_greeting_is_no_opinion() -> None:
    assert codes('Did the agent say "It was nice to see you"?') == []
    assert codes("Did the agent say good morning?") == []


@pytest.mark.parametrize("language", ["en", "ms", "fr"])
def test_more_than_25_words_are_too_many_in_any_language(language: str) -> None:
    assert codes(" ".join(["word"] * 25), language) == []
    (finding,) = lint(form({language: " ".join(["word"] * 26)}, language))
    assert (finding.code, finding.data) == (LONG, {"question": "A1", "language": language, "count": 26, "most": 25})


@pytest.mark.parametrize(
    ("language", "title", "fault"),
    [
        ("en", "Was the floor clean?", "Was the floor dirty?"),
        ("en", "Did the teller greet you?", "Did the teller ignore you?"),
        ("ms", "Adakah anda disapa?", "Adakah anda diabaikan?"),
        ("id", "Apakah Anda disapa?", "Apakah Anda diabaikan?"),
    ],
)
def test_a_reversed_question_tells_a_fault_or_its_hint_does(language: str, title: str, fault: str) -> None:
    hint = {"en": "If yes, write down when.", "ms": "Jika ya, catat bila.", "id": "Jika ya, catat kapan."}

    assert codes(title, language, expected="no") == [HIDDEN]
    assert codes(fault, language, expected="no") == []
    assert codes(title, language, expected="no", hint={language: hint[language]}) == []
    assert codes(title, language, expected="yes") == []


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Did nobody greet you?"),
        ("en", "Wasn't the floor clean?"),
        ("ms", "Adakah anda tidak disapa?"),
        ("id", "Apakah Anda tidak disapa?"),
    ],
)
@pytest.mark.parametrize("expected", ["yes", "no"])
def test_a_question_in_the_negative_is_found_whatever_is_expected(language: str, title: str, expected: str) -> None:
    assert codes(title, language, expected=expected) == [NEGATED]


def test_every_finding_names_the_place_the_value_and_the_cure() -> None:
    (finding,) = lint(form("Did the cashier greet you and offer a receipt?"))

    assert finding.path == "sections[0].questions[0].title"
    assert str(finding.message) == (
        'A1 in en asks two things at once ("and"). Make two questions of it, or a checklist; '
        "or say in the hint what to answer when only one is true."
    )


@pytest.mark.parametrize("name", library.names())
def test_nothing_is_found_in_a_ready_made_form(name: str) -> None:
    assert [str(finding) for finding in lint(library.load(name))] == []


@pytest.mark.parametrize(
    "broken",
    [None, 7, [], {}, {"sections": [None, {"questions": [3, {"title": 5}, {"title": {"en": None}, "hint": []}]}]}],
)
def test_what_is_broken_is_passed_over(broken: Any) -> None:
    assert lint(broken) == ()


def test_a_hostile_title_takes_no_time() -> None:
    started = time.perf_counter()
    codes("was clean and the " * 20_000)
    codes("adakah menyapa dan " * 20_000, "ms")
    assert time.perf_counter() - started < 1
