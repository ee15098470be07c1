"""Lines fit their room, and nothing that was written is lost or hidden."""

from hypothesis import given
from hypothesis import strategies as st

from reports.style import BODY
from reports.typeset import clean, one_line, shorten, shorten_coded, width, wrap

ANY_TEXT = st.text(max_size=300)
ROOMS = st.floats(min_value=20, max_value=500)


@given(ANY_TEXT, ROOMS)
def test_no_line_is_wider_than_its_room(text: str, room: float) -> None:
    assert all(width(line, BODY) <= room + 0.001 for line in wrap(text, BODY, room))


@given(ANY_TEXT, ROOMS)
def test_wrapping_keeps_every_sign_that_is_no_space(text: str, room: float) -> None:
    assert "".join("".join(wrap(text, BODY, room)).split()) == "".join(clean(text).split())


@given(ANY_TEXT, ROOMS)
def test_a_cut_line_fits_and_says_that_it_was_cut(text: str, room: float) -> None:
    short = shorten(text, BODY, room)

    assert width(short, BODY) <= room + 0.001
    assert short == one_line(text) or short.endswith("…")


def test_a_line_break_is_kept() -> None:
    assert wrap("one\n\ntwo", BODY, 300) == ["one", "", "two"]


def test_accents_are_composed_and_what_the_font_lacks_is_shown_as_missing() -> None:
    assert clean("e\N{COMBINING ACUTE ACCENT}") == "é"
    assert clean("漢\N{GRINNING FACE}x\N{NO-BREAK SPACE}y\t") == "漢�x\N{NO-BREAK SPACE}y "


def test_lines_beyond_the_most_are_cut_with_an_ellipsis() -> None:
    lines = wrap("word " * 100, BODY, 100, most=2)

    assert len(lines) == 2
    assert lines[1].endswith("…")


def test_of_a_code_too_wide_for_its_place_the_end_is_kept_which_tells_it_from_its_like() -> None:
    code, room = "KCP-BANJARMASIN-SELATAN-00142", 100
    shown = shorten_coded(f"{code}  Demo Branch", BODY, room)

    assert shown.startswith("…")
    assert shown.endswith("-00142")
    assert width(shown, BODY) <= room
    assert shorten_coded("BR-014  Demo Branch Bandung Utara", BODY, room).startswith("BR-014  Demo")


def test_a_per_cent_sign_stays_on_the_line_of_its_number() -> None:
    room = width("may lie within (95", BODY) + 1

    assert wrap("may lie within (95 % interval)", BODY, room) == ["may lie within", "(95 % interval)"]
