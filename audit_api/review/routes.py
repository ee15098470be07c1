"""Routes of review."""

from ..http import Blueprint

blp = Blueprint("review", __name__, url_prefix="/api")
