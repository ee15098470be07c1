"""A workbook that somebody else made comes in as far as a form can say it, and the rest is told."""

from __future__ import annotations

from typing import Any

import pytest

from forms import taxonomies
from forms.problems import Broken
from forms.reading import read_form
from forms.xlsform import Imported, read_xlsform
from tests.forms.xlsform.workbooks import Rows, workbook, workbook_of

YES_NO = [{"list_name": "yn", "name": "yes", "label": "Yes"}, {"list_name": "yn", "name": "no", "label": "No"}]
SIZES = [{"list_name": "size", "name": name, "label": name.title()} for name in ("s", "m", "l")]


def imported(survey: Rows, choices: Rows = (), settings: dict[str, Any] | None = None, **more: Rows) -> Imported:
    found = read_xlsform(workbook(survey, choices, settings, **more))
    read_form(found.tree)
    return found


def questions(found: Imported) -> list[Any]:
    return [question for section in found.tree["sections"] for question in section["questions"]]


def one(row: dict[str, Any], choices: Rows = ()) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """The question of a row, without what each has, and what is told: column and reason."""
    found = imported([{"name": "q", "label": "Q?", "required": "yes"} | row], choices)
    (question,) = questions(found)
    rest = {key: value for key, value in question.items() if key not in ("question", "title")}
    return rest, [(place.column, place.reason) for place in found.left_out]


@pytest.mark.parametrize(
    ("row", "question"),
    [
        ({"type": "text"}, {"type": "text"}),
        ({"type": "Text "}, {"type": "text"}),
        ({"type": "text", "constraint": "string-length(.) > 19"}, {"type": "text", "minimum_length": 20}),
        ({"type": "decimal"}, {"type": "number"}),
        ({"type": "decimal", "constraint": "(.>=-1) and 5 >= ."}, {"type": "number", "minimum": -1, "maximum": 5}),
        ({"type": "range"}, {"type": "scale", "from": 1, "to": 10}),
        ({"type": "range", "parameters": "start=0;end=4;step=1"}, {"type": "scale", "from": 0, "to": 4}),
        ({"type": "time"}, {"type": "time"}),
        ({"type": "image"}, {"type": "photo"}),
        ({"type": "photo"}, {"type": "photo"}),
        ({"type": "select_one yn"}, {"type": "yes_no"}),
        ({"type": "select one yn"}, {"type": "yes_no"}),
        ({"type": "text", "required": "no"}, {"type": "text", "required": False}),
        ({"type": "text", "required": None}, {"type": "text", "required": False}),
        ({"type": "text", "required": "true()"}, {"type": "text"}),
        ({"type": "text", "required": True}, {"type": "text"}),
        ({"type": "text", "hint": " Look "}, {"type": "text", "hint": {"en": "Look"}}),
    ],
)
def test_a_row_is_a_question(row: dict[str, Any], question: dict[str, Any]) -> None:
    assert one(row, YES_NO) == (question, [])


@pytest.mark.parametrize(("kind", "ours"), [("select_one", "choice"), ("select_multiple", "choices")])
def test_a_select_offers_its_list(kind: str, ours: str) -> None:
    options = [{"option": name, "title": {"en": name.title()}} for name in ("s", "m", "l")]

    assert one({"type": f"{kind} size"}, SIZES) == ({"type": ours, "options": options}, [])


def test_a_list_of_nothing_but_yes_and_no_is_yes_or_no_whatever_its_codes() -> None:
    survey = [
        {"type": "select_one b", "name": "q", "label": "Q?"},
        {"type": "text", "name": "r", "label": "R?", "relevant": "${q} = 1"},
    ]
    found = imported(
        survey, [{"list_name": "b", "name": 1, "label": "Yes"}, {"list_name": "b", "name": 0, "label": "No"}]
    )

    first, second = questions(found)
    assert (first["type"], second["ask_if"]) == ("yes_no", {"question": "q", "is": "yes"})


def test_credit_on_the_options_of_a_select_multiple_is_told() -> None:
    _, told = one({"type": "select_multiple size"}, [size | {"credit": 0.5} for size in SIZES])

    assert [column for column, _ in told] == ["credit"]


def test_the_labels_of_a_ranges_ticks_are_anchors() -> None:
    labels = [{"list_name": "t", "name": -1, "label": "Low"}, {"list_name": "t", "name": 1, "label": "High"}]

    question, told = one({"type": "range", "parameters": "start=-1 end=1 step=1 tick_labelset=t"}, labels)

    assert question["anchors"] == {"-1": {"en": "Low"}, "1": {"en": "High"}}
    assert told == []


