"""Whatever colour a client chooses, what is printed with it can be read, and an alert stays an alert."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reports.data import Dress
from reports.palette import DEEP_ALERT, STEPS, code_of, contrast, lightness, luminance, palette
from reports.style import ACCENT, ACCENT_PALE, INK, PALE, RANGES, SLATE, WHITE, Colour, colour_of

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def lights(colour: Colour) -> list[float]:
    """The three lights of a colour, by the sRGB standard's own words."""
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]


@given(COLOURS)
@example("#ffffff")
@example("#000000")
@example("#ffff00")
@example("#0000ff")
def test_text_in_any_accent_has_a_contrast_of_four_and_a_half_and_a_bar_of_three(accent: str) -> None:
    worn = palette(accent)

    for text in (worn.accent, worn.alert):
        assert contrast(text, WHITE) >= 4.5
        assert contrast(text, PALE) >= 4.5
        assert contrast(text, RANGES[0]) >= 3
    assert contrast(worn.alert, ACCENT_PALE) >= 4.5
    assert contrast(worn.accent, INK) >= 1.5


@given(COLOURS)
@example("#c8102e")
def test_an_alert_is_told_from_any_accent_in_grey(accent: str) -> None:
    worn = palette(accent)

    assert worn.alert in (ACCENT, DEEP_ALERT)
    assert abs(lightness(worn.alert) - lightness(worn.accent)) >= STEPS


@given(COLOURS)
@example("#ffd500")
def test_a_colour_that_is_too_light_is_darkened_in_its_own_hue(accent: str) -> None:
    worn = palette(accent)
    if worn.change != "darker":
        return
    before, after = lights(worn.brand), lights(worn.accent)
    dimmed = luminance(worn.accent) / luminance(worn.brand)

    for light, kept in zip(before, after, strict=True):
        assert kept == pytest.approx(light * dimmed, abs=0.012)


@given(COLOURS)
def test_a_colour_that_can_be_read_is_printed_as_it_was_chosen(accent: str) -> None:
    worn = palette(accent)

    assert code_of(worn.brand) == accent
    if worn.change is None:
        assert worn.accent == worn.brand


@pytest.mark.parametrize("red", ["#c8102e", "#ff0000", "#ec6608", "#7a0019", "#b83a0b", "#e20074"])
def test_a_red_is_kept_off_the_figures_where_it_would_say_look_here(red: str) -> None:
    worn = palette(red)

    assert worn.change == "kept_off_figures"
    assert worn.worn == {}


@pytest.mark.parametrize(
    ("accent", "change"), [("#ffd500", "darker"), ("#dddddd", "darker"), ("#000000", "lighter"), ("#5b2d8e", None)]
)
def test_what_was_done_to_a_colour_is_told(accent: str, change: str | None) -> None:
    assert palette(accent).change == change


def test_without_a_colour_of_its_own_a_client_gets_the_houses_look() -> None:
    assert palette(Dress().accent).worn == {}
    assert colour_of(Dress().accent[1:]) == SLATE


def test_luminance_and_lightness_are_the_standards_own() -> None:
    assert contrast((0.0, 0.0, 0.0), WHITE) == pytest.approx(21)
    assert contrast(colour_of("767676"), WHITE) == pytest.approx(4.54, abs=0.005)
    assert lightness(WHITE) == pytest.approx(100)
    assert lightness(colour_of("777777")) == pytest.approx(50.03, abs=0.05)
