"""The OpenAPI document and the pages that make it readable."""

from importlib.metadata import version
from typing import Any

from flask import Flask, current_app, render_template
from flask_smorest import Api
from marshmallow import Schema, fields
from sqlalchemy import text

from .api_pages import pages
from .db import db
from .http import Blueprint
from .people.access import allow_anyone
from .review.schemas import MyOutcomeSchema

SETTINGS: dict[str, Any] = {
    "API_TITLE": "Shopper audit",
    "API_VERSION": version("shopper-audit"),
    "OPENAPI_VERSION": "3.1.0",
    "OPENAPI_URL_PREFIX": "/api",
    "OPENAPI_JSON_PATH": "openapi.json",
    "API_SPEC_OPTIONS": {"servers": [{"url": "/"}]},
}


def describe(app: Flask, api: Api) -> None:
    """Say in the document how one signs in, and what every error looks like; anyone may read it."""
    app.extensions["api"] = api
    app.add_url_rule("/api/docs", view_func=docs)
    documents = [name for name in app.view_functions if name.startswith("api-docs.")]
    app.view_functions.update({name: allow_anyone(app.view_functions[name]) for name in documents})
    # Exact figures travel as text, and may come in so.
    api.register_field(fields.Decimal, "string", None)
    schemes = api.spec.components
    schemes.security_scheme("session", {"type": "apiKey", "in": "cookie", "name": "shopper_audit"})
    schemes.security_scheme("bearer", {"type": "http", "scheme": "bearer"})
    schemes.schema("MyOutcome", schema=MyOutcomeSchema)
    api.register_blueprint(blp)


class HealthSchema(Schema):
    """Whether the server and its database answer."""

    status = fields.String(required=True)
    version = fields.String(required=True)


blp = Blueprint("health", __name__, url_prefix="/api", description="Whether the server answers")


@blp.route("/health", methods=["GET"])
@allow_anyone
@blp.response(200, HealthSchema)
def health() -> dict[str, str]:
    """Whether the server and its database answer"""
    db.session.execute(text("select 1"))
    return {"status": "ok", "version": SETTINGS["API_VERSION"]}


@allow_anyone
def docs() -> str:
    """This document as pages for people."""
    return render_template("api_pages.html", **pages(current_app.extensions["api"].spec.to_dict()))
