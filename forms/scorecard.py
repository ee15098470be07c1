"""What one visit scores, exact; and how it is printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

POINTS, PER_CENT, CREDIT = 2, 1, 4
FEWEST_FOR_A_PER_CENT = 2


@dataclass(frozen=True, slots=True)
class Tally:
    """Points earned of points possible, over so many answered questions."""

    earned: Fraction
    possible: Fraction
    answered: int

    @property
    def percent(self) -> Fraction | None:
        """Exact, 0 to 100; None with nothing possible."""
        if not self.possible:
            return None
        earned, parts = self.earned.as_integer_ratio()
        possible, possible_parts = self.possible.as_integer_ratio()
        return Fraction(100 * earned * possible_parts, parts * possible)


@dataclass(frozen=True, slots=True)
class Compliance:
    """How many of the answered `must` questions were met in full."""

    met: int
    answered: int

    @property
    def rate(self) -> Fraction | None:
        return Fraction(100 * self.met, self.answered) if self.answered else None


@dataclass(frozen=True, slots=True)
class QuestionScore:
    """One question's arithmetic; None where there is none to show."""

    question: str
    state: str
    credit: Fraction | None = None
    earned: Fraction | None = None
    possible: Fraction | None = None
    fails: bool | None = None


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The score of one visit. Figures are exact; `as_tree` rounds each once."""

    form: str
    total: Tally
    bonus: Fraction
    raw: Fraction | None
    final: Fraction | None
    band: str | None
    coverage: Fraction | None
    complete: bool
    provisional: bool
    critical: tuple[str, ...]
    compliance: Compliance
    sections: Mapping[str, Tally]
    tags: Mapping[str, Mapping[str, Tally]]
    sins: Mapping[str, tuple[str, ...]]
    calamities: Mapping[str, tuple[str, ...]]
    questions: tuple[QuestionScore, ...]

    def as_tree(self) -> dict[str, Any]:
        """The scorecard as JSON holds it: figures are strings, what does not exist is None."""
        return {
            "form": self.form,
            "earned": half_up(self.total.earned, POINTS),
            "possible": half_up(self.total.possible, POINTS),
            "bonus": half_up(self.bonus, POINTS),
            "raw": printed(self.raw, PER_CENT),
            "final": printed(self.final, PER_CENT),
            "band": self.band,
            "coverage": printed(self.coverage, PER_CENT),
            "complete": self.complete,
            "provisional": self.provisional,
            "critical": list(self.critical),
            "compliance": {
                "met": self.compliance.met,
                "answered": self.compliance.answered,
                "rate": printed(self.compliance.rate, PER_CENT),
            },
            "sections": [_section(code, tally) for code, tally in self.sections.items()],
            "tags": {
                family: {code: _tag(tally) for code, tally in tallies.items()} for family, tallies in self.tags.items()
            },
            "sins": {code: list(questions) for code, questions in self.sins.items()},
            "calamities": {code: list(questions) for code, questions in self.calamities.items()},
            "questions": [_question(question) for question in self.questions],
        }


def half_up(number: Fraction, places: int) -> str:
    """A number of 0 or more with so many decimals, rounded half up."""
    digits = str(rounded(number, places)).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}"


def rounded(number: Fraction, places: int) -> int:
    """The number in units of its last decimal, rounded half up."""
    above, below = number.as_integer_ratio()
    units: int = (2 * above * 10**places + below) // (2 * below)
    return units


def printed(number: Fraction | None, places: int) -> str | None:
    return None if number is None else half_up(number, places)


def printed_credit(credit: Fraction | None) -> str | None:
    """Up to four decimals, without zeros at the end."""
    return None if credit is None else half_up(credit, CREDIT).rstrip("0").rstrip(".")


def _section(code: str, tally: Tally) -> dict[str, Any]:
    return {
        "section": code,
        "earned": half_up(tally.earned, POINTS),
        "possible": half_up(tally.possible, POINTS),
        "percent": printed(tally.percent, PER_CENT),
    }


def _tag(tally: Tally) -> dict[str, Any]:
    enough = tally.answered >= FEWEST_FOR_A_PER_CENT
    return {
        "earned": half_up(tally.earned, POINTS),
        "possible": half_up(tally.possible, POINTS),
        "answered": tally.answered,
        "percent": printed(tally.percent, PER_CENT) if enough else None,
    }


def _question(question: QuestionScore) -> dict[str, Any]:
    return {
        "question": question.question,
        "state": question.state,
        "credit": printed_credit(question.credit),
        "earned": printed(question.earned, POINTS),
        "possible": printed(question.possible, POINTS),
        "fails": question.fails,
    }
