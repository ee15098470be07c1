"""One question over many branches: how often it was met, where, and what each visit answered."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, select, true

from reports import data
from reports.answer_text import AnswerText
from reports.measures.interval import Share, share_interval
from reports.measures.real_changes import share_change
from reports.measures.tally import STATES

from ..db import now
from ..http import found
from ..programmes.models import Branch, Region, Wave
from ..review.reading import approved, approved_revisions
from ..submissions.models import Revision
from ..visits.models import Visit
from . import reading
from .filtering import asked_for, passing
from .gather import Reader, visits
from .looking import Asked, Look, look, same_shape

NOTHING = (0,) * 10


def question_page(asked: Asked, code: str) -> dict[str, Any]:
    """QuestionResultsSchema of the question with this code; 404 when no form of the wave has it."""
    conditions = _where(asked)
    seen = look(asked, f"question {code}", *conditions)
    found(seen.text.questions.get(code), "question", code)
    places = _Places(seen, code)
    whole, before = places.whole(seen.wave), places.whole(seen.before) if seen.before else None
    return {
        "wave": seen.row,
        "beside": seen.before,
        "question": _question(seen, code),
        "states": _states(whole),
        **_met(whole),
        "before": _met(before) if before and before[7] else None,
        "change": share_change(_share(before), _share(whole)) if before else None,
        "other_form": seen.other_form,
        "places": places.lines(),
        "answers": _answers(seen, code, conditions),
    }


def _where(asked: Asked) -> tuple[ColumnElement[bool], ...]:
    """The one region or branch that was asked for, if any: one's own, or 404."""
    session, viewer, args = asked.session, asked.viewer, asked.args
    found_at: list[ColumnElement[bool]] = []
    if "region" in args:
        within = viewer.within(Region.scope, *reading.SEEING)
        query = select(Region.id).where(Region.id == args["region"], within)
        found_at.append(Branch.region_id == found(session.scalar(query), "region", args["region"]))
    if "branch" in args:
        found_at.append(Branch.id == reading.one_branch(session, viewer, args["branch"]).id)
    return tuple(found_at)


class _Places:
    """A question's sums by region, or by branch where one region or one branch was asked for."""

    def __init__(self, seen: Look, code: str) -> None:
        self._seen, self._code = seen, code
        self._regions = [] if seen.asked.args.keys() & {"region", "branch"} else _regions(seen)
        self._now = self._of(seen.wave)

    def whole(self, wave: Wave) -> Sequence[int]:
        """All places together, as `tally` has a question."""
        sums = self._now if wave is self._seen.wave else self._of(wave)
        return [sum(column) for column in zip(NOTHING, *sums.values(), strict=True)]

    def lines(self) -> list[dict[str, Any]]:
        """MetLineSchema of each place where the question counted."""
        if self._regions:
            places = self._regions
        else:
            query = select(Branch.id, Branch.code, Branch.name).where(Branch.id.in_(self._now))
            places = self._seen.asked.session.execute(query.order_by(Branch.code)).all()
        return [
            {"id": at, "code": code, "name": name, **_met(self._now[at])}
            for at, code, name in places
            if at in self._now and self._now[at][7]
        ]

    def _of(self, wave: Wave) -> dict[int, Sequence[int]]:
        sums, shape, regions = self._seen.sums, self._seen.kind.shape, [row.id for row in self._regions]
        found = sums.regions(wave, shape, regions) if regions else sums.branches(wave, shape)
        return {at: one.get("questions", {}).get(self._code, NOTHING) for at, one in found.items()}


def _regions(seen: Look) -> Sequence[Any]:
    within = seen.asked.viewer.within(Region.scope, *reading.SEEING)
    query = select(Region.id, Region.code, Region.name).where(Region.client_id == seen.wave.programme.client_id, within)
    return seen.asked.session.execute(query.order_by(Region.name)).all()


def _share(row: Sequence[int]) -> Share:
    """Visits in which it earned everything, of those where it counted."""
    return Share(row[7] - row[8], row[7])


def _met(row: Sequence[int]) -> dict[str, Any]:
    return {"share": _share(row), "interval": share_interval(_share(row))}


def _states(row: Sequence[int]) -> dict[str, int]:
    return {"answered": row[0], "failed": row[1], **dict(zip(STATES[1:], row[2:6], strict=True))}


def _question(seen: Look, code: str) -> dict[str, Any]:
    """QuestionSchema."""
    form, words = seen.text, seen.words
    question, section = form.questions[code], form.section_of[code]
    owner, parameter = form.tag(code, "owner"), form.tag(code, "parameter")
    return {
        "code": code,
        "title": form.question_title(code),
        "type": question["type"],
        "section": section,
        "section_title": form.section_title(section),
        "owner": owner,
        "owner_title": words.label("owner", owner),
        "parameter": parameter,
        "parameter_title": words.label("parameter", parameter),
        "points": question.get("points"),
        "critical": question["critical"]["effect"] if question.get("critical") else None,
    }


def _answers(seen: Look, code: str, conditions: Sequence[ColumnElement[bool]]) -> dict[str, Any]:
    """AnswersPageSchema: the complete visits of the kind that is shown, by branch and number."""
    args, session = seen.asked.args, seen.asked.session
    query = approved(Revision.id).where(*_listed(seen, code), seen.asked.own_branches, *conditions)
    size, page = args["page_size"], args["page"]
    wanted = asked_for(args)
    if wanted.active:
        passed = passing(session, seen.wave, wanted, query)
        total, ids = len(passed), passed[(page - 1) * size : page * size]
    else:
        total = session.scalar(select(func.count()).select_from(query.subquery())) or 0
        in_order = query.order_by(Branch.code, Branch.id, Visit.number)
        ids = list(session.scalars(in_order.limit(size).offset((page - 1) * size)))
    revisions = session.scalars(approved_revisions().where(Revision.id.in_(ids))).all()
    reader = Reader(seen.asked.language, now())
    told = zip(revisions, visits(session, revisions, reader), strict=True)
    items = [_answer(seen, code, revision, visit) for revision, visit in told]
    return {"items": items, "page": page, "pages": max(1, -(-total // size)), "total": total}


def _listed(seen: Look, code: str) -> Iterator[ColumnElement[bool]]:
    """What a visit must be to be listed."""
    yield Visit.wave_id == seen.wave.id
    yield Visit.form_version_id.in_(same_shape(seen.asked.session, seen.form))
    yield Revision.complete == true()
    yield Revision.final.is_not(None)
    if seen.asked.args["listed"] == "failed":
        # A scorecard's questions stand in the order of its form, which is the same for a whole shape.
        yield Revision.scorecard["questions", list(seen.text.questions).index(code), "fails"].as_boolean()


def _answer(seen: Look, code: str, revision: Revision, visit: data.Visit) -> dict[str, Any]:
    """AnswerSchema."""
    row = next(row for row in visit.scorecard["questions"] if row["question"] == code)
    said = AnswerText(visit.answers, seen.text, seen.words)
    return {
        "visit": revision.submission.visit_id,
        "number": visit.number,
        "branch": revision.submission.visit.branch,
        "part_of_day": visit.part_of_day,
        "date": visit.day if visit.at is not None else None,
        **{key: row[key] for key in ("state", "credit", "earned", "possible", "fails")},
        "said": said.said(code, row["state"]),
        "comment": said.comment(code),
        "photos": said.answer(code).get("photos", ()),
    }
