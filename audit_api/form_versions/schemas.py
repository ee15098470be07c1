"""Forms on the wire."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from forms.comparing import KINDS
from forms.unchecked import default_language, languages, maps, sequence, words

from ..http import LARGEST_ID, PlaceSchema, Strict, id_rule
from .models import FormVersion

_source = validate.Length(1, 1_000_000)
_texts = {"type": "object", "additionalProperties": {"type": "string"}}
revision_rule = validate.Range(1, LARGEST_ID)

BEGINNINGS = ("source", "library", "copy", "empty")


def title_of(version: FormVersion) -> dict[str, str]:
    """The title by language; one written plainly is in the form's first language. A broken draft's may be empty."""
    return words(version.tree.get("title"), default_language(version.tree))


def _languages(version: FormVersion) -> list[str]:
    return languages(version.tree)


def _questions(version: FormVersion) -> int:
    return sum(len(sequence(section.get("questions"))) for _, section in maps(version.tree, "sections"))


class LibrarySchema(Schema):
    """A ready-made form."""

    name = fields.String(required=True)
    title = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    languages = fields.List(fields.String(), required=True)
    questions = fields.Integer(required=True)
    scored = fields.Integer(required=True)


class SourceSchema(Strict):
    """A form as a YAML or JSON text, and the client whose words it may be tagged with."""

    source = fields.String(required=True, validate=_source)
    client = fields.Integer(validate=id_rule)


class JudgementSchema(Schema):
    """What is wrong with a form, what to think about again, and what to say in other words."""

    problems = fields.List(fields.Nested(PlaceSchema), required=True)
    warnings = fields.List(fields.Nested(PlaceSchema), required=True)
    wording = fields.List(fields.Nested(PlaceSchema), required=True)


class EmptyFormSchema(Strict):
    """A form without questions."""

    form = fields.String(required=True, validate=validate.Length(1, 60))
    title = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    languages = fields.List(
        fields.String(validate=validate.Length(1, 35)), required=True, validate=validate.Length(1, 50)
    )


class NewFormSchema(Strict):
    """How to begin a draft: with a text, a ready-made form, a copy (of the same code or another), or almost nothing."""

    source = fields.String(validate=_source)
    library = fields.String(validate=validate.Length(1, 60))
    copy = fields.Integer(validate=id_rule)
    code = fields.String(validate=validate.Length(1, 60))
    empty = fields.Nested(EmptyFormSchema)

    @validates_schema
    def check_one(self, data: dict[str, Any], **_: Any) -> None:
        """Exactly one beginning is given, and a code with a copy only."""
        if sum(name in data for name in BEGINNINGS) != 1:
            raise ValidationError(f"Give exactly one of {', '.join(BEGINNINGS)}.", "source")
        if "code" in data and "copy" not in data:
            raise ValidationError("A code goes with a copy only. Leave it out.", "code")


class SavingSchema(Strict):
    """A draft to keep as it stands; `revision` is the one it was made from."""

    tree = fields.Dict(keys=fields.String(), required=True)
    revision = fields.Integer(required=True, validate=revision_rule)


class PublishingSchema(Strict):
    """What to publish: the revision that was looked at, and what changed, in words for people."""

    revision = fields.Integer(required=True, validate=revision_rule)
    note = fields.String(load_default="", validate=validate.Length(0, 10_000))


class SinceArgs(Strict):
    """Which version to compare with."""

    since = fields.Integer(validate=id_rule)


class FormChangeSchema(Schema):
    """One change: of a question, else of a section, else of the form. `before` and `after` are of the form language."""

    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    question = fields.String(required=True, allow_none=True)
    section = fields.String(required=True, allow_none=True)
    key = fields.String(required=True)
    before = fields.Raw(required=True, allow_none=True)
    after = fields.Raw(required=True, allow_none=True)


class SavedSchema(JudgementSchema):
    """What is known of a draft once it is kept."""

    revision = fields.Integer(required=True)
    changed_at = fields.AwareDateTime(required=True)


class FormVersionSchema(Schema):
    """One version of one form. `sha256` is given at publishing; `based_on` is the published version it began as."""

    id = fields.Integer(required=True)
    code = fields.String(required=True)
    number = fields.Integer(required=True)
    status = fields.String(required=True, validate=validate.OneOf(("draft", "published")))
    title = fields.Function(title_of, required=True, metadata=_texts)
    languages = fields.Function(_languages, required=True, metadata={"type": "array", "items": {"type": "string"}})
    questions = fields.Function(_questions, required=True, metadata={"type": "integer"})
    revision = fields.Integer(required=True)
    based_on = fields.Integer(required=True, allow_none=True)
    created_at = fields.AwareDateTime(required=True)
    changed_at = fields.AwareDateTime(required=True)
    changed_by = fields.String(required=True, attribute="changer.name")
    published_at = fields.AwareDateTime(required=True, allow_none=True)
    note = fields.String(required=True)
    sha256 = fields.String(required=True, allow_none=True)


class WholeFormSchema(FormVersionSchema, JudgementSchema):
    """One version of one form, with the form itself and what is to be said about it."""

    tree = fields.Dict(required=True)


class LeftOutSchema(Schema):
    """A place in a workbook that could not be carried over; `row` is null for a sheet or a column as a whole.

    `reason` says why in English; `code` is the kind of reason, and `data` what a sentence in another language needs.
    """

    sheet = fields.String(required=True)
    row = fields.Integer(required=True, allow_none=True)
    column = fields.String(required=True)
    value = fields.String(required=True)
    reason = fields.String(required=True)
    code = fields.String(required=True)
    data = fields.Dict(required=True)


class ImportedFormSchema(Schema):
    """A draft that began as a workbook, and what is not in it."""

    form = fields.Nested(WholeFormSchema, required=True)
    left_out = fields.List(fields.Nested(LeftOutSchema), required=True)
