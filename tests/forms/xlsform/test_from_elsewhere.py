"""Workbooks of every kind of row that others write: nothing is lost in silence, and what came in stays as it is."""

from __future__ import annotations

import io
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyxform.xls2xform import convert

from forms.reading import read_form, write_form
from forms.xlsform import read_xlsform, write_xlsform
from tests.forms.xlsform.workbooks import SIZES, YES_NO, workbook
from tests.soak import TIMES

QUESTIONS = (
    *("text", "integer", "decimal", "percentage", "range", "time", "image", "date", "phone number", "rank size"),
    *("select_one yn", "select_one size", "select_one size or_other", "select_multiple size", "calculate", "geopoint"),
)
OTHERS = ("note", "begin_group", "begin repeat", "end_group", "end repeat", "Begin  Group", "sketch", "")
NAMES = ("a", "b", "c", "d e", "1st", "A")
CONDITIONS = (
    "${a} = 'yes'",
    "not(selected(${b}, 's'))",
    "${c} > 3 or ${a} = 2",
    "../b != ''",
    "false()",
    "${a} + 1 > 2",
)
CELLS = {
    "name": st.sampled_from(NAMES),
    "label::English (en)": st.sampled_from(["How?", " Why? ", "Hello ${a}"]),
    "label::Malay": st.sampled_from(["Bagaimana?", "Mengapa?"]),
    "hint": st.sampled_from(["Look.", "Two\nlines"]),
    "required": st.sampled_from(["yes", True, "false()", "${a} = 1"]),
    "relevant": st.sampled_from(CONDITIONS),
    "constraint": st.sampled_from([". >= 0 and . <= 9", "string-length(.) > 3", ". > ${a}", ". < 0.5"]),
    "parameters": st.sampled_from(["start=0 end=5 step=1", "start=1 end=2 step=0.5", "rows=3"]),
    "appearance": st.just("minimal"),
    "remarks": st.just("?"),
}
ROWS = st.lists(
    st.fixed_dictionaries({"type": st.sampled_from(QUESTIONS + OTHERS)}, optional=CELLS), min_size=1, max_size=12
)


@settings(
    max_examples=10 * TIMES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(ROWS)
def test_every_row_from_elsewhere_is_in_the_form_or_told_and_the_form_comes_back_whole(rows: list[Any]) -> None:
    first = {"type": "text", "name": "first", "label::English (en)": "First?"}
    found = read_xlsform(workbook([first, *rows], [*YES_NO, *SIZES]))
    form = read_form(found.tree)
    told = {place.row for place in found.left_out if place.sheet == "survey"}
    silent = [row for number, row in enumerate(rows, 3) if number not in told and row["type"] in QUESTIONS]

    assert {row.get("name") for row in silent} <= set(form.questions)
    made = write_xlsform(form)
    back = read_xlsform(made)
    assert (back.tree, back.left_out) == (write_form(form), ())
    assert "<h:html" in convert(io.BytesIO(made)).xform
