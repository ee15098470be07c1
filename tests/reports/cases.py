"""The reports at their edges: few visits and many, no photos and sixty, long words, other scripts, every ready form.

`BRANCHES`, `VISITS` and `REGIONS` name every case; each makes its report in one language.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache, partial
from typing import Any

from forms.answers import read_answers
from forms.definition import Form
from forms.library import load, names
from forms.reading import read_form
from forms.scoring import score
from reports.data import ActionCounts, Branch, BranchReport, Language, OpenAction, RegionReport, Visit, VisitReport
from reports.form_text import FormText
from reports.measures.variance import NOBODY
from tests.reports import build, region

Branches = Callable[[Language], BranchReport]
Visits = Callable[[Language], VisitReport]
Regions = Callable[[Language], RegionReport]
Reports = Branches | Visits | Regions
Make = Callable[[Any, str], bytes]

LONG = "Kantor Cabang Pembantu Demo Jalan Jenderal Ahmad Yani Kilometer Empat Belas Banjarmasin Selatan"
JAWI, CHINESE = "چاوڠن كوالا لومڤور", "吉隆坡武吉免登购物中心分行"
COMMENT = " ".join([*build.COMMENTS, "The guard promised to fetch the manager, and nobody came."] * 12)
SECONDS = (0, 8, 25, 200, 45, 320, 30, 240, 60, 30)
OTHERS = tuple(name for name in names() if name != "bank-branch")


def of_branch(language: Language, visits: tuple[Visit, ...], **fields: Any) -> BranchReport:
    """The sample branch with these visits, its own place among the peers kept."""
    return replace(
        _sample(), language=language, visits=visits, peers=(build.finals(visits), *_sample().peers[1:]), **fields
    )


def long_comments(count: int = 4) -> tuple[Visit, ...]:
    """Visits whose every missed question bears a comment of a page's quarter."""
    return tuple(
        build.visit(number, answers=_commented(build.answers(number, 0.7), COMMENT)) for number in range(1, count + 1)
    )


def inapplicable(count: int = 4) -> tuple[Visit, ...]:
    """Visits to which nothing applied but what always does."""
    questions = FormText(build.form(), "en").questions.items()
    states = {code: {"state": "not_applicable"} for code, question in questions if question.get("not_applicable", True)}
    made = [{**build.answers(number, 1.0, **states), "events": {}} for number in range(1, count + 1)]
    return tuple(build.visit(number, answers=document) for number, document in enumerate(made, start=1))


def critical(count: int = 4, quality: float = 0.3) -> tuple[Visit, ...]:
    """Visits that failed every critical question of the form; the first found the branch closed, which ended it."""
    questions = FormText(build.form(), "en").questions
    failed = {
        code: {"value": "no" if question.get("expected", "yes") == "yes" else "yes", "comment": build.COMMENTS[1]}
        for code, question in questions.items()
        if question.get("critical")
    }
    open_doors = {code: given for code, given in failed.items() if questions[code]["critical"]["effect"] != "end"}
    told = [failed, *[open_doors] * (count - 1)]
    return tuple(build.visit(n, answers=build.answers(n, quality, **said)) for n, said in enumerate(told, start=1))


@cache
def of_form(name: str, number: int = 1, quality: float = 0.75, photos: int = 0) -> Visit:
    """One approved visit made with a form of the library."""
    tree, dice = tree_of(name), random.Random(1000 * number + int(100 * quality))
    asked = [question for section in tree["sections"] for question in section["questions"]]
    given = {question["question"]: build.answer(question, dice, quality) for question in asked}
    document = {"form": tree["form"], "language": "en", "events": _clock(tree, dice, quality), "answers": given}
    form = _read(name)
    taken = [build.photo(10 * number + place, question) for place, question in enumerate(_photographed(tree)[:photos])]
    card = score(form, read_answers(form, document)).as_tree()
    return replace(_any(), number=number, scorecard=card, answers=document, photos=tuple(taken))


def form_branch(name: str, count: int = 6) -> Branches:
    """A branch of which so many visits were made with this form."""

    def made(language: Language) -> BranchReport:
        visits = tuple(of_form(name, number, photos=3) for number in range(1, count + 1))
        before = tuple(of_form(name, number, 0.6).scorecard for number in range(20, 24))
        return of_branch(language, visits, form=tree_of(name), previous=before)

    return made


def form_visit(name: str) -> Visits:
    """A visit made with this form."""
    return lambda language: build.visit_report(language, form=tree_of(name), visit=of_form(name, 3, photos=3))


def _branch(make: Callable[[], tuple[Visit, ...]], **fields: Any) -> Branches:
    visits = cache(make)
    return lambda language: of_branch(language, visits(), **fields)


def _visit(make: Callable[[], Visit], **fields: Any) -> Visits:
    visit = cache(make)
    return lambda language: build.visit_report(language, visit=visit(), **fields)


def _region(count: int, **fields: Any) -> Regions:
    branches = cache(lambda: region.many(count))
    return lambda language: region.report(language, branches(), **fields)


def _named(name: str) -> Branch:
    return Branch("KL-07", name, name, "Wilayah Persekutuan")


