"""What a report is made from: plain frozen values, gathered by the caller, computed by `reports.measures`.

Trees (`form`, `scorecard`, `answers`) have the shapes of docs/form-format.md, exactly as they are stored.
Nothing here names a shopper: `Visit.shopper` is a pseudonym that means something inside one report only.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal, NamedTuple

from forms.taxonomies import Taxonomies, load
from reports.measures.variance import NOBODY, Group

Tree = Mapping[str, Any]
Language = Literal["en", "ms", "id"]
PartOfDay = Literal["morning", "midday", "afternoon", "evening"]
BranchPage = Literal["card", "time", "faults", "promise", "people", "missed", "peers", "photos"]
RegionPage = Literal["areas", "league", "heat", "changes", "overdue", "everywhere"]
Page = BranchPage | RegionPage
"""What a client may leave out. The summary, a visit's questions and the method are no choice: no figure goes out
without what it rests on."""


@dataclass(frozen=True)
class Branch:
    """`region` is the region's title; `city` may be empty."""

    code: str
    name: str
    city: str
    region: str


@dataclass(frozen=True)
class Wave:
    """Both days belong to the wave."""

    code: str
    title: str
    first_day: date
    last_day: date


@dataclass(frozen=True)
class Programme:
    """`target` is the score a branch should reach, 0 to 100; `promised_share` the per cent of visits that a
    timed step should end within its target, where one is promised."""

    client: str
    title: str
    target: Decimal | None = None
    promised_share: int | None = None


@dataclass(frozen=True)
class Picture:
    """A JPEG, upright and without metadata, as bytes or as a file; `width` and `height` are its pixels."""

    sha256: str
    jpeg: bytes | Path
    width: int
    height: int


@dataclass(frozen=True)
class Photo(Picture):
    """`question` asked for it; `at` is how many seconds after the first moment of the visit it was taken, if that
    is known; `caption` is what the shopper wrote about it."""

    question: str
    at: float | None = None
    caption: str = ""


@dataclass(frozen=True)
class Dress:
    """How the reports of a client look; no figure and no finding hangs on it.

    `name` is what the client is called on paper, its own name when empty. `accent` is a colour as "#rrggbb", and
    reports.palette says what is printed of it. `left_out`: pages that are not printed, which the method tells.
    """

    name: str = ""
    accent: str = "#34556b"
    logo: Picture | None = None
    cover: bool = False
    left_out: frozenset[Page] = frozenset()

    def prints(self, page: Page) -> bool:
        """Is this page printed?"""
        return page not in self.left_out


@dataclass(frozen=True)
class Visit:
    """One approved visit. `number` counts the branch's visits of the wave from 1, in the order in which they
    were approved: it never shifts, and tells nothing of visits still to come.

    `at` stays None until 14 days after the visit; till then only the part of the day is told.
    """

    number: int
    day: date
    part_of_day: PartOfDay
    shopper: str
    scorecard: Tree
    answers: Tree
    photos: tuple[Photo, ...] = ()
    at: time | None = None
    revision: int = 1


@dataclass(frozen=True)
class SurveyMean:
    """What `customers` said in a survey of a promise, from 0 to 100, with their standard deviation."""

    promise: str
    customers: int
    mean: Decimal
    deviation: Decimal


@dataclass(frozen=True)
class VisitReport:
    """One visit, question by question. `form` is the published version that the visit was made with.

    `taxonomies`: the built-in ones, with the client's own items where there are any. `as_of`: the day, in UTC, on which
    the visit was approved.
    """

    programme: Programme
    branch: Branch
    wave: Wave
    language: Language
    form: Tree
    form_version: str
    visit: Visit
    taxonomies: Taxonomies = field(default_factory=load)
    as_of: date | None = None
    dress: Dress = Dress()


@dataclass(frozen=True)
class FormBreak:
    """The wave before was made with another version of the form, which does not measure the same.

    `before` and `now` are the versions' numbers. `questions`: they ask other questions, and nothing is compared.
    `scoring`: they count the same answers otherwise, so that a part of the change may be the form's.
    """

    before: int
    now: int
    why: Literal["questions", "scoring"]


