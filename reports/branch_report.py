"""The PDF of one branch in one wave."""

from importlib.metadata import version

from reports.blocks.check_mark import check_mark
from reports.data import BranchReport
from reports.digest import digest_of
from reports.form_text import FormText
from reports.measures.branch import branch_figures
from reports.pages.draft import Draft
from reports.pages.faults import faults_page
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
from reports.style import DRAWING
from reports.words import Words


def make(report: BranchReport, check_at: str | None = None) -> bytes:
    """PDF bytes, the same for the same report. A branch without complete visits gets an honest page and its log.

    `check_at` is the address of the server where the paper can be checked, if any.
    """
    words = Words(report.language, report.taxonomies)
    draft = Draft(report, branch_figures(report), FormText(report.form, report.language), words)
    with DRAWING:
        sheet = Sheet(_cover(draft))
        summary_page(sheet, draft)
        if draft.figures.visits:
            report_card_page(sheet, draft)
            time_page(sheet, draft)
            faults_page(sheet, draft)
            promise_page(sheet, draft)
            people_page(sheet, draft)
            missed_page(sheet, draft)
            peers_page(sheet, draft)
            photos_page(sheet, draft)
        if draft.report.visits:
            visits_page(sheet, draft)
        check_mark(sheet, check_at, words)
        return sheet.finish()


def _cover(draft: Draft) -> Cover:
    report, words = draft.report, draft.words
    return Cover(
        title=words("title.branch", branch=report.branch.name, wave=report.wave.title),
        author=report.programme.client,
        subject=f"{report.programme.title} · {draft.form.title}",
        language=report.language,
        running_head=f"{report.programme.client}  ·  {report.programme.title}",
        running_head_right=f"{report.wave.title}  ·  {report.branch.name}",
        version=words("made_with", version=version("shopper-audit")),
        digest=digest_of(report),
        page_word=words("page"),
        of_word=words("of"),
        as_of=report.as_of,
    )
