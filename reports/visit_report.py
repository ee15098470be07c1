"""The PDF of one visit."""

from reports.blocks.check_mark import HEIGHT as CHECK_MARK
from reports.blocks.check_mark import check_mark
from reports.data import VisitReport
from reports.form_text import FormText
from reports.pages.cover import Front, cover_of, cover_page
from reports.pages.left_out import left_out
from reports.pages.one_visit import VisitDraft, questions_page, score_page
from reports.pages.photos import captioned, show
from reports.sheet import Cover, Sheet
from reports.style import DRAWING
from reports.words import Words


def make(report: VisitReport, check_at: str | None = None) -> bytes:
    """PDF bytes, the same for the same report: the score, every question with its arithmetic, and the photos.

    `check_at` is the address of the server where the paper can be checked, if any.
    """
    form = FormText(report.form, report.language)
    draft = VisitDraft(report, form, Words(report.language, report.taxonomies))
    with DRAWING:
        sheet = Sheet(_cover(draft))
        cover_page(sheet, report, _front(draft), draft.words)
        score_page(sheet, draft)
        photos = list(captioned([report.visit], form, draft.words))
        shown = photos if report.dress.prints("photos") else []
        below = 0 if check_at is None else CHECK_MARK
        questions_page(sheet, draft, 0 if shown else below)
        show(sheet, shown, draft.words, below)
        left_out(sheet, report.dress, ["photos"] if photos else [], draft.words)
        check_mark(sheet, check_at, draft.words)
        return sheet.finish()


def _front(draft: VisitDraft) -> Front:
    report, words = draft.report, draft.words
    branch = report.branch
    place = "  ·  ".join(part for part in (branch.code, branch.city, branch.region) if part)
    title = words("visit_of", n=report.visit.number, branch=branch.name)
    return Front("cover.visit", title, place, words.count("visits", 1))


def _cover(draft: VisitDraft) -> Cover:
    report, words = draft.report, draft.words
    title = words("title.visit", branch=report.branch.name, wave=report.wave.title, n=report.visit.number)
    return cover_of(report, title, report.branch.name, words)