def test_or_other_offers_it_and_asks_which() -> None:
    found = imported([{"type": "select_one size or_other", "name": "q", "label": "Q?"}], SIZES)

    first, second = questions(found)
    assert first["options"][-1] == {"option": "other", "title": {"en": "Other"}}
    assert (second["type"], second["ask_if"]) == ("text", {"question": "q", "is": "other"})
    assert found.left_out == ()


@pytest.mark.parametrize(
    ("row", "question", "column", "reason"),
    [
        ({"type": "date"}, {"type": "text"}, "type", "no type of question for dates"),
        ({"type": "integer"}, {"type": "number"}, "type", "need not be whole"),
        (
            {"type": "int", "constraint": ". > 0 and . < 100"},
            {"type": "number", "minimum": 1, "maximum": 99},
            "type",
            "need not be whole",
        ),
        ({"type": "text", "appearance": "multiline"}, {"type": "text"}, "appearance", "follows from its type"),
        ({"type": "text", "default": "x"}, {"type": "text"}, "default", "filled in beforehand"),
        ({"type": "text", "constraint": "regex(., 'x')"}, {"type": "text"}, "constraint", "least length"),
        ({"type": "decimal", "constraint": ". > 0"}, {"type": "number"}, "constraint", "use >= or <="),
        (
            {"type": "decimal", "constraint": ". >= 5 and . <= 4"},
            {"type": "number"},
            "constraint",
            "within these limits",
        ),
        ({"type": "decimal", "constraint": ". <= today()"}, {"type": "number"}, "constraint", "fixed number"),
        ({"type": "decimal", "constraint": ".=1 or .=2"}, {"type": "number"}, "constraint", "joined by and"),
        ({"type": "time", "constraint": ". > 1"}, {"type": "time"}, "constraint", "Only numbers and texts"),
        ({"type": "text", "required": "${x} = 1"}, {"type": "text"}, "required", "can't depend on others"),
        ({"type": "text", "label": "Hi ${x}"}, {"type": "text"}, "label", "don't quote an answer"),
        ({"type": "text", "label": None, "hint": None}, {"type": "text"}, "label", "There is no label"),
        (
            {"type": "range", "parameters": "start=0 end=1 step=0.1"},
            {"type": "number", "minimum": 0, "maximum": 1},
            "parameters",
            "go up by 1",
        ),
    ],
)
def test_what_a_row_loses_is_told(row: dict[str, Any], question: dict[str, Any], column: str, reason: str) -> None:
    rest, told = one(row)

    assert rest == question
    assert [(at, reason in why) for at, why in told] == [(column, True)]


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("calculate", "Nothing is calculated"),
        ("geopoint", "no type of question"),
        ("start", "know by themselves"),
        ("rank size", "asks for an order"),
        ("select_one_from_file towns.csv", "in another file"),
        ("select_one nowhere", "which the sheet choices does not have"),
        ("select_one lonely", "offers 1 to choose from"),
        ("guess", 'called "guess"'),
        (None, "no type"),
    ],
)
def test_a_row_that_is_no_question_here_is_told_and_what_names_it_too(kind: str | None, reason: str) -> None:
    survey = [
        {"type": kind, "name": "gone", "label": "Gone", "calculation": "1 + 1"},
        {"type": "text", "name": "q", "label": "Q?", "relevant": "${gone} = 'x'"},
    ]

    found = imported(survey, [*SIZES, {"list_name": "lonely", "name": "a", "label": "A"}])

    assert [question["question"] for question in questions(found)] == ["q"]
    row, condition = found.left_out
    assert (row.sheet, row.row, row.value) == ("survey", 2, kind or "")
    assert reason in row.reason
    assert condition.column == "relevant"
    assert condition.reason.startswith('"gone" was left out.')


