"""Where a series breaks: the wave beside was made with another version of the form, which does not measure the same."""

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from forms.comparing import counts_otherwise
from reports.data import FormBreak

from ..form_versions import changes
from ..form_versions.models import FormVersion
from ..programmes.models import Wave
from ..roll_ups.shapes import shape
from .rolled_up import KeptSums


def between(
    session: Session, beside: Wave | None, form: FormVersion, *conditions: ColumnElement[bool]
) -> FormBreak | None:
    """The break between the wave beside and visits made with `form`, over the branches that meet `conditions`."""
    kinds = KeptSums(session, conditions).kinds(beside) if beside else []
    versions = [session.get_one(FormVersion, kind.form_version) for kind in kinds]
    same = [version for version in versions if (version.client_id, version.code) == (form.client_id, form.code)]
    alike = [version for version in same if shape(version.tree) == shape(form.tree)]
    older = next(iter(alike or same), None)
    if older is None or older.id == form.id:
        return None
    if not alike:
        return FormBreak(older.number, form.number, "questions")
    if not any(map(counts_otherwise, changes.between(older, form))):
        return None
    return FormBreak(older.number, form.number, "scoring")
