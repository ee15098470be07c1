"""Columns of XLSForm that a form here has no place for, and why."""

from __future__ import annotations

from forms.xlsform.left_out import Losses, Reason
from forms.xlsform.own_columns import OF_QUESTIONS
from forms.xlsform.relevance import NEVER
from forms.xlsform.table import Row, Table

_LOOK = Reason("look", "How a question looks follows from its type here.")
_PICTURE = Reason("question_picture", "Questions have no pictures and sounds here.")
_PREFILLED = Reason("prefilled", "No answer is filled in beforehand here.")
_SAID = Reason("said_by_app", "The app says itself what is wrong with an answer.")
OTHERWISE = Reason(
    "said_otherwise", "Another column of the same kind says something else in this row; the first was read."
)
_TECHNICAL = Reason("technical", "This belongs to the tool that the workbook was made for.")
_SMS = Reason("text_messages", "Answers are not sent by text message here.")
_MEANINGLESS = Reason("meaningless", "It means nothing in this row.")

REASONS = {
    "appearance": _LOOK,
    "rows": _LOOK,
    "autoplay": _PICTURE,
    **dict.fromkeys(("media", "image", "audio", "video", "big_image"), _PICTURE),
    "default": _PREFILLED,
    "trigger": _PREFILLED,
    "calculation": Reason("calculation", "Nothing is calculated in a form here."),
    "constraint_message": _SAID,
    "required_message": _SAID,
    "constraint": Reason("no_limits", "Only numbers and texts have limits here."),
    "choice_filter": Reason(
        "choice_filter", "All options are always offered here; they don't depend on earlier answers."
    ),
    "guidance_hint": Reason("one_hint", "A question has one hint here."),
    "read_only": Reason(
        "read_only", "Every question is to be answered here. Write what is only to be read into a hint."
    ),
    "repeat_count": Reason("repeat_count", "Nothing is asked again and again here."),
    "parameters": Reason("parameters", "Only a range has parameters here."),
    "relevant": Reason("row_not_asked", "It stands in a row that is not asked."),
    "disabled": _MEANINGLESS,
    **dict.fromkeys(("bind", "control", "body", "instance", "intent", "query", "save_to", "compact_tag"), _TECHNICAL),
    **dict.fromkeys(("sms_field", "sms_option", "sms_separator", "sms_allow_media", "sms_response"), _SMS),
    **dict.fromkeys(("sms_date_format", "sms_datetime_format"), _SMS),
}
_READ = {
    *("type", "name", "label", "hint", "unit", "required", "ask_if", "question_type", "question_code", "section_code"),
    *("weight", *OF_QUESTIONS),
}


_FLAGS = ("required", "read_only", "disabled")
"""What says no there says nothing."""


def tell_rest(row: Row, losses: Losses) -> None:
    """Tells of each cell of a row that nobody asked for, those of unknown columns excepted."""
    for column, text in row.rest().items():
        if row.is_said_otherwise(column):
            losses.add((row.sheet, row.number, column.header), text, OTHERWISE)
        elif column.key in _FLAGS and text.strip().lower() in NEVER:
            continue
        elif column.key in REASONS or column.key in _READ:
            reason = REASONS.get(column.key, _MEANINGLESS)
            losses.add((row.sheet, row.number, column.header), text, reason)


def tell_unknown(table: Table, losses: Losses) -> None:
    """Tells once of each column that XLSForm does not have either."""
    for column in table.columns:
        cells = sum(column in row.cells for row in table.rows)
        if cells and column.key not in REASONS and column.key not in _READ:
            message = f"XLSForm has no such column, nor have forms here; {cells} of its cells are filled."
            losses.add((table.name, None, column.header), "", Reason("unknown_column", message, {"count": cells}))
