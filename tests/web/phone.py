"""A shopper's phone: the steps through a visit with the small form that several tests take."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from audit_api.people.models import User
from audit_api.visits.models import Visit
from forms.reading import read_form
from tests import build, small
from tests.web.thumb import Thumb

FORM = read_form(small.FORM)


def due_visit(shopper: User) -> Visit:
    """A visit of `shopper` with the small form, open everywhere. To be called where the database is at hand."""
    wave = build.wave(starts_on=date.today() - timedelta(days=1))
    return build.visit(build.branch(), wave, build.form_version(small.FORM), shopper)


class Phone:
    """What a thumb does on one page of the app."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address

    def start(self, link: str) -> None:
        """Come in by the link, open the visit and start it."""
        self.page.goto(self.address + link)
        self.open_visit()
        self.page.get_by_role("button", name="Start", exact=True).click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text("Notes")

    def open_visit(self) -> None:
        """Open the one visit of the list."""
        self.page.get_by_role("link", name="Branch kl-01").click()

    def tap(self, moment: str) -> None:
        """Tap the big button of the clock, and hear that the moment is noted."""
        self.page.locator("footer").get_by_role("button", name=f"Note now: {moment}").click()
        expect(self.page.get_by_text(f"{moment}, noted at")).to_be_attached()

    def tap_all(self) -> None:
        """Tap every moment, and go on to the questions."""
        for event in FORM.events:
            self.tap(event.title.in_language("en"))
        self.page.get_by_role("link", name="Questions").click()

    def question(self, code: str) -> Locator:
        """A question on the screen."""
        return self.page.locator(f"#question-{code}")

    def fill(self, left_blank: Iterable[str] = ()) -> None:
        """Answer every question well but for `left_blank`, from the first part to the page that hands in."""
        thumb = Thumb(self.page, FORM, Path(), {})
        thumb.answered.update(left_blank)
        for section in FORM.sections:
            expect(self.page.get_by_role("heading", level=1)).to_have_text(section.title.in_language("en"))
            thumb.fill_part()
            last = section is FORM.sections[-1]
            self.page.get_by_role("button", name="Check and hand in" if last else "Next part").click()

    def take_photo(self, code: str, photo: Path) -> None:
        """Give a question its first photo."""
        with self.page.expect_file_chooser() as chooser:
            self.question(code).get_by_role("button", name="Take a photo").click()
        chooser.value.set_files(photo)
        expect(self.question(code).get_by_role("button", name="Look at photo 1")).to_be_visible()

    def hand_in(self) -> None:
        """Tap the button that hands in."""
        self.page.get_by_role("button", name="Hand in", exact=True).click()

    def hand_in_until_it_arrives(self) -> None:
        """Hand in, and see that it arrived."""
        self.hand_in()
        expect(self.page.get_by_text("It arrived")).to_be_visible()
