"""docs/database.md names every table and every foreign key that there is, in its area, and nothing else."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import ForeignKey, PrimaryKeyConstraint, Table, UniqueConstraint

from audit_api.db import Base
from audit_api.migrating import TABLES

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = (ROOT / "docs/database.md").read_text()
AREAS = {area.split("\n", 1)[0]: area for area in DOCUMENT.split("\n## ")[1:]}
MODULES = {Path(module.__file__ or "").relative_to(ROOT).as_posix(): module.__name__ for module in TABLES}
KEYS = [key for table in Base.metadata.tables.values() for key in table.foreign_keys]


def _tables(text: str) -> list[str]:
    return re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)


def _module(area: str) -> str:
    declared = re.search(r"^Declared in `([\w/.]+)`\.$", AREAS[area], re.MULTILINE)
    assert declared, f"{area} does not say where it is declared"
    return declared[1]


def _is_unique(table: Table, column: str) -> bool:
    """Whether at most one row of `table` can hold a value in `column`."""
    unique = [one for one in table.constraints if isinstance(one, UniqueConstraint | PrimaryKeyConstraint)]
    return any([part.name for part in one.columns] == [column] for one in unique)


def _drawn(key: ForeignKey) -> str:
    """The line that a diagram has for a foreign key."""
    column = key.parent
    one = "|o" if column.nullable else "||"
    many = "o|" if _is_unique(column.table, column.name) else "o{"
    return f"{key.column.table.name} {one}--{many} {column.table.name} : {column.name}"


def _diagram_lines(text: str) -> Iterator[str]:
    for diagram in re.findall(r"```mermaid\nerDiagram\n(.*?)```", text, re.DOTALL):
        yield from (line.strip() for line in diagram.splitlines())


def test_every_table_is_described_once_and_none_that_is_not_there() -> None:
    assert sorted(_tables(DOCUMENT)) == sorted(Base.metadata.tables)


@pytest.mark.parametrize("area", AREAS)
def test_an_area_describes_the_tables_of_its_file(area: str) -> None:
    module = MODULES[_module(area)]

    declared = [mapper.local_table for mapper in Base.registry.mappers if mapper.class_.__module__ == module]

    assert sorted(_tables(AREAS[area])) == sorted(str(table) for table in declared)


def test_every_file_that_declares_tables_has_an_area() -> None:
    assert sorted(map(_module, AREAS)) == sorted(MODULES)


def test_every_foreign_key_has_one_bullet_and_no_bullet_is_of_none() -> None:
    bullets = re.findall(r"^- `(\w+\.\w+)` → `(\w+\.\w+)`: ", DOCUMENT, re.MULTILINE)

    assert sorted(bullets) == sorted((str(key.parent), key.target_fullname) for key in KEYS)


def test_every_foreign_key_is_drawn_once_with_how_many_there_may_be() -> None:
    assert sorted(_diagram_lines(DOCUMENT)) == sorted(map(_drawn, KEYS))


@pytest.mark.parametrize("area", AREAS)
def test_a_diagram_draws_the_keys_of_its_own_area(area: str) -> None:
    own = set(_tables(AREAS[area]))

    assert {line.split()[2] for line in _diagram_lines(AREAS[area])} <= own


def test_no_foreign_key_points_at_a_later_area() -> None:
    order = {table: place for place, area in enumerate(AREAS.values()) for table in _tables(area)}

    assert [key for key in KEYS if order[key.column.table.name] > order[key.parent.table.name]] == []
