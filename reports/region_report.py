"""The PDF of one region in one wave, or of the whole programme."""

from importlib.metadata import version

from reports.blocks.check_mark import check_mark
from reports.data import RegionReport
from reports.digest import digest_of
from reports.form_text import FormText
from reports.measures.region import region_figures
from reports.pages.areas import areas_page
from reports.pages.branches import branches_page
from reports.pages.changes import changes_page
from reports.pages.everywhere import everywhere_page
from reports.pages.heat_grid import heat_grid_page
from reports.pages.league import league_page
from reports.pages.overdue import overdue_page
from reports.pages.region_draft import RegionDraft
from reports.pages.region_summary import region_summary_page
from reports.sheet import Cover, Sheet
from reports.style import DRAWING
from reports.words import Words


def make(report: RegionReport, check_at: str | None = None) -> bytes:
    """PDF bytes, the same for the same report; with the address of the server where they can be checked, if any.

    Without complete visits it is an honest page and the list of branches.
    """
    words = Words(report.language, report.taxonomies)
    draft = RegionDraft(report, region_figures(report), FormText(report.form, report.language), words)
    with DRAWING:
        sheet = Sheet(_cover(draft))
        region_summary_page(sheet, draft)
        if draft.figures.scored:
            _figures(sheet, draft)
        if report.branches:
            branches_page(sheet, draft)
        check_mark(sheet, check_at, words)
        return sheet.finish()


def _figures(sheet: Sheet, draft: RegionDraft) -> None:
    if draft.figures.areas:
        areas_page(sheet, draft)
    league_page(sheet, draft)
    heat_grid_page(sheet, draft)
    changes_page(sheet, draft)
    overdue_page(sheet, draft)
    everywhere_page(sheet, draft)


def _title(draft: RegionDraft) -> str:
    report, words = draft.report, draft.words
    if report.region is None:
        return words("title.programme", place=report.programme.title, wave=report.wave.title)
    return words("title.region", place=report.region, wave=report.wave.title)


def _cover(draft: RegionDraft) -> Cover:
    report, words = draft.report, draft.words
    return Cover(
        title=_title(draft),
        author=report.programme.client,
        subject=f"{report.programme.title} · {draft.form.title}",
        language=report.language,
        running_head=f"{report.programme.client}  ·  {report.programme.title}",
        running_head_right=f"{report.wave.title}  ·  {draft.place}",
        version=words("made_with", version=version("shopper-audit")),
        digest=digest_of(report),
        page_word=words("page"),
        of_word=words("of"),
        as_of=report.as_of,
    )
