"""Forms as `forms` reads them, kept in the process: what is published never changes."""

from collections import OrderedDict
from datetime import datetime
from threading import Lock

from forms.definition import Form
from forms.reading import read_form
from forms.taxonomies import Taxonomies

from ..form_versions.models import FormVersion
from ..form_versions.taxonomy.reading import taxonomies_for

MOST = 200

_read: OrderedDict[tuple[int, datetime | None], Form] = OrderedDict()
_lock = Lock()


def form_of(version: FormVersion, taxonomies: Taxonomies | None = None) -> Form:
    """The form of a published version, read once in the life of the process, with its client's taxonomies."""
    key = version.id, version.published_at
    with _lock:
        if key in _read:
            _read.move_to_end(key)
            return _read[key]
    form = read_form(version.tree, taxonomies or taxonomies_for(version))
    with _lock:
        _read[key] = form
        if len(_read) > MOST:
            _read.popitem(last=False)
    return form
