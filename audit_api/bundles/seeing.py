"""Which bundles somebody sees: their own, as long as they see every branch that is in it."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload

from ..http import found
from ..people.access import Viewer
from ..programmes.models import Branch
from ..results import reading
from .making import per_cent
from .models import Bundle
from .order import Order, approved_since


def own(viewer: Viewer) -> Select[Bundle]:
    """One's bundles, the latest first."""
    wave = joinedload(Bundle.wave), joinedload(Bundle.region), joinedload(Bundle.job)
    return select(Bundle).where(Bundle.asked_by == viewer.user_id).options(*wave).order_by(Bundle.asked_at.desc())


def one(session: Session, viewer: Viewer, bundle: UUID) -> Bundle:
    """One of one's own; 404 when one has lost sight of a branch in it."""
    row: Bundle | None = session.scalar(own(viewer).where(Bundle.id == str(bundle)))
    kept: Bundle = found(row if row and _sees_all(session, viewer, row) else None, "bundle", bundle)
    return kept


def shown(session: Session, bundle: Bundle) -> dict[str, Any]:
    """BundleSchema."""
    order, whole = Order.of(bundle.order), bundle.job.status == "done" and bundle.bytes is not None
    names = ("id", "wave", "region", "format", "asked_at", "kept_until", "done", "bytes")
    # Between two turns of work the job at hand only waits for its own.
    waits = bundle.job.status == "asked" and bundle.done > 0
    return {
        **{name: getattr(bundle, name) for name in names},
        "language": order.language,
        "status": "running" if waits else bundle.job.status,
        "reports": len(order.branches),
        "per_cent": 100 if whole else per_cent(bundle.done, len(order.branches)),
        "older_than_data": approved_since(session, order.wave, order.at),
    }


def _sees_all(session: Session, viewer: Viewer, bundle: Bundle) -> bool:
    branches = Order.of(bundle.order).branches
    seen = select(func.count()).where(Branch.id.in_(branches), viewer.within(Branch.scope, *reading.SEEING))
    return session.scalar(seen) == len(branches)
