"""Clients, where their branches are, and the waves in which they are visited."""

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from ..db import now, session
from ..http import ID, Blueprint, document, found, page_of, paged
from ..people.access import STAFF, allow, viewer
from ..spreadsheets import CSV_TYPE, XLSX_TYPE, read
from . import actions, schemas, seeing
from .branch_import import BRANCHES, import_branches
from .models import Branch, Client, Programme, Region, SurveyMean, Wave
from .scales import Scale
from .scopes import list_titles
from .survey_import import SURVEYS, Survey, import_survey

blp = Blueprint("programmes", __name__, url_prefix="/api", description="Clients, branches, programmes and waves")

_CLIENT = f"/clients/<{ID}:client>"
_FILE = {"schema": {"type": "string", "format": "binary"}}
_IMPORT_BODY = {"required": True, "content": {CSV_TYPE: _FILE, XLSX_TYPE: _FILE}}


def _client(number: int) -> Client:
    return seeing.client(session(), viewer(), number)


def _programme(number: int) -> Programme:
    return seeing.programme(session(), viewer(), number)


@blp.route("/clients", methods=["GET"])
@allow(*STAFF)
@blp.response(200, schemas.ClientSchema(many=True))
def list_clients() -> list[Client]:
    """The clients one works for, by name"""
    query = select(Client).where(viewer().around(Client.scope, *STAFF))
    return list(session().scalars(query.order_by(Client.name, Client.id)))


@blp.route("/clients", methods=["POST"])
@allow("admin")
@blp.arguments(schemas.NewClientSchema)
@blp.response(201, schemas.ClientSchema)
@blp.alt_response(409, description="The code is taken")
def new_client(given: dict[str, Any]) -> Client:
    """Add a client"""
    return actions.add_client(session(), given)


@blp.route(_CLIENT, methods=["PATCH"])
@allow("admin")
@blp.arguments(schemas.NameSchema)
@blp.response(200, schemas.ClientSchema)
@blp.alt_response(404, description="No such client")
def edit_client(given: dict[str, Any], client: int) -> Client:
    """Rename a client"""
    return actions.change(_client(client), given)


@blp.route(f"{_CLIENT}/regions", methods=["GET"])
@allow(*STAFF)
@blp.response(200, schemas.RegionSchema(many=True))
@blp.alt_response(404, description="No such client")
def list_regions(client: int) -> list[Region]:
    """A client's regions, by name"""
    query = select(Region).where(Region.client_id == _client(client).id, viewer().around(Region.scope, *STAFF))
    return list(session().scalars(query.order_by(Region.name, Region.id)))


@blp.route(f"{_CLIENT}/regions", methods=["POST"])
@allow("admin")
@blp.arguments(schemas.NewRegionSchema)
@blp.response(201, schemas.RegionSchema)
@blp.alt_response(404, description="No such client")
@blp.alt_response(409, description="The code is taken")
def new_region(given: dict[str, Any], client: int) -> Region:
    """Add a region"""
    return actions.add_region(session(), _client(client), given)


@blp.route(f"/regions/<{ID}:region>", methods=["PATCH"])
@allow("admin")
@blp.arguments(schemas.NameSchema)
@blp.response(200, schemas.RegionSchema)
@blp.alt_response(404, description="No such region")
def edit_region(given: dict[str, Any], region: int) -> Region:
    """Rename a region"""
    row: Region = found(session().get(Region, region), "region", region)
    return actions.change(row, given)


@blp.route(f"{_CLIENT}/branches", methods=["GET"])
@allow(*STAFF)
@blp.arguments(schemas.BranchArgs, location="query")
@blp.response(200, page_of(schemas.BranchSchema))
@blp.alt_response(404, description="No such client")
def list_branches(args: dict[str, Any], client: int) -> dict[str, Any]:
    """A client's branches, by code"""
    query = select(Branch).where(Branch.client_id == _client(client).id, viewer().within(Branch.scope, *STAFF))
    if "region" in args:
        query = query.where(Branch.region_id == args["region"])
    if "open" in args:
        query = query.where(Branch.open == args["open"])
    return paged(query.order_by(Branch.code, Branch.id), args)


