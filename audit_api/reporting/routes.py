"""Reports as PDF, for those who see the figures."""

from typing import Any
from uuid import UUID

from flask import Response, current_app, request
from flask_login import current_user
from sqlalchemy import select

from reports import branch_report

from .. import problems
from ..db import now, session
from ..dresses.routes import refuse_unknown_logo, seen_client
from ..dresses.schemas import PreviewArgs
from ..dresses.wearing import language_of, worn
from ..http import ID, Blueprint, afterwards, document, found
from ..people.access import allow, allow_anyone, viewer
from ..people.routes import TOO_MANY, limiter, tries
from ..programmes.models import Branch, Client, Programme, Region, Wave
from ..results import reading
from ..results.gather import Reader
from ..results.schemas import LanguageArgs
from ..storage import storage
from ..visits.models import Visit
from .checking import told_of
from .papers import Paper, Press, branch_paper, is_known, region_paper, remember, visit_paper
from .regions import COMPARING, Area
from .sample import sample_report
from .schemas import PaperSchema

blp = Blueprint("reporting", __name__, url_prefix="/api", description="Reports as PDF")

PDF = "application/pdf"
FILE = {"type": "string", "format": "binary"}


@blp.route(f"/reports/waves/<{ID}:wave>/branches/<{ID}:branch>.pdf", methods=["GET"])
@allow(*reading.SEEING)
@blp.arguments(LanguageArgs, location="query")
@blp.response(200, FILE, content_type=PDF)
@blp.alt_response(404, description="No such wave or branch in one's scope, or nothing approved yet")
def branch_pdf(args: dict[str, Any], wave: int, branch: int) -> Response:
    """The report of one branch in one wave"""
    reading.one_wave(session(), viewer(), wave)
    place = reading.one_branch(session(), viewer(), branch)
    revisions = reading.whole(session(), Visit.wave_id == wave, Visit.branch_id == branch)
    if not revisions:
        problems.refuse("no_figures", which=f"branch {place.code}")
    return _file(branch_paper(session(), revisions, _reader(args, place.client_id), _press()))


@blp.route(f"/reports/waves/<{ID}:wave>/regions/<{ID}:region>.pdf", methods=["GET"])
@allow(*COMPARING)
@blp.arguments(LanguageArgs, location="query")
@blp.response(200, FILE, content_type=PDF)
@blp.alt_response(404, description="No such wave or region in one's scope, or nothing approved yet")
def region_pdf(args: dict[str, Any], wave: int, region: int) -> Response:
    """The report of one region in one wave"""
    reading.one_wave(session(), viewer(), wave)
    query = select(Region).where(Region.id == region, viewer().within(Region.scope, *COMPARING))
    place = found(session().scalar(query), "region", region)
    return _area(Area(session().get_one(Wave, wave), place), args)


@blp.route(f"/reports/waves/<{ID}:wave>.pdf", methods=["GET"])
@allow(*COMPARING)
@blp.arguments(LanguageArgs, location="query")
@blp.response(200, FILE, content_type=PDF)
@blp.alt_response(404, description="No such wave of a client that one sees as a whole, or nothing approved yet")
def programme_pdf(args: dict[str, Any], wave: int) -> Response:
    """The report of a whole programme in one wave: all its regions and branches"""
    query = select(Wave).join(Wave.programme).join(Programme.client).where(Wave.id == wave)
    whole = session().scalar(query.where(viewer().within(Client.scope, *COMPARING)))
    return _area(Area(found(whole, "wave", wave)), args)


@blp.route("/reports/visits/<uuid:visit>.pdf", methods=["GET"])
@allow(*reading.SEEING)
@blp.arguments(LanguageArgs, location="query")
@blp.response(200, FILE, content_type=PDF)
@blp.alt_response(404, description="No such approved visit in one's scope")
def visit_pdf(args: dict[str, Any], visit: UUID) -> Response:
    """The report of one approved visit"""
    in_scope = viewer().within(Branch.scope, *reading.SEEING)
    revision = found(next(iter(reading.whole(session(), Visit.id == str(visit), in_scope)), None), "visit", visit)
    reader = _reader(args, revision.submission.visit.branch.client_id)
    return _file(visit_paper(session(), revision, reader, _press()))


@blp.route("/papers/<string(maxlength=40):code>", methods=["GET"])
@allow_anyone
@limiter.limit(tries, error_message=TOO_MANY)
@blp.response(200, PaperSchema)
@blp.alt_response(404, description="This server made no paper with this code")
def paper(code: str) -> dict[str, Any]:
    """Whether this server made a paper, and whether there is a newer one"""
    return told_of(session(), code)


@blp.route(f"/clients/<{ID}:client>/dress/preview.pdf", methods=["GET"])
@allow("admin")
@blp.arguments(PreviewArgs, location="query")
@blp.response(200, FILE, content_type=PDF)
@blp.alt_response(404, description="No such client")
@blp.alt_response(422, description="Something is no colour, no page or no logo of this client")
def preview(args: dict[str, Any], client: int) -> Response:
    """The report of a made-up branch as it would look with choices that are not kept yet"""
    row = seen_client(client)
    refuse_unknown_logo(row.id, args["logo"])
    dress = worn(storage(), row.id, args)
    answer = document(branch_report.make(sample_report(row.name, args["language"], dress)), PDF, "preview.pdf")
    # The page where choices are made shows it inside itself; nobody else's may.
    answer.headers["Content-Security-Policy"] = "frame-ancestors 'self'"
    return answer


def _area(area: Area, args: dict[str, Any]) -> Response:
    paper = region_paper(session(), area, _reader(args, area.wave.programme.client_id), _press())
    if paper is None:
        problems.refuse("no_figures", which=f"region {area.region.code}" if area.region else f"wave {area.wave.code}")
    return _file(paper)


def _reader(args: dict[str, Any], client: int) -> Reader:
    """In the language asked for, else in the client's, else in one's own."""
    theirs = language_of(session(), client, current_user.user.language)
    return Reader(args.get("language", theirs), now())


def _press() -> Press:
    press: Press = current_app.extensions["press"]
    return press


def _file(paper: Paper) -> Response:
    """The file, remembered, with a tag by which a program can ask whether it has changed."""
    if not is_known(session(), paper):
        afterwards(lambda: remember(session(), paper, now()))
    answer = document(paper.pdf, PDF, paper.name)
    answer.set_etag(paper.sha256)
    answer.make_conditional(request)
    return answer
