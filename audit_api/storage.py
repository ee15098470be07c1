"""Photos by name: in a folder, or in an object store."""

from typing import Protocol


class Storage(Protocol):
    """Where photos are kept, under names like `visits/<visit>/<sha256>`, checked before they come here."""

    def put(self, name: str, data: bytes) -> None:
        """Keep `data` under `name`; on return it is on disk for good."""

    def get(self, name: str) -> bytes | None:
        """What is kept under `name`, or none."""

    def has(self, name: str) -> bool:
        """Whether something is kept under `name`."""

    def names(self, prefix: str) -> list[str]:
        """The names below `prefix`, sorted."""


def open_storage(address: str) -> Storage | None:
    return None
