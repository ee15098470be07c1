"""Photos by name: in a folder, or in an object store."""

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

from flask import current_app

Bytes = bytes | memoryview

MOST_SURE = 10_000
"""Folders that are remembered as being on disk, so that they are synced once in the life of a process."""

UNFINISHED = re.compile(r"\.[0-9a-f]{16}")
"""What a file is called while it is being written."""


@dataclass(frozen=True)
class Entry:
    """Something that is kept, and how long it is."""

    name: str
    bytes: int


class Storage(Protocol):
    """Where photos are kept, under names like `visits/<visit>/<sha256>`, checked before they come here.

    A name is kept whole or not at all, whatever happens meanwhile; the same name may be put again.
    """

    def put(self, name: str, *parts: Bytes) -> None:
        """Keep `parts`, one after the other, under `name`; on return they are on disk for good."""

    def put_beside(self, name: str, *parts: Bytes, note: tuple[str, bytes]) -> None:
        """The same, and a second name with what belongs to it; who finds the second finds the first."""

    def settle(self, name: str) -> None:
        """On return, what is found under `name` is on disk for good, even if who put it was killed over it."""

    def get(self, name: str) -> bytes | None:
        """What is kept under `name`, or none."""

    def has(self, name: str) -> bool:
        """Whether something is kept under `name`."""

    def names(self, prefix: str) -> list[str]:
        """The names below the folder `prefix`, which ends in a slash, sorted."""

    def entries(self, prefix: str) -> Iterator[Entry]:
        """What is kept below the folder `prefix`, read as it is asked for; what is in one folder comes together."""

    def unfinished(self) -> Iterator[tuple[str, datetime]]:
        """What a process that was killed left half written, and when it wrote there last. Nobody reads it."""

    def forget_unfinished(self, name: str) -> None:
        """Remove what `unfinished` has told of."""


def open_storage(address: str) -> Storage:
    """The storage at `address`: a folder, or `s3://bucket/prefix` with credentials from the AWS_* variables."""
    return Bucket(address) if address.startswith("s3://") else Folder(Path(address))


def storage() -> Storage:
    """The storage of this app."""
    opened: Storage = current_app.extensions["storage"]
    return opened


