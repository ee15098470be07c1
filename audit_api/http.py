"""What every request has in common: one transaction, one shape of answer, pages of lists."""

import errno
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial, wraps
from io import SEEK_END
from math import isfinite
from typing import Any, BinaryIO, TypeVar

from flask import Flask, Request, Response, current_app, g, jsonify, request
from flask.typing import ResponseReturnValue
from flask_smorest import Api as SmorestApi
from flask_smorest import Blueprint as SmorestBlueprint
from marshmallow import RAISE, Schema, ValidationError, fields, pre_load, validate
from sqlalchemy import Select, exc, func, select
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import BadRequest, HTTPException
from werkzeug.routing import BaseConverter

from . import problems
from .db import db, reading_only, writing

LARGEST_ID = 2**31 - 1
ID = f"int(min=1, max={LARGEST_ID})"
"""The URL converter of a row's number: bounded, so that no number is too large for the database."""
id_rule = validate.Range(1, LARGEST_ID)
"""The same for a field."""

T = TypeVar("T")
READS = {"GET", "HEAD", "OPTIONS"}
DEEPEST = 64
"""Levels of a JSON body; a form has about ten."""

PIECE = 64 * 1024
"""Bytes of a file in memory while it is sent."""

BROKEN_TEXT = re.compile("[\x00\ud800-\udfff]")
"""What JSON can write and no database can keep: zero bytes, and halves of characters."""


class Sha256(BaseConverter):
    """The URL converter of a hash: 64 lower-case hexadecimal digits."""

    regex = "[0-9a-f]{64}"


