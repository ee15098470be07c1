"""A hand-in as it came, before anything is known of it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from ..visits.actions import clock_offset_ms
from .models import VisitOutcome


@dataclass(frozen=True)
class HandIn:
    """A hand-in as it came (HandInSchema), under the id that the phone gave it, at the moment it came."""

    id: str
    by: int
    given: Mapping[str, Any]
    at: datetime

    @property
    def outcome(self) -> VisitOutcome:
        """What came of going there."""
        outcome: VisitOutcome = self.given["outcome"]
        return outcome

    @cached_property
    def sha256(self) -> str:
        """Of what was answered, whatever the order of its keys; sending it later again changes nothing."""
        told = {"visit": str(self.given["visit"]), "form": self.given["form"], "document": self.given["document"]}
        if self.outcome != "visited":
            # Left out of a real visit's, so that a phone which began before there were outcomes is known again.
            told["outcome"] = self.outcome
        return hashlib.sha256(json.dumps(told, sort_keys=True, separators=(",", ":")).encode()).hexdigest()

    @property
    def started_at(self) -> datetime:
        """When the visit began by the phone's clock, and never after it was told here."""
        began: datetime = self.given["started_at"]
        return min(began, self.at)

    @property
    def clock_offset_ms(self) -> int | None:
        """How far the server's clock was ahead of the phone's, as far as the phone said what its own showed."""
        return clock_offset_ms(self.given["sent_at"], self.at)

    @property
    def photo_notes(self) -> Mapping[str, Any]:
        """What the phone took off the photos before they left (PhotoNoteSchema), by SHA-256."""
        notes: Mapping[str, Any] = (self.given["capture"] or {}).get("photos", {})
        return notes

    @property
    def tree(self) -> dict[str, Any]:
        """All of it that is kept, as JSON."""
        tree = {
            "started_at": self.started_at,
            **{key: self.given[key] for key in ("handed_in_at", "device", "outcome", "capture")},
            "answers": self.given["document"],
        }
        plain: dict[str, Any] = json.loads(json.dumps(tree, default=datetime.isoformat))
        return plain
