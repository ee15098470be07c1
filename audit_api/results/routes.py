"""The figures of waves and branches, for those who answer for them."""

from typing import Any

from flask_login import current_user

from .. import problems
from ..db import now, session
from ..http import ID, Blueprint
from ..people.access import allow, viewer
from ..programmes.models import Wave
from ..visits.models import Visit
from . import figures, reading, schemas
from .gather import Reader

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
@blp.arguments(schemas.LanguageArgs, location="query")
@blp.response(200, schemas.BranchResultsSchema)
@blp.alt_response(404, description="No such wave or branch in one's scope, or nothing approved yet")
def branch_results(args: dict[str, Any], wave: int, branch: int) -> dict[str, Any]:
    """One branch in one wave: every figure of its report, and its visits"""
    row, place = reading.one_wave(session(), viewer(), wave), reading.one_branch(session(), viewer(), branch)
    revisions = reading.whole(session(), Visit.wave_id == wave, Visit.branch_id == branch)
    if not revisions:
        problems.refuse("no_figures", which=f"branch {place.code}")
    reader = Reader(args.get("language", current_user.user.language), now())
    return {"wave": row, **figures.branch_page(session(), revisions, reader)}
