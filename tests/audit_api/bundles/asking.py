"""Asking for a bundle, and looking at what came of it."""

import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from zipfile import ZipFile

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

SignIn = Callable[..., FlaskClient]

LONG_AGO = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)

NORTH, SOUTH = ("kl-01", "kl-02", "kl-03"), ("jb-01",)


def ask(client: FlaskClient, **wanted: Any) -> dict[str, Any]:
    """Ask for a bundle; its row."""
    answer = client.post("/api/bundles", json=wanted)
    assert answer.status_code == 201, answer.json
    row: dict[str, Any] = answer.json
    return row


def again(client: FlaskClient, row: dict[str, Any]) -> dict[str, Any]:
    """The row as it is now."""
    shown: dict[str, Any] = client.get(f"/api/bundles/{row['id']}").json
    return shown


def fetch(client: FlaskClient, row: dict[str, Any], **headers: str) -> TestResponse:
    """The answer with the file, read to its end."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with client.get(f"/api/bundles/{row['id']}/file", headers=named) as answer:
        assert answer.is_streamed or answer.status_code != 200
        answer.get_data()
    return answer


def manifest(client: FlaskClient, row: dict[str, Any]) -> dict[str, Any]:
    """What the ZIP's manifest says."""
    with ZipFile(io.BytesIO(fetch(client, row).data)) as bundle:
        told: dict[str, Any] = json.loads(bundle.read("manifest.json"))
        assert {"manifest.json", "manifest.csv", *(report["file"] for report in told["reports"])} == set(
            bundle.namelist()
        )
    return told
