"""What a visit would score with a newer version of its form, and why: nothing of the visit is changed by it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

from forms.answers import read_answers
from forms.definition import Critical, Form, Question
from forms.problems import Broken, show
from forms.scorecard import PER_CENT, POINTS, QuestionScore, half_up, printed, printed_credit
from forms.scoring import Reckoning, reckon
from forms.values import Answer, Answers

Tree = Mapping[str, Any]
Why = Literal[
    "removed", "not_asked", "unreadable", "no_answer", "unscored", "asked", "answered", "scored",
    "credit", "points", "bonus", "moved", "critical", "method", "weights", "bands", "coverage",
]  # fmt: skip

NOT_THERE = Answer(state="not_applicable")
OUTCOME = ("final", "band", "coverage", "complete")
UNSEEN = {"state": "not_observed"}
"""What stands for an answer that is not read: the one thing that every question takes."""
BESIDE_A_VALUE = frozenset({"comment", "photos", "source", "reason", "sin", "censored"})
"""Keys of an answer that don't score. Only `censored` changes what a value says, where it is true."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that is otherwise with the newer form.

    `question` is none for what belongs to the form as a whole. `before` and `after` are what is compared, as it is
    printed (a credit, points, a section, an effect ...), none where there is nothing.
    """

    why: Why
    question: str | None
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a scorecard comes to, as it is printed."""

    final: str | None
    band: str | None
    coverage: str | None
    complete: bool


@dataclass(frozen=True, slots=True)
class ReScore:
    """A visit's outcome as it is kept, and with the newer form.

    `not_there` are questions that the newer form would have asked and that have no answer, because they are new or
    because the answer no longer fits them. They count as if the form did not have them, in the coverage too.
    """

    before: Outcome
    after: Outcome
    why: tuple[Reason, ...]
    not_there: tuple[str, ...]

    @property
    def changed(self) -> bool:
        """Whether the score, the band, or whether it counts is otherwise."""
        return _counting(self.before) != _counting(self.after)


class ReScoring:
    """From one version of a form to a newer one. Both are of the same code."""

    def __init__(self, older: Form, newer: Form) -> None:
        self.older, self.newer = older, newer

    def of(self, card: Tree, answers: Tree) -> ReScore:
        """A visit that was made with the older form: its scorecard and its answers, both as JSON keeps them."""
        given, unreadable = self._read(answers)
        scored = reckon(self.newer, given)
        before = Outcome(*(card[key] for key in OUTCOME))
        after = _outcome(scored)
        missing = self._new | unreadable
        not_there = tuple(line.question for line in scored.lines.values() if line.question in missing and _asked(line))
        changed = _counting(before) != _counting(after)
        why = tuple(self._why(card, scored, unreadable)) if changed else ()
        return ReScore(before, after, why, not_there)

    def _read(self, tree: Tree) -> tuple[Answers, frozenset[str]]:
        """The answers as the newer form reads them, and the questions whose answers it can't read."""
        events = {event.code for event in self.newer.events}
        clock = {code: moment for code, moment in tree.get("events", {}).items() if code in events}
        kept = {code: answer for code, answer in tree["answers"].items() if code in self._shared}
        fitting = {**tree, "events": clock, "answers": kept | dict.fromkeys(self._new, UNSEEN)}
        while True:
            try:
                read = read_answers(self.newer, fitting)
            except Broken as broken:
                mended = _mended(fitting["answers"], broken)
                if mended == fitting["answers"]:
                    raise
                fitting["answers"] = mended
            else:
                unread = frozenset(code for code, answer in fitting["answers"].items() if answer is UNSEEN)
                left_out = dict.fromkeys(unread, NOT_THERE)
                return replace(read, answers={**read.answers, **left_out}), unread - self._new

    def _why(self, card: Tree, scored: Reckoning, unreadable: frozenset[str]) -> Iterator[Reason]:
        lines = {line["question"]: line for line in card["questions"]}
        for line in scored.lines.values():
            if line.question in self._shared:
                yield from self._of_question(lines[line.question], line, line.question in unreadable)
        for code, line in lines.items():
            if code not in self.newer.questions and line["credit"] is not None:
                yield Reason("removed", code, f"{line['earned']} / {line['possible']}", None)
        yield from self._of_critical(card["critical"], scored.critical)
        yield from self._of_form(card, _outcome(scored))

    def _of_question(self, before: Tree, after: QuestionScore, unreadable: bool) -> Iterator[Reason]:
        if (before["credit"] is None) != (after.credit is None):
            yield _come_or_gone(before, after, unreadable)
        elif before["credit"] is not None and after.question in self._scored_otherwise:
            yield from self._of_points(before, after)

    def _of_points(self, before: Tree, after: QuestionScore) -> Iterator[Reason]:
        code = after.question
        older, newer = self.older.questions[code], self.newer.questions[code]
        if before["credit"] != (credit := printed_credit(after.credit)):
            yield Reason("credit", code, before["credit"], credit)
        if older.points != newer.points:
            yield Reason("points", code, half_up(older.points, POINTS), half_up(newer.points, POINTS))
        if older.bonus != newer.bonus:
            yield Reason("bonus", code, before["possible"], printed(after.possible, POINTS))

    def _of_critical(self, before: list[str], after: tuple[str, ...]) -> Iterator[Reason]:
        for code in dict.fromkeys([*before, *after]):
            was = _effect(self.older.questions[code].critical) if code in before else None
            now = _effect(self.newer.questions[code].critical) if code in after else None
            if was != now:
                yield Reason("critical", code, was, now)

    def _of_form(self, card: Tree, after: Outcome) -> Iterator[Reason]:
        if card["final"] != after.final:
            yield from self._adding_up
        if card["band"] != after.band and self.older.scoring.bands != self.newer.scoring.bands:
            yield Reason("bands", None, card["band"], after.band)
        if card["complete"] != after.complete:
            before = Outcome(*(card[key] for key in OUTCOME))
            yield Reason("coverage", None, _covered(before, self.older), _covered(after, self.newer))

    @cached_property
    def _shared(self) -> frozenset[str]:
        return frozenset(self.older.questions) & frozenset(self.newer.questions)

    @cached_property
    def _new(self) -> frozenset[str]:
        return frozenset(self.newer.questions) - frozenset(self.older.questions)

    @cached_property
    def _scored_otherwise(self) -> frozenset[str]:
        """The questions of both forms whose answers may earn something else."""
        pairs = ((code, self.older.questions[code], self.newer.questions[code]) for code in self._shared)
        return frozenset(code for code, older, newer in pairs if _earning(older) != _earning(newer))

    @cached_property
    def _adding_up(self) -> tuple[Reason, ...]:
        """What is otherwise in how the questions' points become one score."""
        older, newer = self.older, self.newer
        methods = older.scoring.method, newer.scoring.method
        found = [] if methods[0] == methods[1] else [Reason("method", None, *methods)]
        if methods == ("weighted", "weighted") and _weights(older) != _weights(newer):
            found.append(Reason("weights", None, _told(_weights(older)), _told(_weights(newer))))
        was, now = _sections(older), _sections(newer)
        moved = (code for code in newer.questions if code in self._shared and was[code] != now[code])
        if "weighted" in methods or _empties_sections(newer) or _empties_sections(older):
            found += [Reason("moved", code, was[code], now[code]) for code in moved]
        return tuple(found)


