"""What a published form says about its questions, in the language of the report."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from reports.data import Tree

Text = str | Mapping[str, str]


class FormText:
    """A form's tree with its texts in one language; what is not translated falls back to the form's first."""

    def __init__(self, form: Tree, language: str) -> None:
        self._form = form
        self._language = language

    def say(self, text: Text | None) -> str:
        """The text in the report's language, else in the form's first, else empty."""
        if text is None or isinstance(text, str):
            return text or ""
        return text.get(self._language) or text.get(self._form["languages"][0], "")

    @cached_property
    def title(self) -> str:
        return self.say(self._form["title"])

    @cached_property
    def sections(self) -> dict[str, Tree]:
        """Section code -> section, in the form's order."""
        return {section["section"]: section for section in self._form["sections"]}

    @property
    def scored_sections(self) -> tuple[str, ...]:
        """The codes of the sections that can have a per cent."""
        return tuple(code for code, section in self.sections.items() if any(map(is_scored, section["questions"])))

    @cached_property
    def questions(self) -> dict[str, Tree]:
        """Question code -> question, in the form's order."""
        return {question["question"]: question for _, question in self._pairs()}

    @cached_property
    def section_of(self) -> dict[str, str]:
        """Question code -> code of its section."""
        return {question["question"]: section["section"] for section, question in self._pairs()}

    @cached_property
    def events(self) -> dict[str, str]:
        """Event code -> title, in their usual order."""
        return {event["event"]: self.say(event["title"]) for event in self._form.get("events", ())}

    @property
    def scoring(self) -> Mapping[str, Any]:
        scoring: Mapping[str, Any] = self._form.get("scoring", {})
        return scoring

    def telling(self, what: str) -> str | None:
        """The code of the question whose answer tells this of the visit: `staff` or `scenario`."""
        return next((code for code, question in self.questions.items() if question.get("tells") == what), None)

    def question_title(self, code: str) -> str:
        return self.say(self.questions[code]["title"])

    def section_title(self, code: str) -> str:
        return self.say(self.sections[code]["title"])

    def tag(self, code: str, family: str) -> str | None:
        """The code that a question is tagged with in this family."""
        tags: Mapping[str, str] = self.questions[code].get("tags", {})
        return tags.get(family)

    def is_must(self, code: str) -> bool:
        """Is it binding, by its own word or else by its standard's?"""
        question = self.questions[code]
        inherited = self._bindings.get(question.get("standard", ""), "must")
        return bool(question.get("binding", inherited) == "must")

    @cached_property
    def _bindings(self) -> dict[str, str]:
        """Standard code -> must or should."""
        return {one["standard"]: one.get("binding", "must") for one in self._form.get("standards", ())}

    def _pairs(self) -> Iterator[tuple[Tree, Tree]]:
        for section in self._form["sections"]:
            for question in section["questions"]:
                yield section, question


def is_scored(question: Tree) -> bool:
    """Can an answer to it count in the score?"""
    compliance = question.get("family", "compliance") == "compliance"
    return compliance and bool(question.get("points")) and not question.get("bonus")