class Server(Flask):
    """Flask, with one transaction around each request.

    It is opened and closed inside dispatch, so that an error at commit still becomes a proper
    answer. An exception undoes everything; an answer, whatever its status, keeps it.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.url_map.converters["sha256"] = Sha256

    def dispatch_request(self) -> ResponseReturnValue:
        view = self.view_functions.get(request.endpoint or "")
        if request.method in READS or getattr(view, "reads_only", False):
            with reading_only():
                answer = self._in_transaction(super().dispatch_request)
            for write in g.pop("afterwards", ()):
                with writing():
                    self._in_transaction(write)
            return answer
        with writing():
            return self._in_transaction(super().dispatch_request)

    def _in_transaction(self, work: Callable[[], T]) -> T:
        try:
            answer = work()
            db.session.commit()
        except BaseException as error:
            db.session.rollback()
            if isinstance(error, exc.IntegrityError):
                self.logger.warning("two requests wrote the same at the same moment", exc_info=True)
                problems.refuse("changed_meanwhile", what="This")
            if _is_out_of_order(error):
                self.logger.exception("the disk or the database does not do its work")
                problems.refuse("out_of_order")
            raise
        return answer


def afterwards(write: Callable[[], None]) -> None:
    """In a request that only reads: write this when all is read, in a short transaction, before the answer goes out."""
    g.setdefault("afterwards", []).append(write)


def _is_out_of_order(error: BaseException) -> bool:
    """Whether the disk is full or broken, or the database away or overrun: no fault of the program or the request."""
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS)
    return isinstance(error, exc.OperationalError | exc.TimeoutError)


def reads_only(view: Callable[..., Any]) -> Callable[..., Any]:
    """Put on a route that changes things outside of the database only: it waits for no writer there."""
    view.reads_only = True  # type: ignore[attr-defined]
    return view


def body_up_to(megabytes: int) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Put on a route, below its guard: a longer body is refused before it is read."""

    def limit(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def limited(*args: Any, **kwargs: Any) -> Any:
            if (request.content_length or 0) > megabytes * 1024 * 1024:
                problems.refuse("too_large", what="This", limit=f"{megabytes} MB", cure="Send less.")
            return view(*args, **kwargs)

        return limited

    return limit


def told(code_word: str, **values: Any) -> Response:
    """The answer of no for a request whose changes are kept all the same."""
    refusal = problems.Refusal(code_word, **values)
    answer = jsonify(problems.as_tree(refusal))
    answer.status_code = refusal.code or 500
    return answer


class PlaceSchema(Schema):
    """One place that needs a look."""

    path = fields.String(required=True)
    code = fields.String(required=True)
    message = fields.String(required=True)
    data = fields.Dict(keys=fields.String())


class ProblemSchema(Schema):
    """What a client is told when the answer is no."""

    status = fields.Integer(required=True)
    code = fields.String(required=True)
    message = fields.String(required=True)
    problems = fields.List(fields.Nested(PlaceSchema), required=True)
    data = fields.Dict(keys=fields.String(), required=True)


class Api(SmorestApi):
    """flask-smorest, telling errors in our own words and keeping their headers."""

    ERROR_SCHEMA = ProblemSchema

    def handle_http_exception(self, error: HTTPException) -> ResponseReturnValue:
        answer = jsonify(problems.as_tree(error))
        headers = [(k, v) for k, v in error.get_headers() if k not in {"Content-Type", "Content-Length"}]
        return answer, error.code or 500, headers


class BodyParser(FlaskParser):
    """Reads a JSON body. Numbers without end, and nesting without end, are as bad as what is no JSON."""

    def load_json(self, req: Request, schema: Schema) -> Any:
        try:
            body = super().load_json(req, schema)
        except (ValueError, RecursionError):
            raise BadRequest("This body holds a number that is too long, or is nested too deep.") from None
        _refuse_endless(body)
        return body


def _refuse_endless(body: Any) -> None:
    """Stop at NaN, at infinity, and below DEEPEST; walked without recursion, which is what they want to break."""
    left = [(body, 0)]
    while left:
        value, depth = left.pop()
        if depth > DEEPEST or (isinstance(value, float) and not isfinite(value)):
            raise BadRequest(f"This body holds a number without end, or more than {DEEPEST} levels.")
        inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        left.extend((item, depth + 1) for item in inside)


class Blueprint(SmorestBlueprint):
    """A capability's routes."""

    ARGUMENTS_PARSER = BodyParser()


class Strict(Schema):
    """What comes in: an unknown field is an error, never ignored; so is text that no database can keep."""

    class Meta:
        unknown = RAISE

    @pre_load
    def refuse_broken_text(self, data: Any, **_: Any) -> Any:
        """Zero bytes and halves of characters can be written in JSON, but nowhere else."""
        if isinstance(data, Mapping):
            broken = [key for key, text in data.items() if isinstance(text, str) and BROKEN_TEXT.search(text)]
            if broken:
                raise ValidationError({key: ["This holds a sign that is no character. Remove it."] for key in broken})
        return data


class PageArgs(Strict):
    """Which part of a list."""

    page = fields.Integer(load_default=1, validate=validate.Range(1, 100_000))
    page_size = fields.Integer(load_default=50, validate=validate.Range(1, 500))


def page_of(item: type[Schema]) -> type[Schema]:
    """The schema of one page of a list: `{items, page, pages, total}`."""
    name = item.__name__.removesuffix("Schema") + "Page"
    return Schema.from_dict(
        {
            "items": fields.List(fields.Nested(item), required=True),
            "page": fields.Integer(required=True),
            "pages": fields.Integer(required=True),
            "total": fields.Integer(required=True),
        },
        name=name,
    )


def paged(query: Select[Any], args: dict[str, Any]) -> dict[str, Any]:
    """One page of what `query` selects; `query` must have an order."""
    size, page = args["page_size"], args["page"]
    total = db.session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0
    rows = db.session.scalars(query.limit(size).offset((page - 1) * size)).all()
    return {
        "items": list(rows),
        "page": page,
        "pages": max(1, -(-total // size)),
        "total": total,
    }


def found(row: Any, what: str, which: object) -> Any:
    """The row, or a 404 that says what was looked for."""
    if row is None:
        problems.refuse("not_found", what=what, which=which)
    return row


def document(data: bytes, media_type: str, filename: str) -> Response:
    """A file for the browser, never kept by caches in between."""
    answer: Response = current_app.response_class(data, mimetype=media_type)
    answer.headers["Content-Disposition"] = f'inline; filename="{filename}"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def download(file: BinaryIO, media_type: str, filename: str) -> Response:
    """A file to keep, sent piece by piece and closed afterwards; never kept by caches in between."""
    length = file.seek(0, SEEK_END)
    answer: Response = current_app.response_class(_pieces(file), mimetype=media_type)
    answer.call_on_close(file.close)
    answer.content_length = length
    answer.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    with file:
        file.seek(0)
        yield from iter(partial(file.read, PIECE), b"")