@dataclass(frozen=True)
class BranchReport:
    """One branch in one wave.

    `visits`: its approved visits, incomplete ones too (they are listed, and stay out of every figure).
    `peers`: for each branch of the wave, this one included, the final scores of its complete approved visits; for
    each of its region, when `beside` says so: a wave of very many branches is not set side by side. `spread` is the
    standard deviation between visits of one branch, pooled over the whole wave, and its degrees of freedom; taken from
    `peers` when it is not given.
    `previous_wave` and `previous`: the wave before, and this branch's complete approved scorecards in it.
    `failed`: failed answers of the whole wave, and of how many; none when only this branch is known.
    `survey`: what real customers said of the promises of this branch in this wave, at most one a promise.
    `actions_due`: the day on which the first of the branch's open actions is due; `actions_overdue` of them are late.
    `as_of`: the day, in UTC, of the latest approval among its visits.
    """

    programme: Programme
    branch: Branch
    wave: Wave
    language: Language
    form: Tree
    form_version: str
    visits: tuple[Visit, ...]
    peers: tuple[tuple[Decimal, ...], ...] = ()
    beside: Literal["wave", "region"] = "wave"
    spread: tuple[float, int] | None = None
    previous_wave: Wave | None = None
    previous: tuple[Tree, ...] = ()
    form_break: FormBreak | None = None
    failed: tuple[int, int] | None = None
    survey: tuple[SurveyMean, ...] = ()
    actions_due: date | None = None
    actions_overdue: int = 0
    as_of: date | None = None
    taxonomies: Taxonomies = field(default_factory=load)
    dress: Dress = Dress()


class PartSum(NamedTuple):
    """A part of the service over one branch's visits: so many had a per cent of it, and what those add up to."""

    visits: int
    percents: Decimal


class QuestionSum(NamedTuple):
    """A scored question over one branch's visits.

    `answered` visits answered it, `missed` of them lost points by it, `lost` is what that took off their scores
    together, in points of 100; as a critical question it failed in `critical` visits.
    """

    answered: int
    missed: int
    lost: Fraction
    critical: int = 0


@dataclass(frozen=True)
class BranchSums:
    """What a region's report needs of one branch: sums over its complete approved visits, so that roll-ups will do.

    `scores` are the final scores of this wave, `before` those of the wave before added up; both of visits made with
    the questions of the report's form. `parameters` and `questions` are by code. `incomplete` visits were approved and
    count nowhere, nor do `other_form` ones, which were made with other questions.
    """

    branch: Branch
    scores: tuple[Decimal, ...]
    before: Group = NOBODY
    parameters: Mapping[str, PartSum] = field(default_factory=dict)
    questions: Mapping[str, QuestionSum] = field(default_factory=dict)
    incomplete: int = 0
    other_form: int = 0


@dataclass(frozen=True)
class OpenAction:
    """What a branch agreed to mend and has not yet; `owner` is a role: a code, or words. `overdue`: its day is over."""

    branch: Branch
    what: str
    owner: str | None
    due: date
    overdue: bool = True


@dataclass(frozen=True)
class ActionCounts:
    """How many actions of a branch are open, how many of those overdue, how many done and not verified, or verified."""

    branch: Branch
    open: int
    overdue: int
    done: int
    verified: int


@dataclass(frozen=True)
class RegionReport:
    """The branches of one region in one wave, or of the whole programme when `region` is None.

    `branches`: those with approved visits, by code. `spread`: how much visits of one branch differ, pooled over the
    whole wave, as a standard deviation and its degrees of freedom; without it, these branches tell. Of the wave
    before, `before_other_form` visits were made with other questions and can't be compared. `actions`: the open ones of
    a region, of a programme only the overdue ones; `action_counts`: of every branch that has some. `as_of` as in
    BranchReport.
    """

    programme: Programme
    region: str | None
    wave: Wave
    language: Language
    form: Tree
    form_version: str
    branches: tuple[BranchSums, ...]
    spread: tuple[float, int] | None = None
    previous_wave: Wave | None = None
    before_other_form: int = 0
    form_break: FormBreak | None = None
    actions: tuple[OpenAction, ...] = ()
    action_counts: tuple[ActionCounts, ...] = ()
    taxonomies: Taxonomies = field(default_factory=load)
    as_of: date | None = None
    dress: Dress = Dress()
