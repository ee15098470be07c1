"""At what somebody looks: a wave, the one beside it, the questions that were asked, and which visits count."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from forms.taxonomies import Taxonomies
from reports import data
from reports.form_text import FormText
from reports.measures.areas import Standard
from reports.words import Words

from .. import problems
from ..form_versions.models import FormVersion
from ..form_versions.taxonomy.reading import taxonomies_for
from ..http import found
from ..people.access import Viewer
from ..programmes.models import Branch, Wave
from ..roll_ups.shapes import shape
from . import breaks, reading
from .filtering import FilteredSums, asked_for, scenarios
from .rolled_up import KeptSums, Kind, WaveSums

PARTS_OF_DAY = ("morning", "midday", "afternoon", "evening")


@dataclass(frozen=True)
class Asked:
    """Who looks at which wave, in which language, and how (FilterArgs)."""

    session: Session
    viewer: Viewer
    wave: int
    language: data.Language
    args: Mapping[str, Any]

    @property
    def own_branches(self) -> ColumnElement[bool]:
        """The branches that are the reader's."""
        return self.viewer.within(Branch.scope, *reading.SEEING)


@dataclass(frozen=True)
class Look:
    """A wave with something to show. `row` is its ResultWaveSchema, `kinds` are the visits that could be shown
    instead of `kind`; `before` is the wave beside it, whether or not it has visits of that kind."""

    asked: Asked
    row: Mapping[str, Any]
    wave: Wave
    before: Wave | None
    choices: Sequence[Wave]
    sums: WaveSums
    kinds: Sequence[Kind]
    kind: Kind
    forms: Mapping[int, FormVersion]

    @property
    def form(self) -> FormVersion:
        """The latest version among the visits that are shown."""
        return self.forms[self.kind.form_version]

    @property
    def text(self) -> FormText:
        return FormText(self.form.tree, self.asked.language)

    @cached_property
    def taxonomies(self) -> Taxonomies:
        """What the client's forms are tagged with."""
        return taxonomies_for(self.form)

    @property
    def words(self) -> Words:
        return Words(self.asked.language, self.taxonomies)

    @property
    def other_form(self) -> int:
        """How many approved visits were made with other questions."""
        return sum(kind.visits for kind in self.kinds) - self.kind.visits

    def standard(self, wave: Wave) -> Standard:
        """What the figures of a wave are held against."""
        spread = self.sums.spread(wave, self.kind.shape)
        programme = self.wave.programme
        return Standard(self.text, programme.target, programme.promised_share, spread)


def look(asked: Asked, what: str, *conditions: ColumnElement[bool]) -> Look:
    """The wave as `asked`, over the reader's branches that meet `conditions`; `what` is what to call them.

    404 when there is no such wave, wave beside it, or visit.
    """
    session, viewer = asked.session, asked.viewer
    row = reading.one_wave(session, viewer, asked.wave)
    wave = session.get_one(Wave, asked.wave)
    choices = reading.wave_choices(session, viewer, wave.programme_id)
    wanted, of = asked_for(asked.args), (asked.own_branches, *conditions)
    sums: WaveSums = FilteredSums(session, wanted, of) if wanted.active else KeptSums(session, of)
    kinds = sums.kinds(wave)
    kind = _chosen(kinds, asked.args.get("form"))
    if kind is None:
        problems.refuse("no_figures", which=what)
    versions = select(FormVersion).where(FormVersion.id.in_([kind.form_version for kind in kinds]))
    forms = {version.id: version for version in session.scalars(versions)}
    return Look(asked, row, wave, _beside(asked, wave, choices), choices, sums, kinds, kind, forms)


def same_shape(session: Session, form: FormVersion) -> list[int]:
    """The versions of a form that ask the same questions as this one."""
    query = select(FormVersion).where(FormVersion.client_id == form.client_id, FormVersion.code == form.code)
    wanted = shape(form.tree)
    return [version.id for version in session.scalars(query) if shape(version.tree) == wanted]


def shared(seen: Look) -> dict[str, Any]:
    """What AreaPageSchema has of waves, forms and filters."""
    return {
        "wave": seen.row,
        "beside": seen.before,
        "waves": seen.choices,
        "form_break": breaks.between(seen.asked.session, seen.before, seen.form, seen.asked.own_branches),
        "forms": list(_forms(seen)),
        "filters": {
            "active": asked_for(seen.asked.args).active,
            "channels": sorted({seen.forms[kind.form_version].tree["channel"] for kind in seen.kinds}),
            "parts_of_day": PARTS_OF_DAY,
            "scenarios": list(scenarios(seen.form.tree, seen.asked.language)),
        },
    }


def _forms(seen: Look) -> Any:
    for kind in seen.kinds:
        version = seen.forms[kind.form_version]
        title = FormText(version.tree, seen.asked.language).title
        named = {"id": version.id, "code": version.code, "number": version.number, "title": title}
        yield {**named, "visits": kind.visits, "shown": kind == seen.kind}


def _chosen(kinds: Sequence[Kind], wanted: int | None) -> Kind | None:
    """The heaviest kind, or that of the form version `wanted`; 404 when no visit was made with that one's questions."""
    if wanted is None:
        return next(iter(kinds), None)
    kind: Kind = found(next((kind for kind in kinds if kind.form_version == wanted), None), "form", wanted)
    return kind


def _beside(asked: Asked, wave: Wave, choices: Sequence[Wave]) -> Wave | None:
    """The wave that was asked for, else the one that began last before; 404 when the reader sees no such wave."""
    wanted = asked.args.get("beside")
    return reading.beside(asked.session, wave, choices, wanted)
