"""A folder and an object store keep photos in the same way, and what they said is kept is kept."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from obstore.exceptions import PermissionDeniedError

from audit_api.storage import Folder, Storage, open_storage
from tests import object_store


@pytest.fixture(scope="module")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The AWS_* variables of a real S3 server."""
    with object_store.server(tmp_path_factory.mktemp("s3")) as variables:
        yield variables


@pytest.fixture(params=["folder", "bucket"])
def storage(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Storage:
    """An empty storage of each kind."""
    if request.param == "folder":
        return open_storage(str(tmp_path / "photos"))
    for name, value in request.getfixturevalue("s3").items():
        monkeypatch.setenv(name, value)
    return open_storage(f"s3://photos/{tmp_path.name}")


def test_what_is_put_comes_back(storage: Storage) -> None:
    storage.put("visits/a/1", b"one ", memoryview(b"two"))

    assert storage.get("visits/a/1") == b"one two"
    assert storage.has("visits/a/1")


def test_what_was_never_put_is_not_there(storage: Storage) -> None:
    assert storage.get("visits/a/1") is None
    assert not storage.has("visits/a/1")
    assert storage.names("visits/a/") == []


def test_putting_again_replaces(storage: Storage) -> None:
    storage.put("visits/a/1", b"one")
    storage.put("visits/a/1", b"two")

    assert storage.get("visits/a/1") == b"two"


def test_names_are_those_of_the_folder_only(storage: Storage) -> None:
    for name in ("visits/a/2", "visits/a/1", "visits/b/1", "visits/ab/1"):
        storage.put(name, b"")

    assert storage.names("visits/a/") == ["visits/a/1", "visits/a/2"]


def test_many_at_once_into_a_new_folder_are_all_kept(storage: Storage) -> None:
    threads = [threading.Thread(target=storage.put, args=(f"visits/a/{n:02}", b"x" * n)) for n in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert storage.names("visits/a/") == [f"visits/a/{n:02}" for n in range(16)]


def test_wrong_credentials_are_refused(s3: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {**s3, "AWS_SECRET_ACCESS_KEY": "another"}.items():
        monkeypatch.setenv(name, value)

    with pytest.raises(PermissionDeniedError):
        open_storage("s3://photos/wrong").put("visits/a/1", b"")


def test_the_file_and_its_folders_are_synced_before_put_returns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[tuple[str, bool]] = []

    def watch(handle: int) -> None:
        path = Path(f"/proc/self/fd/{handle}").readlink()
        synced.append((path.relative_to(tmp_path).as_posix(), (tmp_path / "photos/visits/a/1").exists()))

    monkeypatch.setattr(os, "fsync", watch)
    Folder(tmp_path / "photos").put("visits/a/1", b"one")

    folders = [path for path, _ in synced if "." not in Path(path).name]
    assert folders == [".", "photos", "photos/visits", "photos/visits/a"]
    assert synced[-1] == ("photos/visits/a", True)
    assert synced[-2][1] is False


def test_what_a_killed_process_put_is_synced_before_it_is_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Folder(tmp_path / "photos").put("visits/a/1", b"one")
    synced: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda handle: synced.append(Path(f"/proc/self/fd/{handle}").readlink().name))

    Folder(tmp_path / "photos").settle("visits/a/1")

    assert synced == [tmp_path.name, "photos", "visits", "a"]


def test_a_put_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def disk_is_full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    folder = Folder(tmp_path)
    folder.put("visits/a/1", b"one")
    monkeypatch.setattr(os, "fsync", disk_is_full)

    with pytest.raises(OSError, match="No space"):
        folder.put("visits/a/1", b"two")
    assert folder.get("visits/a/1") == b"one"
    assert [path.name for path in (tmp_path / "visits/a").iterdir()] == ["1"]