def _counting(outcome: Outcome) -> tuple[str | None, str | None, bool]:
    return outcome.final, outcome.band, outcome.complete


def _outcome(found: Reckoning) -> Outcome:
    final, coverage = printed(found.final, PER_CENT), printed(found.sums.coverage, PER_CENT)
    return Outcome(final, found.band, coverage, found.complete)


def _mended(answers: Tree, broken: Broken) -> dict[str, Tree]:
    """The answers without what the problems speak of: what only stands beside a value goes alone."""
    mended = dict(answers)
    for problem in broken.problems:
        root, code, key = [*re.split(r"[.\[]", problem.path), "", ""][:3]
        if root == "answers" and code:
            mended[code] = _without(mended.get(code, {}), key)
    return mended


def _without(answer: Tree, key: str) -> Tree:
    if key not in BESIDE_A_VALUE or (key == "censored" and answer.get(key)):
        return UNSEEN
    # A reason is wanted by the source, which scores nothing.
    gone = {"source", "reason"} if key == "reason" else {key}
    return {one: value for one, value in answer.items() if one not in gone}


def _asked(line: QuestionScore) -> bool:
    return line.state != "skipped"


_COME: Mapping[str, Why] = {"skipped": "asked", "answered": "scored"}
_GONE: Mapping[str, Why] = {"skipped": "not_asked", "answered": "unscored"}


def _come_or_gone(before: Tree, after: QuestionScore, unreadable: bool) -> Reason:
    """Why a question earns something only before, or only after."""
    if before["credit"] is None:
        points = f"{printed(after.earned, POINTS)} / {printed(after.possible, POINTS)}"
        return Reason(_COME.get(before["state"], "answered"), after.question, None, points)
    why: Why = "unreadable" if unreadable else _GONE.get(after.state, "no_answer")
    return Reason(why, after.question, f"{before['earned']} / {before['possible']}", None)


def _covered(outcome: Outcome, form: Form) -> str:
    """The coverage beside the least that there must be."""
    return f"{outcome.coverage} {'≥' if outcome.complete else '<'} {show(form.scoring.minimum_coverage)}"


def _effect(critical: Critical | None) -> str | None:
    if critical is None:
        return None
    return critical.effect if critical.at is None else f"{critical.effect} {show(critical.at)}"


def _earning(question: Question) -> tuple[Any, ...]:
    """All that an answer's credit and points depend on."""
    return question.kind, question.points, question.family, question.bonus


def _weights(form: Form) -> dict[str, str]:
    return {section.code: show(section.effective_weight) for section in form.sections}


def _told(weights: Mapping[str, str]) -> str:
    return ", ".join(f"{section} {weight}" for section, weight in weights.items())


def _sections(form: Form) -> dict[str, str]:
    return {question.code: section.code for _, section, question in form.places()}


def _empties_sections(form: Form) -> bool:
    return any(one.critical is not None and one.critical.effect == "section_zero" for one in form.questions.values())