CONDITIONS = [
    ("${yn} = 'yes'", {"question": "yn", "is": "yes"}),
    ("'yes' = ${yn}", {"question": "yn", "is": "yes"}),
    ('${yn}="yes"', {"question": "yn", "is": "yes"}),
    ("${yn} = \u2018yes\u2019", {"question": "yn", "is": "yes"}),
    ("${yn} != 'yes'", {"not": {"question": "yn", "is": "yes"}}),
    ("${yn} != '' and ${yn} != 'yes'", {"question": "yn", "is_not": "yes"}),
    ("${yn} != ''", {"question": "yn", "answered": True}),
    ("${yn} = ''", {"not": {"question": "yn", "answered": True}}),
    ("../yn = 'yes'", {"question": "yn", "is": "yes"}),
    ("/data/group/yn = 'yes'", {"question": "yn", "is": "yes"}),
    ("selected(${size}, 's')", {"question": "size", "is": "s"}),
    ("selected( ${sizes} , 's' )", {"question": "sizes", "includes": "s"}),
    ("not(selected(${sizes}, 's'))", {"not": {"question": "sizes", "includes": "s"}}),
    ("${size} = 's' or ${size} = 'm'", {"question": "size", "any_of": ["s", "m"]}),
    ("${n} > 3", {"question": "n", "over": 3}),
    ("3 > ${n}", {"question": "n", "under": 3}),
    ("${n} >= '3'", {"question": "n", "at_least": 3}),
    ("${n} <= -2.50", {"question": "n", "at_most": -2.5}),
    ("${n} < 3 and ${yn} = 'no'", {"all": [{"question": "n", "under": 3}, {"question": "yn", "is": "no"}]}),
    (
        "${n} < 3 or ${n} > 5 and ${yn} = 'no'",
        {
            "any": [
                {"question": "n", "under": 3},
                {"all": [{"question": "n", "over": 5}, {"question": "yn", "is": "no"}]},
            ]
        },
    ),
    (
        "(${n} < 3 or ${n} > 5) and ${yn} = 'no'",
        {
            "all": [
                {"any": [{"question": "n", "under": 3}, {"question": "n", "over": 5}]},
                {"question": "yn", "is": "no"},
            ]
        },
    ),
    ("${note-1} = 'x'", {"question": "note_1", "is": "x"}),
    ("true()", None),
]
ASKED = [
    {"type": "select_one yn", "name": "yn", "label": "Y"},
    {"type": "select_one size", "name": "size", "label": "S"},
    {"type": "select_multiple size", "name": "sizes", "label": "S"},
    {"type": "integer", "name": "n", "label": "N"},
    {"type": "text", "name": "note-1", "label": "T"},
    {"type": "calculate", "name": "sum", "calculation": "1"},
]


@pytest.mark.parametrize(("relevant", "condition"), CONDITIONS)
def test_a_relevant_is_a_condition(relevant: str, condition: Any) -> None:
    found = imported([*ASKED, {"type": "text", "name": "q", "label": "Q?", "relevant": relevant}], [*YES_NO, *SIZES])

    assert questions(found)[-1].get("ask_if") == condition
    assert [place for place in found.left_out if place.column == "relevant"] == []


@pytest.mark.parametrize(
    ("relevant", "reason"),
    [
        ("${n} + 1 > 3", "nothing like"),
        ("${n} > ${yn}", "fixed value"),
        ("${sizes} = 's'", "Use selected()"),
        ("${yn} > 3", "can't be compared so"),
        ("${size} = 'xl'", 'no option "xl"'),
        ("${n} = 'many'", "is none"),
        ("count-selected(${sizes}) > 1", "fixed value"),
        ("${later} = 1", "no question"),
        ("${sum} > 1", "left out"),
        ("${yn}", "for true or false"),
        ("starts-with(${yn}, 'y')", "no starts-with()"),
        ("(${n} > 3", "closing parenthesis"),
        ("${n} > 3)", "can't be read from"),
        ("${n} >", "ends too early"),
        ("${n} > 3 and", "ends too early"),
        ("'a' = 'a'", "fixed value"),
        ("(" * 100, "nested"),
        ("${n} = 3 or " * 2000, "longer than"),
        ("\U0001f600", "nothing like"),
    ],
)
def test_a_relevant_that_can_not_be_said_is_told_and_left_out_whole(relevant: str, reason: str) -> None:
    found = imported([*ASKED, {"type": "text", "name": "q", "label": "Q?", "relevant": relevant}], [*YES_NO, *SIZES])

    assert "ask_if" not in questions(found)[-1]
    (told,) = [place for place in found.left_out if place.column == "relevant"]
    assert reason in told.reason


