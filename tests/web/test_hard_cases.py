"""What happens to real phones: each ends in kept data or a clear sentence, never in a white page."""

from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from sqlalchemy import func, select

from audit_api.db import db
from audit_api.http import Server
from audit_api.people.models import User
from audit_api.submissions.models import Photo, Revision
from tests import build, filling, small
from tests.web.conftest import link_of
from tests.web.phone import Phone

pytestmark = pytest.mark.browser

STORY = "مستري 马来西亚 Jawi: كاونتر نمبر تيݢ، پلايانن چڤت. 柜台三号，服务很快。𠮷野家 👩🏽‍💼👍🏾 ﷽ e\u0301 \u200bok"
"""Jawi, Chinese, one letter beyond 16 bits, emoji of several parts, a combining accent and an unseen space."""


@pytest.fixture
def a_visit(app: Server) -> Callable[..., str]:
    """Makes a visit due today with a form; gives the shopper's link."""

    def made(tree: dict[str, Any] = small.FORM) -> str:
        with app.app_context():
            shopper = build.person("shopper")
            wave = build.wave(starts_on=date.today() - timedelta(days=1))
            build.visit(build.branch(), wave, build.form_version(tree), shopper)
            link = link_of(shopper)
            db.session.commit()
        return link

    return made


def _photo(path: Path, size: tuple[int, int]) -> Path:
    path.write_bytes(filling.photo(path.stem, size))
    return path


def _another_link(app: Server) -> str:
    with app.app_context():
        link = link_of(db.session.scalars(select(User).where(User.name == "Demo shopper")).one())
        db.session.commit()
    return link


def _only_answers(app: Server) -> dict[str, Any]:
    with app.app_context():
        answers: dict[str, Any] = db.session.scalars(select(Revision)).one().document["answers"]
    return answers


def yes(phone: Phone, code: str) -> None:
    phone.question(code).locator("label").filter(has_text="Yes").click()


def expect_saved(phone: Phone) -> None:
    expect(phone.page.get_by_text("Saved on this phone")).to_be_visible()


def test_two_tabs_that_fill_in_the_same_visit_lose_no_answer_of_either(
    phone: Phone, a_visit: Callable[..., str]
) -> None:
    phone.start(a_visit())
    phone.tap_all()
    other = Phone(phone.page.context.new_page(), phone.address)
    other.page.goto(phone.page.url)
    for letter in "counter":
        phone.page.bring_to_front()
        part(phone, "B").question("B5").locator("textarea").press_sequentially(letter)
        other.page.bring_to_front()
        part(other, "A")
        yes(other, "A1")
    for code in ("hello", "name"):
        other.question("A2").locator("label").filter(has_text=code).click()
    expect_saved(other)

    for one in (phone, other):
        one.page.bring_to_front()
        one.page.reload()
        expect(part(one, "B").question("B5").locator("textarea")).to_have_value("counter")
        expect(part(one, "A").question("A1").get_by_role("radio", name="Yes")).to_be_checked()
        expect(one.question("A2").get_by_role("checkbox", name="name")).to_be_checked()


def part(phone: Phone, section: str) -> Phone:
    """Go to a part of the form within the page."""
    expect(phone.page.locator("section.question").first).to_be_visible()
    if not phone.page.locator(f"[id^=question-{section}]").count():
        phone.page.get_by_role("button", name={"A": "Previous part", "B": "Next part"}[section]).click()
    return phone


def test_the_second_phone_of_one_visit_is_told_so_and_keeps_its_answers(
    phone: Phone, app: Server, a_visit: Callable[..., str], browser: Browser, browser_context_args: dict[str, Any]
) -> None:
    second = Phone(browser.new_context(**browser_context_args).new_page(), phone.address)
    phone.start(a_visit())
    second.page.goto(phone.address + _another_link(app))
    second.open_visit()
    second.page.get_by_role("link", name="Moments").click()
    for one in (phone, second):
        one.tap_all()
        one.fill()
    phone.hand_in_until_it_arrives()

    second.hand_in()

    expect(second.page.get_by_text("It was not accepted")).to_be_visible()
    kept = "Nothing is lost: all your answers and photos are still on this phone."
    expect(second.page.get_by_text(kept)).to_be_visible()
    assert second.page.evaluate(KEPT_DRAFT)["answers"]["A1"] == {"value": "yes"}
    second.page.context.close()


