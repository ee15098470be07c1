"""Advice on the words of a form: what shoppers can't answer with one word, or would each answer in their own way.

It stands beside the warnings of `forms.advice` and reads the tree as it is written, so that a form that is still
being made gets it too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from forms.problems import Problem, show
from forms.unchecked import default_language, maps, words
from forms.vocabulary import VOCABULARIES, Vocabulary

MOST_WORDS = 25
LONGEST_SEARCHED = 300
"""Signs of a title: what is longer is told to be too long anyway."""
JUDGED = ("yes_no", "choice", "number")
"""Types in which nothing but the title says what counts: a scale has its anchors, a checklist its parts."""

_QUOTED = re.compile(r"[\"“”«»][^\"“”«»]*[\"“”«»]|‘[^’]*’|(?<!\w)'[^']*'(?!\w)")
_SO_THAT = re.compile(r"\b(?:so that|supaya|agar)\b.*")
_JOINING = re.compile(r"\b(and|or|dan|atau|serta)\b")


@dataclass(frozen=True, slots=True)
class Wording:
    """One title in one language. `said` and `hint` are in lower case; `said` is without what it quotes."""

    path: str
    question: Mapping[str, Any]
    language: str
    title: str
    said: str
    hint: str

    def finding(self, code: str, message: str, **data: object) -> Problem:
        named = self.question.get("question")
        asked = named if isinstance(named, str) else ""
        place = f"{asked or 'The question'} in {self.language}"
        return Problem(self.path, code, f"{place} {message}", {"question": asked, "language": self.language, **data})

    @property
    def is_anchored(self) -> bool:
        """Whether something else than the title says what each answer means."""
        return bool(self.question.get("anchors"))

    @property
    def expects_no(self) -> bool:
        return self.question.get("expected") == "no"


def lint(tree: Any) -> tuple[Problem, ...]:
    """Every finding, each with the path of its title, in the order of the form; what is broken is passed over."""
    return tuple(
        finding
        for path, question in _questions(tree)
        for language, wording in _wordings(path, question, default_language(tree))
        for finding in _findings(wording, VOCABULARIES.get(language.partition("-")[0]))
    )


def _findings(wording: Wording, vocabulary: Vocabulary | None) -> Iterator[Problem]:
    yield from _too_long(wording)
    if vocabulary:
        for rule in RULES:
            yield from rule(wording, vocabulary)


def _too_long(wording: Wording) -> Iterator[Problem]:
    count = len(wording.title.split())
    if count > MOST_WORDS:
        message = f"has {count} words. Keep a question to {MOST_WORDS}, and put the rest into its hint."
        yield wording.finding("long_wording", message, count=count, most=MOST_WORDS)


def _two_in_one(wording: Wording, vocabulary: Vocabulary) -> Iterator[Problem]:
    joined = _JOINING.findall(wording.said)
    only_or = joined and not {"and", "dan", "serta"} & set(joined)
    if wording.question.get("type") == "text" or wording.is_anchored or vocabulary.settled.search(wording.hint):
        return
    if wording.expects_no and only_or:
        return  # any of them is the fault: one answer does for all
    if joined and vocabulary.doubled.search(_SO_THAT.sub("", wording.said)):
        message = (
            f'asks two things at once ("{joined[-1]}"). Make two questions of it, or a checklist; '
            "or say in the hint what to answer when only one is true."
        )
        yield wording.finding("two_questions", message, word=joined[-1])


def _opinion(wording: Wording, vocabulary: Vocabulary) -> Iterator[Problem]:
    question = wording.question
    if question.get("type") not in JUDGED or question.get("family", "compliance") != "compliance":
        return
    if found := vocabulary.opinion.search(wording.said):
        message = (
            f"asks for an opinion ({show(found[0])}): two shoppers would answer it in two ways. "
            "Ask for what can be seen or heard, or make it a scale with anchors."
        )
        yield wording.finding("opinion", message, word=found[0])


def _reversed(wording: Wording, vocabulary: Vocabulary) -> Iterator[Problem]:
    if wording.question.get("type") != "yes_no":
        return
    if denied := vocabulary.denied.search(_SO_THAT.sub("", wording.said)):
        message = (
            f"is asked in the negative ({show(denied[0])}), so yes and no can be taken either way. "
            "Ask what happened, without the negation."
        )
        yield wording.finding("negated_question", message, word=denied[0])
    elif wording.expects_no and not _tells_a_fault(wording, vocabulary):
        message = (
            "expects no, but reads as if yes were good. Name the fault in it, "
            'begin its hint with "If yes, ...", or ask it the other way round and expect yes.'
        )
        yield wording.finding("hidden_reversal", message)


def _tells_a_fault(wording: Wording, vocabulary: Vocabulary) -> bool:
    return bool(vocabulary.fault.search(wording.said) or vocabulary.reversed.search(wording.hint))


RULES: tuple[Callable[[Wording, Vocabulary], Iterator[Problem]], ...] = (_two_in_one, _opinion, _reversed)


def _questions(tree: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for i, section in maps(tree, "sections"):
        for j, question in maps(section, "questions"):
            yield f"sections[{i}].questions[{j}]", question


def _wordings(path: str, question: Mapping[str, Any], default: str) -> Iterator[tuple[str, Wording]]:
    hints = words(question.get("hint"), default)
    plain = not isinstance(question.get("title"), Mapping)
    for language, title in words(question.get("title"), default).items():
        at = f"{path}.title" if plain else f"{path}.title.{language}"
        hint = hints.get(language, hints.get(default, "")).lower()
        said = _QUOTED.sub(" ", title[:LONGEST_SEARCHED].lower())
        yield language, Wording(at, question, language, title, said, hint)
