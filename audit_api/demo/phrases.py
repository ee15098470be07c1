"""What demo shoppers write: remarks and stories in their own language."""

from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

from forms.reading import parse


@cache
def _words() -> Any:
    return parse(files(__package__).joinpath("words.yaml").read_text(encoding="utf-8"))


def remark(code: str, failed: bool, language: str, rng: Random) -> str:
    """A remark on a question that failed, or went well; empty when there is nothing to say of it."""
    phrases = _words()["failed" if failed else "praised"].get(code)
    return str(rng.choice(phrases[language])) if phrases else ""


def story(well: dict[str, bool], minutes: int, language: str, rng: Random) -> str:
    """A visit in five sentences; `well` says how the arrival, the teller, the desk and the close went."""
    parts = [f"{part}_{'well' if good else 'badly'}" for part, good in well.items()]
    parts.insert(1, "waited")
    sentences = _words()["story"]
    return " ".join(rng.choice(sentences[part][language]) for part in parts).format(minutes=minutes)


def sent_back(language: str) -> dict[str, str]:
    """What a reviewer wants mended: the `reason`, and one for each question by its code."""
    return {key: texts[language] for key, texts in _words()["sent_back"].items()}
