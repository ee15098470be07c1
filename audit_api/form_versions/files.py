"""Forms as files: workbooks in, and what a version is written as on its way out."""

import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from forms.problems import Broken
from forms.reading import read_form
from forms.taxonomies import Taxonomies
from forms.writing_yaml import to_yaml
from forms.xlsform import LeftOut, read_xlsform, write_xlsform

from .. import problems
from ..spreadsheets import XLSX_TYPE
from . import trees
from .beginnings import Beginning
from .judging import as_places
from .models import FormVersion


class Format(NamedTuple):
    """A kind of file: its media type, and how a tree is written so."""

    media_type: str
    write: Callable[[dict[str, Any], Taxonomies], bytes]


def read_workbook(data: bytes, taxonomies: Taxonomies) -> tuple[Beginning, tuple[LeftOut, ...]]:
    """The draft that an XLSForm begins, and what was left out; refused when nothing of it can be read."""
    try:
        imported = read_xlsform(data, taxonomies)
        return Beginning(trees.keepable(imported.tree, taxonomies)), imported.left_out
    except Broken as broken:
        problems.refuse_places(as_places(broken.problems))


def write_file(version: FormVersion, extension: str, taxonomies: Taxonomies) -> bytes:
    """The version as a file of FORMATS. A draft with problems is no XLSForm yet, and refused with them."""
    try:
        return FORMATS[extension].write(version.tree, taxonomies)
    except Broken as broken:
        problems.refuse_places(as_places(broken.problems))


def _xlsx(tree: dict[str, Any], taxonomies: Taxonomies) -> bytes:
    return write_xlsform(read_form(tree, taxonomies))


def _yaml(tree: dict[str, Any], taxonomies: Taxonomies) -> bytes:
    return to_yaml(tree).encode()


def _json(tree: dict[str, Any], taxonomies: Taxonomies) -> bytes:
    return (json.dumps(tree, ensure_ascii=False, indent=2) + "\n").encode()


FORMATS: Mapping[str, Format] = {
    "xlsx": Format(XLSX_TYPE, _xlsx),
    "yaml": Format("application/yaml", _yaml),
    "json": Format("application/json", _json),
}
