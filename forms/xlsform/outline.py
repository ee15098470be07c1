"""Groups within groups to sections one after the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from forms.places import CODE
from forms.xlsform import codes
from forms.xlsform.left_out import NotCarried, Reason, renamed
from forms.xlsform.own_columns import read_number
from forms.xlsform.relevance import NEVER, Tree
from forms.xlsform.survey import Survey, read_condition
from forms.xlsform.table import Row
from forms.xlsform.texts import Words

_REPEATED = Reason("repeated", "Nothing is asked again and again here: these questions are asked once.")
_NEVER_ASKED = Reason("never_asked", "The group is never asked, nor is what stands in it.")
_EMPTY = Reason("empty_group", "There is no section of this group: no question that stands in it itself came in.")
_UNENDED = Reason("unended_group", "The group does not end; it is taken to end with the sheet.")
_UNBEGUN = Reason("unbegun_group", "It ends a group that does not begin.")
_UNSAID = Reason("unsaid", "It says something where no question follows in its section. Write it into a hint.")


@dataclass(slots=True)
class Group:
    """A group that is open: its label, and when its questions are asked."""

    row: Row | None
    title: Words
    condition: Tree | None = None
    weight: Tree = field(default_factory=dict)
    never: bool = False
    filled: bool = False
    """Whether a question that stands in it itself came in."""


@dataclass(slots=True)
class Outline:
    """The sections so far. A section is a run of questions in the nearest group that has a label.

    What groups without a label ask of their questions stands on each of these.
    """

    survey: Survey
    whole: Group
    sections: list[Tree] = field(default_factory=list)
    open: list[Group] = field(default_factory=list)
    home: Group | None = None
    notes: list[tuple[Row, Words]] = field(default_factory=list)
    codes: codes.Codes = field(default_factory=codes.of_items)

    def begin(self, row: Row, repeat: bool) -> None:
        if repeat:
            self.survey.losses.add(row.place("type"), row.get("type"), _REPEATED)
        title, never = self.survey.texts.read(row, "label"), row.get("relevant").lower() in NEVER
        if never:
            self.survey.losses.add(row.place("relevant"), row.get("relevant"), _NEVER_ASKED)
        condition = None if never else read_condition(row, self.survey)
        self.open.append(Group(row, title, condition, self._weight(row), never))
        if title:
            self.drop_notes()
        if title and self.survey.texts.to_the_letter:
            self._section(self.open[-1], row)

    def is_never_asked(self) -> bool:
        """Whether what comes now stands in a group of which the workbook says that it is never asked."""
        return any(group.never for group in self.open)

    def end(self, row: Row) -> None:
        self.drop_notes()
        if self.open:
            self._close(self.open.pop())
        else:
            self.survey.losses.add(row.place("type"), row.get("type"), _UNBEGUN)

    def finish(self) -> None:
        """Tells of what no row came after: notes, and groups that do not end."""
        self.drop_notes()
        while self.open:
            group = self.open.pop()
            if group.row:
                self.survey.losses.add(group.row.place("type"), group.row.get("type"), _UNENDED)
            self._close(group)

    def _close(self, group: Group) -> None:
        if group.row and group.title and not (group.filled or group.never or self.survey.texts.to_the_letter):
            self.survey.losses.add(group.row.place("label"), next(iter(group.title.values())), _EMPTY)

    def note(self, row: Row, words: Words) -> None:
        """Keeps the words of a note for the hint of the next question."""
        self.notes.append((row, words))

    def add(self, question: Tree, row: Row) -> None:
        """The question at the end of its section, under the notes before it."""
        depth = max((at for at, group in enumerate(self.open) if group.title), default=-1)
        home = self.open[depth] if depth >= 0 else self.whole
        if self.home is not home:
            self._section(home, row)
        home.filled = True
        self._prepend_notes(question)
        inner = [group.condition for group in self.open[depth + 1 :]]
        if condition := _all_of([*inner, question.get("ask_if")]):
            question["ask_if"] = condition
        self.sections[-1]["questions"].append(question)

    def drop_notes(self) -> None:
        """Tells of the notes that no question follows."""
        for row, words in self.notes:
            self.survey.losses.add(row.place("label"), next(iter(words.values()), ""), _UNSAID)
        self.notes.clear()

    def _section(self, home: Group, row: Row) -> None:
        name = home.row.get("name") if home.row else "main"
        own = home.row.get("section_code") if home.row else ""
        wanted = own if CODE.pattern.fullmatch(own) else name
        code = self.codes.give(wanted, "s")
        if home.row and wanted and code != wanted and not home.filled:
            twice = CODE.pattern.fullmatch(wanted) is not None
            self.survey.losses.add(home.row.place("name"), name, renamed("section", wanted, code, twice))
        section: Tree = {"section": code, "title": dict(home.title), **home.weight}
        around = self.open[: self.open.index(home) + 1] if home in self.open else []
        if condition := _all_of([group.condition for group in around]):
            section["ask_if"] = condition
        self.home = home
        self.survey.rows[f"section {code}"] = row.number
        self.sections.append(section | {"questions": []})

    def _weight(self, row: Row) -> Tree:
        text = row.get("weight")
        try:
            return {"weight": read_number(text)} if text else {}
        except NotCarried as why:
            self.survey.losses.add(row.place("weight"), text, why.reason)
            return {}

    def _prepend_notes(self, question: Tree) -> None:
        for _, words in reversed(self.notes):
            question["hint"] = self.survey.texts.paragraphs(words, question.get("hint", {}))
        self.notes.clear()


def _all_of(conditions: list[Any]) -> Tree | None:
    met = [condition for condition in conditions if condition]
    return {"all": met} if len(met) > 1 else (met[0] if met else None)
