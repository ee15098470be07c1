"""What a shopper answered, in words that a reader of the report understands without the form at hand."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from reports.data import Tree
from reports.form_text import FormText
from reports.measures.timing import seconds_of
from reports.words import Words


class AnswerText:
    """Reads one visit's answers; `answers` is the document of docs/form-format.md, part 4."""

    def __init__(self, answers: Tree, form: FormText, words: Words) -> None:
        self._answers = answers
        self._form = form
        self._words = words

    def said(self, code: str, state: str) -> str:
        """The answer to a question, or why there is none."""
        if state != "answered":
            return self._words.label("state", state)
        question = self._form.questions[code]
        answer = self.answer(code)
        if question["type"] == "duration":
            return self._duration(question, answer)
        value = answer.get("value")
        return _SAID[question["type"]](self, question, value) if value is not None else self._photos(answer)

    def answer(self, code: str) -> Tree:
        found: Tree = self._answers["answers"].get(code, {})
        return found

    def comment(self, code: str) -> str:
        """What the shopper wrote beside the answer."""
        return str(self.answer(code).get("comment") or self.answer(code).get("reason") or "").strip()

    def _duration(self, question: Tree, answer: Tree) -> str:
        seconds = seconds_of(question, answer, self._answers.get("events", {}))
        if answer.get("censored"):
            key = "answer.left" if seconds is None else "answer.at_least"
            return self._words(key, time=self._words.clock(seconds))
        source = answer.get("source", "tapped")
        said = self._words.clock(seconds)
        return said if source == "tapped" else f"{said} ({self._words.label('source', source)})"

    def _yes_no(self, question: Tree, value: str) -> str:
        return self._words(f"answer.{value}")

    def _choice(self, question: Tree, value: str) -> str:
        return self._options(question)[value]

    def _choices(self, question: Tree, value: list[str]) -> str:
        return ", ".join(self._options(question)[code] for code in value) or "–"

    def _checklist(self, question: Tree, value: list[str]) -> str:
        parts = {part["part"]: self._form.say(part["title"]) for part in question["parts"]}
        met = self._words("met_of", met=len(set(value)), of=len(parts))
        lacking = ", ".join(title for code, title in parts.items() if code not in value)
        return f"{met}. {self._words('answer.missing', parts=lacking)}" if lacking else met

    def _scale(self, question: Tree, value: int) -> str:
        anchors: Mapping[Any, Any] = question.get("anchors", {})
        meant = self._form.say(anchors.get(value, anchors.get(str(value))))
        said = self._words("answer.scale", value=value, low=question["from"], high=question["to"])
        return f"{said}: {meant}" if meant else said

    def _ratio(self, question: Tree, value: Mapping[str, int]) -> str:
        return self._words("met_of", met=value["have"], of=value["of"])

    def _number(self, question: Tree, value: Any) -> str:
        unit = self._form.say(question.get("unit"))
        return f"{self._words.number(Decimal(str(value)))} {unit}".rstrip()

    def _text(self, question: Tree, value: str) -> str:
        return str(value)

    def _photos(self, answer: Tree) -> str:
        photos = answer.get("photos", ())
        return self._words.count("answer.photos", len(photos)) if photos else "–"

    def _options(self, question: Tree) -> dict[str, str]:
        return {option["option"]: self._form.say(option["title"]) for option in question["options"]}


_SAID: Mapping[str, Callable[[AnswerText, Tree, Any], str]] = {
    "yes_no": AnswerText._yes_no,
    "choice": AnswerText._choice,
    "choices": AnswerText._choices,
    "checklist": AnswerText._checklist,
    "scale": AnswerText._scale,
    "ratio": AnswerText._ratio,
    "number": AnswerText._number,
    "text": AnswerText._text,
    "time": AnswerText._text,
    "photo": AnswerText._text,
}
