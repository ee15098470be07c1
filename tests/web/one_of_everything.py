"""A small house with something on every page: visits in every state, figures, photos, people in every role."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import select

from audit_api.db import db, now
from audit_api.form_versions.actions import Stamp, start_draft
from audit_api.form_versions.beginnings import Beginning
from audit_api.form_versions.models import FormVersion
from audit_api.form_versions.trees import keepable
from audit_api.http import Server
from audit_api.people.access import ROLES, Role
from audit_api.people.models import User
from audit_api.programmes.models import Branch, Client, Wave
from audit_api.reporting.models import MadePaper
from audit_api.review.models import Decision
from audit_api.submissions.models import Conflict, HeldHandIn
from audit_api.visits.models import Visit, VisitStatus
from forms import library
from tests import build, filling, small
from tests.web.conftest import link_of

WHERE: dict[Role, str] = {"regional_manager": "bank/north", "branch_manager": "bank/north/kl-01"}
POORLY: dict[str, Any] = {"A1": "no", "A2": ["hello"], "B1": "wrong", "B3": {"have": 1, "of": 4}, "B4": "yes"}

People = dict[Role, User]
Visits = dict[str, Visit]


@dataclass
class House:
    """The invitation link of each role, and the addresses of its pages; `nobody` is who is not signed in."""

    links: dict[str, str] = field(default_factory=dict)
    pages: dict[str, list[str]] = field(default_factory=dict)


def furnish(app: Server) -> House:
    """Make it all. To be called where the database is at hand; the caller commits."""
    people = {role: build.person(role, WHERE.get(role, "")) for role in ROLES}
    wave = build.wave(starts_on=date.today() - timedelta(days=30))
    branches = [build.branch("kl-01"), build.branch("kl-02"), build.branch("jb-01", "south")]
    branches[2].latitude, branches[2].longitude = 1.4927, 103.7414
    _approved_visits(branches, wave, people["shopper"])
    _corrective_actions(branches[0], wave, people)
    visits = _visits_in_every_state(app, branches, wave, people)
    draft = _draft(branches[0].client_id, people["admin"])
    pages = {
        "nobody": ["/sign-in", "/check", f"/check/{_old_paper(wave)}"],
        "shopper": _shopper_pages(visits),
        "reviewer": _reviewer_pages(visits, wave, branches[0]),
        "scheduler": ["/desk/visits", "/desk/visits/assign", *_results_pages(wave, branches[0]), "/desk/people"],
        "regional_manager": [
            *_results_pages(wave, branches[0]),
            *_region_pages(wave, branches[0]),
            _actions_page(wave, branches[0]),
        ],
        "branch_manager": [*_results_pages(wave, branches[0]), _actions_page(wave, branches[0]), "/desk/nothing-here"],
        "admin": [
            *_admin_pages(branches[0].client_id, [draft.id, visits["due"].form_version_id]),
            f"/desk/clients/{branches[0].client_id}/programmes/{wave.programme_id}/customers",
        ],
    }
    return House({role: link_of(person) for role, person in people.items()}, pages)


def _old_paper(wave: Wave) -> str:
    """The code of a paper that was made before anything was approved."""
    row = MadePaper(sha256="0" * 64, code="7K3F-9Q2M-XX4T", wave_id=wave.id, language="en", pages=10)
    row.made_at = now() - timedelta(days=7)
    db.session.add(row)
    return row.code


def _approved_visits(branches: list[Branch], wave: Wave, shopper: User) -> None:
    earlier = build.wave("2026-q3", starts_on=wave.starts_on - timedelta(days=92))
    for during in (earlier, wave):
        for at in branches[:2]:
            for answers in (small.answers(), small.answers(**POORLY), small.answers(B1="partly")):
                on = now() - timedelta(days=(date.today() - during.starts_on).days)
                build.approved(answers, at=at, during=during, shopper=shopper, on=on)


def _corrective_actions(at: Branch, wave: Wave, people: People) -> None:
    """One overdue, one open, one done and one verified."""
    manager, above = people["branch_manager"].id, people["regional_manager"].id
    done = {"evidence": "A bell at the door since Monday.", "done_at": now(), "done_by": manager}
    verified = {**done, "verified_at": now(), "verified_by": above}
    build.action(at, wave, due_on=date.today() - timedelta(days=3), question="B1", made_by=manager)
    build.action(at, wave, due_on=date.today() + timedelta(days=20), owner="Cleaner", what="Sweep twice a day")
    build.action(at, wave, due_on=date.today(), what="Hang a bell at the door", status="done", **done)
    build.action(at, wave, due_on=date.today(), what="Mend the lamp", status="verified", **verified)


def _actions_page(wave: Wave, branch: Branch) -> str:
    return f"/desk/results/{wave.id}/{branch.id}/actions"


def _draft(client: int, admin: User) -> FormVersion:
    owner = db.session.get_one(Client, client)
    beginning = Beginning({**small.FORM, "form": "in-the-making"})
    return start_draft(db.session(), owner, beginning, Stamp(admin.id, now()))


def _visits_in_every_state(app: Server, branches: list[Branch], wave: Wave, people: People) -> Visits:
    form = build.form_version(keepable(library.load("bank-branch")))

    def made(at: Branch, status: VisitStatus) -> Visit:
        return build.visit(at, wave, form, people["shopper"], status)

    visits = {"due": made(branches[2], "assigned"), "begun": made(branches[1], "started")}
    visits["begun"].started_at = now()
    visits["handed_in"] = made(branches[0], "handed_in")
    _hand_in(app, visits["handed_in"])
    visits["sent_back"] = _sent_back(branches[1], wave, people)
    visits["not_made"] = made(branches[1], "handed_in")
    build.no_visit(visits["not_made"], "closed")
    visits["held"] = made(branches[1], "started")
    _hold(visits["held"])
    made(branches[2], "cancelled").cancel_reason = "The branch is being rebuilt."
    return visits


def _hand_in(app: Server, visit: Visit) -> None:
    """With two photos, faults, and another document that came under the same number."""
    pictures = [filling.photo("front"), filling.photo("queue", (480, 640))]
    names = [filling.name_of(data) for data in pictures]
    answers = filling.answers(visit.form_version.tree, names, filling.WITH_FAULTS)
    answers["answers"]["A4"]["photos"] = names[1:]
    revision = build.revision(visit, answers)
    for data in pictures:
        build.photo(app, visit.id, data, now())
    other: dict[str, Any] = {**revision.document, "answers": {**answers, "events": {"door": 0}}}
    conflict = {"submission_id": revision.submission_id, "sha256": uuid4().hex * 2, "document": other}
    db.session.add(Conflict(**conflict, received_at=now(), received_from=visit.shopper_id))


def _hold(visit: Visit) -> None:
    """With answers that are here, and a photo that is still on the phone."""
    names = [filling.name_of(filling.photo("front"))]
    document = {"answers": filling.answers(visit.form_version.tree, names), "outcome": "visited"}
    whose = {"visit_id": visit.id, "received_from": visit.shopper_id}
    db.session.add(
        HeldHandIn(submission_id=str(uuid4()), sha256=uuid4().hex * 2, document=document, received_at=now(), **whose)
    )


def _sent_back(at: Branch, wave: Wave, people: People) -> Visit:
    revision = build.handed_in(small.answers(**POORLY), at=at, during=wave, shopper=people["shopper"])
    visit = revision.submission.visit
    visit.status = "sent_back"
    places = [{"question": "B1", "reason": "In your story the rate was right."}]
    word = {"reason": "One answer does not fit the rest.", "questions": places, "kind": "sent_back"}
    reviewer = people["reviewer"].id
    db.session.add(Decision(visit_id=visit.id, revision=revision, **word, decided_at=now(), decided_by=reviewer))
    return visit


def _shopper_pages(visits: Visits) -> list[str]:
    due, back = f"/visits/{visits['due'].id}", f"/visits/{visits['sent_back'].id}"
    sections = [f"{due}/questions/0"]
    sections += [f"{due}/questions/{section['section']}" for section in visits["due"].form_version.tree["sections"]]
    others = [f"/visits/{visits[state].id}" for state in ("begun", "handed_in", "not_made", "held")]
    mending = f"{back}/questions/B?question=B1"
    return [
        "/visits",
        due,
        f"{due}/notes",
        *sections,
        f"{due}/hand-in",
        f"{due}/no-visit",
        f"{due}/rescue",
        back,
        mending,
        *others,
        "/on-this-phone",
        "/history",
        "/visits/not-mine",
        "/nowhere",
    ]


def _reviewer_pages(visits: Visits, wave: Wave, branch: Branch) -> list[str]:
    visit = f"/desk/review/{visits['handed_in'].id}"
    tabs = [f"{visit}?tab={tab}" for tab in ("clock", "photos", "score", "capture", "history")]
    tabs += [f"/desk/review/{visits['not_made'].id}", "/desk/review/rescue"]
    return ["/desk/review", visit, *tabs, *_results_pages(wave, branch), "/desk/visits"]


def _results_pages(wave: Wave, branch: Branch) -> list[str]:
    results, forms = f"/desk/results/{wave.id}", f"/desk/clients/{branch.client_id}/forms"
    approved = Visit.branch_id == branch.id, Visit.wave_id == wave.id, Visit.status == "approved"
    visit = db.session.scalars(select(Visit).where(*approved).order_by(Visit.number).limit(1)).one()
    answers = [f"{results}/questions/B1?branch={branch.id}", f"{results}/visits/{visit.id}"]
    return ["/desk/results", results, f"{results}/{branch.id}", *answers, forms, f"{forms}/{visit.form_version_id}"]


def _region_pages(wave: Wave, branch: Branch) -> list[str]:
    region = f"/desk/results/{wave.id}/regions/{branch.region_id}"
    looks = ("", "?family=sin", "?channel=in_person&family=owner")
    return [*(region + look for look in looks), f"/desk/results/{wave.id}/questions/A1?listed=failed"]


def _admin_pages(client: int, forms: list[int]) -> list[str]:
    parts = ["branches", "branches/import", "regions", "programmes", "forms", "forms/add", "taxonomy", "dress"]
    parts += [f"forms/add?from={way}" for way in ("empty", "copy", "xlsform", "file")]
    parts += [f"forms/{form}" for form in forms]
    parts += [f"forms/{forms[0]}/{part}" for part in ("design", "translate", "try", "standards", "publish")]
    parts += [f"forms/{forms[1]}/design"]
    return ["/desk/clients", *(f"/desk/clients/{client}/{part}" for part in parts), "/desk/people", "/desk/visits"]
