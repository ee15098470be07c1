"""What the visits of a re-score come to together."""

from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from forms.definition import Form
from forms.re_scoring import Outcome, ReScore
from forms.scorecard import PER_CENT, half_up


@dataclass
class Side:
    """The visits as they are, or as they would be. Only complete ones with a score go into the mean."""

    bands: Counter[str] = field(default_factory=Counter)
    counted: int = 0
    tenths: int = 0

    def add(self, outcome: Outcome) -> None:
        if outcome.band is not None:
            self.bands[outcome.band] += 1
        if outcome.complete and outcome.final is not None:
            self.counted += 1
            self.tenths += int(outcome.final.replace(".", ""))

    def as_tree(self) -> dict[str, Any]:
        """`{complete, mean}`; the mean as it is printed, none without a visit."""
        mean = half_up(Fraction(self.tenths, 10 * self.counted), PER_CENT) if self.counted else None
        return {"complete": self.counted, "mean": mean}


@dataclass
class Figures:
    """Sums over visits, each added once."""

    before: Side = field(default_factory=Side)
    after: Side = field(default_factory=Side)
    up: int = 0
    down: int = 0
    reasons: Counter[tuple[str | None, str]] = field(default_factory=Counter)
    not_there: Counter[str] = field(default_factory=Counter)

    def add(self, found: ReScore) -> None:
        self.before.add(found.before)
        self.after.add(found.after)
        moved = Fraction(found.after.final or 0) - Fraction(found.before.final or 0)
        self.up += moved > 0
        self.down += moved < 0
        # Of a visit a reason counts once, however many things of the kind a question has.
        self.reasons.update({(reason.question, reason.why) for reason in found.why})
        self.not_there.update(found.not_there)

    def as_tree(self, newer: Form) -> dict[str, Any]:
        """ReScoreFiguresSchema; the bands are those of the newer form, then those that only visits have."""
        bands = dict.fromkeys([*(band.code for band in newer.scoring.bands), *sorted(self.before.bands)])
        return {
            "before": self.before.as_tree(),
            "after": self.after.as_tree(),
            "up": self.up,
            "down": self.down,
            "bands": [
                {"band": band, "before": self.before.bands[band], "after": self.after.bands[band]} for band in bands
            ],
            "by_question": [
                {"question": question, "why": why, "visits": visits}
                for (question, why), visits in sorted(self.reasons.items(), key=_most_first)
            ],
            "not_there": [
                {"question": code, "visits": self.not_there[code]} for code in newer.questions if self.not_there[code]
            ],
        }


def _most_first(item: tuple[tuple[str | None, str], int]) -> tuple[int, str, str]:
    (question, why), visits = item
    return -visits, question or "", why
