"""A reader can follow every link of the documents, and reach every document from the README."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ELSEWHERE = {"node_modules", "instance"}
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
DECISIONS = ROOT / "docs/decisions"


def _found(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.is_dir() and path.name not in ELSEWHERE and not path.name.startswith("."):
            yield from _found(path)
        elif path.suffix == ".md":
            yield path


DOCUMENTS = [path.relative_to(ROOT).as_posix() for path in _found(ROOT)]


def _prose(document: str) -> str:
    """The text without its blocks and pieces of code, in which a bracket is no link."""
    return re.sub(r"```.*?```|`[^`\n]*`", "", (ROOT / document).read_text(), flags=re.DOTALL)


def _links(document: str) -> list[str]:
    return [link for link in LINK.findall(_prose(document)) if not re.match(r"[a-z]+:", link)]


def _target(document: str, link: str) -> Path:
    name = link.partition("#")[0]
    return (ROOT / document).parent.joinpath(name).resolve() if name else ROOT / document


def _anchors(document: Path) -> set[str]:
    """What its headings are called in an address, as GitHub and its likes make it."""
    headings = re.findall(r"^#+ (.+)$", document.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_leads_to_a_file(document: str) -> None:
    assert [link for link in _links(document) if not _target(document, link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_into_a_page_leads_to_a_heading(document: str) -> None:
    inside = [link for link in _links(document) if "#" in link]

    assert [link for link in inside if link.partition("#")[2] not in _anchors(_target(document, link))] == []


def test_every_page_of_docs_can_be_reached_from_the_readme() -> None:
    reached, waiting = set[Path](), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page.suffix == ".md" and page.exists() and page not in reached:
            reached.add(page)
            document = page.relative_to(ROOT).as_posix()
            waiting += [_target(document, link) for link in _links(document)]

    pages = {ROOT / document for document in DOCUMENTS if document.startswith("docs/") or "/" not in document}
    assert sorted(page.relative_to(ROOT).as_posix() for page in pages - reached) == []


def test_every_decision_is_listed_under_its_own_title_in_order() -> None:
    titles = []
    for path in sorted(DECISIONS.glob("[0-9]*.md")):
        number, title = path.read_text().split("\n", 1)[0].removeprefix("# ").split(". ", 1)
        assert int(number) == int(path.name[:4]), f"{path.name} says that it is number {number}"
        titles.append((number, path.name, title))

    listed = re.findall(r"^\| \[(\d+)\]\((.+?)\) \| (.+) \|$", (DECISIONS / "README.md").read_text(), re.MULTILINE)

    assert listed == titles


@pytest.mark.parametrize("path", sorted(DECISIONS.glob("[0-9]*.md")), ids=lambda path: path.stem)
def test_every_decision_says_its_context_its_choice_and_what_was_given_up(path: Path) -> None:
    parts = re.findall(r"^\*\*(.+?)\.\*\*", path.read_text(), re.MULTILINE)

    assert parts == ["Context", "Choice", "Given up"]
