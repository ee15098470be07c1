"""Which sins and calamities were met, and in how many of the visits where they could have been?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from reports.data import Tree
from reports.form_text import FormText
from reports.measures.interval import Interval, Share, share_interval

Family = Literal["sins", "calamities"]


@dataclass(frozen=True)
class Fault:
    """`share` is visits with the fault, of visits where a question tagged with it was answered.

    `interval` is Wilson's, in per cent. `evidence` holds, by number of visit, the questions that raised it; `visits`
    are the numbers of those where it could be met. `asked`: the form has questions that can find it.
    """

    code: str
    share: Share
    interval: Interval | None
    evidence: Mapping[int, tuple[str, ...]]
    visits: frozenset[int]
    asked: bool


def faults(cards: Mapping[int, Tree], family: Family, form: FormText) -> tuple[Fault, ...]:
    """The faults of this family that occurred, most visits first. `cards`: scorecards by number of visit."""
    return worst_first(fault_rows(cards, family, form, ()))


def fault_rows(cards: Mapping[int, Tree], family: Family, form: FormText, codes: Iterable[str]) -> tuple[Fault, ...]:
    """One row a fault, met or not: those of `codes` in their order, then what form and scorecards know beyond."""
    tagged = _tagged(form, family)
    answered = {number: _answered(card) for number, card in cards.items()}
    known = dict.fromkeys([*codes, *tagged, *(code for card in cards.values() for code in card[family])])
    return tuple(_fault(code, cards, family, (answered, tagged.get(code))) for code in known)


def met_in(rows: Iterable[Fault]) -> Share:
    """Visits in which any of these was met, of those in which one could be."""
    rows = tuple(rows)
    met = frozenset[int]().union(*(row.evidence for row in rows))
    return Share(len(met), len(met.union(*(row.visits for row in rows))))


def telling(cards: Iterable[Tree], family: Family, form: FormText) -> list[Tree]:
    """The visits in which a fault of this family could be met: one was, or a question was answered that finds one."""
    finding = frozenset[str]().union(*_tagged(form, family).values())
    return [card for card in cards if card[family] or not finding.isdisjoint(_answered(card))]


def worst_first(rows: Iterable[Fault]) -> tuple[Fault, ...]:
    """Those that occurred, most visits first."""
    return tuple(sorted((row for row in rows if row.share.met), key=lambda row: (-row.share.met, row.code)))


def _fault(
    code: str,
    cards: Mapping[int, Tree],
    family: Family,
    known: tuple[Mapping[int, frozenset[str]], frozenset[str] | None],
) -> Fault:
    answered, tagged = known
    evidence = {number: tuple(card[family][code]) for number, card in cards.items() if code in card[family]}
    could = frozenset(number for number, codes in answered.items() if tagged and not tagged.isdisjoint(codes))
    share = Share(len(evidence), len(could))
    return Fault(code, share, share_interval(share), evidence, could, tagged is not None)


def _answered(card: Tree) -> frozenset[str]:
    return frozenset(row["question"] for row in card["questions"] if row["state"] == "answered")


def _tagged(form: FormText, family: Family) -> dict[str, frozenset[str]]:
    """Fault -> the questions that can raise it."""
    found: dict[str, set[str]] = {}
    for name, question in form.questions.items():
        for code in question.get(family, ()):
            found.setdefault(code, set()).add(name)
    return {code: frozenset(names) for code, names in found.items()}
