"""The PDF of one branch in one wave."""

from collections.abc import Callable, Mapping
from typing import Final

from reports.blocks.check_mark import HEIGHT as CHECK_MARK
from reports.blocks.check_mark import check_mark
from reports.data import BranchPage, BranchReport
from reports.form_text import FormText
from reports.measures.branch import BranchFigures, branch_figures
from reports.pages.cover import Front, cover_of, cover_page
from reports.pages.draft import Draft
from reports.pages.faults import faults_page
from reports.pages.left_out import left_out
from reports.pages.missed import missed_page
from reports.pages.peers import peers_page
from reports.pages.people import people_page
from reports.pages.photos import photos_page
from reports.pages.promise import promise_page
from reports.pages.report_card import report_card_page
from reports.pages.summary import summary_page
from reports.pages.time import time_page
from reports.pages.visits import visits_page
from reports.sheet import Cover, Sheet
from reports.style import BOTTOM, DRAWING
from reports.words import Words

PAGES: Final[Mapping[BranchPage, Callable[[Sheet, Draft], None]]] = {
    "card": report_card_page,
    "time": time_page,
    "faults": faults_page,
    "promise": promise_page,
    "people": people_page,
    "missed": missed_page,
    "peers": peers_page,
    "photos": photos_page,
}
"""What stands between the summary and the method, in this order; a client may leave out any of it."""


def make(report: BranchReport, check_at: str | None = None, figures: BranchFigures | None = None) -> bytes:
    """PDF bytes, the same for the same report. A branch without complete visits gets an honest page and its log.

    `check_at` is the address of the server where the paper can be checked, if any; `figures` are those of the report,
    if they are known already.
    """
    words = Words(report.language, report.taxonomies)
    draft = Draft(report, figures or branch_figures(report), FormText(report.form, report.language), words)
    with DRAWING:
        sheet = Sheet(_cover(draft))
        cover_page(sheet, report, _front(draft), words)
        summary_page(sheet, draft)
        sheet.y = BOTTOM
        for page, draw in PAGES.items() if draft.figures.visits else ():
            if report.dress.prints(page):
                draw(sheet, draft)
        if report.visits:
            visits_page(sheet, draft, 0 if check_at is None else CHECK_MARK)
            left_out(sheet, report.dress, PAGES, words)
        check_mark(sheet, check_at, words)
        return sheet.finish()


def _front(draft: Draft) -> Front:
    branch = draft.report.branch
    place = "  ·  ".join(part for part in (branch.code, branch.city, branch.region) if part)
    return Front("cover.branch", branch.name, place, draft.words.count("visits", len(draft.figures.visits)))


def _cover(draft: Draft) -> Cover:
    report, words = draft.report, draft.words
    title = words("title.branch", branch=report.branch.name, wave=report.wave.title)
    return cover_of(report, title, report.branch.name, words)
