"""What is a heading, a cell, a picture: the tree by which software reads a PDF aloud, and its marks in the pages.

ISO 32000-1, 14.7 and 14.8. A stretch of a page's content belongs to one element, or to none and is an artifact.
"""

from collections.abc import Sequence
from typing import Final, Literal

Role = Literal[
    "Document", "Sect", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Figure", "Caption"
]
Scope = Literal["Row", "Column"]
_GROUPS: Final = frozenset({"Document", "Sect", "L", "LI", "Table", "TR"})


class Element:
    """A node of the tree; `about` are its further entries as they stand in the file.

    `kids` are elements, and marks as (page from 0, number of the mark on it), in the order of reading.
    `heads`: the texts of this row head the columns.
    """

    __slots__ = ("about", "group", "heads", "kids", "number", "parent", "role")

    def __init__(self, role: str, parent: "Element | None" = None, about: str = "") -> None:
        self.role, self.parent, self.about = role, parent, about
        self.heads = False
        self.group = role in _GROUPS
        self.kids: list[Element | tuple[int, int]] = []
        self.number = 0


DECORATION: Final = Element("Artifact")
HEAD: Final = Element("Artifact", about="/Type/Pagination/Subtype/Header")
FOOT: Final = Element("Artifact", about="/Type/Pagination/Subtype/Footer")


class Structure:
    """The tree in the making; as a context manager it leaves the element that was entered last."""

    def __init__(self) -> None:
        document = Element("Document")
        self._elements = [document]
        self._path = [document]
        self._pages: list[list[Element]] = []
        self._open: Element | None = None

    def add(self, role: Role, about: str = "") -> Element:
        """A new element at the end of the one that is entered; what is within decoration is decoration."""
        here = self._path[-1]
        if here.role == "Artifact":
            return here
        element = Element(role, here, about)
        here.kids.append(element)
        self._elements.append(element)
        return element

    def enter(self, element: Element) -> "Structure":
        self._path.append(element)
        return self

    def __enter__(self) -> None:
        return

    def __exit__(self, *_: object) -> None:
        self._path.pop()

    def section(self) -> None:
        """End the section at hand and begin the next."""
        del self._path[1:]
        self.enter(self.add("Sect"))

    def begin_page(self) -> None:
        self._pages.append([])

    def end_page(self) -> str:
        """What closes the last mark of the page."""
        closing = "EMC" if self._open else ""
        self._open = None
        return closing

    def cell(self, empty: bool = False) -> Element:
        """A new cell of the row that is entered; the first of an ordinary row says what the row is about."""
        row = self._path[-1]
        if empty:
            return self.add("TD")
        if row.heads:
            return self.add("TH", scope("Column"))
        return self.add("TD") if row.kids else self.add("TH", scope("Row"))

    def figure(self, said: str) -> Element:
        """A new figure that is read as these words; straight in a row it gets a cell of its own."""
        if not self.in_row:
            return self.add("Figure", f"/Alt{text_string(said)}")
        with self.enter(self.add("TD")):
            return self.figure(said)

    @property
    def in_row(self) -> bool:
        return self._path[-1].role == "TR"

    def text(self, role: Role) -> str:
        """What stands before a text; where no element is entered that holds text it gets one.

        That is a cell in a row, the body in an item of a list, and elsewhere an element of this role.
        """
        here = self._path[-1]
        if not here.group:
            return self._mark(here)
        return self._mark(self.cell() if here.role == "TR" else self.add("LBody" if here.role == "LI" else role))

    def stroke(self) -> str:
        """What stands before a drawing; outside of a figure it is decoration."""
        here = self._path[-1]
        return self._mark(here if here.role in ("Figure", "Artifact") else DECORATION)

    def _drop_empty_groups(self) -> None:
        """A list without items, and the like, is none."""
        kept = []
        for element in reversed(self._elements):
            if element.group and not element.kids and element.parent:
                element.parent.kids.remove(element)
            else:
                kept.append(element)
        self._elements = kept[::-1]

    def _mark(self, owner: Element) -> str:
        if owner is self._open:
            return ""
        closing = "EMC " if self._open else ""
        self._open = owner
        if owner.role == "Artifact":
            return f"{closing}/Artifact <<{owner.about}>> BDC" if owner.about else f"{closing}/Artifact BMC"
        marks = self._pages[-1]
        owner.kids.append((len(self._pages) - 1, len(marks)))
        marks.append(owner)
        return f"{closing}/{owner.role} <</MCID {len(marks) - 1}>> BDC"

    def objects(self, first: int, pages: Sequence[int]) -> list[str]:
        """The objects of the tree, its root first, numbered from `first`; `pages` are the numbers of the pages.

        A page finds its marks under its place, counted from 0, as its StructParents.
        """
        self._drop_empty_groups()
        for place, element in enumerate(self._elements, start=first + 2):
            element.number = place
        marks = "".join(f"{place}[{_references(owners)}]" for place, owners in enumerate(self._pages))
        root = f"/K {first + 2} 0 R/ParentTree {first + 1} 0 R/ParentTreeNextKey {len(self._pages)}"
        tree = [_object(each, each.parent.number if each.parent else first, pages) for each in self._elements]
        return [f"<</Type/StructTreeRoot{root}>>", f"<</Nums[{marks}]>>", *tree]


def _object(element: Element, parent: int, pages: Sequence[int]) -> str:
    home, kids = -1, []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(f"{kid.number} 0 R")
            continue
        if home < 0:
            home = kid[0]
        kids.append(str(kid[1]) if kid[0] == home else f"<</Type/MCR/Pg {pages[kid[0]]} 0 R/MCID {kid[1]}>>")
    page = f"/Pg {pages[home]} 0 R" if home >= 0 else ""
    inside = f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]" if kids else ""
    return f"<</S/{element.role}/P {parent} 0 R{page}{element.about}{inside}>>"


def _references(elements: Sequence[Element]) -> str:
    return " ".join(f"{element.number} 0 R" for element in elements)


def scope(of: Scope) -> str:
    """For a header cell: what it heads."""
    return f"/A<</O/Table/Scope/{of}>>"


def text_string(text: str) -> str:
    """A text as PDF writes it: ASCII in parentheses, everything else in UTF-16, as hexadecimal digits."""
    if text.isascii() and text.isprintable():
        return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    return f"<FEFF{text.encode('utf-16-be').hex()}>"
