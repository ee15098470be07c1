"""People on the wire."""

from marshmallow import Schema, fields, validate

from ..http import PageArgs, Strict
from .access import ROLES

LANGUAGES = ("en", "ms", "id")

_name = validate.And(validate.Length(1, 120), validate.Regexp(r"\s*\S", error="Give a name."))
_password = validate.Length(10, 200, error="A password has 10 characters or more.")


class GrantSchema(Strict):
    """A role, and the scope it holds for: `""` is everything."""

    role = fields.String(required=True, validate=validate.OneOf(ROLES))
    scope = fields.String(required=True, validate=validate.Length(0, 200))


class PersonSchema(Schema):
    """A person as admins see them."""

    id = fields.Integer(required=True)
    name = fields.String(required=True)
    email = fields.Email(required=True, allow_none=True)
    language = fields.String(required=True)
    active = fields.Boolean(required=True)
    roles = fields.List(fields.Nested(GrantSchema), required=True, attribute="grants")


class NewPersonSchema(Strict):
    """A person to add. Without a password they come in by invitation link."""

    name = fields.String(required=True, validate=_name)
    email = fields.Email(load_default=None, allow_none=True, validate=validate.Length(max=254))
    language = fields.String(load_default="en", validate=validate.OneOf(LANGUAGES))
    password = fields.String(load_default=None, allow_none=True, validate=_password, load_only=True)
    roles = fields.List(fields.Nested(GrantSchema), required=True, validate=validate.Length(1, 50))


class PersonChangesSchema(Strict):
    """What to change of a person; what is left out stays."""

    name = fields.String(validate=_name)
    email = fields.Email(allow_none=True, validate=validate.Length(max=254))
    language = fields.String(validate=validate.OneOf(LANGUAGES))
    active = fields.Boolean()
    password = fields.String(validate=_password, load_only=True)
    roles = fields.List(fields.Nested(GrantSchema), validate=validate.Length(1, 50))


class PeopleArgs(PageArgs):
    """Which people to list."""

    role = fields.String(validate=validate.OneOf(ROLES))


class PasswordSignInSchema(Strict):
    """What somebody types to sign in."""

    email = fields.String(required=True, validate=validate.Length(1, 254))
    password = fields.String(required=True, validate=validate.Length(1, 200))


class InvitationSignInSchema(Strict):
    """What an invitation link carries."""

    token = fields.String(required=True, validate=validate.Length(1, 200))


class SessionChangesSchema(Strict):
    """What somebody may change of themselves."""

    language = fields.String(required=True, validate=validate.OneOf(LANGUAGES))


class SessionSchema(Schema):
    """Who is signed in, and what they may do where."""

    id = fields.Integer(required=True)
    name = fields.String(required=True)
    language = fields.String(required=True)
    roles = fields.List(fields.Nested(GrantSchema), required=True, attribute="grants")


class SecretSchema(Schema):
    """A secret, told this once."""

    secret = fields.String(required=True)
    expires_at = fields.AwareDateTime(required=True)


class InvitationSchema(SecretSchema):
    """A link that signs a person in, told this once."""

    path = fields.String(required=True)


class NewTokenSchema(Strict):
    """A token to make, and what it is for."""

    name = fields.String(required=True, validate=validate.Length(1, 80))


class TokenSchema(Schema):
    """A token as it is listed: never its secret."""

    id = fields.Integer(required=True)
    name = fields.String(required=True)
    created_at = fields.AwareDateTime(required=True)
    expires_at = fields.AwareDateTime(required=True)
