"""The web app's files, as `make setup` built them."""

from mimetypes import guess_type
from pathlib import Path

from flask import Blueprint, Flask, abort, request, send_from_directory
from flask.typing import ResponseReturnValue
from werkzeug.security import safe_join

from .people.access import allow_anyone

DIST = Path(__file__).resolve().parent.parent / "web" / "dist"
YEAR = 365 * 24 * 3600

blp = Blueprint("web_pages", __name__)


@blp.get("/assets/<path:name>")
@allow_anyone
def asset(name: str) -> ResponseReturnValue:
    """A built file, compressed where that is understood: its name changes with its content, so it may be kept."""
    if not request.accept_encodings["gzip"] or not _has(f"{name}.gz"):
        return send_from_directory(DIST / "assets", name, max_age=YEAR)
    answer = send_from_directory(DIST / "assets", f"{name}.gz", mimetype=guess_type(name)[0], max_age=YEAR)
    answer.headers["Content-Encoding"] = "gzip"
    answer.vary.add("Accept-Encoding")
    return answer


def _has(name: str) -> bool:
    path = safe_join(str(DIST / "assets"), name)
    return path is not None and Path(path).is_file()


@blp.get("/", defaults={"path": ""})
@blp.get("/<path:path>")
@allow_anyone
def page(path: str) -> ResponseReturnValue:
    """A page of the app. Every address that is no file is answered by the app itself."""
    if path == "api" or path.startswith("api/"):
        abort(404)
    inside = safe_join(str(DIST), path)
    name = path if inside and Path(inside).is_file() else "index.html"
    answer = send_from_directory(DIST, name, max_age=0)
    # the designer shows the phone in a frame
    answer.headers["Content-Security-Policy"] = (
        "default-src 'self'; img-src 'self' blob: data:; style-src 'self' 'unsafe-inline'; "
        "connect-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'"
    )
    return answer


def register(app: Flask) -> None:
    """Add the pages; the API is registered before, so that it goes first."""
    app.register_blueprint(blp)
