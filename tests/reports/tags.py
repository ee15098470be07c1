"""Reads the structure tree of a PDF back, and the marks of its pages, as a reader's software would."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf

WRITING = frozenset({"Tj", "TJ", "'", '"'})
STROKES = frozenset({"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh"})
"""Operators that leave something on the page."""


@dataclass
class Node:
    """An element: its role, what it says of itself, its marks as (page, number), its children."""

    role: str
    entries: Any
    marks: list[tuple[int, int]] = field(default_factory=list)
    kids: list["Node"] = field(default_factory=list)

    def all(self, role: str) -> list["Node"]:
        """The elements of this role, itself included, in the order of reading."""
        return [node for node in self.walk() if node.role == role]

    def walk(self) -> Iterator["Node"]:
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def every_mark(self) -> list[tuple[int, int]]:
        return [mark for node in self.walk() for mark in node.marks]


@dataclass
class Content:
    """What a page draws: the marks it names, and the operators that draw where they may not.

    Nothing may stand outside of a mark, and what is no text only in that of a figure or of decoration.
    """

    marks: list[int]
    loose: list[str]


@cache
def opened(pdf: bytes) -> pikepdf.Pdf:
    """The file, kept open: what was read from it lives only so long."""
    return pikepdf.open(BytesIO(pdf))


def tree(pdf: bytes) -> Node:
    """The tree from its Document on."""
    file = opened(pdf)
    pages = {page.objgen: number for number, page in enumerate(file.pages)}
    return _node(file.Root.StructTreeRoot.K, pages)


def _node(element: Any, pages: dict[tuple[int, int], int]) -> Node:
    node = Node(str(element.S)[1:], element)
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array | list) else [kids]:
        if isinstance(kid, int):
            node.marks.append((pages[element.Pg.objgen], int(kid)))
        elif "/MCID" in kid:
            node.marks.append((pages[kid.Pg.objgen], int(kid.MCID)))
        else:
            assert kid.P.objgen == element.objgen
            node.kids.append(_node(kid, pages))
    return node


def contents(pdf: bytes) -> list[Content]:
    """Each page's own content, read operator by operator."""
    return [_content(page) for page in opened(pdf).pages]


def _content(page: Any) -> Content:
    tag, found = "", Content([], [])
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            assert not tag, "a mark within a mark"
            tag = str(operands[0])
            if name == "BDC" and "/MCID" in operands[1]:
                found.marks.append(int(operands[1].MCID))
        elif name == "EMC":
            tag = ""
        elif (name in WRITING and not tag) or (name in STROKES and tag not in ("/Figure", "/Artifact")):
            found.loose.append(f"{name} in {tag or 'no mark'}")
    assert not tag, "a mark that does not end"
    return found


def parents(pdf: bytes) -> dict[tuple[int, int], Any]:
    """The parent tree: (page, mark) -> the element it belongs to."""
    file = opened(pdf)
    root = file.Root.StructTreeRoot.ParentTree
    numbers = [number for node in root.get("/Kids", [root]) for number in node.Nums]
    by_key = {int(numbers[place]): numbers[place + 1] for place in range(0, len(numbers), 2)}
    return {
        (number, mark): owner
        for number, page in enumerate(file.pages)
        for mark, owner in enumerate(by_key[int(page.StructParents)])
    }
