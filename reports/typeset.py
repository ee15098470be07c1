"""How wide text is and where its lines end, with every word measured once."""

import re
from functools import lru_cache
from unicodedata import category, normalize

from reports.scripts import has, runs
from reports.scripts import width as width_of
from reports.style import FACES, REGULAR, Type

MISSING = "\N{REPLACEMENT CHARACTER}"
ELLIPSIS = "…"
_PER_CENT = re.compile(r"(?<=\d) %")
_HELD = "\x00"
"""In place of a space that holds together; no text has it."""
_WIDTHS = {name: face.face.charWidths for name, face in FACES.items()}
_KNOWN = frozenset(_WIDTHS[REGULAR])
_PLAIN = _KNOWN | {ord("\n")}


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """The text as the fonts can show it: accents composed, what they lack shown as a replacement sign."""
    if text.isascii() and text.isprintable():
        return text
    composed = normalize("NFC", text)
    return composed if _PLAIN.issuperset(map(ord, composed)) else "".join(map(_shown, composed))


def one_line(text: str) -> str:
    """The same, with its line breaks as spaces."""
    return clean(text).replace("\n", " ")


def _shown(sign: str) -> str:
    if sign == "\n" or has(sign):
        return sign
    if category(sign) in {"Mn", "Cf"}:
        return ""
    return " " if category(sign) in {"Cc", "Zs", "Zl", "Zp"} else MISSING


@lru_cache(maxsize=50_000)
def _units(word: str, font: str) -> float:
    widths = _WIDTHS[font]
    if _KNOWN.issuperset(map(ord, word)):
        return float(sum(widths[ord(sign)] for sign in word))
    return sum(map(width_of, runs(word, font)))


def width(text: str, kind: Type) -> float:
    """The width of one line in points."""
    return _units(one_line(text), kind.font) * kind.size / 1000


def wrap(text: str, kind: Type, room: float, most: int | None = None) -> list[str]:
    """The text as lines no wider than `room`; line breaks stay, and a word too long is broken where it must be.

    With `most`, what does not fit into so many lines is cut, and the last line ends in an ellipsis.
    """
    limit = room * 1000 / kind.size
    lines = [line for part in clean(text).split("\n") for line in _fill(_words(part), kind.font, limit)]
    if most is None or len(lines) <= most:
        return lines
    return [*lines[: most - 1], shorten(" ".join(lines[most - 1 :]), kind, room)]


def shorten(text: str, kind: Type, room: float) -> str:
    """One line no wider than `room`, its end replaced by an ellipsis when it was cut."""
    shown = one_line(text)
    if width(shown, kind) <= room:
        return shown
    limit = room * 1000 / kind.size - _units(ELLIPSIS, kind.font)
    return _head(shown, kind.font, limit).rstrip() + ELLIPSIS


def shorten_coded(text: str, kind: Type, room: float) -> str:
    """The same of a code, two spaces and a name; of a code too wide by itself the end is kept, which tells it from its
    like."""
    code, apart, _ = one_line(text).partition("  ")
    if not apart or width(code, kind) <= room:
        return shorten(text, kind, room)
    fitting = (ELLIPSIS + code[start:] for start in range(1, len(code)))
    return next((shown for shown in fitting if width(shown, kind) <= room), ELLIPSIS)


def _words(part: str) -> list[str]:
    """What no line may end within: a per cent sign stays with its number."""
    if " %" not in part:
        return part.split()
    return [word.replace(_HELD, " ") for word in _PER_CENT.sub(f"{_HELD}%", part).split()]


def _fill(words: list[str], font: str, limit: float) -> list[str]:
    space = _units(" ", font)
    lines: list[str] = []
    line: list[str] = []
    used = 0.0
    if any(_units(word, font) > limit for word in words):
        words = [piece for word in words for piece in _pieces(word, font, limit)]
    for word in words:
        size = _units(word, font)
        if line and used + space + size > limit:
            lines.append(" ".join(line))
            line, used = [], 0.0
        used += size + (space if line else 0)
        line.append(word)
    return [*lines, " ".join(line)]


def _pieces(word: str, font: str, limit: float) -> list[str]:
    """The word in pieces that each fit a line; nearly always itself alone."""
    pieces = []
    while _units(word, font) > limit:
        head = _head(word, font, limit)
        pieces.append(head)
        word = word[len(head) :]
    return [*pieces, word]


def _head(text: str, font: str, limit: float) -> str:
    """As many signs from its start as fit, one at least; letters that join may be wider together than alone."""
    used, count = 0.0, 0
    for sign in text:
        used += _units(sign, font)
        if used > limit:
            break
        count += 1
    while count > 1 and _units(text[:count], font) > limit:
        count -= 1
    return text[: max(1, count)]
