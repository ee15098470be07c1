"""Files of the form language that a command is given: what they hold, or all that is wrong with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from forms.problems import Broken
from forms.reading import parse

T = TypeVar("T")

BROKEN, UNREADABLE = 1, 2
"""Exit codes: the file breaks the language; it can't be read at all."""


class Unreadable(Exception):
    """A file that can't be opened, or holds no text; its words say why."""


def read_file(path: str, read: Callable[[object], T]) -> T:
    """What the tree in the file is read as; every problem is told on standard error, and ends the command."""
    return telling(path, lambda: read(parse(text_of(path))))


def telling(path: str, read: Callable[[], T]) -> T:
    """What `read` gives; what is wrong with the file is told on standard error, and ends the command."""
    try:
        return read()
    except Broken as broken:
        for problem in broken.problems:
            click.echo(f"{path}: {problem}", err=True)
        raise SystemExit(BROKEN) from None
    except Unreadable as error:
        click.echo(str(error), err=True)
        raise SystemExit(UNREADABLE) from None


def text_of(path: str) -> str:
    """The text in the file; raises Unreadable."""
    try:
        return bytes_of(path).decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise Unreadable(f"{path} is not UTF-8 text. Save it as UTF-8.") from None


def bytes_of(path: str) -> bytes:
    """What is in the file; raises Unreadable."""
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Unreadable(f"{path} can't be read: {reason[:1].lower()}{reason[1:]}.") from None
