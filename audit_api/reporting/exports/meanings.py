"""What the columns of the exports mean, in the language of the reader."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast

from forms.parsing import parse
from reports.data import Language

from .tables import Kind


@dataclass(frozen=True)
class Meanings:
    """Column name -> what it means; and the few other words that an export says."""

    language: Language

    def of(self, column: str) -> str:
        """What a column means."""
        return self._said("columns", column)

    def kind(self, kind: Kind) -> str:
        """What the cells of a column are."""
        return self._said("kinds", kind.name).format(digits=kind.digits, places=kind.places)

    def word(self, key: str) -> str:
        return self._said("words", key)

    @property
    def header(self) -> tuple[str, str, str]:
        """Above the list of columns."""
        return self.word("column"), self.word("kind"), self.word("meaning")

    def _said(self, part: str, key: str) -> str:
        text: str = _table()[part][key][self.language]
        return text


@cache
def _table() -> Mapping[str, Any]:
    text = files(__package__).joinpath("meanings.yaml").read_text(encoding="utf-8")
    return cast(Mapping[str, Any], parse(text))
