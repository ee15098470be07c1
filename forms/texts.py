"""Words in several languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from forms.places import Place, Spelling
from forms.problems import show

LANGUAGE = Spelling("language", re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"), "a language code such as en, ms or id")


@dataclass(frozen=True, slots=True)
class Text:
    """One text by language."""

    by_language: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.by_language)

    def in_language(self, language: str, fallback: str = "en") -> str:
        """The text in the language, else in the fallback, else in whichever language there is."""
        words = self.by_language
        return words.get(language) or words.get(fallback) or next(iter(words.values()), "")

    def write(self) -> dict[str, str]:
        return dict(self.by_language)


NO_TEXT = Text()


def read_text(place: Place, languages: tuple[str, ...]) -> Text:
    """A text: a map from language to words, or plain words in the default language, which is the first."""
    if not languages:
        return NO_TEXT  # the languages themselves are refused already
    default = languages[0]
    if not isinstance(place.value, Mapping):
        return Text({default: _words(place)})
    words = {}
    for language, entry in place.entries():
        if language in languages:
            words[language] = _words(entry)
        else:
            known = ", ".join(languages)
            message = f"{show(language)} is not a language of the form. Use {known}, or declare it."
            entry.refuse("unknown_language", message, value=show(language), languages=languages)
    if default not in words:
        place.refuse("no_default_language", f"The text lacks {default}. Write it in {default}.", language=default)
    return Text(words)


def _words(place: Place) -> str:
    words = place.string()
    if isinstance(place.value, str) and not words.strip():
        place.refuse("empty_text", "The text is empty. Write it, or leave the key out.")
    return words
