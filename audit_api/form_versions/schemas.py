"""Forms on the wire."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from ..http import PlaceSchema, Strict
from .models import FormVersion

_source = validate.Length(1, 1_000_000)
_texts = {"type": "object", "additionalProperties": {"type": "string"}}


def title_of(version: FormVersion) -> dict[str, str]:
    """The title by language; one written plainly is in the form's first language."""
    title = version.tree["title"]
    return title if isinstance(title, dict) else {version.tree["languages"][0]: title}


def _questions(version: FormVersion) -> int:
    return sum(len(section["questions"]) for section in version.tree["sections"])


class LibrarySchema(Schema):
    """A ready-made form."""

    name = fields.String(required=True)
    title = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    languages = fields.List(fields.String(), required=True)
    questions = fields.Integer(required=True)
    scored = fields.Integer(required=True)


class SourceSchema(Strict):
    """A form as a YAML or JSON text."""

    source = fields.String(required=True, validate=_source)


class CheckSchema(Schema):
    """What is wrong with a form, and what to think about again."""

    problems = fields.List(fields.Nested(PlaceSchema), required=True)
    warnings = fields.List(fields.Nested(PlaceSchema), required=True)


class NewFormSchema(Strict):
    """A form to draft: its text, or the name of a ready-made one."""

    source = fields.String(validate=_source)
    library = fields.String(validate=validate.Length(1, 60))

    @validates_schema
    def check_one(self, data: dict[str, Any], **_: Any) -> None:
        """Exactly one of the two is given."""
        if len(data) != 1:
            raise ValidationError("Give the form's text or the name of a ready-made one, not both.", "source")


class FormVersionSchema(Schema):
    """One version of one form."""

    id = fields.Integer(required=True)
    code = fields.String(required=True)
    number = fields.Integer(required=True)
    status = fields.String(required=True, validate=validate.OneOf(("draft", "published")))
    title = fields.Function(title_of, required=True, metadata=_texts)
    languages = fields.List(fields.String(), required=True, attribute="tree.languages")
    questions = fields.Function(_questions, required=True, metadata={"type": "integer"})
    created_at = fields.AwareDateTime(required=True)
    published_at = fields.AwareDateTime(required=True, allow_none=True)


class AdvisedFormSchema(FormVersionSchema):
    """One version of one form, and what its author should think about again."""

    warnings = fields.List(fields.Nested(PlaceSchema), required=True)


class WholeFormSchema(AdvisedFormSchema):
    """One version of one form, with the form itself."""

    tree = fields.Dict(required=True)