def test_groups_are_sections_and_those_in_them_too() -> None:
    found = imported(
        [
            {"type": "text", "name": "first", "label": "First?"},
            {"type": "begin group", "name": "a", "label": "A", "relevant": "${first} != ''"},
            {"type": "text", "name": "a1", "label": "A1?"},
            {"type": "begin_group", "name": "b", "label": "B", "relevant": "${a1} = 'x'"},
            {"type": "text", "name": "b1", "label": "B1?"},
            {"type": "end_group"},
            {"type": "text", "name": "a2", "label": "A2?"},
            {"type": "begin_group", "name": "unnamed", "relevant": "${a2} = 'y'"},
            {"type": "text", "name": "a3", "label": "A3?", "relevant": "${a1} = 'z'"},
            {"type": "end group"},
            {"type": "end group"},
        ],
        settings={"form_title": "Groups"},
    )

    asked, x, y, z = (
        {"question": "first", "answered": True},
        *({"question": q, "is": v} for q, v in (("a1", "x"), ("a2", "y"), ("a1", "z"))),
    )
    told = [
        (one["section"], one["title"]["en"], one.get("ask_if"), [question["question"] for question in one["questions"]])
        for one in found.tree["sections"]
    ]
    assert told == [
        ("main", "Groups", None, ["first"]),
        ("a", "A", asked, ["a1"]),
        ("b", "B", {"all": [asked, x]}, ["b1"]),
        ("a_2", "A", asked, ["a2", "a3"]),
    ]
    assert questions(found)[-1]["ask_if"] == {"all": [y, z]}
    assert found.left_out == ()


def test_a_note_is_the_hint_of_the_question_below_it() -> None:
    found = imported(
        [
            {"type": "note", "name": "n", "label": "Read this.", "hint": "Slowly."},
            {"type": "text", "name": "q", "label": "Q?", "hint": "Look."},
            {"type": "note", "name": "m", "label": "Bye."},
        ]
    )

    assert questions(found)[0]["hint"] == {"en": "Read this.\nSlowly.\nLook."}
    assert [(place.row, place.value) for place in found.left_out] == [(4, "Bye.")]


def test_a_repeat_is_asked_once_and_told() -> None:
    found = imported(
        [
            {"type": "begin repeat", "name": "r", "label": "R"},
            {"type": "text", "name": "q", "label": "Q?"},
            {"type": "end repeat"},
        ]
    )

    assert [place.value for place in found.left_out] == ["begin repeat"]
    assert found.tree["sections"][0]["title"] == {"en": "R"}


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("label::ms", "ms"),
        ("label::Bahasa Melayu (ms)", "ms"),
        ("label::Bahasa Melayu", "ms"),
        ("Label :: malay", "ms"),
        ("label:ms", "ms"),
        ("label::Bahasa Indonesia", "id"),
        ("label::Français", "fr"),
        ("label::zh-Hant", "zh-Hant"),
        ("label::pt_br", "pt-br"),
        ("label::Klingon", "und-klingon"),
        ("label", "en"),
        ("caption", "en"),
    ],
)
def test_a_language_is_known_however_its_column_spells_it(header: str, language: str) -> None:
    found = imported([{"type": "text", "name": "q", header: "Apa?"}])

    assert found.tree["languages"] == [language]
    assert questions(found)[0]["title"] == {language: "Apa?"}


def test_the_default_language_comes_first_and_holds_every_text() -> None:
    found = imported(
        [
            {"type": "text", "name": "a", "label::English (en)": "A?", "label::Bahasa Melayu (ms)": "A, apa?"},
            {"type": "text", "name": "b", "label::English (en)": "B?"},
        ],
        settings={"default_language": "Bahasa Melayu (ms)"},
    )

    assert found.tree["languages"] == ["ms", "en"]
    assert questions(found)[1]["title"] == {"ms": "B?", "en": "B?"}
    assert [(place.row, place.column) for place in found.left_out] == [(3, "label::English (en)")]


def test_a_column_without_a_language_is_in_the_default_language() -> None:
    found = imported([{"type": "text", "name": "a", "label": "Apa?"}], settings={"default_language": "Indonesian"})

    assert found.tree["languages"] == ["id"]


def test_two_columns_of_one_language_fill_each_others_gaps() -> None:
    found = imported(
        [
            {"type": "text", "name": "a", "label": "A?", "label::English (en)": None},
            {"type": "text", "name": "b", "label::English (en)": "B?"},
            {"type": "text", "name": "c", "label": "C?", "label::English (en)": "Sea?"},
        ]
    )

    assert [question["title"] for question in questions(found)] == [{"en": "A?"}, {"en": "B?"}, {"en": "C?"}]
    assert [(place.row, place.value) for place in found.left_out] == [(4, "Sea?")]


