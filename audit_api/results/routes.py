"""Routes of results."""

from ..http import Blueprint

blp = Blueprint("results", __name__, url_prefix="/api")
