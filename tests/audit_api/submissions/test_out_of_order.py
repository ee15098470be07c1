"""When disk or database fail, the phone is told in words that nothing was kept, and nothing of it was."""

import errno
import os
from pathlib import Path
from typing import Any, NoReturn

import pytest
from sqlalchemy.exc import OperationalError

from audit_api.submissions import contents
from tests.audit_api.submissions import cameras
from tests.audit_api.submissions.phone import Phone

SENTENCE = "The server cannot keep anything at the moment. Nothing of this was kept. Try again in a while."


def test_a_photo_for_which_the_disk_has_no_room_is_not_acknowledged(
    phone: Phone, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        answer = phone.send(cameras.jpeg())

    assert (answer.status_code, answer.json["code"], answer.json["message"]) == (503, "out_of_order", SENTENCE)
    assert [path for path in (data_folder / "photos").rglob("*") if path.is_file()] == []
    assert phone.send(cameras.jpeg()).status_code == 201


def test_a_hand_in_that_the_database_cannot_keep_is_not_acknowledged(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> NoReturn:
        raise OperationalError("INSERT", {}, Exception("database or disk is full"))

    with monkeypatch.context() as patch:
        patch.setattr(contents, "score", full)
        answer = phone.hand_in()

    assert (answer.status_code, answer.json["code"], answer.json["message"]) == (503, "out_of_order", SENTENCE)
    assert phone.hand_in().status_code == 201