def test_names_that_are_no_codes_are_mended_told_and_still_found() -> None:
    found = imported(
        [
            {"type": "select_one s", "name": "1st size", "label": "Size?"},
            {"type": "text", "name": "a", "label": "A?", "relevant": "${1st} = ''"},
            {"type": "text", "name": "a", "label": "A?"},
        ],
        [
            {"list_name": "s", "name": "very big", "label": "Big"},
            {"list_name": "s", "name": "s", "label": "S"},
            {"list_name": "s", "name": "s", "label": "S again"},
        ],
        {"form_id": "My Form!", "form_title": "Mine"},
    )

    assert [question["question"] for question in questions(found)] == ["q_1st_size", "a", "a_2"]
    assert [option["option"] for option in questions(found)[0]["options"]] == ["very_big", "s", "s_2"]
    assert found.tree["form"] == "my-form"
    mended = [(place.sheet, place.row, place.value) for place in found.left_out if place.column != "relevant"]
    assert mended == [
        ("settings", 2, "My Form!"),
        ("choices", 2, "very big"),
        ("choices", 4, "s"),
        ("survey", 2, "1st size"),
        ("survey", 4, "a"),
    ]


def test_our_own_columns_are_read_in_any_workbook_and_wrong_ones_are_told() -> None:
    row = {"type": "decimal", "name": "q", "label": "Q?", "required": "yes", "parameter": "speed", "owner": "cashier"}
    found = imported(
        [
            row | {"points": 2.5, "curve": "tiers 5: 1, 10: 0.5", "critical": "cap 59", "sins": "coldness, runaround"},
            row | {"name": "r", "points": "many", "sins": "greed", "critical": "explode", "photo": "required"},
        ]
    )

    first, second = questions(found)
    assert (first["points"], first["curve"]) == (2.5, {"tiers": [[5, 1], [10, 0.5]]})
    assert (first["critical"], first["sins"]) == ({"effect": "cap", "at": 59}, ["coldness", "runaround"])
    assert second["photo"] == "required"
    assert {"points", "sins", "critical"} & second.keys() == set()
    assert {place.column for place in found.left_out} == {"points", "sins", "critical"}


def test_points_without_a_parameter_do_not_come_in() -> None:
    found = imported([{"type": "select_one yn", "name": "q", "label": "Q?", "points": 3}], YES_NO)

    assert "points" not in questions(found)[0]
    assert [(place.column, place.value) for place in found.left_out] == [("points", "3")]
    assert "parameter" in found.left_out[0].reason


def test_an_item_of_the_clients_own_is_known() -> None:
    label = {"en": "Wit", "ms": "Wit", "id": "Wit"}
    own = taxonomies.load().extend({"parameter": [{"code": "wit", "label": label}]})
    row = {"type": "select_one yn", "name": "q", "label": "Q?", "points": 3, "parameter": "wit", "owner": "cashier"}

    found = read_xlsform(workbook([row], YES_NO), own)

    assert (questions(found)[0]["tags"]["parameter"], found.left_out) == ("wit", ())


def test_a_change_of_the_expression_counts_more_than_our_own_words_beside_it() -> None:
    row = {"type": "text", "name": "q", "label": "Q?", "ask_if": '{"question": "n", "any_of": [3]}'}

    kept = imported([*ASKED, row | {"relevant": "${n} = 3"}], [*YES_NO, *SIZES])
    changed = imported([*ASKED, row | {"relevant": "${n} = 4"}], [*YES_NO, *SIZES])

    assert questions(kept)[-1]["ask_if"] == {"question": "n", "any_of": [3]}
    assert questions(changed)[-1]["ask_if"] == {"question": "n", "is": 4}


def test_every_filled_cell_is_carried_over_or_told() -> None:
    row = {"type": "text", "name": "q", "label": "Q?", "hint": "H", "required": "yes", "relevant": "true()"}
    lost = {"media::image": "a.png", "bind::oc:x": "1", "my notes": "?", "guidance_hint::ms": "G", "read_only": "yes"}

    found = imported([row | lost], settings={"style": "pages", "version": "3"}, entities=[{"dataset": "trees"}])

    told = {(place.sheet, place.column) for place in found.left_out}
    assert told == {("settings", "style"), ("entities", "")} | {("survey", header) for header in lost}


def test_a_workbook_with_one_sheet_needs_no_name_for_it() -> None:
    found = read_xlsform(workbook_of({"Sheet1": [{"type": "text", "name": "q", "label": "Q?"}]}))

    assert len(questions(found)) == 1


@pytest.mark.parametrize(
    ("sheets", "reason"),
    [
        ({"Sheet1": [{"a": 1}], "Sheet2": [{"b": 1}]}, "no sheet named survey"),
        ({"survey": [{"type": "calculate", "name": "q"}], "choices": [{"name": "x"}]}, "No question"),
        ({"survey": [{"a": "b"}]}, "No question"),
    ],
)
def test_a_workbook_without_questions_is_refused_in_words(sheets: dict[str, Rows], reason: str) -> None:
    with pytest.raises(Broken, match=reason):
        read_xlsform(workbook_of(sheets))
