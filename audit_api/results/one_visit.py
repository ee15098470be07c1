"""The page of one approved visit: its score, and each answer that stands behind it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from reports import data
from reports.answer_text import AnswerText
from reports.form_text import FormText
from reports.measures.branch import FAMILIES
from reports.words import Words

from ..form_versions.taxonomy.reading import taxonomies_for
from ..people.access import Viewer
from ..submissions.models import Revision
from . import reading
from .figures import visit_line
from .gather import Reader, visits


def visit_page(session: Session, viewer: Viewer, revision: Revision, reader: Reader) -> dict[str, Any]:
    """VisitResultsSchema."""
    place = revision.submission.visit
    visit = visits(session, [revision], reader)[0]
    version = reading.form_of(revision)
    form = FormText(version.tree, reader.language)
    card = visit.scorecard
    kept = {key: card[key] for key in ("raw", "coverage")}
    return {
        "wave": reading.one_wave(session, viewer, place.wave_id),
        "branch": place.branch,
        "target": place.wave.programme.target,
        "form": {"id": version.id, "number": version.number, "title": form.title},
        "visit": {**visit_line(visit, place.id), **kept, "revision": visit.revision},
        "sections": list(_sections(visit, form, Words(reader.language, taxonomies_for(version)))),
    }


def _sections(visit: data.Visit, form: FormText, words: Words) -> Iterator[dict[str, Any]]:
    rows = {row["question"]: row for row in visit.scorecard["questions"]}
    scores = {row["section"]: row["percent"] for row in visit.scorecard["sections"]}
    answers = {code: _answer(visit, row, form, words) for code, row in rows.items()}
    for code, section in form.sections.items():
        own = [answers[one["question"]] for one in section["questions"] if one["question"] in answers]
        yield {"code": code, "title": form.section_title(code), "score": scores.get(code), "answers": own}


def _answer(visit: data.Visit, row: Mapping[str, Any], form: FormText, words: Words) -> dict[str, Any]:
    """GivenAnswerSchema."""
    code, said = row["question"], AnswerText(visit.answers, form, words)
    raised: dict[str, list[str]] = {
        family: _raised(visit.scorecard[family], code, partial(words.label, kind)) for family, kind in FAMILIES
    }
    return {
        "question": code,
        "title": form.question_title(code),
        **{key: row[key] for key in ("state", "earned", "possible", "fails")},
        "critical": code in visit.scorecard["critical"],
        **raised,
        "said": said.said(code, row["state"]),
        "comment": said.comment(code),
        "photos": said.answer(code).get("photos", ()),
    }


def _raised(faults: Mapping[str, Sequence[str]], code: str, label: Callable[[str], str]) -> list[str]:
    """What those faults are called that this question raised."""
    return [label(fault) for fault, questions in faults.items() if code in questions]
