"""Whatever comes in, the server answers: never an error of its own (5xx), whoever sends it."""

import json
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any
from uuid import uuid4

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.core import NotSet
from sqlalchemy import select

from audit_api.db import db, now
from audit_api.form_versions.actions import Stamp, start_draft
from audit_api.form_versions.beginnings import Beginning
from audit_api.form_versions.models import FormVersion, SignOff, TaxonomyItem
from audit_api.http import Server
from audit_api.people.access import ROLES
from audit_api.people.models import User
from audit_api.people.signing_in import give_token
from audit_api.programmes.models import Branch, SurveyMean, Wave
from audit_api.reporting.exports.files import FORMATS
from audit_api.submissions.models import Submission
from audit_api.trying import asking
from audit_api.visits.models import Visit
from tests import build, filling, small
from tests.soak import TIMES
from tests.test_access import ANYONE, MAY

EXAMPLES = 18 * TIMES
"""For each of the operations: a thousand in all."""

DEEP = 3000
LEAVES: tuple[Any, ...] = (
    "\x00",
    "a\x00b",
    "\ud800",
    "\u202e",
    "\N{FACE WITH TEARS OF JOY}" * 50,
    "",
    " ",
    "x" * 100_000,
    "1e999999",
    "NaN",
    "' or 1=1 --",
    "{0.__class__}",
    "../../../etc/passwd",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "0001-01-01",
    "9999-12-31",
    "2026-02-30",
    "/",
    2**31,
    2**63,
    -(2**63) - 1,
    10**400,
    1e308,
    float("nan"),
    float("inf"),
    -0.0,
    True,
    None,
    [],
    {},
    [[]],
    {"": ""},
    {"\x00": "\x00"},
)
"""What breaks programs: put in the place of a value that is expected."""

BODIES: tuple[bytes, ...] = (
    b"",
    b"{",
    b"null",
    b"[]",
    b"[1]",
    b'"text"',
    b"\xff\xfe{}",
    b'{"a": "\xed\xa0\x80"}',
    b'{"a": NaN}',
    b'{"a": 1e999999}',
    b'{"' + b"1" * 5000 + b'": ' + b"1" * 5000 + b"}",
    b"[" * DEEP + b"]" * DEEP,
    b'{"document": ' + b'{"a":' * DEEP + b"1" + b"}" * DEEP + b"}",
    b'{"source": "' + b"[" * DEEP + b'"}',
    b"code,name\n\x00,\xff\n",
    b"PK\x03\x04" + b"\x00" * 100,
    filling.photo()[:200],
)
TYPES = (
    "application/json",
    "application/json; charset=utf-16",
    "text/csv",
    "image/jpeg",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "\x00",
    "",
)
QUERIES = (
    "page=99999999999999999999",
    "page=1&page=2",
    "page=%00",
    "language=%ff",
    "%00=%00",
    "wave=9223372036854775808",
)


@dataclass(frozen=True)
class Place:
    """What there is. `ids`: by the name that a path has for it; `headers`: those of one person of each role."""

    ids: Mapping[str, Sequence[Any]]
    headers: Mapping[str | None, Mapping[str, str]]


@pytest.fixture
def place(app: Server) -> Place:
    """A branch with a visit in each state, whose shopper is the one who sends things, and a person of each role."""
    data = filling.photo()
    with app.app_context():
        people = {role: build.person(role) for role in ROLES}
        tokens = {role: give_token(db.session(), person, "program", now()) for role, person in people.items()}
        visits = _visits(people["shopper"])
        for row in visits:
            build.photo(app, row.id, data, now())
        at, wave = visits[0].branch, visits[0].wave
        submissions = [row.id for row in db.session.scalars(select(Submission))]
        ids = {
            "client": [at.client_id],
            "region": [at.region_id],
            "branch": [at.id],
            "programme": [wave.programme_id],
            "wave": [wave.id],
            "form": [visits[0].form_version_id, _draft(visits[0].form_version)],
            "item": [_own_word(at)],
            "sign_off": [_sign_off(visits[0].form_version)],
            "person": [build.person("shopper").id],
            "token": [tokens["shopper"][1].id],
            "visit": [*(row.id for row in visits), str(uuid4())],
            "submission": [*submissions, str(uuid4())],
            "sha256": [filling.name_of(data)],
            "mean": [_survey_mean(at, wave)],
            "code": ["0000-0000-0000", "0oil-" * 3],
            "bundle": [str(uuid4())],
            "re_score": [_re_score(visits[0].form_version, people["admin"])],
            "action": [_action(at, wave)],
            "question": ["A1", "B1"],
            "table": ["visits", "answers"],
            "extension": list(FORMATS),
            "kind": ["xlsx", "yaml", "json"],
        }
        db.session.commit()
    bearers = {role: {"Authorization": f"Bearer {secret}"} for role, (secret, _) in tokens.items()}
    return Place(ids, {None: build.OURS, **bearers})


def _visits(shopper: User) -> list[Visit]:
    at, wave, form = build.branch(), build.wave(), build.form_version(small.FORM)
    open_ones = [build.visit(at, wave, form, shopper, status) for status in ("assigned", "started")]
    made = {"at": at, "during": wave, "shopper": shopper, "on": datetime(2026, 10, 5, tzinfo=UTC)}
    revisions = [make(small.answers(), **made) for make in (build.handed_in, build.approved)]
    return open_ones + [revision.submission.visit for revision in revisions]


def _draft(published: FormVersion) -> int:
    """The number of a draft of the same form."""
    by = Stamp(published.created_by, now())
    return start_draft(db.session(), published.client, Beginning(small.FORM), by).id


