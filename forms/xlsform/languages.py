"""The languages of a workbook, however its columns spell them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from forms.texts import LANGUAGE

_IN_PARENTHESES = re.compile(r".*\(\s*([^()]+?)\s*\)\s*\Z", re.DOTALL)
_NAMES = {
    "en": "English",
    "ms": "Bahasa Melayu",
    "id": "Bahasa Indonesia",
    "ar": "Arabic",
    "bn": "Bengali",
    "de": "German",
    "es": "Spanish",
    "fr": "French",
    "hi": "Hindi",
    "it": "Italian",
    "ja": "Japanese",
    "km": "Khmer",
    "ko": "Korean",
    "my": "Burmese",
    "ne": "Nepali",
    "nl": "Dutch",
    "pt": "Portuguese",
    "ru": "Russian",
    "sw": "Swahili",
    "ta": "Tamil",
    "th": "Thai",
    "tl": "Tagalog",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "zh": "Chinese",
}
_ALSO = {
    "eng": "en",
    "msa": "ms",
    "may": "ms",
    "ind": "id",
    "bahasa malaysia": "ms",
    "malay": "ms",
    "melayu": "ms",
    "indonesian": "id",
    "indonesia": "id",
    "español": "es",
    "espanol": "es",
    "castellano": "es",
    "français": "fr",
    "francais": "fr",
    "deutsch": "de",
    "português": "pt",
    "portugues": "pt",
    "kiswahili": "sw",
    "العربية": "ar",
    "中文": "zh",
    "tiếng việt": "vi",
}
_CODES = _ALSO | {name.lower(): code for code, name in _NAMES.items()}


def spelled(code: str) -> str:
    """A language as the header of a column says it: English (en)."""
    return f"{_NAMES.get(code, code)} ({code})"


def code_of(spelling: str) -> tuple[str, bool]:
    """The code of a language, and whether it is one that the workbook or its name gives.

    The code of an unknown name is made from it, under `und`: the language is not determined.
    """
    match = _IN_PARENTHESES.match(spelling)
    for word in (match[1] if match else "", spelling.strip()):
        plain = word.replace("_", "-")
        if word.lower() in _CODES:
            return _CODES[word.lower()], True
        code = next((word for word in (plain, plain.lower()) if LANGUAGE.pattern.fullmatch(word)), "")
        if code:
            return code, True
    letters = re.sub(r"[^a-z0-9]", "", spelling.lower())
    return f"und-{letters[:8]}" if len(letters) >= 2 else "und", False


@dataclass(slots=True)
class Languages:
    """The languages of one workbook: those that its columns name, and the one of the columns that name none."""

    unnamed: str
    found: list[str] = field(default_factory=list)
    coined: dict[str, str] = field(default_factory=dict)
    """The codes of names that nobody knows, so that no two names share one."""

    def of(self, spelling: str) -> str:
        """The code of a column's language."""
        code = self.code_of(spelling) if spelling else self.unnamed
        if code not in self.found:
            self.found.append(code)
        return code

    def code_of(self, spelling: str) -> str:
        """The code of a name, the same for the same name."""
        code, known = code_of(spelling)
        return code if known else self.coined.setdefault(spelling.strip().lower(), self._free(code))

    def _free(self, code: str) -> str:
        taken = sum(other == code or other.startswith(f"{code}-") for other in self.coined.values())
        return f"{code}-{taken + 1:02}" if taken else code
