"""Where the form changed since the wave before."""

from decimal import Decimal

from reports.data import BranchReport, RegionReport
from reports.words import Words


def break_words(words: Words, report: BranchReport | RegionReport, by: Decimal | None) -> tuple[str, str] | None:
    """That the series breaks, and why; none where it goes on, or where there is no change that could be the form's."""
    broken = report.form_break
    if broken is None or report.previous_wave is None or (broken.why == "scoring" and by is None):
        return None
    told = {"wave": report.previous_wave.title, "before": broken.before, "now": broken.now}
    points = words.signed(by) if by is not None else ""
    return words("change.break"), words(f"change.break.{broken.why}", by=points, **told)
