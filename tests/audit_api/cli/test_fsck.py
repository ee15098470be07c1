"""`shopper-audit fsck` finds what is missing or wrong, says it in plain words, and blames nothing that is well."""

import io
import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

import pytest

from audit_api.cli import main
from audit_api.db import now
from audit_api.submissions import photos
from tests import object_store

from .commands import environment, run_here
from .installation import Installation

WELL = "All is well.\n"


@pytest.fixture(scope="module")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The AWS_* variables of a real S3 server."""
    with object_store.server(tmp_path_factory.mktemp("s3")) as variables:
        yield variables


@pytest.fixture
def place(tmp_path: Path) -> Installation:
    """An installation whose photos are in a folder."""
    return Installation(tmp_path, {})


@pytest.fixture(params=["folder", "bucket"])
def either(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installation:
    """An installation with photos in a folder, and one with photos in an object store."""
    if request.param == "folder":
        return Installation(tmp_path, {})
    settings = {**request.getfixturevalue("s3"), "PHOTO_STORE": f"s3://photos/{tmp_path.name}"}
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    return Installation(tmp_path, settings)


@pytest.mark.parametrize("options", [(), ("--deep",), ("--deep", "--tidy")])
def test_all_is_well_where_nothing_was_broken(either: Installation, options: tuple[str, ...]) -> None:
    done = either.fsck(*options)

    assert (done.code, done.out, done.err) == (0, "Checked: 3 visits, 2 hand-ins, 2 photos.\n" + WELL, "")


def test_photos_that_were_not_handed_in_yet_are_counted_and_not_blamed(either: Installation) -> None:
    storage = either.app.extensions["storage"]
    for visit in (either.assigned, "00000000-0000-4000-8000-000000000000"):
        photos.keep(storage, visit, either.sha256, either.photo, now())
    storage.put(f"visits/{either.assigned}/{'ab' * 32}", b"no note yet")
    storage.put(f"visits/{either.assigned}/notes.txt", b"somebody's")

    done = either.fsck("--deep")

    assert done.code == 0
    assert "  1 photo here that no hand-in names yet.\n" in done.out
    assert "  1 photo of visits that this database does not know.\n" in done.out
    assert "  1 photo half sent, which the phone sends again.\n" in done.out
    assert "  1 file among the photos not put there by the server.\n" in done.out


def test_a_photo_in_the_object_store_with_other_bytes_is_found(
    s3: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in s3.items():
        monkeypatch.setenv(name, value)
    place = Installation(tmp_path, {**s3, "PHOTO_STORE": f"s3://photos/{tmp_path.name}"})
    name = f"visits/{place.waiting}/{place.sha256}"
    storage = place.app.extensions["storage"]
    kept = storage.get(name)
    storage.put(name, kept[:-9] + b"x" + kept[-8:])

    assert place.fsck().code == 0
    done = place.fsck("--deep")
    assert done.code == 1
    assert f"({place.waiting}): photo {place.sha256}: its file is not what was kept. Restore it" in done.out


def _rewritten(note: Path, **changes: object) -> None:
    note.write_text(json.dumps({**json.loads(note.read_text()), **changes}))


def _one_bit_more(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


Break = Callable[[Installation], object]

BROKEN_PHOTOS: dict[str, tuple[Break, str]] = {
    "file gone": (lambda at: at.file(at.waiting).unlink(), "its file is missing. Restore visits/"),
    "note gone": (lambda at: at.file(at.waiting, ".json").unlink(), "its note is missing. Restore visits/"),
    "note torn": (lambda at: at.file(at.waiting, ".json").write_text('{"sha'), "its note cannot be read"),
    "note of another": (lambda at: _rewritten(at.file(at.waiting, ".json"), sha256="0" * 64), "is of another photo."),
    "file cut": (lambda at: os.truncate(at.file(at.waiting), 100), "its file has 100 bytes, "),
    "note of other size": (lambda at: _rewritten(at.file(at.waiting, ".json"), bytes=7), "bytes were sent by its row"),
}


@pytest.mark.parametrize("harm", BROKEN_PHOTOS)
def test_a_photo_that_is_missing_or_cut_is_found(place: Installation, harm: str) -> None:
    do, said = BROKEN_PHOTOS[harm]
    do(place)

    done = place.fsck()

    assert done.code == 1
    assert f"Visit 2026-q4-kl-01-1 ({place.waiting}): photo {place.sha256}: " in done.out
    assert said in done.out
    assert done.out.endswith("1 thing missing or wrong: see above.\n")


def test_only_a_deep_look_sees_a_changed_bit(place: Installation) -> None:
    _one_bit_more(place.file(place.approved))

    assert place.fsck().code == 0
    done = place.fsck("--deep")
    assert done.code == 1
    assert f"({place.approved}): photo {place.sha256}: its file is not what was kept." in done.out


def test_an_arrived_photo_whose_file_went_is_found_before_the_hand_in(place: Installation) -> None:
    photos.keep(place.app.extensions["storage"], place.assigned, place.sha256, place.photo, now())
    place.file(place.assigned).unlink()

    done = place.fsck()

    assert (done.code, f"({place.assigned}): photo {place.sha256}: its file is missing" in done.out) == (1, True)


def test_photos_from_before_hashes_were_noted_are_counted(place: Installation) -> None:
    note = place.file(place.waiting, ".json")
    tree = json.loads(note.read_text())
    del tree["kept_sha256"], tree["kept_bytes"]
    note.write_text(json.dumps(tree))

    done = place.fsck("--deep")

    assert done.code == 0
    assert "  1 photo from before hashes were noted: bytes not checked.\n" in done.out


BROKEN_FILES = {
    "an index without its pages": (
        "pragma writable_schema=on",
        "delete from sqlite_master where name = 'ix_visits_status'",
    ),
    "a row that points nowhere": ("delete from waves",),
}


@pytest.mark.parametrize("harm", BROKEN_FILES)
def test_a_broken_database_file_is_found(place: Installation, harm: str) -> None:
    place.change()
    with closing(sqlite3.connect(place.folder / "audit.db", isolation_level=None)) as connection:
        for statement in BROKEN_FILES[harm]:
            connection.execute(statement)

    done = place.fsck("--deep")

    assert done.code == 1
    assert done.out.startswith("The database file: ")


def _leave(folder: Path, name: str, hours: float) -> Path:
    file = folder / name
    file.write_bytes(b"half a photo")
    then = time.time() - 3600 * hours
    os.utime(file, (then, then))
    return file


def test_only_a_deep_look_sees_a_published_form_that_was_changed_behind_the_triggers(place: Installation) -> None:
    with closing(sqlite3.connect(place.folder / "audit.db")) as database, database:
        database.execute("drop trigger form_versions_stay_update")
        database.execute("update form_versions set tree = json_set(tree, '$.title', 'Another')")

    done = place.fsck("--deep")

    assert place.fsck().code == 0
    assert done.code == 1
    assert "Version 1 of the form small" in done.out
    assert "it is not what was published" in done.out


def test_tidying_removes_old_unfinished_files_and_nothing_else(place: Installation) -> None:
    folder = place.file(place.waiting).parent
    old, young = _leave(folder, ".0123456789abcdef", 25), _leave(folder, ".fedcba9876543210", 23)
    others = [_leave(folder, name, 25) for name in (".DS_Store", ".0123456789abcdefg", ".0123456789ABCDEF", "notes")]
    before = set(place.folder.rglob("*"))

    told = place.fsck()
    assert "  2 unfinished files of a server that was killed; --tidy removes those older than a day.\n" in told.out
    assert set(place.folder.rglob("*")) >= before
    done = place.fsck("--tidy")

    assert (done.code, young.exists(), all(map(Path.exists, others))) == (0, True, True)
    assert "  2 unfinished files of a server that was killed; 1 of them removed.\n" in done.out
    assert before - set(place.folder.rglob("*")) == {old}


class Terminal(io.StringIO):
    """Somebody who looks on."""

    def isatty(self) -> bool:
        """Yes."""
        return True


def test_a_terminal_is_told_how_far_it_is(place: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audit_api.cli.fsck.QUIET_SECONDS", -1)
    place.file(place.waiting).unlink()
    with (
        redirect_stderr(Terminal()) as seen,
        redirect_stdout(io.StringIO()) as out,
        patch.dict(os.environ, environment(place.folder), clear=True),
        pytest.raises(SystemExit),
    ):
        main(["fsck"])

    assert "\r3 of 3 visits" in seen.getvalue()
    assert seen.getvalue().endswith("\r\x1b[K")
    assert "visits\r" not in out.getvalue()


def test_what_cannot_be_checked_exits_with_2(tmp_path: Path, place: Installation) -> None:
    assert run_here(tmp_path / "empty", "fsck").code == 2
    assert place.fsck("--shallow").code == 2


def test_a_store_that_refuses_is_named(place: Installation, s3: dict[str, str]) -> None:
    wrong = {**s3, "PHOTO_STORE": "s3://photos/x", "AWS_SECRET_ACCESS_KEY": "another"}

    done = run_here(place.folder, "fsck", **wrong)

    assert done.code == 2
    assert done.err.startswith("The photo store cannot be used: ")
    assert done.err.endswith("Check PHOTO_STORE and the AWS_* settings.\n")