KEPT_DRAFT = """async () => {
  const result = (request) => new Promise((yes) => (request.onsuccess = () => yes(request.result)));
  const [{ name }] = await indexedDB.databases();
  const database = await result(indexedDB.open(name));
  const [draft] = await result(database.transaction("drafts").objectStore("drafts").getAll());
  database.close();
  return draft;
}"""


def test_what_is_tapped_just_before_a_reload_is_there_after_it(phone: Phone, a_visit: Callable[..., str]) -> None:
    page = phone.page
    phone.start(a_visit())
    phone.tap_all()
    expect(phone.question("A1")).to_be_visible()
    expect_saved(phone)
    page.evaluate("""() => {
      scrollTo(0, 200);
      document.querySelector("#question-A1 input[type=radio]").click();
      location.reload();
    }""")

    expect(phone.question("A1").get_by_role("radio").first).to_be_checked()
    page.wait_for_function("() => Math.abs(scrollY - 200) <= 2")


def test_forty_photos_arrive(phone: Phone, app: Server, a_visit: Callable[..., str], tmp_path: Path) -> None:
    photos = [_photo(tmp_path / f"{number}.jpg", (320, 240)) for number in range(40)]
    phone.start(a_visit())
    phone.tap_all()
    with phone.page.expect_file_chooser() as chooser:
        phone.question("A1").get_by_role("button", name="Take a photo").click()
    chooser.value.set_files(photos)
    expect(phone.question("A1").get_by_role("button", name="Look at photo 40")).to_be_visible()
    phone.fill()
    phone.hand_in_until_it_arrives()

    assert len(_only_answers(app)["answers"]["A1"]["photos"]) == 40
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Photo)) == 40


def test_a_form_of_three_hundred_questions_is_filled_in_and_kept(phone: Phone, a_visit: Callable[..., str]) -> None:
    tree = deepcopy(small.FORM)
    yes_no = tree["sections"][1]["questions"][3]
    tree["sections"] = [
        {
            "section": section,
            "title": {"en": f"Part {section}"},
            "questions": [{**yes_no, "question": f"{section}{n}"} for n in range(1, 31)],
        }
        for section in "ABCDEFGHIJ"
    ]
    phone.start(a_visit(tree))
    phone.tap_all()
    for code in ("A1", "A30"):
        yes(phone, code)
    phone.page.goto(phone.page.url.removesuffix("/questions") + "/questions/J")
    yes(phone, "J30")
    expect(phone.page.get_by_text("3 of 300 answered")).to_be_attached()
    expect_saved(phone)
    phone.page.reload()

    expect(phone.question("J30").get_by_role("radio", name="Yes")).to_be_checked()
    expect(phone.page.get_by_text("3 of 300 answered")).to_be_attached()


def test_jawi_chinese_and_emoji_arrive_character_for_character(
    phone: Phone, app: Server, a_visit: Callable[..., str]
) -> None:
    phone.start(a_visit())
    phone.tap_all()
    phone.fill(left_blank=["B5"])
    phone.page.go_back()
    phone.question("B5").locator("textarea").fill(STORY)
    phone.page.get_by_role("button", name="Check and hand in").click()
    phone.hand_in_until_it_arrives()

    assert _only_answers(app)["answers"]["B5"]["value"] == STORY


def test_a_phone_clock_set_back_a_day_bends_nothing(phone: Phone, app: Server, a_visit: Callable[..., str]) -> None:
    page = phone.page
    page.clock.install()
    phone.start(a_visit())
    phone.tap("I walk in")
    page.clock.fast_forward(60_000)
    page.clock.set_system_time(datetime.now(UTC) - timedelta(days=1))
    page.clock.fast_forward(60_000)
    phone.tap("I am served")
    page.get_by_role("link", name="Questions").click()
    phone.fill()
    phone.hand_in_until_it_arrives()

    assert 115 < _only_answers(app)["events"]["served"] < 180
