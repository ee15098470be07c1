"""One maker a noun: the least that is needed, the rest left to the test that cares."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Any, TypeVar
from uuid import uuid4

from flask.testing import FlaskClient
from sqlalchemy import func, select

from audit_api.db import Base, db, now
from audit_api.form_versions.actions import Stamp, start_draft
from audit_api.form_versions.beginnings import Beginning
from audit_api.form_versions.hashing import sha256_of
from audit_api.form_versions.models import FormVersion
from audit_api.form_versions.taxonomy.reading import taxonomies_for
from audit_api.http import Server
from audit_api.improvement.models import CorrectiveAction
from audit_api.people.access import Role
from audit_api.people.models import Grant, Scope, User
from audit_api.people.signing_in import invite
from audit_api.programmes.models import Branch, Client, Programme, Region, Wave
from audit_api.review import actions
from audit_api.submissions import photos as photo_files
from audit_api.submissions.models import Photo, Revision, Submission, VisitOutcome
from audit_api.visits.models import Visit, VisitStatus
from forms.answers import read_answers
from forms.reading import read_form
from forms.scoring import score
from tests import small

Row = TypeVar("Row", bound=Base)

OURS = {"X-Shopper-Audit": "1"}
"""The header that the app's own pages send with every change."""


class Browser(FlaskClient):
    """A client that sends our header, as the web app does."""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        kwargs["headers"] = {**OURS, **dict(kwargs.get("headers") or {})}
        return super().open(*args, **kwargs)


def browser(app: Server) -> FlaskClient:
    """A browser in which nobody is signed in."""
    app.test_client_class = Browser
    return app.test_client()


def scope(path: str) -> str:
    """See to it that a scope exists."""
    if db.session.get(Scope, path) is None:
        db.session.add(Scope(path=path))
        db.session.flush()
    return path


def person(role: Role, at: str = "", name: str | None = None) -> User:
    """A person with one role."""
    grants = [Grant(role=role, scope=scope(at))]
    user = User(name=name or f"Demo {role}", language="en", active=True, created_at=now(), grants=grants)
    db.session.add(user)
    db.session.flush()
    return user


def signed_in(app: Server, role: Role, at: str = "", name: str | None = None) -> FlaskClient:
    """The browser of a new person with one role, who came in by an invitation link."""
    with app.app_context():
        called = person(role, at, name).name
        db.session.commit()
    return browser_of(app, called)


def browser_of(app: Server, name: str) -> FlaskClient:
    """The browser of the newest person called `name`, who came in by an invitation link."""
    with app.app_context():
        query = select(User).where(User.name == name).order_by(User.id.desc()).limit(1)
        secret, _ = invite(db.session(), db.session.scalars(query).one(), now())
        db.session.commit()
    client = browser(app)
    answer = client.post("/api/session/invitation", json={"token": secret})
    assert answer.status_code == 200, answer.json
    return client


def user_id(app: Server, name: str) -> int:
    """The number of the person called `name`."""
    with app.app_context():
        return db.session.scalars(select(User.id).where(User.name == name)).one()


def branch(code: str = "kl-01", region: str = "north", client: str = "bank") -> Branch:
    """A branch, with the region and the client it lies in; the one that exists already, if it does."""
    path = f"{client}/{region}/{code}"
    found = db.session.scalar(select(Branch).where(Branch.scope == path))
    if found is not None:
        return found
    bank = _kept(Client, code=client, name=client.title(), scope=scope(client))
    area = _kept(Region, code=region, name=region.title(), client_id=bank.id, scope=scope(f"{client}/{region}"))
    return _kept(
        Branch,
        code=code,
        name=f"Branch {code}",
        city="Kuala Lumpur",
        time_zone="Asia/Kuala_Lumpur",
        client_id=bank.id,
        region_id=area.id,
        scope=scope(path),
    )


def wave(code: str = "2026-q4", client: str = "bank", starts_on: date = date(2026, 10, 1)) -> Wave:
    """A wave of thirteen weeks in the client's one programme."""
    bank = _kept(Client, code=client, name=client.title(), scope=scope(client))
    programme = _kept(Programme, code="service", title="Service", client_id=bank.id, target=Decimal(85))
    ends_on = starts_on + timedelta(days=91)
    return _kept(Wave, code=code, title=f"Wave {code}", programme_id=programme.id, starts_on=starts_on, ends_on=ends_on)


def form_version(tree: dict[str, Any], client: str = "bank", number: int = 1) -> FormVersion:
    """A published form."""
    bank = _kept(Client, code=client, name=client.title(), scope=scope(client))
    same = FormVersion.client_id == bank.id, FormVersion.code == tree["form"], FormVersion.number == number
    found = db.session.scalar(select(FormVersion).where(*same))
    if found is not None:
        return found
    writer = person("admin", name="Form writer").id
    row = FormVersion(
        client_id=bank.id,
        code=tree["form"],
        number=number,
        status="published",
        tree=tree,
        created_at=now(),
        created_by=writer,
        changed_at=now(),
        changed_by=writer,
        published_at=now(),
        sha256=sha256_of(tree),
    )
    return _added(row)


