"""The score of one visit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm

from forms.conditions import Standing, standings
from forms.definition import TAG_FAMILIES, Form, Scoring, Section
from forms.faults import calamities, sins
from forms.scorecard import PER_CENT, Compliance, QuestionScore, Scorecard, Tally, rounded
from forms.values import Answers

NOTHING = Fraction(0)
MOST = Fraction(100)
COVERED = ("answered", "not_observed", "blank")


@dataclass(frozen=True, slots=True)
class Sums:
    """What the whole score is made of. `covered` are the points answered, of those that apply."""

    form: Form
    sections: Mapping[str, Tally]
    total: Tally
    bonus: Fraction
    covered: tuple[Fraction, Fraction]

    @property
    def coverage(self) -> Fraction | None:
        """In per cent; None where nothing applies."""
        answered, applies = self.covered
        return MOST * answered / applies if applies else None

    def base(self, zeroed: str | None = None) -> Fraction | None:
        """The score without bonus, with nothing earned in the zeroed section; None with nothing possible."""
        return self._mean(zeroed) if self.form.scoring.method == "weighted" else self._pooled(zeroed)

    def raw(self, zeroed: str | None = None) -> Fraction | None:
        """Base and bonus, at most 100."""
        base = self.base(zeroed)
        return None if base is None else min(MOST, base + MOST * self.bonus / self.total.possible)

    def lowered(self, raw: Fraction | None, standing: Standing) -> Fraction | None:
        """What one failed question lets the score be; a visit that is failed outright is 0 whatever else it holds."""
        critical = standing.question.critical
        if critical is None or critical.effect == "flag":
            return raw
        if critical.effect in ("zero", "end"):
            return NOTHING
        if critical.effect == "cap":
            return None if raw is None or critical.at is None else min(raw, critical.at)
        return self.raw(zeroed=standing.section)

    def weighed(self, zeroed: str | None = None) -> list[tuple[Section, Fraction]]:
        """The sections that have a per cent, each with its weight times that."""
        tallies = ((section, self.sections[section.code].percent) for section in self.form.sections)
        return [
            (section, NOTHING if section.code == zeroed else section.effective_weight * percent)
            for section, percent in tallies
            if percent is not None
        ]

    def _pooled(self, zeroed: str | None) -> Fraction | None:
        lost = self.sections[zeroed].earned if zeroed else NOTHING
        return MOST * (self.total.earned - lost) / self.total.possible if self.total.possible else None

    def _mean(self, zeroed: str | None) -> Fraction | None:
        weighed = self.weighed(zeroed)
        weights = sum((section.effective_weight for section, _ in weighed), NOTHING)
        return sum((share for _, share in weighed), NOTHING) / weights if weights else None


@dataclass(frozen=True)
class Reckoning:
    """A score, and all that it is reckoned from. What is not asked for is not reckoned."""

    form: Form
    answers: Answers
    standings: Mapping[str, Standing]
    lines: Mapping[str, QuestionScore]
    sums: Sums

    @cached_property
    def failed(self) -> list[Standing]:
        """The answers that critical items, sins and calamities listen to."""
        return [standing for standing in self.standings.values() if standing.fails]

    @cached_property
    def raw(self) -> Fraction | None:
        """Before critical items."""
        return self.sums.raw()

    @cached_property
    def final(self) -> Fraction | None:
        """After them."""
        results = [self.raw, *(self.sums.lowered(self.raw, standing) for standing in self.failed)]
        return min((result for result in results if result is not None), default=None)

    @property
    def band(self) -> str | None:
        return band_of(self.form.scoring, self.final)

    @property
    def complete(self) -> bool:
        """Whether enough of the points could be judged for the visit to count."""
        coverage = self.sums.coverage
        return coverage is not None and coverage >= self.form.scoring.minimum_coverage

    @property
    def critical(self) -> tuple[str, ...]:
        """The critical items that fired."""
        return tuple(standing.question.code for standing in self.failed if standing.question.critical)

    @cached_property
    def card(self) -> Scorecard:
        """The scorecard."""
        counted = _counted(self.standings)
        return Scorecard(
            form=self.form.code,
            total=self.sums.total,
            bonus=self.sums.bonus,
            raw=self.raw,
            final=self.final,
            band=self.band,
            coverage=self.sums.coverage,
            complete=self.complete,
            provisional=any(standing.pending for standing in self.standings.values()),
            critical=self.critical,
            compliance=_compliance(counted.values()),
            sections=self.sums.sections,
            tags=_tags(self.form, {code: self.lines[code] for code in counted}),
            sins=sins(self.failed, self.answers),
            calamities=calamities(self.failed),
            questions=tuple(self.lines.values()),
        )


def score(form: Form, answers: Answers) -> Scorecard:
    """The scorecard of one visit. Answers to questions that are not asked play no part in it."""
    return reckon(form, answers).card


def reckon(form: Form, answers: Answers) -> Reckoning:
    """The same, with what it is reckoned from."""
    found = standings(form, answers)
    lines = {code: _line(standing) for code, standing in found.items()}
    counted = {code: lines[code] for code in _counted(found)}
    return Reckoning(form, answers, found, lines, _add_up(form, lines, counted, _covered(found.values())))


def _counted(found: Mapping[str, Standing]) -> dict[str, Standing]:
    """The scored questions that were answered."""
    return {code: one for code, one in found.items() if one.question.scored and one.state == "answered"}


def band_of(scoring: Scoring, final: Fraction | None) -> str | None:
    """The band of a final score as it is printed, so that print and band never disagree."""
    if final is None:
        return None
    shown = Fraction(rounded(final, PER_CENT), 10**PER_CENT)
    return next(band.code for band in scoring.bands if shown >= band.start)


def exact_sum(numbers: Collection[Fraction]) -> Fraction:
    """The sum over one common denominator: many times faster than adding fractions one by one."""
    ratios = [number.as_integer_ratio() for number in numbers]
    scale = lcm(*[below for _, below in ratios])
    return Fraction(sum([above * (scale // below) for above, below in ratios]), scale)


def _line(standing: Standing) -> QuestionScore:
    question, state, credit = standing.question, standing.state, standing.credit
    if state != "answered":
        return QuestionScore(question.code, state)
    if credit is None or not question.earns:
        return QuestionScore(question.code, state, fails=standing.fails)
    possible = NOTHING if question.bonus else question.points
    return QuestionScore(question.code, state, credit, question.points * credit, possible, standing.fails)


def _tally(lines: Collection[QuestionScore]) -> Tally:
    earned = exact_sum([line.earned for line in lines if line.earned is not None])
    possible = exact_sum([line.possible for line in lines if line.possible is not None])
    return Tally(earned, possible, len(lines))


def _add_up(
    form: Form,
    lines: Mapping[str, QuestionScore],
    counted: Mapping[str, QuestionScore],
    covered: tuple[Fraction, Fraction],
) -> Sums:
    sections = {
        section.code: _tally([counted[q.code] for q in section.questions if q.code in counted])
        for section in form.sections
    }
    extra = (lines[code].earned for code, question in form.questions.items() if question.bonus)
    bonus = exact_sum([earned for earned in extra if earned is not None])
    return Sums(form, sections, _tally(counted.values()), bonus, covered)


def _covered(found: Iterable[Standing]) -> tuple[Fraction, Fraction]:
    scored = [standing for standing in found if standing.question.scored and standing.state in COVERED]
    applies = exact_sum([standing.question.points for standing in scored])
    return exact_sum([standing.question.points for standing in scored if standing.state == "answered"]), applies


def _compliance(counted: Iterable[Standing]) -> Compliance:
    musts = [standing.credit for standing in counted if standing.question.binding == "must"]
    return Compliance(musts.count(Fraction(1)), len(musts))


def _tags(form: Form, counted: Mapping[str, QuestionScore]) -> dict[str, dict[str, Tally]]:
    tagged: dict[str, dict[str, list[QuestionScore]]] = {}
    for code, line in counted.items():
        for family, tag in form.questions[code].tags.items():
            tagged.setdefault(family, {}).setdefault(tag, []).append(line)
    return {
        family: {tag: _tally(lines) for tag, lines in tagged[family].items()}
        for family in TAG_FAMILIES
        if family in tagged
    }
