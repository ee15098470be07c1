"""Words by language, made whole: a form here has every text in its first language."""

from __future__ import annotations

from dataclasses import dataclass

from forms.xlsform.languages import spelled
from forms.xlsform.left_out import Losses, Reason
from forms.xlsform.signs import show_references
from forms.xlsform.table import Row

Words = dict[str, str]
_QUOTES = Reason("quotes_answer", "Words don't quote an answer here; they stand as they are written.")


@dataclass(frozen=True, slots=True)
class Texts:
    """How texts are read: the first language, and whether they are kept to the letter."""

    default: str
    to_the_letter: bool
    losses: Losses

    def read(self, row: Row, key: str) -> Words:
        """The words of a row, empty when there are none; what the first language lacks, another gives."""
        written = row.texts(key)
        quoting = next((text for text in written.values() if "${" in text), "")
        if quoting:
            self.losses.add(row.place(key), quoting, _QUOTES)
        words = {language: self.said(text) for language, text in written.items()}
        if words and self.default not in words:
            other, text = next(iter(words.items()))
            message = f"There is no text in {spelled(self.default)}; the one in {spelled(other)} stands in its place."
            data = {"language": self.default, "shown": other}
            self.losses.add(row.place(key), text, Reason("other_language", message, data))
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
        message = f"There is no label; the name {name} stands in its place."
        self.losses.add((row.sheet, row.number, "label"), "", Reason("no_label", message, {"name": name}))
        return self.of(name)

    def paragraphs(self, above: Words, below: Words) -> Words:
        """Words, and more words under them."""
        parts = [{**dict.fromkeys(above | below, words.get(self.default, "")), **words} for words in (above, below)]
        return {language: "\n".join(words[language] for words in parts if words[language]) for language in parts[0]}

    def said(self, text: str) -> str:
        """Words as a form has them."""
        return show_references(text if self.to_the_letter else text.strip())
