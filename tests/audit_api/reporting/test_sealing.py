"""A signed paper is as it was made, or one is told that it is not: wherever a byte changed, and whatever is missing."""

import io
import stat
from functools import cache
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from audit_api.reporting.sealing import (
    COMMENT,
    NoKey,
    NotGenuine,
    Sealing,
    make_key,
    private_key,
    public_key,
    seal,
    verify,
)
from reports import branch_report
from tests.reports import build, paper, tags

KEY = Ed25519PrivateKey.from_private_bytes(b"k" * 32)


@cache
def plain() -> bytes:
    return branch_report.make(build.branch_report(count=2, photos=1), "https://audit.example")


@cache
def sealed() -> bytes:
    return seal(plain(), KEY).pdf


def test_a_signed_paper_is_known_by_the_public_key_and_is_the_same_each_time() -> None:
    verify(sealed(), KEY.public_key())

    assert seal(plain(), KEY) == seal(plain(), KEY)
    assert seal(plain(), KEY).sha256 != seal(plain(), Ed25519PrivateKey.from_private_bytes(b"l" * 32)).sha256


@pytest.mark.parametrize("at_once", [1, 7, 300, 100_000])
def test_a_paper_that_is_signed_while_it_is_written_is_the_same(at_once: int) -> None:
    out, pdf = io.BytesIO(), plain()[-20_000:]
    sealing = Sealing(out, KEY)
    for start in range(0, len(pdf), at_once):
        sealing.write(pdf[start : start + at_once])
    sealing.finish()

    assert out.getvalue() == seal(pdf, KEY).pdf


def test_a_signed_paper_is_read_by_strict_readers_without_a_complaint() -> None:
    assert tags.opened(sealed()).check_pdf_syntax() == []
    assert len(paper.reader(sealed()).pages) == len(paper.reader(plain()).pages)


@pytest.mark.parametrize("bit", [0x01, 0x20, 0x80])
def test_a_changed_byte_is_noticed_wherever_it_is(bit: int) -> None:
    pdf, key = sealed(), KEY.public_key()
    end = len(pdf)
    places = [*range(0, end, end // 150), *range(end - 400, end)]

    for place in places:
        changed = pdf[:place] + bytes([pdf[place] ^ bit]) + pdf[place + 1 :]
        with pytest.raises(NotGenuine):
            verify(changed, key)


def test_a_signature_in_capitals_is_another_file() -> None:
    place = sealed().rindex(COMMENT) + len(COMMENT)
    shouted = sealed()[:place] + sealed()[place : place + 128].upper() + sealed()[place + 128 :]

    assert shouted != sealed()
    with pytest.raises(NotGenuine, match="no signature"):
        verify(shouted, KEY.public_key())


@pytest.mark.parametrize("keep", [0.0, 0.3, 0.999])
def test_a_paper_that_was_cut_or_added_to_is_not_genuine(keep: float) -> None:
    for changed in (sealed()[: int(len(sealed()) * keep)], sealed() + b"%", sealed() + b"\n", b"%" + sealed()):
        with pytest.raises(NotGenuine):
            verify(changed, KEY.public_key())


def test_a_paper_without_a_signature_and_one_of_another_server_say_which_they_are() -> None:
    with pytest.raises(NotGenuine, match="no signature"):
        verify(plain(), KEY.public_key())
    with pytest.raises(NotGenuine, match="another server"):
        verify(seal(plain(), Ed25519PrivateKey.generate()).pdf, KEY.public_key())


def test_a_key_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "instance" / "signing.key"

    first = private_key(path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert private_key(path).private_bytes_raw() == first.private_bytes_raw()
    assert make_key(path) is False
    assert [file.name for file in path.parent.iterdir()] == ["signing.key"]


def test_a_file_that_is_no_key_is_named(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a key")

    for read in (private_key, public_key):
        with pytest.raises(NoKey, match=r"notes\.txt"):
            read(path)
    with pytest.raises(NoKey, match=r"missing\.pem"):
        public_key(tmp_path / "missing.pem")
