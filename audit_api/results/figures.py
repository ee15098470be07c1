"""The figures of a wave and of a branch, as the schemas show them. Nothing here names a shopper."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from reports import data
from reports.figures.branch import branch_drawings
from reports.figures.figure import Figure
from reports.form_text import FormText
from reports.measures.branch import BranchFigures, branch_figures
from reports.measures.change import change_of
from reports.measures.gate import Standing, band, standing
from reports.measures.rounding import half_up
from reports.words import Words

from ..form_versions.models import FormVersion
from ..people.access import Viewer
from ..programmes.models import Branch, Wave
from ..submissions.models import Revision
from . import reading, rolled_up
from .figure_schemas import drawn
from .gather import Reader, branch_report


def wave_branches(session: Session, viewer: Viewer, wave: Wave) -> list[dict[str, Any]]:
    """BranchLineSchema of each branch of the viewer's scope with approved visits in the wave, by code."""
    in_scope = viewer.within(Branch.scope, *reading.SEEING)
    before = reading.previous_wave(session, wave)
    now = rolled_up.lines(session, wave, in_scope)
    then = rolled_up.lines(session, before, in_scope) if before else {}
    query = select(Branch).where(Branch.id.in_(now)).options(joinedload(Branch.region)).order_by(Branch.code, Branch.id)
    branches = session.scalars(query).all()
    forms = _forms(session, {line.form_version for kept in now.values() for line in kept.values()})
    return [_line(branch, now[branch.id], then.get(branch.id, {}), forms) for branch in branches]


def _forms(session: Session, versions: set[int]) -> dict[int, FormText]:
    rows = session.scalars(select(FormVersion).where(FormVersion.id.in_(versions)))
    return {version.id: FormText(version.tree, "en") for version in rows}


def _line(
    branch: Branch, kept: rolled_up.Lines, earlier: rolled_up.Lines, forms: Mapping[int, FormText]
) -> dict[str, Any]:
    shape = max(kept, key=lambda shape: (kept[shape].visits, kept[shape].form_version))
    now, then = kept[shape], earlier.get(shape)
    scores, before = now.scores, then.scores if then and then.scores.n else None
    rank, score = standing(scores.n), half_up(scores.mean) if scores.n else None
    return {
        **{key: getattr(branch, key) for key in ("id", "code", "name", "city", "region")},
        "n": scores.n,
        "mean": score,
        "band": band(score, forms[now.form_version]) if score is not None and rank >= Standing.SCORE else None,
        "gate": rank.name.lower(),
        "before": {"n": before.n, "mean": half_up(before.mean)} if before else None,
        "change": change_of(before, scores) if before else None,
        "critical": now.critical,
    }


def branch_page(session: Session, revisions: Sequence[Revision], reader: Reader) -> dict[str, Any]:
    """BranchResultsSchema: every figure of the branch's report, and its visits."""
    counted = reading.comparable(revisions)
    report = branch_report(session, counted, reader)
    found = branch_figures(report)
    ids = [revision.submission.visit_id for revision in counted]
    return {
        "branch": counted[0].submission.visit.branch,
        "figures": found,
        "drawings": drawn(_drawings(found, report)),
        "titles": titles(report, found),
        "visits": [visit_line(*pair) for pair in zip(report.visits, ids, strict=True)],
        "other_form": len(revisions) - len(counted),
        "form_break": report.form_break,
    }


def _drawings(found: BranchFigures, report: data.BranchReport) -> list[Figure]:
    form, words = FormText(report.form, report.language), Words(report.language, report.taxonomies)
    return branch_drawings(found, form, words)


def titles(report: data.BranchReport, found: BranchFigures) -> dict[str, Mapping[str, str]]:
    """What the codes in the figures are called, by family, in the language of the report."""
    form, words = FormText(report.form, report.language), Words(report.language, report.taxonomies)
    owners = (missed.owner for missed in found.missed)
    codes = {
        "parameter": [row.code for row in found.card.parameters],
        "owner": [owner for owner in dict.fromkeys(owners) if owner],
        "sin": [fault.code for fault in found.sins],
        "calamity": [fault.code for fault in found.calamities],
        "band": [found.band] if found.band else [],
    }
    return {
        "question": {code: form.question_title(code) for code in form.questions},
        "section": {code: form.section_title(code) for code in form.sections},
        "event": form.events,
        **{family: {code: words.label(family, code) for code in known} for family, known in codes.items()},
    }


def visit_line(visit: data.Visit, number: str) -> dict[str, Any]:
    """ResultVisitSchema of a visit with this id."""
    card = visit.scorecard
    return {
        "id": number,
        "number": visit.number,
        "part_of_day": visit.part_of_day,
        "date": visit.day if visit.at is not None else None,
        **{key: card[key] for key in ("final", "band", "complete", "provisional", "critical")},
    }
