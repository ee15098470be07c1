"""Routes of visits."""

from ..http import Blueprint

blp = Blueprint("visits", __name__, url_prefix="/api")
