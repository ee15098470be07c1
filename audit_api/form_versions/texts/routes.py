"""The texts of a form, out to a translator and in again. Nothing is kept: what came in goes to the designer."""

from typing import Any

from flask import Response, request

from ...db import session
from ...http import ID, Blueprint, document
from ...people.access import allow, viewer
from ...spreadsheets import CSV_TYPE, XLSX_TYPE, read
from .. import seeing
from . import tables
from .schemas import TranslationsSchema

blp = Blueprint("form_texts", __name__, url_prefix="/api", description="Texts of forms, for translators")

_FILE = {"schema": {"type": "string", "format": "binary"}}
_BODY = {"required": True, "content": {CSV_TYPE: _FILE, XLSX_TYPE: _FILE}}


@blp.route(f"/forms/<{ID}:form>/texts.csv", methods=["GET"])
@allow("admin")
@blp.response(200, {"type": "string"}, content_type=CSV_TYPE)
@blp.alt_response(404, description="No such form")
def texts_as_csv(form: int) -> Response:
    """Every text of a form in its languages, as CSV"""
    version = seeing.form(session(), viewer(), form)
    return document(tables.write_csv(version.tree), CSV_TYPE, f"{version.code}-texts.csv")


@blp.route(f"/forms/<{ID}:form>/texts.xlsx", methods=["GET"])
@allow("admin")
@blp.response(200, {"type": "string", "format": "binary"}, content_type=XLSX_TYPE)
@blp.alt_response(404, description="No such form")
def texts_as_workbook(form: int) -> Response:
    """Every text of a form in its languages, as a workbook"""
    version = seeing.form(session(), viewer(), form)
    return document(tables.write_xlsx(version.tree), XLSX_TYPE, f"{version.code}-texts.xlsx")


@blp.route(f"/forms/<{ID}:form>/texts", methods=["POST"])
@allow("admin")
@blp.doc(requestBody=_BODY)
@blp.response(200, TranslationsSchema)
@blp.alt_response(404, description="No such form")
@blp.alt_response(413, description="The file is too large")
@blp.alt_response(415, description="The file is no table that can be read")
@blp.alt_response(422, description="The file has no key, or a column that is no language of the form")
def read_texts(form: int) -> dict[str, Any]:
    """What a translator's file would change, and every cell that does not fit, with its reason; nothing is changed"""
    tree = seeing.form(session(), viewer(), form).tree
    lines = read(request.get_data(), request.mimetype, tables.shape_of(tree))
    texts, left_out = tables.read_texts(tree, lines, request.mimetype)
    return {"texts": texts, "left_out": left_out}
