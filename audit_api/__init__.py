"""The server: who may, what comes in, what is kept, what goes out."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .config import Config
    from .http import Blueprint, Server


def create_app(config: "Config") -> "Server":
    """The whole wiring: configure, connect, register, return.

    Imports stand inside, so that the command line's small commands start without the server.
    """
    from . import api_document, headers, web_pages
    from .db import db
    from .http import Api, Server
    from .people import signing_in
    from .people.access import refuse_foreign_pages
    from .people.routes import limiter
    from .reporting.papers import Press
    from .storage import open_storage

    app = Server("audit_api", static_folder=None)
    app.config.update(_settings(config))
    db.init_app(app)
    signing_in.prepare(app, config.password_cost)
    limiter.init_app(app)
    app.extensions["storage"] = open_storage(config.photos)
    app.extensions["press"] = Press.of(config, app.extensions["storage"])
    app.extensions["bundles"] = config.bundle_store or config.data / "bundles"
    app.before_request(refuse_foreign_pages)

    api = Api(app)
    api_document.describe(app, api)
    for capability in _capabilities():
        api.register_blueprint(capability)
    web_pages.register(app)
    headers.register(app)
    return app


def _capabilities() -> "tuple[Blueprint, ...]":
    """The routes of each capability."""
    from .bundles.routes import blp as bundles
    from .dresses.routes import blp as dresses
    from .form_versions.routes import blp as form_versions
    from .form_versions.sign_offs.routes import blp as sign_offs
    from .form_versions.taxonomy.routes import blp as taxonomy
    from .form_versions.texts.routes import blp as form_texts
    from .improvement.routes import blp as improvement
    from .people.routes import blp as people
    from .programmes.routes import blp as programmes
    from .reporting.exports.routes import blp as exports
    from .reporting.routes import blp as reporting
    from .results.routes import blp as results
    from .review.routes import blp as review
    from .submissions.routes import blp as submissions
    from .trying.routes import blp as trying
    from .visits.routes import blp as visits

    reading = results, dresses, improvement, reporting, exports, bundles
    drafting = form_versions, form_texts, sign_offs, taxonomy
    return (people, programmes, *drafting, visits, submissions, review, trying, *reading)


def _settings(config: "Config") -> dict[str, Any]:
    """What Flask and its extensions call our settings."""
    from .api_document import SETTINGS
    from .people.signing_in import SESSION_DAYS

    return {
        "BUNDLE_DAYS": timedelta(days=config.bundle_days),
        "SECRET_KEY": config.secret,
        "SQLALCHEMY_DATABASE_URI": config.database,
        "SESSION_COOKIE_NAME": "shopper_audit",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": config.secure_cookies,
        "PERMANENT_SESSION_LIFETIME": timedelta(days=SESSION_DAYS),
        "SIGN_IN_LIMIT": config.sign_in_limit,
        "MAX_CONTENT_LENGTH": 24 * 1024 * 1024,
        **SETTINGS,
    }
