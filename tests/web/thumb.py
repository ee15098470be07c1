"""A shopper's thumb: taps and types its way through a form on the screen."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from forms.definition import Form, Question

NARRATIVE = "I came in, took a ticket and waited. The teller was quick and kind. " * 3


class Thumb:
    """Fills in what is asked, well, but for `faults`: what to do instead, by question."""

    def __init__(self, page: Page, form: Form, photo: Path, faults: dict[str, Any]) -> None:
        self.page, self.form, self.photo, self.faults = page, form, photo, faults
        self.answered: set[str] = set()

    def fill_part(self) -> None:
        """Answer every question of the part on the screen, those that appear meanwhile too."""
        while waiting := [code for code in self._codes() if code not in self.answered]:
            self._answer(waiting[0])

    def _codes(self) -> Iterator[str]:
        for card in self.page.locator("section.question:not([hidden])").all():
            yield (card.get_attribute("id") or "").removeprefix("question-")

    def _answer(self, code: str) -> None:
        question, card = self.form.questions[code], self.page.locator(f"#question-{code}")
        self.answered.add(code)
        getattr(self, f"_{question.type}")(card, question, self.faults.get(code))
        if question.comment == "required":
            card.get_by_label("Comment").fill("She walked me to the door and held it open.")
        if question.photo == "required":
            self._photo(card, question, None)

    def _pick(self, card: Locator, title: str) -> None:
        card.locator("label").filter(has_text=re.compile(rf"^\s*{re.escape(title)}")).first.click()

    def _yes_no(self, card: Locator, question: Question, fault: str | None) -> None:
        self._pick(card, (fault or question.kind.expected).title())  # type: ignore[attr-defined]

    def _choice(self, card: Locator, question: Question, fault: int | None) -> None:
        options = question.kind.options  # type: ignore[attr-defined]
        best = max(options, key=lambda option: option.credit or 0)
        self._pick(card, (best if fault is None else options[fault]).title.in_language("en"))

    def _choices(self, card: Locator, question: Question, fault: None) -> None:
        card.locator("label").first.click()

    def _checklist(self, card: Locator, question: Question, fault: int | None) -> None:
        for part in question.kind.parts[:fault]:  # type: ignore[attr-defined]
            self._pick(card, part.title.in_language("en"))

    def _scale(self, card: Locator, question: Question, fault: int | None) -> None:
        point = question.kind.highest if fault is None else fault  # type: ignore[attr-defined]
        self._pick(card, str(point))

    def _ratio(self, card: Locator, question: Question, fault: tuple[int, int] | None) -> None:
        have, of = fault or (4, 4)
        card.get_by_role("textbox", name="How many of them").fill(str(have))
        card.get_by_role("textbox", name="Out of how many").fill(str(of))

    def _duration(self, card: Locator, question: Question, fault: int | None) -> None:
        if fault is None:
            return
        card.get_by_role("button", name="Correct it").click()
        card.get_by_label("Minutes").fill(str(fault // 60))
        card.get_by_label("Seconds").fill(str(fault % 60))
        card.locator("label").filter(has_text="It is printed").click()

    def _number(self, card: Locator, question: Question, fault: int | None) -> None:
        card.locator("input[inputmode=decimal]").fill("5")

    def _text(self, card: Locator, question: Question, fault: None) -> None:
        card.locator("textarea").first.fill(NARRATIVE)

    def _time(self, card: Locator, question: Question, fault: None) -> None:
        card.locator("input[type=time]").fill("09:30")

    def _photo(self, card: Locator, question: Question, fault: None) -> None:
        with self.page.expect_file_chooser() as chooser:
            card.get_by_role("button", name="From album").click()
        chooser.value.set_files(self.photo)
        expect(card.get_by_role("button", name="Look at photo 1")).to_be_visible()
