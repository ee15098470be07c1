"""A client's words on the wire."""

from marshmallow import Schema, fields, validate

from forms.taxonomies import FAMILIES, OPEN_FAMILIES

from ...http import Strict

LONGEST_LABEL, LONGEST_DEFINITION = 80, 500

_spelling = validate.Regexp(
    r"[a-z][a-z0-9_]{0,59}\Z", error="{input} is not spelled as a code. Use small letters, digits and _, 60 at most."
)


def _words(longest: int) -> validate.Validator:
    return validate.And(validate.Length(1, longest), validate.Regexp(r"\s*\S", error="Write words."))


class LabelSchema(Strict):
    """What an item is called, in each of the three languages."""

    en = fields.String(required=True, validate=_words(LONGEST_LABEL))
    ms = fields.String(required=True, validate=_words(LONGEST_LABEL))
    id = fields.String(required=True, validate=_words(LONGEST_LABEL))


class DefinitionSchema(Strict):
    """What an item means, in as many of the languages as one likes."""

    en = fields.String(validate=_words(LONGEST_DEFINITION))
    ms = fields.String(validate=_words(LONGEST_DEFINITION))
    id = fields.String(validate=_words(LONGEST_DEFINITION))


class ItemWordsSchema(Strict):
    """What an item is called, and what it means."""

    label = fields.Nested(LabelSchema, required=True)
    definition = fields.Nested(DefinitionSchema, load_default=dict)


class NewItemSchema(ItemWordsSchema):
    """A word that a client adds to one of its open families."""

    family = fields.String(required=True, validate=validate.OneOf(OPEN_FAMILIES))
    code = fields.String(required=True, validate=_spelling)


class ItemSchema(Schema):
    """One word. `id` is there for a client's own only; `used` counts the published forms of the client that name it."""

    id = fields.Integer(required=True, allow_none=True)
    code = fields.String(required=True)
    label = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    definition = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    used = fields.Integer(required=True)


class OwnItemSchema(ItemSchema):
    """One of a client's own words."""

    family = fields.String(required=True)


class FamilySchema(Schema):
    """The words of one family, the product's own first. A client may add to those that are open."""

    family = fields.String(required=True, validate=validate.OneOf(FAMILIES))
    open = fields.Boolean(required=True)
    items = fields.List(fields.Nested(ItemSchema), required=True)
