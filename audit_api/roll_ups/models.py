"""What approved visits add up to, kept by the transaction that approves. It can be made again from the visits."""

from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from ..db import Base, Document


class BranchRollUp(Base):
    """The visits of one branch in one wave that were made with the same questions (`shapes.shape`).

    `form_version_id` is the latest version among them, `visits` how many were approved. `n` are complete; their
    scores add up to `total` tenths, the squares of those to `squares`; `critical` counts failed critical questions,
    `failed` failed answers of the `scored` ones. `tally` is all the rest, as reports.measures.tally describes it.
    """

    __tablename__ = "branch_roll_ups"

    wave_id: Mapped[int] = mapped_column(ForeignKey("waves.id"), primary_key=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"), primary_key=True)
    shape: Mapped[str] = mapped_column(String(64), primary_key=True)
    form_version_id: Mapped[int] = mapped_column(ForeignKey("form_versions.id"))
    visits: Mapped[int] = mapped_column(Integer)
    n: Mapped[int] = mapped_column(Integer)
    total: Mapped[int] = mapped_column(BigInteger)
    squares: Mapped[int] = mapped_column(BigInteger)
    critical: Mapped[int] = mapped_column(Integer)
    failed: Mapped[int] = mapped_column(Integer)
    scored: Mapped[int] = mapped_column(Integer)
    tally: Mapped[dict[str, Any]] = mapped_column(Document)

    __table_args__ = (
        # All but the tally stands in the index, so that a wave's thousands of branches are read from few pages.
        Index(
            "ix_branch_roll_ups_figures",
            *("wave_id", "shape", "branch_id", "n", "total", "squares"),
            *("visits", "critical", "failed", "scored", "form_version_id"),
        ),
        Index("ix_branch_roll_ups_branch_id", "branch_id"),
    )


class RegionRollUp(Base):
    """The same of a region: what its branches' tallies add up to, each branch as `tally.of_branch` has it.

    A row that is missing is made again from the branches' rows.
    """

    __tablename__ = "region_roll_ups"

    wave_id: Mapped[int] = mapped_column(ForeignKey("waves.id"), primary_key=True)
    region_id: Mapped[int] = mapped_column(ForeignKey("regions.id"), primary_key=True)
    shape: Mapped[str] = mapped_column(String(64), primary_key=True)
    form_version_id: Mapped[int] = mapped_column(ForeignKey("form_versions.id"))
    tally: Mapped[dict[str, Any]] = mapped_column(Document)

    __table_args__ = (Index("ix_region_roll_ups_region_id", "region_id"),)
