"""What somebody typed to name a programme, a wave, a region or a branch, and the rows that it names."""

from dataclasses import dataclass
from typing import Any

import click
from sqlalchemy import Select, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from ..programmes.models import Branch, Client, Programme, Region, Wave


@dataclass(frozen=True)
class Codes:
    """What was asked for, as it was typed; codes that differ in case only are the same."""

    wave: str | None = None
    branch: str | None = None
    region: str | None = None
    client: str | None = None
    programme: str | None = None

    def waves(self, session: Session) -> list[Wave]:
        """The waves that it can mean, at least one."""
        query = select(Wave).join(Wave.programme).join(Programme.client).order_by(Wave.id)
        mine = _is(Wave.code, self.wave), _is(Client.code, self.client), _is(Programme.code, self.programme)
        return self._known(session, query.where(*mine), f"wave {self.wave}")

    def programmes(self, session: Session) -> list[Programme]:
        """The programmes that it can mean, at least one."""
        query = select(Programme).join(Programme.client).order_by(Programme.id)
        mine = _is(Programme.code, self.programme), _is(Client.code, self.client)
        return self._known(session, query.where(*mine), f"programme {self.programme}")

    def branches(self, session: Session) -> list[Branch]:
        """The branches that it can mean, at least one."""
        query = select(Branch).join(Branch.client).order_by(Branch.id)
        mine = _is(Branch.code, self.branch), _is(Client.code, self.client)
        return self._known(session, query.where(*mine), f"branch {self.branch}")

    def regions(self, session: Session) -> list[Region]:
        """The regions that it can mean, at least one."""
        query = select(Region).join(Region.client).order_by(Region.id)
        mine = _is(Region.code, self.region), _is(Client.code, self.client)
        return self._known(session, query.where(*mine), f"region {self.region}")

    def _known(self, session: Session, query: Select[Any], what: str) -> list[Any]:
        rows = list(session.scalars(query))
        if not rows:
            of = f" of client {self.client}" if self.client else ""
            raise click.ClickException(f"There is no {what}{of}. Check the code.")
        return rows


def choose(waves: list[Wave]) -> None:
    """Stop unless there is one: what is typed fits several."""
    if len(waves) > 1:
        fits = "; ".join(f"client {wave.programme.client.code}, programme {wave.programme.code}" for wave in waves)
        raise click.ClickException(f"Several fit: {fits}. Say which with --client and --programme.")


def _is(column: InstrumentedAttribute[str], code: str | None) -> Any:
    """The column holds this code; without a code, any will do."""
    return True if code is None else func.lower(column) == code.lower()
