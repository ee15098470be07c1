"""From a tree to a form, or to every problem in it."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import partial

from forms.ask_if import Reach
from forms.definition import CHANNELS, LONGEST_SIDE, METHODS, Band, Event, Form, Scoring, Section, Standard
from forms.parsing import parse
from forms.places import Fields, Place, Spelling
from forms.problems import Broken, Problem
from forms.question_types import Kind, Setting
from forms.reading_questions import read_ask_if, read_question
from forms.taxonomies import Taxonomies, load
from forms.texts import LANGUAGE, NO_TEXT, read_text
from forms.unchecked import Tree, coded, maps
from forms.writing_forms import write_form

__all__ = ["parse", "read_form", "write_form"]

FORM_CODE = Spelling("form", re.compile(r"[a-z0-9-]{2,60}"), "2 to 60 of a-z, 0-9 and -")
DEFAULT_BANDS = tuple(
    Band(code, Fraction(start)) for code, start in (("excellent", 90), ("good", 80), ("fair", 70), ("poor", 0))
)
SMALLEST_SIDE, LARGEST_SIDE = 640, 4096
DEFAULT_COVERAGE = Fraction(80)
DEFAULT_SCORING = Scoring("pooled", DEFAULT_BANDS, DEFAULT_COVERAGE)


def read_form(tree: object, taxonomies: Taxonomies | None = None) -> Form:
    """The form that a tree describes; raises Broken with every problem found."""
    problems: list[Problem] = []
    fields = Fields(Place(tree, problems))
    form = _read(fields, taxonomies or load())
    fields.close()
    if problems:
        raise Broken(problems)
    return form


def _read(fields: Fields, taxonomies: Taxonomies) -> Form:
    code = fields.needed("form", lambda place: place.code(FORM_CODE))
    languages = fields.needed("languages", _read_languages)
    text = partial(read_text, languages=languages)
    title = fields.needed("title", text)
    channel = fields.optional("channel", lambda place: place.one_of(CHANNELS), CHANNELS[0])
    brief = fields.optional("brief", text, NO_TEXT)
    scoring = fields.optional("scoring", _read_scoring, DEFAULT_SCORING)
    bare = Setting(languages, taxonomies, {}, {}, text)
    standards = fields.optional("standards", partial(_read_standards, setting=bare), ())
    events = fields.optional("events", partial(_read_events, setting=bare), ())
    bindings = {standard.code: standard.binding for standard in standards}
    setting = Setting(languages, taxonomies, {event.code for event in events}, bindings, text)
    sections = fields.needed("sections", partial(_read_sections, setting=setting))
    side = fields.optional("photos", _read_longest_side, LONGEST_SIDE)
    return Form(code, title, languages, channel, brief, scoring, standards, events, sections, side)


def _read_languages(place: Place) -> tuple[str, ...]:
    languages = [item.code(LANGUAGE) for item in place.items(at_least=1)]
    place.refuse_twice(languages)
    return tuple(language for language in languages if language)


def _read_scoring(place: Place) -> Scoring:
    fields = Fields(place)
    method = fields.optional("method", lambda at: at.one_of(METHODS), METHODS[0])
    bands = fields.optional("bands", _read_bands, DEFAULT_BANDS)
    coverage = fields.optional("minimum_coverage", lambda at: at.number(0, 100), DEFAULT_COVERAGE)
    fields.close()
    return Scoring(method, bands, coverage)


def _read_bands(place: Place) -> tuple[Band, ...]:
    bands = [_read_band(item) for item in place.items(at_least=1)]
    place.refuse_twice([band.code for band in bands], "band")
    starts = [band.start for band in bands]
    if bands and min(starts) != 0:
        place.refuse("bands_gap", "No band starts at 0. Let the lowest start there.")
    if len(set(starts)) < len(starts):
        place.refuse("bands_gap", "Two bands start at the same score. Give each its own start.", sentence="together")
    return tuple(sorted(bands, key=lambda band: band.start, reverse=True))


def _read_band(place: Place) -> Band:
    fields = Fields(place)
    band = Band(fields.needed("band", Place.code), fields.needed("from", lambda at: at.number(0, 100)))
    fields.close()
    return band


def _read_standards(place: Place, setting: Setting) -> tuple[Standard, ...]:
    standards = [_read_standard(item, setting) for item in place.items()]
    place.refuse_twice([standard.code for standard in standards], "standard")
    return tuple(standards)


def _read_standard(place: Place, setting: Setting) -> Standard:
    fields = Fields(place)
    bases = setting.taxonomies.codes("basis")
    standard = Standard(
        code=fields.needed("standard", Place.code),
        title=fields.needed("title", setting.text),
        value=fields.optional("value", setting.text, NO_TEXT),
        binding=fields.optional("binding", lambda at: at.one_of(("must", "should")), "must"),
        basis=fields.optional("basis", lambda at: at.one_of(bases, "unknown_tag"), None),
        source=fields.optional("source", setting.text, NO_TEXT),
    )
    fields.close()
    return standard


def _read_events(place: Place, setting: Setting) -> tuple[Event, ...]:
    events = []
    for item in place.items():
        fields = Fields(item)
        events.append(Event(fields.needed("event", Place.code), fields.needed("title", setting.text)))
        fields.close()
    place.refuse_twice([event.code for event in events], "event")
    return tuple(events)


def _read_longest_side(place: Place) -> int:
    fields = Fields(place)
    side = fields.needed("longest_side", lambda at: at.whole(SMALLEST_SIDE, LARGEST_SIDE))
    fields.close()
    return side


def _read_sections(place: Place, setting: Setting) -> tuple[Section, ...]:
    items = place.items(at_least=1)
    everywhere = _question_codes({"sections": place.value})
    earlier: dict[str, Kind] = {}
    sections = tuple(_read_section(item, setting, Reach(earlier, everywhere)) for item in items)
    place.refuse_twice([section.code for section in sections], "section")
    return sections


def _read_section(place: Place, setting: Setting, reach: Reach) -> Section:
    fields = Fields(place)
    code = fields.needed("section", Place.code)
    title = fields.needed("title", setting.text)
    weight = fields.optional("weight", _read_weight, None)
    ask_if = read_ask_if(fields, reach)
    questions = fields.needed("questions", Place.items)
    read = tuple(read_question(item, setting, reach) for item in questions)
    fields.close()
    return Section(code, title, weight, ask_if, read)


def _read_weight(place: Place) -> Fraction | None:
    return place.number(least=0)


def _question_codes(tree: Tree) -> frozenset[str]:
    """Every question code in the tree, so that a later question is told apart from a missing one."""
    sections = maps(tree, "sections")
    return frozenset(code for _, section in sections for code, _ in coded(section, "questions", "question"))
