"""The signature that a paper carries at its end, by which anybody who has the server's public key knows its papers.

A comment stands before the last lines of the file, at a fixed place counted from its end. It holds an Ed25519 signature
over the SHA-256 of the whole file, in which 128 zeros stand where the signature goes: no byte can change unnoticed.
"""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, BinaryIO

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from ..config import BadSetting

if TYPE_CHECKING:
    from hashlib import _Hash as Hash

COMMENT = b"%shopper-audit signature "
BLANK = b"0" * 128
PURPOSE = b"shopper-audit paper\n"
"""Begins what is signed, so that a signature made for something else never fits."""
_END = re.compile(re.escape(COMMENT) + rb"([0-9a-f]{128})\nstartxref\n\d+\n%%EOF\n\Z")
_LAST_LINES = b"startxref\n"
_LONGEST_END = 256


class NotGenuine(ValueError):
    """A file that is not as the owner of the key made it; the message says what is wrong."""


class NoKey(BadSetting):
    """A key that can't be read; the message names the file and the cure."""


@dataclass(frozen=True)
class Sealed:
    """A signed file, and its SHA-256 as hexadecimal digits."""

    pdf: bytes
    sha256: str


def seal(pdf: bytes, key: Ed25519PrivateKey) -> Sealed:
    """The file with its signature: the same bytes for the same file and key."""
    end = pdf.rindex(_LAST_LINES)
    head, whole = memoryview(pdf)[:end], sha256(memoryview(pdf)[:end])
    signed = _signed(whole, pdf[end:], key)
    whole.update(signed)
    return Sealed(b"".join((head, signed)), whole.hexdigest())


class Sealing:
    """A file that is signed while it is written to `out`, however large: all but its end goes through at once."""

    def __init__(self, out: BinaryIO, key: Ed25519PrivateKey) -> None:
        self._out = out
        self._key = key
        self._hash = sha256()
        self._held = b""

    def write(self, data: bytes) -> int:
        """Write more of the PDF."""
        held = self._held + data
        self._pass_on(held[:-_LONGEST_END])
        self._held = held[-_LONGEST_END:]
        return len(data)

    def finish(self) -> None:
        """Write the signature and the last lines; the PDF must be whole."""
        end = self._held.rindex(_LAST_LINES)
        self._pass_on(self._held[:end])
        self._out.write(_signed(self._hash, self._held[end:], self._key))

    def _pass_on(self, data: bytes) -> None:
        self._hash.update(data)
        self._out.write(data)


def _signed(head: "Hash", last_lines: bytes, key: Ed25519PrivateKey) -> bytes:
    """What ends a file that begins with what was hashed: the signature, and its last lines."""
    tail, blank = b"\n" + last_lines, head.copy()
    blank.update(COMMENT + BLANK + tail)
    return COMMENT + key.sign(PURPOSE + blank.digest()).hex().encode() + tail


def verify(pdf: bytes, key: Ed25519PublicKey) -> None:
    """Nothing when the file is exactly as the owner of the key made it; `NotGenuine` otherwise."""
    found = _END.search(pdf, max(0, len(pdf) - _LONGEST_END))
    if found is None:
        raise NotGenuine(
            "It carries no signature at its end: it was cut, added to, made elsewhere, or before papers were signed."
        )
    blank = sha256(pdf[: found.start(1)] + BLANK + pdf[found.end(1) :])
    try:
        key.verify(bytes.fromhex(found[1].decode()), PURPOSE + blank.digest())
    except InvalidSignature:
        raise NotGenuine(
            "Its signature does not fit: it was changed after it was made, or another server made it."
        ) from None


def private_key(path: Path) -> Ed25519PrivateKey:
    """The key in this file, which is made at first use, readable by its owner only."""
    if not path.exists():
        make_key(path)
    key = _read(path, lambda data: load_pem_private_key(data, None))
    if not isinstance(key, Ed25519PrivateKey):
        raise NoKey(f"{path} holds no private Ed25519 key. Give the file that `shopper-audit key make` wrote.")
    return key


def public_key(path: Path) -> Ed25519PublicKey:
    """The public key in this file."""
    key = _read(path, load_pem_public_key)
    if not isinstance(key, Ed25519PublicKey):
        raise NoKey(f"{path} holds no public Ed25519 key. Give what `shopper-audit key public` printed.")
    return key


def make_key(path: Path) -> bool:
    """Write a new key to this file unless there is one; says whether it was written."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    pem = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.") as file:  # readable by its owner only
        file.write(pem)
        file.flush()
        os.fsync(file.fileno())
        try:
            os.link(file.name, path)
        except FileExistsError:
            return False
    return True


def as_text(key: Ed25519PublicKey) -> str:
    """The key as PEM, which every tool reads."""
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def _read(path: Path, load: Callable[[bytes], object]) -> object:
    try:
        return load(path.read_bytes())
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "it holds no key"
        raise NoKey(f"{path} can't be read as a key: {why}.") from None
