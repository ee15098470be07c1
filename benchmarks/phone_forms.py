"""The same 300 yes-or-no questions for us and each peer: ten parts of thirty, every third hanging on the one before."""

from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

PARTS = "ABCDEFGHIJ"
IN_A_PART = 30
MIDDLE = "E"
"""The part whose questions are tapped."""
WORDS = "was it as it should be, from where a customer stands?"
ANSWERS = {"yes": "Yes", "no": "No"}


def codes(part: str) -> list[str]:
    """The questions of a part, in order."""
    return [f"{part}{number}" for number in range(1, IN_A_PART + 1)]


def every_code() -> list[str]:
    """All 300."""
    return [code for part in PARTS for code in codes(part)]


def hinges(part: str) -> list[tuple[str, str]]:
    """Each question that decides about the one after it, with that one, which is asked after a yes only."""
    ours = codes(part)
    return [(ours[place], ours[place + 1]) for place in range(1, IN_A_PART - 1, 3)]


def hangs_on(code: str) -> str | None:
    """The question that must be answered with yes for `code` to be asked."""
    return next((first for first, second in hinges(code[0]) if second == code), None)


def title(code: str) -> str:
    return f"{code}: {WORDS}"


def tree() -> dict[str, Any]:
    """As a form of ours."""
    sections = [
        {"section": part, "title": f"Part {part}", "questions": [_question(code) for code in codes(part)]}
        for part in PARTS
    ]
    events = [{"event": "door", "title": "I walk in"}]
    return {"form": "measured", "title": "Measured", "languages": ["en"], "events": events, "sections": sections}


def _question(code: str) -> dict[str, Any]:
    first = hangs_on(code)
    condition = {"ask_if": {"question": first, "is": "yes"}} if first else {}
    tags = {"parameter": "vocabulary", "owner": "cashier"}
    return {"question": code, "type": "yes_no", "title": title(code), "points": 1, "tags": tags, **condition}


def survey() -> dict[str, Any]:
    """As a form of SurveyJS, a page for each part."""
    return {"pages": [{"name": part, "elements": [_radios(code) for code in codes(part)]} for part in PARTS]}


def _radios(code: str) -> dict[str, Any]:
    first = hangs_on(code)
    condition = {"visibleIf": f"{{{first}}} = 'yes'"} if first else {}
    choices = [{"value": value, "text": text} for value, text in ANSWERS.items()]
    return {
        "type": "radiogroup",
        "name": code,
        "title": title(code),
        "isRequired": True,
        "choices": choices,
    } | condition


def bare(part: str) -> str:
    """One part as a page that only shows and hides; every question answered with yes."""
    fields = "".join(_field(code) for code in codes(part))
    head = "<meta name=viewport content='width=device-width'><style>label { display: block; padding: 1em }</style>"
    follow = f"""const hinges = {dict(hinges(part))};
      addEventListener("change", ({{ target }}) => {{
        document.getElementById(hinges[target.name]).hidden = target.value === "no";
      }});"""
    return f"<!doctype html><html lang=en><head>{head}</head><body>{fields}<script>{follow}</script></body></html>"


def _field(code: str) -> str:
    radios = "".join(
        f"<label><input type=radio name={code} value={value}{' checked' * (value == 'yes')}> {text}</label>"
        for value, text in ANSWERS.items()
    )
    return f"<fieldset id={code}><legend>{title(code)}</legend>{radios}</fieldset>"


def xform(filled: bool = True) -> str:
    """As an XForm, a page for each part where there are pages; with or without an answer to each question."""
    value = "yes" if filled else ""
    data = "".join(f"<{part}>{''.join(f'<{code}>{value}</{code}>' for code in codes(part))}</{part}>" for part in PARTS)
    binds = "".join(_bind(code) for code in every_code())
    body = "".join(_group(part) for part in PARTS)
    spaces = (
        'xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"'
        ' xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms"'
    )
    meta = "<orx:meta><orx:instanceID/></orx:meta>"
    return (
        f"<h:html {spaces}><h:head><h:title>Measured</h:title><model>"
        f'<instance><data id="measured" version="1">{data}{meta}</data></instance>{binds}'
        '<bind nodeset="/data/orx:meta/orx:instanceID" type="string" readonly="true()" jr:preload="uid"/>'
        f'</model></h:head><h:body class="pages">{body}</h:body></h:html>'
    )


def _path(code: str) -> str:
    return f"/data/{code[0]}/{code}"


def _bind(code: str) -> str:
    first = hangs_on(code)
    relevant = f" relevant=\"{_path(first)} = 'yes'\"" if first else ""
    return f'<bind nodeset="{_path(code)}" type="string" required="true()"{relevant}/>'


def _group(part: str) -> str:
    inside = "".join(_select(code) for code in codes(part))
    return f'<group ref="/data/{part}" appearance="field-list"><label>Part {part}</label>{inside}</group>'


def _select(code: str) -> str:
    items = "".join(_items())
    return f'<select1 ref="{_path(code)}"><label>{escape(title(code))}</label>{items}</select1>'


def _items() -> Iterator[str]:
    for value, text in ANSWERS.items():
        yield f"<item><label>{text}</label><value>{value}</value></item>"
