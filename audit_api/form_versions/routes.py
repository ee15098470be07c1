"""Routes of form_versions."""

from ..http import Blueprint

blp = Blueprint("form_versions", __name__, url_prefix="/api")
