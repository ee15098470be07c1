"""What every answer tells a browser: guess no types, show it in no frame of others, keep nothing of the API."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from audit_api import web_pages

SignIn = Callable[..., FlaskClient]


@pytest.fixture
def built_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the web app's files, with one page and one asset; beside it something that is none of them."""
    dist = tmp_path / "web" / "dist"
    (dist / "assets").mkdir(parents=True)
    (dist / "index.html").write_text("<!doctype html>")
    (dist / "assets" / "app-1.js").write_text("")
    (tmp_path / "secret").write_text("secret")
    monkeypatch.setattr(web_pages, "DIST", dist)
    return dist


PAGES = ("/", "/visits/1", "/trial")
FILES_AND_ANSWERS = ("/assets/app-1.js", "/assets/none.js", "/api/docs", "/api/session", "/api/nowhere")


@pytest.mark.parametrize("path", PAGES + FILES_AND_ANSWERS)
@pytest.mark.usefixtures("built_pages")
def test_no_answer_is_guessed_at_or_framed_by_others(anonymous: FlaskClient, path: str) -> None:
    headers = anonymous.get(path, buffered=True).headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    framed_by = "'self'" if path in PAGES else "'none'"
    assert f"frame-ancestors {framed_by}" in headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/api/session", "/api/people", "/api/results/waves", "/api/nowhere"])
def test_no_cache_keeps_what_the_api_answers(sign_in: SignIn, path: str) -> None:
    assert sign_in("admin").get(path).headers["Cache-Control"] == "no-store"


@pytest.mark.usefixtures("built_pages")
def test_a_page_tells_nothing_of_files_outside_of_the_app(anonymous: FlaskClient) -> None:
    there, absent = (anonymous.get(f"/%2e%2e/%2e%2e/{name}", buffered=True) for name in ("secret", "absent"))

    assert (there.status_code, there.data) == (absent.status_code, absent.data) == (200, b"<!doctype html>")
