"""What every page of a region's report is drawn from."""

from dataclasses import dataclass
from decimal import Decimal

from reports.data import Branch, RegionReport
from reports.figures.figure import About
from reports.form_text import FormText
from reports.measures.gate import Standing
from reports.measures.interval import Interval
from reports.measures.region import RegionFigures
from reports.measures.rounding import half_up
from reports.pages.draft import follow
from reports.sheet import Sheet
from reports.words import Words

APART = 20.0
"""Between two parts of a report that share a page."""


def go_on(sheet: Sheet, title: str, note: str, needs: float) -> None:
    """A heading on the page at hand where `needs` more points fit below it and its note, else on a new page."""
    sheet.y += APART
    follow(sheet, title, note, needs)


@dataclass(frozen=True)
class RegionDraft:
    """The report, its figures, the form's texts and the words of its language."""

    report: RegionReport
    figures: RegionFigures
    form: FormText
    words: Words

    @property
    def place(self) -> str:
        """What the report is about: the region, or the whole programme."""
        return self.report.region or self.words("region.whole")

    @property
    def bounds(self) -> tuple[Decimal, ...]:
        """Where the form's bands begin, rising."""
        return tuple(sorted(Decimal(str(band["from"])) for band in self.form.scoring.get("bands", ())))

    @property
    def target(self) -> Decimal | None:
        """The target as printed."""
        return None if self.figures.target is None else half_up(self.figures.target)

    @property
    def sure(self) -> bool:
        """Do the visits allow bands, colours and words about the target?"""
        return self.figures.standing >= Standing.SCORE

    def gap(self, score: Decimal) -> Decimal | None:
        """The score less the target, where there is one."""
        return None if self.target is None else score - self.target

    def question(self, code: str) -> str:
        return f"{code}  {self.form.question_title(code)}"

    def branch(self, branch: Branch) -> str:
        return f"{branch.code}  {branch.name}"

    @property
    def names(self) -> dict[str, tuple[str, About | None]]:
        """What each branch is called in a figure, by its code."""
        lines = self.figures.branches
        return {line.branch.code: (self.branch(line.branch), {"branch": line.branch.code}) for line in lines}

    def between(self, interval: Interval | None) -> str:
        if interval is None:
            return "–"
        low, high = self.words.number(interval.low), self.words.number(interval.high)
        return self.words("between", low=low, high=high)

    def to(self, interval: Interval) -> str:
        """The ends of a change, each with its sign."""
        return self.words("to", low=self.words.signed(interval.low), high=self.words.signed(interval.high))
