"""Photos chosen on a phone, looked at there, and found where they are kept."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, expect
from sqlalchemy import select

from audit_api.db import db
from audit_api.http import Server
from audit_api.storage import storage
from audit_api.submissions.models import Photo, Revision
from tests.web.phone import Phone

LONGEST_SIDE = 1600

MOST = 3

KEPT = """async () => {
  const result = (request) => new Promise((yes) => (request.onsuccess = () => yes(request.result)));
  const { name } = (await indexedDB.databases()).find(({ name }) => name.startsWith("shopper-audit-"));
  const database = await result(indexedDB.open(name));
  const photos = await result(database.transaction("photos").objectStore("photos").getAll());
  const [draft] = await result(database.transaction("drafts").objectStore("drafts").getAll());
  database.close();
  const text = ({ bytes }) => [...new Uint8Array(bytes)].map((byte) => String.fromCharCode(byte)).join("");
  return {
    photos: photos.map((photo) => ({ sha256: photo.sha256, type: photo.mediaType, bytes: text(photo) })),
    named: Object.values(draft.answers).flatMap(({ photos }) => photos ?? []),
    notes: draft.photoNotes,
  };
}"""
"""The photos that the phone keeps, those that the answers name, and the notes beside them."""

Put = Callable[[str, bytes], Path]


def choose(phone: Phone, *files: Path, of: str = "A9", button: str = "From album") -> None:
    """Give a question files of the gallery."""
    with phone.page.expect_file_chooser() as chooser:
        phone.question(of).get_by_role("button", name=button).click()
    chooser.value.set_files(list(files))


def thumbnails(phone: Phone, count: int, of: str = "A9") -> None:
    """See so many photos at a question, and none still on its way."""
    expect(phone.question(of).get_by_role("button", name="Look at photo")).to_have_count(count)
    expect(phone.question(of).get_by_role("progressbar")).to_have_count(0)


def look(phone: Phone, number: int, of: str = "A9") -> Locator:
    """Open a photo of a question; gives the dialog that shows it."""
    phone.question(of).get_by_role("button", name=f"Look at photo {number}").click()
    expect(phone.page.get_by_role("dialog").get_by_role("heading", name=f"Photo {number} of")).to_be_visible()
    return phone.page.get_by_role("dialog")


def kept_by(phone: Phone) -> dict[str, Any]:
    """What the phone keeps, as `KEPT` says, once all is saved."""
    expect(phone.page.get_by_text("Saved on this phone")).to_be_visible()
    kept: dict[str, Any] = phone.page.evaluate(KEPT)
    for photo in kept["photos"]:
        photo["bytes"] = photo["bytes"].encode("latin-1")
    return kept


def kept_when_there_are(phone: Phone, photos: int) -> dict[str, Any]:
    """What the phone keeps, once what is not needed any more has been cleared away."""
    for _ in range(100):
        kept = kept_by(phone)
        if len(kept["photos"]) == photos:
            break
        phone.page.wait_for_timeout(100)
    assert len(kept["photos"]) == photos
    return kept


def hand_in(phone: Phone) -> None:
    """Fill in the rest, and see the visit arrive."""
    phone.fill(left_blank=["A9"])
    phone.hand_in_until_it_arrives()


def arrived(app: Server) -> tuple[list[bytes], dict[str, Any]]:
    """The photos that the server keeps, and what was captured beside the answers."""
    with app.app_context():
        rows = db.session.scalars(select(Photo)).all()
        data = [storage().get(f"visits/{row.visit_id}/{row.sha256}") or b"" for row in rows]
        capture: dict[str, Any] = db.session.scalars(select(Revision)).one().document["capture"]
    return data, capture
