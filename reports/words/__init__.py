"""Words, numbers and days in the language of the report: one table a language, the same keys in each."""

import json
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from forms.taxonomies import FAMILIES, Taxonomies
from reports.data import Language, Visit

LANGUAGES: tuple[Language, ...] = ("en", "ms", "id")
MINUS = "\N{MINUS SIGN}"
_DECIMAL_COMMA = frozenset({"id"})
_HERE = Path(__file__).parent


@cache
def table(language: Language) -> Mapping[str, Any]:
    """Key -> text, or {"one": text, "other": text} where a count changes the words."""
    found: Mapping[str, Any] = json.loads((_HERE / f"{language}.json").read_text(encoding="utf-8"))
    return found


def inner(said: str) -> str:
    """What somebody wrote, ready to stand between quotation marks: its own become single ones."""
    return re.sub(r'"([^"]*)"', "‘\\1’", said).replace("“", "‘").replace("”", "’")


class Words:
    """Everything a report says in one language. `taxonomies` know what tags are called."""

    def __init__(self, language: Language, taxonomies: Taxonomies) -> None:
        self.language = language
        self._table = table(language)
        self._taxonomies = taxonomies

    def __call__(self, key: str, **values: object) -> str:
        """The text under this key, with its values filled in."""
        text: str = self._table[key]
        return text.format(**self._shown(values)) if values else text

    def count(self, key: str, n: int, **values: object) -> str:
        """The text that fits this number, with `n` and the other values filled in."""
        forms: Mapping[str, str] = self._table[key]
        text = forms["one" if n == 1 and "one" in forms else "other"]
        return text.format(**self._shown({"n": n, **values}))

    def _shown(self, values: Mapping[str, object]) -> Mapping[str, object]:
        """Counts in the country's way, which only long ones have."""
        return {name: self.number(value) if isinstance(value, int) else value for name, value in values.items()}

    def label(self, family: str, code: str | None) -> str:
        """What a taxonomy item, a band, an effect or a state is called; an unknown one keeps its code."""
        if code is None:
            return ""
        if family in FAMILIES:
            return self._taxonomies.label(family, code, self.language)
        text: str = self._table.get(f"{family}.{code}", code.replace("_", " "))
        return text

    def number(self, value: Decimal | int | None) -> str:
        """With the decimals it has, in the country's way; a dash for none."""
        if value is None:
            return "–"
        text = f"{value:,}".replace("-", MINUS)
        return text.translate(str.maketrans(",.", ".,")) if self.language in _DECIMAL_COMMA else text

    def signed(self, value: Decimal) -> str:
        """Always with its sign, nought excepted."""
        return ("+" if value > 0 else "") + self.number(value)

    def percent(self, value: Decimal | int | None) -> str:
        if value is None:
            return "–"
        return self("percent", value=self.number(value))

    def clock(self, seconds: Decimal | float | None) -> str:
        """Minutes and seconds, m:ss; half a second counts as one."""
        if seconds is None:
            return "–"
        whole = int(Decimal(str(seconds)) + Decimal("0.5"))
        return f"{whole // 60}:{whole % 60:02}"

    def day(self, day: date) -> str:
        """4 October 2026, in the language's words."""
        return f"{day.day} {self._table['months'][day.month - 1]} {day.year}"

    def days(self, first: date, last: date) -> str:
        """A stretch of days without saying twice what both share."""
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{self.day(last)}"
        if first.year == last.year:
            return f"{first.day} {self._table['months'][first.month - 1]} – {self.day(last)}"
        return f"{self.day(first)} – {self.day(last)}"

    def when(self, visit: Visit) -> str:
        """The day and the time once they may be told; till then the part of the day."""
        if visit.at:
            return f"{self.day(visit.day)}, {visit.at:%H:%M}"
        return self(f"part.{visit.part_of_day}")
