"""A shopper's phone, with one visit on it."""

import uuid
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from flask.testing import FlaskClient

from tests.audit_api.submissions import cameras

DOCUMENT: dict[str, Any] = {
    "form": "counter",
    "language": "en",
    "events": {"door": 0, "served": 12.4},
    "answers": {"A1": {"value": "yes"}, "A3": {"value": "Polite"}},
}
"""Answers to the small form: everything it asks for."""


@dataclass
class Phone:
    """A signed-in shopper's phone, and the visit that is made with it."""

    browser: FlaskClient
    visit: str
    form: int
    id: str = field(default_factory=lambda: str(uuid.uuid4()))

    def send(self, data: bytes, name: str | None = None) -> Any:
        """Send a photo."""
        address = f"/api/visits/{self.visit}/photos/{name or cameras.sha256(data)}"
        return self.browser.put(address, data=data, content_type="image/jpeg")

    def paper(self, photos: list[str] | None = None, **changes: Any) -> dict[str, Any]:
        """A hand-in that is complete, with `changes`."""
        document = deepcopy(DOCUMENT)
        if photos:
            document["answers"]["A3"]["photos"] = photos
        return {
            "visit": self.visit,
            "form": self.form,
            "started_at": "2026-11-10T09:00:00+08:00",
            "handed_in_at": "2026-11-10T10:00:00+08:00",
            "device": {"app": "1.0"},
            "document": document,
            **changes,
        }

    def hand_in(self, photos: list[str] | None = None, **changes: Any) -> Any:
        """Hand the visit in."""
        return self.browser.put(f"/api/submissions/{self.id}", json=self.paper(photos, **changes))
