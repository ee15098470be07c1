"""A name for what a report is made from."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from hashlib import sha256

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's 32 digits: without I, L, O and U."""
_LEFT_OUT = frozenset({"jpeg", "form", "taxonomies", "dress"})


def digest_of(content: object) -> str:
    """A name for plain values and dataclasses, the same for the same content.

    A photo counts by its own hash. A form counts by its code: its version stands beside it and never changes.
    What a report wears counts not at all: in another dress it says the same.
    """
    return sha256(json.dumps(content, default=_plain, sort_keys=True).encode()).hexdigest()


def _plain(value: object) -> object:
    if is_dataclass(value):
        kept = {field.name: getattr(value, field.name) for field in fields(value) if field.name not in _LEFT_OUT}
        return {**kept, "form": value.form["form"]} if hasattr(value, "form") else kept
    return dict(value) if isinstance(value, Mapping) else str(value)


def code_of(digest: str) -> str:
    """The first 60 bits of a digest, for people to type: twelve digits and letters, none that look alike."""
    bits = int(digest[:15], 16)
    signs = "".join(SIGNS[bits >> 5 * place & 31] for place in reversed(range(12)))
    return f"{signs[:4]}-{signs[4:8]}-{signs[8:]}"
