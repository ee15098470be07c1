"""The photos of the visits, six a page, each with its question and its moment."""

from collections.abc import Iterable, Sequence

from reports.blocks.photo_sheet import Captioned, first_row, photo_sheet
from reports.data import Photo, Visit
from reports.form_text import FormText
from reports.pages.draft import Draft, follow
from reports.sheet import Sheet
from reports.words import Words, inner


def photos_page(sheet: Sheet, draft: Draft) -> None:
    """Nothing at all without photos."""
    show(sheet, list(captioned(draft.report.visits, draft.form, draft.words)), draft.words)


def show(sheet: Sheet, photos: Sequence[Captioned], words: Words, below: float = 0.0) -> None:
    """The photos under their heading, the last row with so much room `below` it."""
    if photos:
        timed = any(photo.at is not None for photo, *_ in photos)
        how = " ".join(words(key) for key in ("photos.how", *(["photos.clock"] if timed else [])))
        follow(sheet, words("page.photos"), how, first_row(photos, below))
        photo_sheet(sheet, photos, below)


def captioned(visits: Iterable[Visit], form: FormText, words: Words) -> Iterable[Captioned]:
    """Each photo once, by visit and in the order of the form's questions."""
    order = {code: place for place, code in enumerate(form.questions)}
    for visit in visits:
        seen: set[str] = set()
        for photo in sorted(visit.photos, key=lambda photo: order.get(photo.question, len(order))):
            if photo.sha256 not in seen:
                seen.add(photo.sha256)
                yield photo, _strong(visit, photo, words), _note(photo, form)


def _strong(visit: Visit, photo: Photo, words: Words) -> str:
    parts = [words("visit", n=visit.number), photo.question]
    return "  ·  ".join([*parts, *([words.clock(photo.at)] if photo.at is not None else [])])


def _note(photo: Photo, form: FormText) -> str:
    """What was asked, and the shopper's own words."""
    asked = form.question_title(photo.question) if photo.question in form.questions else ""
    return f"{asked} “{inner(photo.caption)}”".strip() if photo.caption else asked
