"""The figures of waves and branches, for those who answer for them."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from flask_login import current_user

from .. import problems
from ..db import now, session
from ..http import ID, Blueprint, found
from ..people.access import allow, viewer
from ..programmes.models import Branch, Wave
from ..visits.models import Visit
from . import area_schemas, areas, figures, one_visit, question_schemas, questions, reading, schemas, visit_schemas
from .gather import Reader
from .looking import Asked

blp = Blueprint("results", __name__, url_prefix="/api", description="The figures of waves and branches")


@blp.route("/results/waves", methods=["GET"])
@allow(*reading.SEEING)
@blp.response(200, schemas.ResultWaveSchema(many=True))
def list_result_waves() -> list[dict[str, Any]]:
    """Waves with approved visits of one's own branches, the latest first"""
    return list(reading.wave_rows(session(), reading.waves(viewer())))


@blp.route(f"/results/waves/<{ID}:wave>", methods=["GET"])
@allow(*reading.SEEING)
@blp.response(200, schemas.WaveResultsSchema)
@blp.alt_response(404, description="No such wave, or none of one's branches has an approved visit in it")
def wave_results(wave: int) -> dict[str, Any]:
    """One wave: each branch with its score, and what changed"""
    row = reading.one_wave(session(), viewer(), wave)
    branches = figures.wave_branches(session(), viewer(), session().get_one(Wave, wave))
    return {"wave": row, "target": row["programme"].target, "branches": branches}


@blp.route(f"/results/waves/<{ID}:wave>/branches/<{ID}:branch>", methods=["GET"])
@allow(*reading.SEEING)
@blp.arguments(schemas.BranchArgs, location="query")
@blp.response(200, schemas.BranchResultsSchema)
@blp.alt_response(404, description="No such wave or branch in one's scope, or nothing approved yet")
def branch_results(args: dict[str, Any], wave: int, branch: int) -> dict[str, Any]:
    """One branch in one wave: every figure of its report, and its visits"""
    row, place = reading.one_wave(session(), viewer(), wave), reading.one_branch(session(), viewer(), branch)
    revisions = reading.whole(session(), Visit.wave_id == wave, Visit.branch_id == branch)
    if not revisions:
        problems.refuse("no_figures", which=f"branch {place.code}")
    shown = session().get_one(Wave, wave)
    choices = reading.wave_choices(session(), viewer(), shown.programme_id)
    beside = reading.beside(session(), shown, choices, args.get("beside"))
    page = figures.branch_page(session(), revisions, replace(_reader(args), beside=beside))
    return {"wave": row, "beside": beside, "waves": choices, **page}


@blp.route("/results/visits/<uuid:visit>", methods=["GET"])
@allow(*reading.SEEING)
@blp.arguments(schemas.LanguageArgs, location="query")
@blp.response(200, visit_schemas.VisitResultsSchema)
@blp.alt_response(404, description="No such approved visit in one's scope")
def visit_results(args: dict[str, Any], visit: UUID) -> dict[str, Any]:
    """One approved visit: its score, and each answer that stands behind it"""
    in_scope = viewer().within(Branch.scope, *reading.SEEING)
    revision = found(next(iter(reading.whole(session(), Visit.id == str(visit), in_scope)), None), "visit", visit)
    return one_visit.visit_page(session(), viewer(), revision, _reader(args))


@blp.route(f"/results/waves/<{ID}:wave>/programme", methods=["GET"])
@allow(*reading.SEEING)
@blp.arguments(area_schemas.AreaArgs, location="query")
@blp.response(200, area_schemas.ProgrammeResultsSchema)
@blp.alt_response(404, description="No such wave, or none of one's regions has an approved visit in it")
def programme_results(args: dict[str, Any], wave: int) -> dict[str, Any]:
    """One wave over all of one's regions: score, change, reliability, worst questions, heat grid"""
    return areas.programme_page(_asked(args, wave))


@blp.route(f"/results/waves/<{ID}:wave>/regions/<{ID}:region>", methods=["GET"])
@allow(*reading.SEEING)
@blp.arguments(area_schemas.AreaArgs, location="query")
@blp.response(200, area_schemas.RegionResultsSchema)
@blp.alt_response(404, description="No such wave or region in one's scope, or nothing approved yet")
def region_results(args: dict[str, Any], wave: int, region: int) -> dict[str, Any]:
    """One region in one wave: its figures, its branches side by side, and what really changed"""
    return areas.region_page(_asked(args, wave), region)


@blp.route(f"/results/waves/<{ID}:wave>/questions/<string:question>", methods=["GET"])
@allow(*reading.SEEING)
@blp.arguments(question_schemas.QuestionArgs, location="query")
@blp.response(200, question_schemas.QuestionResultsSchema)
@blp.alt_response(404, description="No such wave, region, branch or question in one's scope, or nothing approved yet")
def question_results(args: dict[str, Any], wave: int, question: str) -> dict[str, Any]:
    """One question over one's branches, a region or a branch: how often it was met, where, and each answer"""
    return questions.question_page(_asked(args, wave), question)


def _reader(args: dict[str, Any]) -> Reader:
    return Reader(args.get("language", current_user.user.language), now())


def _asked(args: dict[str, Any], wave: int) -> Asked:
    return Asked(session(), viewer(), wave, args.get("language", current_user.user.language), args)
