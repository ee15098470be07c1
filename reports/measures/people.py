"""Does the service depend on who serves and who comes, and who needs to practise what?"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reports.data import Tree
from reports.form_text import FormText
from reports.measures.consistency import Dependence, Spontaneity, consistency_index, dependence, spontaneity
from reports.measures.interval import Share
from reports.measures.training import Cell, training_grid

NOT_COUNTED = (None, "0.00")


@dataclass(frozen=True)
class People:
    """`index` is the consistency of the visits' scores, 0 to 100; none below two visits.

    `staff` and `scenario` tell how much depends on who served and as whom the shopper came: none when that is not
    asked, or not told of three with two visits each. `staff_told` visits say who served.
    """

    index: Decimal | None
    spontaneity: Spontaneity | None
    staff: Dependence | None
    staff_asked: bool
    staff_told: int
    scenario: Dependence | None
    training: tuple[Cell, ...]


def people(visits: Mapping[int, tuple[Tree, Tree]], form: FormText, usual: Share) -> People:
    """From (scorecard, answers) by number of visit; `usual` is the failed share of the whole programme."""
    cards = [card for card, _ in visits.values()]
    staff = _by_answer(list(visits.values()), form.telling("staff"))
    return People(
        index=consistency_index([Decimal(card["final"]) for card in cards]),
        spontaneity=spontaneity(_items(cards)),
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


def _items(cards: Sequence[Tree]) -> list[Share]:
    """How often each scored question was met in full."""
    seen: dict[str, list[bool]] = defaultdict(list)
    for row in (row for card in cards for row in card["questions"]):
        if row["possible"] not in NOT_COUNTED:
            seen[row["question"]].append(row["credit"] == "1")
    return [Share(sum(full), len(full)) for full in seen.values()]
