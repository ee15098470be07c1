"""All that a client can be told has gone wrong: one code, one status and one sentence each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, NoReturn

from werkzeug.exceptions import HTTPException


@dataclass(frozen=True)
class Kind:
    """One thing that can go wrong. `sentence` is filled with the values of the case."""

    status: HTTPStatus
    sentence: str


KINDS: Mapping[str, Kind] = {
    "sign_in_needed": Kind(HTTPStatus.UNAUTHORIZED, "Please sign in first."),
    "wrong_sign_in": Kind(HTTPStatus.UNAUTHORIZED, "This e-mail and password do not go together. Check both."),
    "invitation_over": Kind(
        HTTPStatus.UNAUTHORIZED, "This link is no longer valid. Ask the person who sent it for a new one."
    ),
    "not_allowed": Kind(HTTPStatus.FORBIDDEN, "Your role does not allow this."),
    "own_visit": Kind(HTTPStatus.FORBIDDEN, "You made this visit yourself. Somebody else has to decide on it."),
    "not_yours": Kind(HTTPStatus.FORBIDDEN, "This is not for you to do. {cure}"),
    "foreign_page": Kind(
        HTTPStatus.FORBIDDEN,
        "This did not come from the app's own pages. Send the header X-Shopper-Audit: 1.",
    ),
    "not_found": Kind(HTTPStatus.NOT_FOUND, "There is no {what} {which} that you can see."),
    "taken": Kind(HTTPStatus.CONFLICT, "{what} {which} exists already. Choose another {field}."),
    "draft_exists": Kind(
        HTTPStatus.CONFLICT, "There is a draft of {which} already. Go on with it, or throw it away first."
    ),
    "too_many": Kind(HTTPStatus.CONFLICT, "You have {count} {what} already. {cure}"),
    "in_use": Kind(HTTPStatus.CONFLICT, "{what} {which} is in use and stays. {cure}"),
    "wrong_state": Kind(HTTPStatus.CONFLICT, "{what} is {state}. {cure}"),
    "other_document": Kind(
        HTTPStatus.CONFLICT,
        "Another hand-in numbered {which} has arrived before. Both are kept; a reviewer will look at them.",
    ),
    "changed_meanwhile": Kind(HTTPStatus.CONFLICT, "{what} has changed meanwhile. Open it again."),
    "hash_differs": Kind(
        HTTPStatus.UNPROCESSABLE_ENTITY, "The photo that arrived is {actual}, not {which}. Send it again."
    ),
    "not_a_photo": Kind(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "This file is no photo that can be read here. Send JPEG, PNG, WebP or HEIC.",
    ),
    "not_a_logo": Kind(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "This file is no picture that can be printed as a logo. Send PNG, JPEG or WebP; save an SVG as PNG first.",
    ),
    "logo_too_small": Kind(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "This logo has {width} x {height} pixels and would print as a blur. "
        "Send one that is at least {wide} pixels wide or {high} high.",
    ),
    "logo_unseen": Kind(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "This logo is white and cannot be seen on paper. Send the one that is made for a light ground.",
    ),
    "not_a_table": Kind(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "This file is no table that can be read here. Send CSV in UTF-8, or XLSX.",
    ),
    "too_large": Kind(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "{what} is larger than {limit}. {cure}"),
    "not_ready": Kind(HTTPStatus.UNPROCESSABLE_ENTITY, "The visit is not complete yet: {count} places need a look."),
    "bad_input": Kind(HTTPStatus.UNPROCESSABLE_ENTITY, "{count} places need a look."),
    "out_of_order": Kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "The server cannot keep anything at the moment. Nothing of this was kept. Try again in a while.",
    ),
    "too_many_to_filter": Kind(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "{count} visits are too many to filter at once; the limit is {limit}. Open a region, or drop the filter.",
    ),
    "no_figures": Kind(HTTPStatus.NOT_FOUND, "There is nothing to report for {which} yet."),
}


class Refusal(HTTPException):
    """An answer of no. `code_word` is a key of KINDS; `places` are the paths that need a look.

    `data` is what a program needs to go on from here, as JSON can hold it.
    """

    def __init__(
        self,
        code_word: str,
        places: Iterable[Mapping[str, Any]] = (),
        data: Mapping[str, Any] | None = None,
        **values: object,
    ) -> None:
        kind = KINDS[code_word]
        super().__init__(description=kind.sentence.format(**values))
        self.code = kind.status
        self.code_word = code_word
        self.places = [dict(place) for place in places]
        self.data_of_case = dict(data or {})


def refuse(
    code_word: str,
    places: Iterable[Mapping[str, Any]] = (),
    data: Mapping[str, Any] | None = None,
    **values: object,
) -> NoReturn:
    """Stop here and tell the client. Nothing of the request is kept."""
    raise Refusal(code_word, places, data, **values)


def refuse_places(places: Iterable[Mapping[str, Any]]) -> NoReturn:
    """Stop here with every place that needs a look: `{path, code, message}` each."""
    found = list(places)
    raise Refusal("bad_input", found, count=len(found))


def refuse_place(path: str, code: str, message: str) -> NoReturn:
    """Stop here with the one place that needs a look."""
    refuse_places([{"path": path, "code": code, "message": message}])


def as_tree(error: HTTPException) -> dict[str, Any]:
    """What goes over the wire: `{status, code, message, problems, data}`."""
    status = error.code or 500
    return {
        "status": int(status),
        "code": getattr(error, "code_word", None) or HTTPStatus(status).name.lower(),
        "message": _message(error),
        "problems": getattr(error, "places", None) or _schema_places(getattr(error, "data", None)),
        "data": getattr(error, "data_of_case", {}),
    }


def _message(error: HTTPException) -> str:
    if getattr(error, "data", None):
        return "Some fields need a look."
    return error.description or HTTPStatus(error.code or 500).phrase


def _schema_places(data: Mapping[str, Any] | None) -> list[dict[str, str]]:
    """Marshmallow's nested messages as flat places, each with its path."""
    messages = (data or {}).get("messages") or {}
    return [place for part in messages.values() for place in _flat(part, "")]


def _flat(messages: Any, path: str) -> list[dict[str, str]]:
    if isinstance(messages, Mapping):
        return [place for key, part in messages.items() for place in _flat(part, _joined(path, key))]
    texts = messages if isinstance(messages, list) else [messages]
    return [{"path": path, "code": "bad_value", "message": str(text)} for text in texts]


def _joined(path: str, key: object) -> str:
    if key == "_schema":
        return path
    if isinstance(key, int):
        return f"{path}[{key}]"
    return f"{path}.{key}" if path else str(key)
