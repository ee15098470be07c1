"""Does the service depend on who serves and who comes, and who needs to practise what?"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reports.data import Tree
from reports.form_text import FormText
from reports.measures.consistency import (
    Dependence,
    Spontaneity,
    consistency_index,
    dependence,
    most_by_chance,
    spontaneity,
)
from reports.measures.interval import Share
from reports.measures.training import Cell, training_grid

NOT_COUNTED = (None, "0.00")


@dataclass(frozen=True)
class People:
    """`index` is the consistency of the visits' scores, 0 to 100; none below two visits. `most_by_chance` is the
    question that was done now and then most of all; none where each was always done, or never.

    `staff` and `scenario` tell how much depends on who served and as whom the shopper came: none when that is not
    asked, or not told of three with two visits each. `staff_told` visits say who served.
    """

    index: Decimal | None
    spontaneity: Spontaneity | None
    most_by_chance: str | None
    staff: Dependence | None
    staff_asked: bool
    staff_told: int
    scenario: Dependence | None
    training: tuple[Cell, ...]


def people(visits: Mapping[int, tuple[Tree, Tree]], form: FormText, usual: Share) -> People:
    """From (scorecard, answers) by number of visit; `usual` is the failed share of the whole programme."""
    cards = [card for card, _ in visits.values()]
    items = _items(cards)
    staff = _by_answer(list(visits.values()), form.telling("staff"))
    return People(
        index=consistency_index([Decimal(card["final"]) for card in cards]),
        spontaneity=spontaneity(list(items.values())),
        most_by_chance=most_by_chance(items),
        staff=dependence(staff),
        staff_asked=form.telling("staff") is not None,
        staff_told=sum(map(len, staff.values())),
        scenario=dependence(_by_answer(list(visits.values()), form.telling("scenario"))),
        training=training_grid(cards, form, usual),
    )


def _by_answer(visits: Sequence[tuple[Tree, Tree]], code: str | None) -> dict[str, list[Decimal]]:
    """The visits' scores by what was answered to this question, however it was spelt."""
    found: dict[str, list[Decimal]] = defaultdict(list)
    for card, document in visits if code else ():
        said = str(document["answers"].get(code, {}).get("value") or "").strip().casefold()
        if said:
            found[said].append(Decimal(card["final"]))
    return found


def _items(cards: Sequence[Tree]) -> dict[str, Share]:
    """By question, how often it was met in full; those that count in the score."""
    seen: dict[str, list[bool]] = defaultdict(list)
    for row in (row for card in cards for row in card["questions"]):
        if row["possible"] not in NOT_COUNTED:
            seen[row["question"]].append(row["credit"] == "1")
    return {code: Share(sum(full), len(full)) for code, full in seen.items()}