@blp.route(f"{_CLIENT}/branches", methods=["POST"])
@allow("admin")
@blp.arguments(schemas.NewBranchSchema)
@blp.response(201, schemas.BranchSchema)
@blp.alt_response(404, description="No such client")
@blp.alt_response(409, description="The code is taken")
def new_branch(given: dict[str, Any], client: int) -> Branch:
    """Add a branch"""
    return actions.add_branch(session(), _client(client), given)


@blp.route(f"/branches/<{ID}:branch>", methods=["PATCH"])
@allow("admin")
@blp.arguments(schemas.BranchChangesSchema)
@blp.response(200, schemas.BranchSchema)
@blp.alt_response(404, description="No such branch")
def edit_branch(given: dict[str, Any], branch: int) -> Branch:
    """Change a branch"""
    return actions.change_branch(session(), found(session().get(Branch, branch), "branch", branch), given)


@blp.route(f"{_CLIENT}/branches/import", methods=["POST"])
@allow("admin")
@blp.doc(requestBody=_IMPORT_BODY)
@blp.arguments(schemas.ImportArgs, location="query")
@blp.response(200, schemas.ImportSchema)
@blp.alt_response(404, description="No such client")
@blp.alt_response(413, description="The file is too large")
@blp.alt_response(415, description="The file is no table that can be read")
def import_file(args: dict[str, bool], client: int) -> dict[str, Any]:
    """Import branches from a CSV or XLSX file: every bad row is told, and nothing imported until all are good"""
    row = _client(client)
    lines = read(request.get_data(), request.mimetype, BRANCHES)
    return {**import_branches(session(), row, lines, args["dry_run"]), **args}


@blp.route(f"{_CLIENT}/branches/import/template.csv", methods=["GET"])
@allow("admin")
@blp.response(200, {"type": "string"}, content_type=CSV_TYPE)
@blp.alt_response(404, description="No such client")
def import_template(client: int) -> ResponseReturnValue:
    """An empty file for the import, with the right header"""
    _client(client)
    return document(BRANCHES.template().encode(), CSV_TYPE, "branches.csv")


@blp.route(f"{_CLIENT}/programmes", methods=["GET"])
@allow(*STAFF)
@blp.response(200, schemas.ProgrammeSchema(many=True))
@blp.alt_response(404, description="No such client")
def list_programmes(client: int) -> list[Programme]:
    """A client's programmes, by title"""
    query = select(Programme).where(Programme.client_id == _client(client).id)
    return list(session().scalars(query.order_by(Programme.title, Programme.id)))


@blp.route(f"{_CLIENT}/programmes", methods=["POST"])
@allow("admin")
@blp.arguments(schemas.NewProgrammeSchema)
@blp.response(201, schemas.ProgrammeSchema)
@blp.alt_response(404, description="No such client")
@blp.alt_response(409, description="The code is taken")
def new_programme(given: dict[str, Any], client: int) -> Programme:
    """Add a programme"""
    return actions.add_programme(session(), _client(client), given)


@blp.route(f"/programmes/<{ID}:programme>", methods=["PATCH"])
@allow("admin")
@blp.arguments(schemas.ProgrammeChangesSchema)
@blp.response(200, schemas.ProgrammeSchema)
@blp.alt_response(404, description="No such programme")
def edit_programme(given: dict[str, Any], programme: int) -> Programme:
    """Change a programme"""
    return actions.change(_programme(programme), given)


@blp.route(f"/programmes/<{ID}:programme>/waves", methods=["GET"])
@allow(*STAFF)
@blp.response(200, schemas.WaveSchema(many=True))
@blp.alt_response(404, description="No such programme")
def list_waves(programme: int) -> list[Wave]:
    """A programme's waves, the newest first"""
    query = select(Wave).where(Wave.programme_id == _programme(programme).id)
    return list(session().scalars(query.order_by(Wave.starts_on.desc(), Wave.id.desc())))


