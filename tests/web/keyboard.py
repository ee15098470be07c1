"""The keyboard of somebody who does not see the page: no pointer, and only what the accessibility tree tells."""

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

MOST_STOPS = 60
REST_MS = 50
WIDGETS = {
    "link",
    "button",
    "radio",
    "checkbox",
    "textbox",
    "combobox",
    "spinbutton",
    "DisclosureTriangle",
    "InputTime",
}

Node = dict[str, Any]


class Keyboard:
    """Goes through a page by key, and says what of it can't be gone through."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.ears = page.context.new_cdp_session(page)

    def tree(self) -> list[Node]:
        """What a screen reader reads, in the order in which it reads it, once the page has come to rest."""
        now, before = self._read(), None
        while now != before:
            self.page.wait_for_timeout(REST_MS)
            now, before = self._read(), now
        return now

    def _read(self) -> list[Node]:
        nodes = {node["nodeId"]: node for node in self.ears.send("Accessibility.getFullAXTree")["nodes"]}
        read: list[Node] = []

        def below(node: Node) -> None:
            read.append(node)
            for child in node.get("childIds", []):
                if child in nodes:
                    below(nodes[child])

        below(next(node for node in nodes.values() if "parentId" not in node))
        return [node for node in read if not node["ignored"]]

    def headings(self) -> list[tuple[int, str]]:
        """The level and the text of each heading, as they are read."""
        found = [node for node in self.tree() if _role(node) == "heading"]
        return [(_told(node, "level"), _name(node)) for node in found]

    def here(self) -> Node | None:
        """What has the focus, or nothing when it is lost."""
        element = self.ears.send("Runtime.evaluate", {"expression": "document.activeElement"})["result"]
        if "HTMLBodyElement" in element["className"] or "HTMLHtmlElement" in element["className"]:
            return None
        of = {"objectId": element["objectId"], "fetchRelatives": False}
        node: Node = self.ears.send("Accessibility.getPartialAXTree", of)["nodes"][0]
        return node

    def tab_to(self, name: str | re.Pattern[str], role: str = "", key: str = "Tab") -> None:
        """Press `key` until what is called `name` has the focus."""
        passed = []
        for _ in range(MOST_STOPS):
            self.page.keyboard.press(key)
            node = self.here()
            if node and re.search(name, _name(node)) and role in ("", _role(node)):
                return
            passed.append(_name(node) if node else "(end)")
        raise AssertionError(f"no key leads to {name!r}: {passed}")

    def press(self, name: str | re.Pattern[str], role: str = "", key: str = "Enter") -> None:
        """Go to what is called `name`, and press it."""
        self.tab_to(name, role)
        self.page.keyboard.press(key)

    def type_into(self, name: str, text: str) -> None:
        """Go to a field, and type over what is in it."""
        self.tab_to(name)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(text)

    def give(self, name: str, file: Path) -> None:
        """Press a button that asks for a file, and give it one."""
        with self.page.expect_file_chooser() as chooser:
            self.press(name, "button")
        chooser.value.set_files(file)

    def stops(self, key: str = "Tab") -> list[int]:
        """What has the focus in turn, from the top of the page to its end."""
        self.page.evaluate("() => { document.activeElement?.blur(); getSelection().removeAllRanges(); }")
        self._go_to_the_edge(key)
        found: list[int] = []
        for _ in range(MOST_STOPS):
            self.page.keyboard.press(key)
            node = self.here()
            if node is None or node["backendDOMNodeId"] in found:
                return found
            found.append(node["backendDOMNodeId"])
        raise AssertionError(f"the focus never comes to an end: {len(found)} stops")

    def _go_to_the_edge(self, key: str) -> None:
        for _ in range(MOST_STOPS):
            self.page.keyboard.press(key)
            if self.here() is None:
                return
        raise AssertionError(f"the focus is held: {self.here()}")

    def faults(self) -> list[str]:
        """What on this page bars somebody with only a keyboard and ears."""
        tree = self.tree()
        widgets = [node for node in tree if _told(node, "focusable") and _role(node) in WIDGETS]
        usable = [node for node in widgets if not _told(node, "disabled")]
        nameless = [f"has no name: {_role(node)}" for node in usable if not _name(node)]
        return nameless + _heading_faults(self.headings()) + self._order_faults(usable)

    def _order_faults(self, widgets: list[Node]) -> list[str]:
        read = [node["backendDOMNodeId"] for node in widgets]
        went = self.stops()
        known = {node["backendDOMNodeId"]: f"{_role(node)} {_name(node)}" for node in widgets}
        # of a group of radio buttons, Tab reaches one; the arrows reach the others
        missed = [known[one] for one in read if one not in went and not known[one].startswith("radio")]
        told = [f"never has the focus: {one}" for one in missed]
        places = [read.index(one) for one in went if one in known]
        if places != sorted(places):
            told.append(f"is not gone through as it is read: {[known[one] for one in went if one in known]}")
        if went != self.stops("Shift+Tab")[::-1]:
            told.append("is gone through another way back")
        return told


def _heading_faults(headings: list[tuple[int, str]]) -> list[str]:
    levels = [level for level, _ in headings]
    told = [] if levels.count(1) == 1 else [f"has not one main heading: {headings}"]
    jumps = [told for (before, _), (after, told) in pairwise(headings) if after > before + 1]
    return told + [f"jumps to the heading {one!r}" for one in jumps]


def _role(node: Node) -> str:
    return str(node["role"]["value"])


def _name(node: Node) -> str:
    return str(node.get("name", {}).get("value", ""))


def _told(node: Node, property_name: str) -> Any:
    return next((one["value"].get("value") for one in node.get("properties", []) if one["name"] == property_name), None)
