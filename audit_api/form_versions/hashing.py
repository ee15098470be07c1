"""The SHA-256 of a form: the same for the same form, whichever database or file it comes from."""

import json
from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Any


def sha256_of(tree: Any) -> str:
    """The hash, in lower-case hexadecimal, of the tree's canonical JSON (docs/form-format.md has no order of keys)."""
    return sha256(canonical(tree).encode()).hexdigest()


def canonical(value: Any) -> str:
    """JSON in ASCII with its keys in order, no spaces, and each number as its shortest decimal without an exponent.

    A database may give keys back in another order, and 3.0 for 3: neither makes it another form.
    """
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{json.dumps(key)}:{canonical(value[key])}" for key in sorted(value)) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, float | Decimal):
        return _digits(Decimal(repr(value)) if isinstance(value, float) else value)
    return json.dumps(value)


def _digits(number: Decimal) -> str:
    if number == number.to_integral_value():
        return str(int(number))
    return format(number, "f").rstrip("0")
