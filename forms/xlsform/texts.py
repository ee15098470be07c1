"""Words by language, made whole: a form here has every text in its first language."""

from __future__ import annotations

from dataclasses import dataclass

from forms.xlsform.languages import spelled
from forms.xlsform.left_out import Losses
from forms.xlsform.table import Row

Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class Texts:
    """How texts are read: the first language, and whether they are kept to the letter."""

    default: str
    to_the_letter: bool
    losses: Losses

    def read(self, row: Row, key: str) -> Words:
        """The words of a row, empty when there are none; what the first language lacks, another gives."""
        words = {language: self._kept(text) for language, text in row.texts(key).items()}
        if words and self.default not in words:
            other, text = next(iter(words.items()))
            reason = f"There is no text in {spelled(self.default)}; the one in {spelled(other)} stands in its place."
            self.losses.add(row.place(key), text, reason)
            words[self.default] = text
        return words

    def of(self, text: str) -> Words:
        """Words that have no language, in the first."""
        return {self.default: text}

    def title(self, row: Row, name: str) -> Words:
        """The label; where there is none, the name."""
        words = self.read(row, "label")
        if words:
            return words
        reason = f"There is no label; the name {name} stands in its place."
        self.losses.add((row.sheet, row.number, "label"), "", reason)
        return self.of(name)

    def _kept(self, text: str) -> str:
        return text if self.to_the_letter else text.strip()
