"""The PDF of one region in one wave, or of the whole programme."""

from collections.abc import Callable, Mapping
from typing import Final

from reports.blocks.check_mark import HEIGHT as CHECK_MARK
from reports.blocks.check_mark import check_mark
from reports.data import RegionPage, RegionReport
from reports.form_text import FormText
from reports.measures.region import region_figures
from reports.pages.actions import actions_page
from reports.pages.areas import areas_page
from reports.pages.branches import branches_page
from reports.pages.changes import changes_page
from reports.pages.cover import Front, cover_of, cover_page
from reports.pages.everywhere import everywhere_page
from reports.pages.heat_grid import heat_grid_page
from reports.pages.league import league_page
from reports.pages.left_out import left_out
from reports.pages.region_draft import RegionDraft
from reports.pages.region_summary import region_summary_page
from reports.sheet import Cover, Sheet
from reports.style import BOTTOM, DRAWING
from reports.words import Words

PAGES: Final[Mapping[RegionPage, Callable[[Sheet, RegionDraft], None]]] = {
    "areas": areas_page,
    "league": league_page,
    "heat": heat_grid_page,
    "changes": changes_page,
    "overdue": actions_page,
    "everywhere": everywhere_page,
}
"""What stands between the summary and the method, in this order; a client may leave out any of it."""


def make(report: RegionReport, check_at: str | None = None) -> bytes:
    """PDF bytes, the same for the same report; with the address of the server where they can be checked, if any.

    Without complete visits it is an honest page and the list of branches.
    """
    words = Words(report.language, report.taxonomies)
    draft = RegionDraft(report, region_figures(report), FormText(report.form, report.language), words)
    with DRAWING:
        sheet = Sheet(_cover(draft))
        cover_page(sheet, report, _front(draft), words)
        region_summary_page(sheet, draft)
        sheet.y = BOTTOM
        pages = [page for page in PAGES if page != "areas" or draft.figures.areas]
        for page in pages if draft.figures.scored else ():
            if report.dress.prints(page):
                PAGES[page](sheet, draft)
        if report.branches:
            branches_page(sheet, draft, 0 if check_at is None else CHECK_MARK)
            left_out(sheet, report.dress, pages, words)
        check_mark(sheet, check_at, words)
        return sheet.finish()


def _front(draft: RegionDraft) -> Front:
    words, whole = draft.words, draft.report.region is None
    rests = [words.count("branches", len(draft.figures.scored)), words.count("visits", draft.figures.visits)]
    title = draft.report.region or draft.report.programme.title
    return Front("cover.programme" if whole else "cover.region", title, "", "  ·  ".join(rests))


def _title(draft: RegionDraft) -> str:
    report, words = draft.report, draft.words
    if report.region is None:
        return words("title.programme", place=report.programme.title, wave=report.wave.title)
    return words("title.region", place=report.region, wave=report.wave.title)


def _cover(draft: RegionDraft) -> Cover:
    return cover_of(draft.report, _title(draft), draft.place, draft.words)
