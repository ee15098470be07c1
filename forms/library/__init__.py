"""Ready-made forms, each a YAML file beside this one."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from forms.parsing import parse


def names() -> tuple[str, ...]:
    """The codes of the ready-made forms, sorted."""
    found = (entry.name for entry in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in found if name.endswith(".yaml")))


def load(name: str) -> Any:
    """The tree of a ready-made form; raises KeyError for a name that is not in `names()`."""
    if name not in names():
        raise KeyError(f"The library has no form {name}. It has {', '.join(names())}.")
    return parse(files(__name__).joinpath(f"{name}.yaml").read_text(encoding="utf-8"))
