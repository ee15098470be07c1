"""A shopper's phone on a link, with a visit of twenty photos that is filled in."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

from playwright.sync_api import Page, expect
from sqlalchemy import select

from audit_api.db import db
from audit_api.http import Server
from audit_api.people.models import User
from audit_api.storage import storage
from audit_api.submissions import photos as arrived_photos
from audit_api.submissions.models import Conflict, HeldHandIn, Photo, Revision, Submission
from forms.reading import read_form
from tests import build, filling, small
from tests.web import pocket
from tests.web.bad_link import Asked, BadLink, bad_link
from tests.web.conftest import link_of
from tests.web.phone import Phone
from tests.web.thumb import Thumb

PHOTOS = 20
P1 = {"question": "P1", "type": "photo", "title": {"en": "What does it look like?"}, "at_least": 1, "at_most": PHOTOS}
ALBUM = deepcopy(small.FORM) | {"form": "album"}
ALBUM["sections"] = [*ALBUM["sections"], {"section": "P", "title": {"en": "Photos"}, "questions": [P1]}]
FORM = read_form(ALBUM)


@dataclass
class Trip:
    """A shopper's phone on the link, with a visit that is filled in."""

    phone: Phone
    app: Server
    link: BadLink
    visit: str

    @property
    def page(self) -> Page:
        """The page of the phone."""
        return self.phone.page

    def next_visit(self) -> None:
        """Go on with another visit of the same shopper."""
        with self.app.app_context():
            self.visit = due(db.session.scalars(select(User).where(User.name == "Demo shopper")).one())
            db.session.commit()

    def pack(self, dice: Random, count: int = PHOTOS) -> list[bytes]:
        """Give the visit `count` small photos, and open the page that hands it in."""
        pictures = pocket.small_photos(dice, count)
        self.page.goto(f"{self.link.address}/visits")
        pocket.put_in(self.page, self.visit, str(UUID(int=dice.getrandbits(128), version=4)), {"P1": pictures})
        self.page.goto(f"{self.link.address}/visits/{self.visit}/hand-in")
        expect(self.page.get_by_role("button", name="Hand in", exact=True)).to_be_visible()
        self.link.asked.clear()
        return pictures

    def sent(self, what: str) -> list[Asked]:
        """What was PUT below `/photos/` or `/submissions/`, in order."""
        return [one for one in list(self.link.asked) if one.method == "PUT" and what in one.path]

    def assert_all_arrived_once(self, pictures: list[bytes]) -> None:
        """The server has these photos, byte for byte as the phone keeps them, and one hand-in with its answers."""
        parcel, kept = pocket.look(self.page, self.visit)
        names = sorted(filling.name_of(data) for data in pictures)
        assert {name: kept[name] for name in names} == {filling.name_of(data): data for data in pictures}
        with self.app.app_context():
            submission = db.session.scalars(select(Submission).where(Submission.visit_id == self.visit)).one()
            revision = db.session.scalars(select(Revision).where(Revision.submission_id == submission.id)).one()
            assert revision.document["answers"] == parcel["handIn"]["document"]
            assert [*db.session.scalars(select(Conflict)), *db.session.scalars(select(HeldHandIn))] == []
            photos = db.session.scalars(select(Photo.sha256).where(Photo.visit_id == self.visit)).all()
            assert sorted(photos) == arrived_photos.arrived(storage(), self.visit) == names
            assert all(arrived_photos.picture_of(storage(), self.visit, name) == kept[name] for name in names)

    def assert_nothing_sent_after_its_receipt(self) -> None:
        """No photo was PUT again once the browser had heard that it arrived."""
        heard: set[str] = set()
        for one in self.sent("/photos/"):
            assert one.path not in heard, f"{one.path} had its receipt and was sent again"
            if one.heard and one.status in (200, 201):
                heard.add(one.path)


def due(shopper: User) -> str:
    """A visit of `shopper` with the form of twenty photos. To be called where the database is at hand."""
    wave = build.wave(starts_on=date.today() - timedelta(days=1))
    return build.visit(build.branch(), wave, build.form_version(ALBUM), shopper).id


def _fill_in(phone: Phone, invitation: str, photo: Path) -> None:
    """Make the visit, up to the page that hands it in."""
    phone.start(invitation)
    phone.tap_all()
    thumb = Thumb(phone.page, FORM, photo, {})
    for section in FORM.sections:
        expect(phone.page.get_by_role("heading", level=1)).to_have_text(section.title.in_language("en"))
        thumb.fill_part()
        phone.page.locator("footer button").last.click()
    expect(phone.page.get_by_text("Nothing is missing")).to_be_visible()


@contextmanager
def travelling(app: Server, address: str, page: Page, photo: Path) -> Iterator[Trip]:
    """A phone on which a visit is filled in, over a link that is good until it is made bad."""
    photo.write_bytes(filling.photo("front"))
    with app.app_context():
        shopper = build.person("shopper")
        visit, invitation = due(shopper), link_of(shopper)
        db.session.commit()
    with bad_link(address) as link:
        phone = Phone(page, link.address)
        _fill_in(phone, invitation, photo)
        yield Trip(phone, app, link, visit)
