"""The cases of tests/cases/*.json, and forms changed as they say."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from forms.parsing import parse

CASES = Path(__file__).parent / "cases"


@cache
def cases(name: str) -> Any:
    return parse((CASES / f"{name}.json").read_text(encoding="utf-8"))


def edit(tree: Any, test: Any) -> None:
    """Changes a tree as a test's `set` and `remove` say."""
    for path, value in test.get("set", []):
        _owner(tree, path)[path[-1]] = value
    for path in test.get("remove", []):
        del _owner(tree, path)[path[-1]]


def _owner(tree: Any, path: list[Any]) -> Any:
    for step in path[:-1]:
        tree = tree[step]
    return tree