class Folder:
    """Storage in a folder of this machine."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._making = Lock()
        self._sure: set[Path] = set()

    def put(self, name: str, *parts: Bytes) -> None:
        """Keep `parts`, one after the other, under `name`; on return they are on disk for good."""
        self._put({name: parts})

    def put_beside(self, name: str, *parts: Bytes, note: tuple[str, bytes]) -> None:
        """Keep `parts` and a note, in one folder; on return both are on disk for good."""
        self._put({name: parts, note[0]: (note[1],)})

    def _put(self, files: dict[str, tuple[Bytes, ...]]) -> None:
        """Keep files of one folder, in this order."""
        folder = self._folder_of(next(iter(files)))
        unfinished = {name: folder / f".{secrets.token_hex(8)}" for name in files}
        try:
            for name, parts in files.items():
                _write_to_disk(unfinished[name], parts)
            for name, path in unfinished.items():
                path.replace(self.root / name)
        except BaseException:
            for path in unfinished.values():
                path.unlink(missing_ok=True)
            raise
        _sync_folder(folder)

    def settle(self, name: str) -> None:
        """On return, what is found under `name` is on disk for good."""
        _sync_folder(self._folder_of(name))

    def get(self, name: str) -> bytes | None:
        """What is kept under `name`, or none."""
        try:
            return (self.root / name).read_bytes()
        except FileNotFoundError:
            return None

    def has(self, name: str) -> bool:
        """Whether something is kept under `name`."""
        return (self.root / name).is_file()

    def names(self, prefix: str) -> list[str]:
        """The names below the folder `prefix`, sorted."""
        return sorted(entry.name for entry in self.entries(prefix))

    def entries(self, prefix: str) -> Iterator[Entry]:
        """What is kept below the folder `prefix`, read as it is asked for."""
        for file in _files(self.root / prefix):
            if not file.name.startswith("."):
                yield Entry(self._name_of(file), file.stat().st_size)

    def unfinished(self) -> Iterator[tuple[str, datetime]]:
        """What a process that was killed left half written, and when it wrote there last."""
        for file in _files(self.root):
            if UNFINISHED.fullmatch(file.name):
                with suppress(FileNotFoundError):
                    yield self._name_of(file), datetime.fromtimestamp(file.stat().st_mtime, UTC)

    def forget_unfinished(self, name: str) -> None:
        """Remove what `unfinished` has told of."""
        if not UNFINISHED.fullmatch(name.rpartition("/")[2]):
            raise ValueError(f"{name} is no unfinished file")
        (self.root / name).unlink(missing_ok=True)

    def _name_of(self, file: os.DirEntry[str]) -> str:
        return Path(file.path).relative_to(self.root).as_posix()

    def _folder_of(self, name: str) -> Path:
        """The folder that `name` lies in, which is there after a power cut."""
        folder = (self.root / name).parent
        with self._making:
            if len(self._sure) > MOST_SURE:
                self._sure.clear()
            self._make_folder(folder)
        return folder

    def _make_folder(self, folder: Path) -> None:
        """A folder whose own folder knows of it for good. One that is found may be of somebody killed before that."""
        if folder.is_dir() and (folder in self._sure or not folder.is_relative_to(self.root)):
            return
        self._make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        _sync_folder(folder.parent)
        self._sure.add(folder)


def _files(folder: Path) -> Iterator[os.DirEntry[str]]:
    """The files below a folder, if there is one; never more in memory than the folders on the way."""
    try:
        listed = os.scandir(folder)
    except FileNotFoundError:
        return
    with listed:
        for entry in listed:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(Path(entry.path))
            elif entry.is_file():
                yield entry


def _write_to_disk(path: Path, parts: tuple[Bytes, ...]) -> None:
    with path.open("xb") as file:
        file.writelines(parts)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class Bucket:
    """Storage in a bucket that speaks S3."""

    def __init__(self, address: str) -> None:
        self.address = address

    @cached_property
    def _store(self) -> Any:
        # Opened at the first call: once opened, its threads would not survive a fork.
        from obstore.store import S3Store

        # A store of one's own network may have no certificate; the endpoint's address decides.
        return S3Store.from_url(self.address, client_options={"allow_http": True})

    def put(self, name: str, *parts: Bytes) -> None:
        """Keep `parts`, one after the other, under `name`; on return the store has said that it has them."""
        self._store.put(name, b"".join(parts))

    def settle(self, name: str) -> None:
        """The store lets nobody find what it does not have for good."""

    def put_beside(self, name: str, *parts: Bytes, note: tuple[str, bytes]) -> None:
        """Keep `parts`, then a note."""
        self.put(name, *parts)
        self.put(*note)

    def get(self, name: str) -> bytes | None:
        """What is kept under `name`, or none."""
        try:
            return bytes(self._store.get(name).bytes())
        except FileNotFoundError:
            return None

    def has(self, name: str) -> bool:
        """Whether something is kept under `name`."""
        try:
            self._store.head(name)
        except FileNotFoundError:
            return False
        return True

    def names(self, prefix: str) -> list[str]:
        """The names below the folder `prefix`, sorted."""
        return sorted(entry.name for entry in self.entries(prefix))

    def entries(self, prefix: str) -> Iterator[Entry]:
        """What is kept below the folder `prefix`, read as it is asked for."""
        return (Entry(found["path"], found["size"]) for page in self._store.list(prefix) for found in page)

    def unfinished(self) -> Iterator[tuple[str, datetime]]:
        """Nothing that shows: a store keeps what was half sent to itself."""
        return iter(())

    def forget_unfinished(self, name: str) -> None:
        """There is nothing to remove."""