def draft(tree: dict[str, Any], client: str = "bank") -> FormVersion:
    """A form that is being made."""
    bank = _kept(Client, code=client, name=client.title(), scope=scope(client))
    return start_draft(db.session(), bank, Beginning(tree), Stamp(person("admin", name="Form writer").id, now()))


def visit(at: Branch, during: Wave, form: FormVersion, shopper: User, status: VisitStatus = "assigned") -> Visit:
    """The branch's next visit of the wave."""
    before = select(func.count()).where(Visit.branch_id == at.id, Visit.wave_id == during.id)
    row = Visit(
        id=str(uuid4()),
        branch=at,
        wave=during,
        form_version=form,
        shopper=shopper,
        number=(db.session.scalar(before) or 0) + 1,
        window_from=during.starts_on,
        window_to=during.ends_on,
        status=status,
        created_at=now(),
        created_by=shopper.id,
    )
    return _added(row)


def _kept(kind: type[Row], code: str, **columns: Any) -> Row:
    """The row of this kind and code, made unless it is there."""
    found = db.session.scalar(select(kind).where(kind.__table__.c.code == code, *_same_owner(kind, columns)))
    return _added(kind(code=code, **columns)) if found is None else found


def _same_owner(kind: type[Row], columns: dict[str, Any]) -> list[Any]:
    owners = {"client_id", "programme_id"} & columns.keys()
    return [kind.__table__.c[owner] == columns[owner] for owner in owners]


def _added(row: Row) -> Row:
    db.session.add(row)
    db.session.flush()
    return row


def revision(
    of: Visit, answers: dict[str, Any], at: datetime | None = None, capture: dict[str, Any] | None = None
) -> Revision:
    """A hand-in of `of` at the moment `at`, scored as the server scores it; `capture` is what the phone noted."""
    moment = at or now()
    told = {"started_at": moment.isoformat(), "handed_in_at": moment.isoformat(), "capture": capture}
    form = read_form(of.form_version.tree, taxonomies_for(of.form_version))
    card = score(form, read_answers(form, answers)).as_tree()
    row = Submission(id=str(uuid4()), visit=of, sha256=uuid4().hex * 2, received_at=moment)
    of.started_at = of.started_at or moment
    return _added(
        Revision(
            submission=_added(row),
            number=1,
            kind="handed_in",
            document={**told, "answers": answers},
            scorecard=card,
            final=Decimal(card["final"]) if card["final"] else None,
            complete=card["complete"],
            made_at=moment,
            made_by=of.shopper_id,
        )
    )


def no_visit(of: Visit, outcome: VisitOutcome, at: datetime | None = None, photos: Sequence[str] = ()) -> Revision:
    """A hand-in that says why there was no visit, at the moment `at`."""
    moment = at or now()
    row = Submission(id=str(uuid4()), visit=of, sha256=uuid4().hex * 2, received_at=moment, outcome=outcome)
    told = {"told": "The shutters were down all morning.", "photos": list(photos)}
    return _added(
        Revision(
            submission=_added(row),
            number=1,
            kind="handed_in",
            document={"started_at": moment.isoformat(), "handed_in_at": moment.isoformat(), "answers": told},
            scorecard=None,
            complete=False,
            made_at=moment,
            made_by=of.shopper_id,
        )
    )


def handed_in(
    answers: dict[str, Any], *, at: Branch, during: Wave, shopper: User, on: datetime | None = None
) -> Revision:
    """A visit made with the small form, waiting for a reviewer."""
    return revision(visit(at, during, form_version(small.FORM), shopper, "handed_in"), answers, on)


def approved(
    answers: dict[str, Any], *, at: Branch, during: Wave, shopper: User, on: datetime | None = None
) -> Revision:
    """A visit made with the small form, and approved."""
    return approve(handed_in(answers, at=at, during=during, shopper=shopper, on=on))


def approve(row: Revision) -> Revision:
    """The same revision, approved by somebody."""
    row.submission.visit.status = "handed_in"
    actions.approve(db.session(), row.submission.visit, actions.Word(row.id, person("reviewer").id, now()))
    return row


def action(at: Branch, during: Wave, *, due_on: date, **columns: Any) -> CorrectiveAction:
    """What the branch is to do about the wave by that day, open unless told otherwise."""
    told = {
        "what": "Greet within a minute",
        "owner": "manager",
        "made_at": now(),
        "made_by": person("branch_manager").id,
    }
    return _added(CorrectiveAction(branch=at, wave=during, due_on=due_on, **{"status": "open", **told, **columns}))


def photo(app: Server, visit: str, data: bytes, at: datetime) -> Photo:
    """A photo of a visit that was handed in."""
    kept = photo_files.keep(app.extensions["storage"], visit, sha256(data).hexdigest(), data, at)
    shown = {name: getattr(kept, name) for name in ("sha256", "media_type", "bytes", "width", "height", "orientation")}
    return _added(Photo(visit_id=visit, received_at=at, **shown))
