"""Routes of programmes."""

from ..http import Blueprint

blp = Blueprint("programmes", __name__, url_prefix="/api")
