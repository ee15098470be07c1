"""How a client's reports look, on the wire."""

from typing import get_args

from marshmallow import Schema, fields, validate
from webargs.fields import DelimitedList

from reports.data import BranchPage, RegionPage

from ..http import Strict
from ..people.schemas import LANGUAGES
from .models import LOOK

PAGES: tuple[str, ...] = (*get_args(BranchPage), *get_args(RegionPage))
SHA256 = r"[0-9a-f]{64}\Z"

accent_rule = validate.Regexp(r"#[0-9a-f]{6}\Z", error="A colour is # and six of the signs 0-9 and a-f, as in #34556b.")
name_rule = validate.Length(max=120, error="A name has at most 120 signs.")
page_rule = validate.OneOf(PAGES, error="{input} is no page that can be left out. These can: {choices}.")
logo_rule = validate.Regexp(SHA256, error="This is no logo's SHA-256.")
language_rule = validate.OneOf(LANGUAGES)


class PrintedAccentSchema(Schema):
    """What is printed of an accent colour.

    `printed` is the colour of bars and texts, `contrast` its contrast on white, `alert` the red beside it. `change`:
    "darker" or "lighter" than chosen, "kept_off_figures" where it is red itself, or none.
    """

    accent = fields.String(required=True)
    printed = fields.String(required=True)
    alert = fields.String(required=True)
    contrast = fields.Float(required=True)
    change = fields.String(
        required=True, allow_none=True, validate=validate.OneOf(("darker", "lighter", "kept_off_figures"))
    )


class DressSchema(Schema):
    """What a client chose. `shown_name` is the one on paper: `name`, or the client's own when it is empty."""

    name = fields.String(required=True)
    shown_name = fields.String(required=True)
    accent = fields.String(required=True)
    colours = fields.Nested(PrintedAccentSchema, required=True)
    logo = fields.String(required=True, allow_none=True)
    cover = fields.Boolean(required=True)
    left_out = fields.List(fields.String(validate=page_rule), required=True)
    language = fields.String(required=True, allow_none=True, validate=language_rule)


class NewDressSchema(Strict):
    """What to print; `logo` is one that was sent before, `language` that of reports which are asked for in none."""

    name = fields.String(required=True, validate=name_rule)
    accent = fields.String(required=True, validate=accent_rule)
    logo = fields.String(required=True, allow_none=True, validate=logo_rule)
    cover = fields.Boolean(required=True)
    left_out = fields.List(fields.String(validate=page_rule), required=True, validate=validate.Length(max=len(PAGES)))
    language = fields.String(required=True, allow_none=True, validate=language_rule)


class AccentArgs(Strict):
    """A colour to try."""

    accent = fields.String(required=True, validate=accent_rule)


class PreviewArgs(NewDressSchema):
    """Choices that are not kept yet, to be looked at; `left_out` with commas between, what is missing as by default."""

    name = fields.String(load_default="", validate=name_rule)
    accent = fields.String(load_default=LOOK.accent, validate=accent_rule)
    logo = fields.String(load_default=None, validate=logo_rule)
    cover = fields.Boolean(load_default=LOOK.cover)
    left_out = DelimitedList(fields.String(validate=page_rule), load_default=list, validate=validate.Length(max=20))
    language = fields.String(load_default="en", validate=language_rule)


class LogoSchema(Schema):
    """A logo that is kept, as it is printed: pixels and bytes of a JPEG."""

    sha256 = fields.String(required=True)
    width = fields.Integer(required=True)
    height = fields.Integer(required=True)
    bytes = fields.Integer(required=True)
