"""Routes of submissions."""

from ..http import Blueprint

blp = Blueprint("submissions", __name__, url_prefix="/api")