def _sign_off(of: FormVersion) -> int:
    """The number of a sign-off of one of the form's standards."""
    told = {"standard": "id-check", "wording": {}, "signed_by": "The board", "signed_on": now().date()}
    row = SignOff(client_id=of.client_id, form=of.code, recorded_by=of.created_by, recorded_at=now(), **told)
    db.session.add(row)
    db.session.flush()
    return row.id


def _own_word(at: Branch) -> int:
    """The number of a word of the client's own."""
    row = TaxonomyItem(client_id=at.client_id, family="sin", code="pushing", label={"en": "A", "ms": "B", "id": "C"})
    db.session.add(row)
    db.session.flush()
    return row.id


def _survey_mean(at: Branch, wave: Wave) -> int:
    """The number of what customers said of a promise."""
    said = {"promise": "price", "customers": 9, "mean": 4, "deviation": 1, "lowest": 1, "highest": 5}
    row = SurveyMean(branch=at, wave=wave, imported_at=now(), **said)
    db.session.add(row)
    db.session.flush()
    return row.id


def _re_score(version: FormVersion, admin: User) -> str:
    """The number of a look at what its visits would score."""
    return asking.ask_for(db.session(), version, admin.id, now()).id


def _action(at: Branch, wave: Wave) -> int:
    """The number of what a branch is to do."""
    return build.action(at, wave, due_on=now().date()).id


@cache
def _schema(app: Server) -> Any:
    return schemathesis.openapi.from_wsgi("/api/openapi.json", app)


def _who(operation: str) -> st.SearchStrategy[str | None]:
    """Mostly those who may, now and then anybody."""
    may = MAY[operation]
    return st.one_of(st.sampled_from(ROLES if may == ANYONE else may), st.sampled_from((None, *ROLES)))


def _spoiled(body: Any, dice: random.Random) -> Any:
    """The same tree with a hostile value somewhere in it."""
    if isinstance(body, dict) and body and dice.random() < 0.9:
        key = dice.choice(sorted(body))
        return {**body, key: _spoiled(body[key], dice)}
    if isinstance(body, list) and body and dice.random() < 0.7:
        place = dice.randrange(len(body))
        return [*body[:place], _spoiled(body[place], dice), *body[place + 1 :]]
    return dice.choice(LEAVES)


@pytest.mark.parametrize("operation", MAY)
def test_no_input_breaks_an_operation(app: Server, place: Place, operation: str) -> None:
    method, path = operation.split(" ")
    described = _schema(app)[path][method]
    inputs = st.one_of(described.as_strategy(generation_mode=mode) for mode in GenerationMode)

    @settings(
        max_examples=EXAMPLES,
        derandomize=TIMES == 1,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=inputs, who=_who(operation), seed=st.integers(0, 2**32))
    def answers(case: Any, who: str | None, seed: int) -> None:
        dice = random.Random(seed)
        for name in case.path_parameters or {}:
            if dice.random() < 0.8:
                case.path_parameters[name] = dice.choice(place.ids[name])
        body: dict[str, Any] = {}
        if case.media_type == "application/json" and not isinstance(case.body, NotSet):
            # Written here, for the library's own writer refuses what is no JSON; then there is nothing to test.
            spoiled = _spoiled(case.body, dice) if dice.random() < 0.5 else case.body
            body = {"data": json.dumps(spoiled, default=str).encode(), "headers": {"Content-Type": "application/json"}}
        headers = {**place.headers[who], **body.pop("headers", {})}
        answer = case.call(headers=headers, **body)

        assert answer.status_code < 500, f"{operation} as {who} answers {answer.status_code}: {answer.text}"

    answers()


@pytest.mark.parametrize("operation", [name for name in MAY if not name.startswith(("GET", "DELETE"))])
def test_no_body_breaks_an_operation(app: Server, place: Place, operation: str) -> None:
    for number, body in enumerate(BODIES):
        for kind in ("application/json", TYPES[number % len(TYPES)]):
            _send(app, operation, place, {"data": body, "content_type": kind})


@pytest.mark.parametrize("operation", MAY)
def test_no_query_breaks_an_operation(app: Server, place: Place, operation: str) -> None:
    for query in QUERIES:
        _send(app, operation, place, {"query_string": query})


def _send(app: Server, operation: str, place: Place, sent: dict[str, Any]) -> None:
    """Call `operation` on something that exists, as somebody who may."""
    method, path = operation.split(" ")
    who = MAY[operation][0] if MAY[operation] != ANYONE else None
    address = re.sub(r"{(\w+)}", lambda match: str(place.ids[match[1]][0]), path)

    answer = app.test_client().open(address, method=method, headers=place.headers[who], buffered=True, **sent)

    assert answer.status_code < 500, f"{operation} with {sent} answers {answer.status_code}"


@pytest.mark.parametrize(
    "headers",
    [
        {"Authorization": "Bearer \xff\xfe"},
        {"Authorization": "Bearer " + "x" * 5000},
        {"Authorization": "Basic !!!"},
        {"Cookie": "shopper_audit=%00.%00.%00"},
        {"Cookie": "shopper_audit=" + "x" * 5000},
        {"If-None-Match": '"\xff", W/'},
        {"Accept-Language": "\xff;q=x"},
        {"Range": "bytes=-99999999999999999999"},
        {"X-Forwarded-For": "\x01"},
    ],
)
def test_no_header_breaks_the_server(app: Server, headers: dict[str, str]) -> None:
    for path in ("/api/session", "/api/health", "/api/nowhere", "/visits/1"):
        assert build.browser(app).get(path, headers=headers, buffered=True).status_code < 500