@blp.route(f"/programmes/<{ID}:programme>/waves", methods=["POST"])
@allow("admin")
@blp.arguments(schemas.NewWaveSchema)
@blp.response(201, schemas.WaveSchema)
@blp.alt_response(404, description="No such programme")
@blp.alt_response(409, description="The code is taken")
def new_wave(given: dict[str, Any], programme: int) -> Wave:
    """Add a wave"""
    return actions.add_wave(session(), _programme(programme), given)


@blp.route(f"/waves/<{ID}:wave>", methods=["PATCH"])
@allow("admin")
@blp.arguments(schemas.WaveChangesSchema)
@blp.response(200, schemas.WaveSchema)
@blp.alt_response(404, description="No such wave")
def edit_wave(given: dict[str, Any], wave: int) -> Wave:
    """Change a wave"""
    return actions.change_wave(found(session().get(Wave, wave), "wave", wave), given)


@blp.route(f"/programmes/<{ID}:programme>/survey-means", methods=["GET"])
@allow(*STAFF)
@blp.arguments(schemas.SurveyListArgs, location="query")
@blp.response(200, page_of(schemas.SurveyMeanSchema))
@blp.alt_response(404, description="No such programme")
def list_survey_means(args: dict[str, Any], programme: int) -> dict[str, Any]:
    """What real customers said of one's branches, the newest wave first"""
    return paged(seeing.survey_means(viewer(), _programme(programme), args.get("wave")), args)


@blp.route(f"/programmes/<{ID}:programme>/survey-means", methods=["POST"])
@allow("admin")
@blp.doc(requestBody=_IMPORT_BODY)
@blp.arguments(schemas.SurveyArgs, location="query")
@blp.response(200, schemas.ImportSchema)
@blp.alt_response(404, description="No such programme")
@blp.alt_response(413, description="The file is too large")
@blp.alt_response(415, description="The file is no table that can be read")
def import_survey_means(args: dict[str, Any], programme: int) -> dict[str, Any]:
    """Import survey means from a CSV or XLSX file: every bad row is told, and nothing imported until all are good"""
    lines = read(request.get_data(), request.mimetype, SURVEYS)
    survey = Survey(_programme(programme), Scale.read(args["scale"]), lines)
    dry = args["dry_run"]
    return {**import_survey(session(), survey, now(), dry), "dry_run": dry}


@blp.route(f"/programmes/<{ID}:programme>/survey-means/template.csv", methods=["GET"])
@allow("admin")
@blp.response(200, {"type": "string"}, content_type=CSV_TYPE)
@blp.alt_response(404, description="No such programme")
def survey_template(programme: int) -> ResponseReturnValue:
    """An empty file for the import, with the right header"""
    _programme(programme)
    return document(SURVEYS.template().encode(), CSV_TYPE, "survey-means.csv")


@blp.route(f"/survey-means/<{ID}:mean>", methods=["DELETE"])
@allow("admin")
@blp.response(204)
@blp.alt_response(404, description="No such mean")
def delete_survey_mean(mean: int) -> None:
    """Delete one survey mean"""
    session().delete(found(session().get(SurveyMean, mean), "survey mean", mean))


@blp.route(f"/waves/<{ID}:wave>/survey-means", methods=["DELETE"])
@allow("admin")
@blp.response(204)
@blp.alt_response(404, description="No such wave")
def delete_survey_means(wave: int) -> None:
    """Delete all survey means of a wave"""
    actions.forget_survey(session(), found(session().get(Wave, wave), "wave", wave))


@blp.route("/scopes", methods=["GET"])
@allow("admin")
@blp.response(200, schemas.ScopeSchema(many=True))
def list_scopes() -> list[dict[str, str]]:
    """Every place that a role can hold for"""
    return list_titles(session())
