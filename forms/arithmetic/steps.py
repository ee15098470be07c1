"""From the answers to the score, in the ten steps of docs/form-format.md, part 5."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal, get_args

from forms.arithmetic.questions import question_rows
from forms.arithmetic.words import WORDS
from forms.conditions import Standing
from forms.definition import TAG_FAMILIES
from forms.faults import is_raised, speaking
from forms.scorecard import FEWEST_FOR_A_PER_CENT, PER_CENT, POINTS, Tally, half_up, printed, printed_credit
from forms.scoring import MOST, Reckoning

Tree = Mapping[str, Any]
Of = Literal[
    "question", "earned", "possible", "coverage", "complete", "section", "weighed", "base", "raw", "final", "band",
    "compliance", "parameter", "promise", "skill", "component", "owner", "sin", "calamity",
]  # fmt: skip
OF: tuple[Of, ...] = get_args(Of)
FAMILIES: tuple[Of, ...] = tuple(family for family in OF if family in TAG_FAMILIES)
NONE = Fraction(0)
SHOWN = 4
"""Decimals of a number within a calculation."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a step.

    `of` says what it is about (`question`, `section`, a tag's family, `final` ...), and `code` which one. `how` can be
    checked with a pencil; where it begins with ≈ a number in it is rounded to four decimals. `result` is what came out,
    as the scorecard prints it, and none where nothing did.
    """

    of: Of
    code: str | None
    how: str
    result: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """One step, by its number in part 5, its name, and its lines."""

    number: int
    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    """What every step is written from."""

    reckoning: Reckoning
    told: Mapping[str, Tree]
    language: str

    def word(self, key: str, **values: object) -> str:
        return WORDS[self.language][key].format(**values)

    @property
    def counted(self) -> Iterator[Standing]:
        """The scored questions that were answered."""
        return (one for one in self.reckoning.standings.values() if one.question.scored and one.state == "answered")


def steps(reckoning: Reckoning, written: tuple[Tree, Tree], language: str) -> tuple[Step, ...]:
    """The ten steps of a score, in `language` (en, ms, id). `written` is the form and the answers as they were read."""
    told = question_rows(*written, reckoning.card.as_tree(), language)
    page = _Page(reckoning, {row["question"]: row for row in told}, language)
    return tuple(Step(number, name, tuple(rows(page))) for number, (name, rows) in enumerate(_STEPS.items(), 1))


def _points(page: _Page) -> Iterator[Row]:
    for code, standing in page.reckoning.standings.items():
        if standing.question.scored:
            yield _question(page, code)
    total = page.reckoning.sums.total
    yield Row("earned", None, "", half_up(total.earned, POINTS))
    yield Row("possible", None, "", half_up(total.possible, POINTS))


def _question(page: _Page, code: str) -> Row:
    return Row("question", code, page.told[code]["how"], page.told[code]["earned"])


def _coverage(page: _Page) -> Iterator[Row]:
    card, sums = page.reckoning.card, page.reckoning.sums
    how = _sum("100 × {} / {}", *sums.covered) if card.coverage is not None else page.word("nothing_possible")
    yield Row("coverage", None, how, printed(card.coverage, PER_CENT))
    if card.coverage is not None:
        sign = "≥" if card.complete else "<"
        how = _sum(f"{{}} {sign} {{}}", card.coverage, sums.form.scoring.minimum_coverage)
        yield Row("complete", None, how, page.word("yes" if card.complete else "no"))


def _sections(page: _Page) -> Iterator[Row]:
    for code, tally in page.reckoning.card.sections.items():
        yield Row("section", code, _per_cent(page, tally), printed(tally.percent, PER_CENT))


def _per_cent(page: _Page, tally: Tally) -> str:
    return _sum("100 × {} / {}", tally.earned, tally.possible) if tally.possible else page.word("nothing_possible")


def _base(page: _Page) -> Iterator[Row]:
    sums = page.reckoning.sums
    base = sums.base()
    if base is None:
        yield Row("base", None, page.word("nothing_possible"), None)
    elif sums.form.scoring.method == "pooled":
        yield Row("base", None, _per_cent(page, sums.total), printed(base, PER_CENT))
    else:
        for section, weighed in sums.weighed():
            how = _sum("{} × {}", section.effective_weight, sums.sections[section.code].percent or NONE)
            yield Row("weighed", section.code, how, half_up(weighed, POINTS))
        yield Row("base", None, _mean(page), printed(base, PER_CENT))


def _mean(page: _Page) -> str:
    weighed = page.reckoning.sums.weighed()
    weights = sum((section.effective_weight for section, _ in weighed), NONE)
    return _sum("{} / {}", sum((share for _, share in weighed), NONE), weights)


def _bonus(page: _Page) -> Iterator[Row]:
    card, sums = page.reckoning.card, page.reckoning.sums
    for line in card.questions:
        if line.earned is not None and sums.form.questions[line.question].bonus:
            yield _question(page, line.question)
    base = sums.base()
    if base is None:
        yield Row("raw", None, page.word("nothing_possible"), None)
        return
    unbounded = base + MOST * sums.bonus / sums.total.possible
    how = _sum("{} + 100 × {} / {}", base, sums.bonus, sums.total.possible)
    ceiling = f"; {page.word('at_most', at=MOST)}" if unbounded > MOST else ""
    yield Row("raw", None, how + ceiling, printed(card.raw, PER_CENT))


def _critical(page: _Page) -> Iterator[Row]:
    card, lowest = page.reckoning.card, [printed(page.reckoning.card.raw, PER_CENT)]
    for standing in page.reckoning.failed:
        critical = standing.question.critical
        if critical is not None:
            at = None if critical.at is None else _plain(critical.at)
            how = page.word("at_most" if critical.effect == "cap" else critical.effect, at=at, section=standing.section)
            lowest.append(printed(page.reckoning.sums.lowered(card.raw, standing), PER_CENT))
            yield Row("question", standing.question.code, how, lowest[-1])
    how = f"{page.word('lowest')} {', '.join(one for one in lowest if one)}" if len(lowest) > 1 else ""
    yield Row("final", None, how, printed(card.final, PER_CENT))


def _band(page: _Page) -> Iterator[Row]:
    card, scoring = page.reckoning.card, page.reckoning.sums.form.scoring
    start = next((band.start for band in scoring.bands if band.code == card.band), None)
    how = "" if start is None else f"{printed(card.final, PER_CENT)} ≥ {_plain(start)}"
    yield Row("band", card.band, how, card.band)


def _compliance(page: _Page) -> Iterator[Row]:
    for standing in page.counted:
        if standing.question.binding == "must":
            how = page.word("credit", credit=printed_credit(standing.credit))
            yield Row("question", standing.question.code, how, page.word("met" if standing.credit == 1 else "not_met"))
    compliance = page.reckoning.card.compliance
    how = f"100 × {compliance.met} / {compliance.answered}" if compliance.answered else page.word("nothing_possible")
    yield Row("compliance", None, how, printed(compliance.rate, PER_CENT))


def _tags(page: _Page) -> Iterator[Row]:
    tags = page.reckoning.card.tags
    for family in FAMILIES:
        for code, tally in tags.get(family, {}).items():
            if tally.answered < FEWEST_FOR_A_PER_CENT:
                yield Row(family, code, page.word("one_answer"), None)
            else:
                yield Row(family, code, _per_cent(page, tally), printed(tally.percent, PER_CENT))


def _faults(page: _Page) -> Iterator[Row]:
    for sin, questions in speaking(page.reckoning.failed, page.reckoning.answers).items():
        said = (f"{one.code} ({page.word('probe' if one.probe else 'hint')})" for one in questions)
        yield Row("sin", sin, ", ".join(said), page.word("raised" if is_raised(questions) else "not_raised"))
    for calamity, codes in page.reckoning.card.calamities.items():
        yield Row("calamity", calamity, ", ".join(codes), page.word("raised"))


_STEPS: Mapping[str, Callable[[_Page], Iterator[Row]]] = {
    "points": _points,
    "coverage": _coverage,
    "sections": _sections,
    "base": _base,
    "bonus": _bonus,
    "critical": _critical,
    "band": _band,
    "compliance": _compliance,
    "tags": _tags,
    "faults": _faults,
}
NAMES = tuple(_STEPS)
"""The names of the steps, in their order."""


def _sum(pattern: str, *numbers: Fraction) -> str:
    exact = all(10**SHOWN % number.denominator == 0 for number in numbers)
    return ("" if exact else "≈ ") + pattern.format(*map(_plain, numbers))


def _plain(number: Fraction) -> str:
    return half_up(number, SHOWN).rstrip("0").rstrip(".")
