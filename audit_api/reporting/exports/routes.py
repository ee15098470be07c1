"""Tables of approved visits as files, for those who see the figures."""

from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import Any

from flask import Response
from flask_login import current_user

from ...db import now, session
from ...http import ID, Blueprint, download, found
from ...people.access import allow, viewer
from ...programmes.models import Wave
from ...results import reading
from ...results.gather import Reader
from ...results.schemas import LanguageArgs
from ...review.reading import REVIEWING
from ...spreadsheets import XLSX_TYPE
from . import files
from .approved import Audience
from .files import FORMATS, WORKBOOK, Wanted

blp = Blueprint("exports", __name__, url_prefix="/api", description="Approved visits as tables")

_FILE = {"schema": {"type": "string", "format": "binary"}}
_FILES = {"200": {"description": "The table", "content": dict.fromkeys(FORMATS.values(), _FILE)}}
_FORMAT = "any(csv, xlsx, parquet):extension"


@blp.route(f"/exports/waves/<{ID}:wave>/<any(visits, answers):table>.<{_FORMAT}>", methods=["GET"])
@allow(*reading.SEEING)
@blp.arguments(LanguageArgs, location="query")
@blp.doc(responses=_FILES)
@blp.alt_response(404, description="No such wave, or nothing approved in it in one's scope")
@blp.alt_response(413, description="More rows than a sheet holds")
def export_table(args: dict[str, Any], wave: int, table: str, extension: str) -> Response:
    """A wave's approved visits, one row a visit or one row an answer"""
    return _file(args, wave, table, extension)


@blp.route(f"/exports/waves/<{ID}:wave>/workbook.xlsx", methods=["GET"])
@allow(*reading.SEEING)
@blp.arguments(LanguageArgs, location="query")
@blp.response(200, _FILE["schema"], content_type=XLSX_TYPE)
@blp.alt_response(404, description="No such wave, or nothing approved in it in one's scope")
@blp.alt_response(413, description="More rows than a sheet holds")
def export_workbook(args: dict[str, Any], wave: int) -> Response:
    """A wave's approved visits and their answers, a sheet each"""
    return _file(args, wave, WORKBOOK, "xlsx")


@blp.route(f"/exports/waves/<{ID}:wave>/audit-log.<{_FORMAT}>", methods=["GET"])
@allow(*REVIEWING)
@blp.arguments(LanguageArgs, location="query")
@blp.doc(responses=_FILES)
@blp.alt_response(404, description="No such wave, or nothing approved in it in one's scope")
@blp.alt_response(413, description="More rows than a sheet holds")
def export_audit_log(args: dict[str, Any], wave: int, extension: str) -> Response:
    """How a wave's approved visits were filled in, in the columns of ODK's audit log"""
    return _file(args, wave, "audit-log", extension)


def _file(args: dict[str, Any], wave: int, table: str, extension: str) -> Response:
    """Written whole before the answer begins, so that what goes wrong is told and a broken file never comes down."""
    wanted = Wanted(found(session().get(Wave, wave), "wave", wave), table, extension)
    audience = Audience(viewer(), Reader(args.get("language", current_user.user.language), now()))
    found(files.is_any(session(), audience, wanted) or None, "wave", wave)
    with ExitStack() as unsent:
        file = unsent.enter_context(TemporaryFile())
        files.write(session(), audience, wanted, file)
        unsent.pop_all()
    return download(file, FORMATS[extension], wanted.name)
