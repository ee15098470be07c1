"""The word in the column `type`, in all its spellings."""

from __future__ import annotations

import re
from typing import NamedTuple

from forms.xlsform.left_out import Reason


class RowType(NamedTuple):
    """What a row is: a word of the tables below, the list it chooses from, and whether "other" is offered too."""

    word: str
    list_name: str = ""
    other: bool = False


WITHIN = {
    "percentage": ". >= 0 and . <= 100",
    "number of days in last month": ". >= 0 and . <= 31",
    "number of days in last six months": ". >= 0 and . <= 183",
    "number of days in last year": ". >= 0 and . <= 365",
}
"""The constraint of the types that have one of their own, where the row has none."""
_SPELLINGS = {
    "integer": ("int", "add integer prompt", "q int", *WITHIN),
    "decimal": ("add decimal prompt", "q decimal"),
    "text": ("string", "add text prompt", "q string"),
    "time": ("q time",),
    "date": ("q date", "add date prompt"),
    "datetime": ("date time", "q date time", "q datetime", "add date time prompt", "add datetime prompt"),
    "image": ("photo", "q picture", "q image", "add image prompt", "add photo prompt"),
    "note": ("q note", "add note prompt"),
    "calculate": ("q calculate", "add calculate prompt", "calculation"),
    "barcode": ("q barcode", "add barcode prompt"),
    "audio": ("q audio", "add audio prompt"),
    "video": ("q video", "add video prompt"),
    "file": ("add file prompt",),
    "geopoint": ("gps", "location", "q geopoint", "q location", "add location prompt"),
    "geotrace": ("q geotrace",),
    "geoshape": ("q geoshape",),
    "acknowledge": ("trigger", "q acknowledge", "add acknowledge prompt"),
    "start": ("start time", "get start time"),
    "end": ("end time", "get end time"),
    "today": ("get today",),
    "deviceid": ("device id", "get device id", "imei", "uri:deviceid"),
    "subscriberid": ("subscriber id", "get subscriber id", "uri:subscriberid"),
    "simserial": ("sim id", "get sim id", "uri:simserial"),
    "phonenumber": ("get phone number", "uri:phonenumber"),
    "phone number": ("tel",),
    "username": ("uri:username",),
    "email": ("uri:email",),
}
_WORDS = {spelling: word for word, spellings in _SPELLINGS.items() for spelling in (word, *spellings)}
_SELECTS = {
    "select_one": "select_one",
    "select one": "select_one",
    "select1": "select_one",
    "select one from": "select_one",
    "select one using": "select_one",
    "q select1": "select_one",
    "add select one prompt using": "select_one",
    "select_multiple": "select_multiple",
    "select multiple": "select_multiple",
    "select multiple from": "select_multiple",
    "select multiple using": "select_multiple",
    "select all that apply": "select_multiple",
    "select all that apply from": "select_multiple",
    "q select": "select_multiple",
    "add select multiple prompt using": "select_multiple",
    "rank": "rank",
    "select_one_from_file": "select_from_file",
    "select one from file": "select_from_file",
    "select_multiple_from_file": "select_from_file",
    "select multiple from file": "select_from_file",
    "select_one_external": "select_from_file",
    "select one external": "select_from_file",
}
_LONGEST_FIRST = sorted(_SELECTS, key=len, reverse=True)
_CONTROL = re.compile(r"(begin|end)[ _](lgroup|looped group|group|repeat|loop)\b.*")

_DEVICE = Reason("device", "What the phone and the account know by themselves is not asked in a form here.")
_KINDLESS = Reason("no_such_type", "There is no type of question for this here.")
_OTHER_FILE = Reason("other_file", "A form here refers to no other file.")
ABSENT = {
    "calculate": Reason("calculated", "Nothing is calculated in a form here; the score is, by the points."),
    "hidden": Reason("hidden", "There are no hidden fields here."),
    "rank": Reason("rank", "There is no type of question that asks for an order."),
    "select_from_file": Reason("options_in_file", "The options are in another file, and a form here holds its own."),
    "acknowledge": Reason("tick_box", "There is no box to tick alone. Ask a yes or no question."),
    "audit": Reason("audit", "What the phone records beside the answers is not set in a form here."),
    "csv-external": _OTHER_FILE,
    "xml-external": _OTHER_FILE,
    **dict.fromkeys(("start", "end", "today", "deviceid", "subscriberid", "simserial", "phonenumber"), _DEVICE),
    **dict.fromkeys(("username", "email", "start-geopoint", "background-audio", "background-geopoint"), _DEVICE),
    **dict.fromkeys(("audio", "video", "file", "geopoint", "geotrace", "geoshape", "osm"), _KINDLESS),
}
"""Rows of XLSForm that have no counterpart, and why."""
GROUPING = ("begin_group", "begin_repeat", "end_group", "end_repeat")
_DATE = Reason("date_as_text", "There is no type of question for dates: it comes in as text.")
AS_TEXT = {
    "date": _DATE,
    "datetime": _DATE,
    "barcode": Reason("barcode_as_text", "There is no type of question for barcodes: it comes in as text."),
    "phone number": Reason(
        "telephone_as_text", "There is no type of question for telephone numbers: it comes in as text."
    ),
}


def read_type(text: str) -> RowType:
    """The type of a row; a word that is none comes back as it is written."""
    plain = " ".join(text.split())
    lower = plain.lower()
    control = _CONTROL.fullmatch(lower)
    if control:
        kind = "group" if control[2] == "group" else "repeat"
        return RowType(f"{control[1]}_{kind}")
    if lower in _WORDS:
        return RowType(_WORDS[lower])
    return _select(plain) or RowType("osm" if lower.startswith("osm ") else lower)


def _select(plain: str) -> RowType | None:
    for spelling in _LONGEST_FIRST:
        if plain.lower() == spelling or plain.lower().startswith(f"{spelling} "):
            names = plain[len(spelling) :].split()
            others = [name for name in names if name.lower() not in ("or_other", "or", "specify", "other")]
            return RowType(_SELECTS[spelling], " ".join(others), len(others) < len(names))
    return None
