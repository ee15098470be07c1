"""Routes of reporting."""

from ..http import Blueprint

blp = Blueprint("reporting", __name__, url_prefix="/api")
