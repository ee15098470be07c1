"""Which sins and calamities were met, and in how many of the visits where they could have been?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from reports.data import Tree
from reports.form_text import FormText
from reports.measures.interval import Interval, Share, share_interval

Family = Literal["sins", "calamities"]


@dataclass(frozen=True)
class Fault:
    """`share` is visits with the fault, of visits where a question tagged with it was answered.

    `interval` is Wilson's, in per cent. `evidence` holds, by number of visit, the questions that raised it.
    """

    code: str
    share: Share
    interval: Interval | None
    evidence: Mapping[int, tuple[str, ...]]


def faults(cards: Mapping[int, Tree], family: Family, form: FormText) -> tuple[Fault, ...]:
    """The faults of this family that occurred, most visits first. `cards`: scorecards by number of visit."""
    tagged = _tagged(form, family)
    found = [_fault(code, cards, family, tagged.get(code, frozenset())) for code in _raised(cards, family)]
    return tuple(sorted(found, key=lambda fault: (-fault.share.met, fault.code)))


def _raised(cards: Mapping[int, Tree], family: Family) -> set[str]:
    return {code for card in cards.values() for code in card[family]}


def _fault(code: str, cards: Mapping[int, Tree], family: Family, tagged: frozenset[str]) -> Fault:
    evidence = {number: tuple(card[family][code]) for number, card in cards.items() if code in card[family]}
    share = Share(len(evidence), sum(_applied(card, tagged) for card in cards.values()))
    return Fault(code, share, share_interval(share), evidence)


def _applied(card: Tree, tagged: frozenset[str]) -> bool:
    return any(row["state"] == "answered" and row["question"] in tagged for row in card["questions"])


def _tagged(form: FormText, family: Family) -> dict[str, frozenset[str]]:
    codes = {code for question in form.questions.values() for code in question.get(family, ())}
    return {
        code: frozenset(name for name, question in form.questions.items() if code in question.get(family, ()))
        for code in codes
    }
