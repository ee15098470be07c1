"""Signs that a workbook can't hold as they are, and how they are written in it."""

from __future__ import annotations

import re

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\r]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_REFERENCE = re.compile("\\$(\u2060*)\\{")
_HIDDEN = re.compile("\\$\u2060(\u2060*)\\{")


def escaped(text: str) -> str:
    """The text with `_xHHHH_` for what XML or a spreadsheet would change (ECMA-376, ST_Xstring)."""
    return _UNWRITABLE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def hide_references(text: str) -> str:
    """Words in which `${` is no reference to an answer: with a word joiner in it, which nobody sees."""
    return _REFERENCE.sub("$\u2060\\1{", text)


def show_references(text: str) -> str:
    """The words as they were before `hide_references`."""
    return _HIDDEN.sub("$\\1{", text)