def _in_script(name: str) -> tuple[Visit, ...]:
    return tuple(build.visit(n, answers=_commented(build.answers(n, 0.8), f"{name}. {name}")) for n in range(1, 5))


def _sixty_photos() -> Visit:
    return replace(build.visits(1)[0], photos=tuple(build.photo(n, "A1") for n in range(60)))


def _commented(document: dict[str, Any], comment: str) -> dict[str, Any]:
    said = {code: {**given, "comment": comment} if "comment" in given else given for code, given in _pairs(document)}
    return {**document, "answers": said}


def _pairs(document: Mapping[str, Any]) -> Any:
    return document["answers"].items()


def _clock(tree: Mapping[str, Any], dice: random.Random, quality: float) -> dict[str, float]:
    at, events = 0.0, {}
    for event, seconds in zip(tree["events"], SECONDS, strict=False):
        at += seconds * (1.7 - quality) * dice.uniform(0.5, 1.6)
        events[event["event"]] = round(at, 1)
    return events


def _photographed(tree: Mapping[str, Any]) -> list[str]:
    return [q["question"] for section in tree["sections"] for q in section["questions"] if q.get("photo")]


@cache
def tree_of(name: str) -> Any:
    """A form of the library."""
    return load(name)


@cache
def _read(name: str) -> Form:
    return read_form(tree_of(name))


@cache
def _sample() -> BranchReport:
    return build.branch_report(count=0)


@cache
def _any() -> Visit:
    return build.visit(1)


def _programme(language: Language) -> RegionReport:
    east = [replace(one, branch=replace(one.branch, region="East region")) for one in region.many(7)]
    west = [replace(one, branch=replace(one.branch, code=f"W{one.branch.code}")) for one in region.many(9)]
    return region.report(language, [*west, *east], region=None)


def _first_region(language: Language) -> RegionReport:
    return region.report(language, [replace(one, before=NOBODY) for one in region.many(6)], previous_wave=None)


def _long_region(language: Language) -> RegionReport:
    place = Branch("KCP-BANJARMASIN-SELATAN-0014", LONG, LONG, LONG)
    branches = [
        replace(region.all_critical(one), branch=replace(place, code=f"{place.code}{number}"))
        for number, one in enumerate(region.many(6))
    ]
    return region.report(language, branches, region=LONG, **_acting(place, LONG))


def _acting(place: Branch = build.BRANCH, what: str = "Put up the board with the opening hours") -> dict[str, Any]:
    """What a branch agreed to mend: three times late, and once not yet due."""
    late = [OpenAction(place, what, owner, date(2026, 10, 9)) for owner in ("manager", "greeter", None)]
    ahead = OpenAction(place, what, "manager", date(2026, 12, 30), overdue=False)
    return {"actions": (*late, ahead), "action_counts": (ActionCounts(place, 4, 3, 2, 0),)}


BRANCHES: Mapping[str, Branches] = {
    **{f"{count} visits": _branch(partial(build.visits, count, photos=2)) for count in (1, 2, 4, 8)},
    "40 visits": _branch(lambda: build.visits(40, 0.8)),
    "no photos": _branch(lambda: build.visits(8)),
    "60 photos": _branch(lambda: build.visits(6, photos=10)),
    "long comments": _branch(long_comments),
    "long names": _branch(lambda: build.visits(4), branch=Branch("KCP-0014", LONG, LONG, LONG)),
    "a name in Jawi": _branch(lambda: _in_script(JAWI), branch=_named(JAWI)),
    "a name in Chinese": _branch(lambda: _in_script(CHINESE), branch=_named(CHINESE)),
    "nothing applies": _branch(inapplicable),
    "everything critical": _branch(critical),
    "everything well": _branch(lambda: build.visits(8, 1.0)),
    "no earlier wave": _branch(lambda: build.visits(4), previous_wave=None, previous=()),
    **{name: form_branch(name) for name in OTHERS},
}
VISITS: Mapping[str, Visits] = {
    "three photos": build.visit_report,
    "no photos": _visit(lambda: build.visits(1)[0]),
    "60 photos": _visit(_sixty_photos),
    "long comments": _visit(lambda: long_comments(1)[0]),
    "long names": _visit(lambda: build.visits(1)[0], branch=Branch("KCP-0014", LONG, LONG, LONG)),
    "a name in Jawi": _visit(lambda: _in_script(JAWI)[0], branch=_named(JAWI)),
    "a name in Chinese": _visit(lambda: _in_script(CHINESE)[0], branch=_named(CHINESE)),
    "nothing applies": _visit(lambda: inapplicable(1)[0]),
    "everything critical": _visit(lambda: critical()[1]),
    "ended at the door": _visit(lambda: critical()[0]),
    **{name: form_visit(name) for name in OTHERS},
}
REGIONS: Mapping[str, Regions] = {
    **{f"{count} branches": _region(count) for count in (1, 5, 12, 40)},
    "corrective actions": _region(12, **_acting()),
    "no earlier wave": _first_region,
    "long names": _long_region,
    "programme": _programme,
}
