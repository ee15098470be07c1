"""docs/deploying.md names every setting there is, and what it says of the server is so."""

import importlib
import json
import os
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import click
import pytest

from audit_api import cli
from audit_api.config import Config
from audit_api.submissions import photos, sizes
from forms.answers import read_answers
from forms.reading import parse, read_form
from forms.scoring import score
from tests.audit_api.cli.commands import free_port, serving

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = (ROOT / "docs/deploying.md").read_text()
WORDS = " ".join(DOCUMENT.split())
ROWS = re.findall(r"^\| `(\w+)` \| (.+?) \| .+ \|$", DOCUMENT.split("\n## ")[2], re.MULTILINE)
SETTINGS = dict(ROWS)


class Asked(dict[str, str]):
    """An environment with nothing in it that notes what it was asked for."""

    names: set[str]

    def get(self, name: str, default: str | None = None) -> str | None:  # type: ignore[override]
        """Nothing."""
        self.names.add(name)
        return default


def options() -> Iterator[click.Option]:
    """The options of all commands that an environment variable can give."""
    for module in pkgutil.iter_modules(cli.__path__):
        members = vars(importlib.import_module(f"{cli.__name__}.{module.name}")).values()
        for command in (one for one in members if isinstance(one, click.Command)):
            yield from (param for param in command.params if isinstance(param, click.Option) and param.envvar)


def config(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Config, set[str]]:
    """The settings where nothing is set, and the names that were looked for."""
    environment = Asked()
    environment.names = set()
    monkeypatch.chdir(folder)
    with monkeypatch.context() as patched:
        patched.setattr(os, "environ", environment)
        return Config.from_environment(), environment.names


def test_every_setting_has_its_row_and_every_row_is_a_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, read = config(tmp_path, monkeypatch)

    assert len(ROWS) == len(SETTINGS)
    assert set(SETTINGS) == read | {str(option.envvar) for option in options()}


def test_the_rows_say_what_holds_when_a_setting_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain, _ = config(tmp_path, monkeypatch)

    assert plain.data == tmp_path / SETTINGS["SHOPPER_AUDIT_DATA"].strip("`")
    assert plain.database == f"sqlite:///{plain.data / 'audit.db'}"
    assert plain.photos == str(plain.data / "photos")
    assert plain.secret == (plain.data / "secret").read_text()
    assert plain.bundle_store == plain.data / "bundles"
    assert SETTINGS["BUNDLE_DAYS"] == f"`{plain.bundle_days}`"
    assert SETTINGS["SECURE_COOKIES"] == ("`yes`" if plain.secure_cookies else "`no`")
    assert plain.trusted_proxy is None
    assert plain.public_address == ""
    assert plain.key_file == plain.data / SETTINGS["SIGNING_KEY"].split("`")[1]
    assert SETTINGS["WORKERS"] == f"`{plain.workers}`"
    for option in options():
        assert SETTINGS[str(option.envvar)] == f"`{option.default}`"


def test_the_examples_use_settings_that_exist() -> None:
    used = set(re.findall(r"^([A-Z_]+)=", DOCUMENT, re.MULTILINE)) | set(re.findall(r"`([A-Z_]+)=", DOCUMENT))

    assert used
    assert used <= set(SETTINGS)


def test_the_limits_are_those_of_the_code() -> None:
    assert f"a photo may have {photos.MOST_MEGABYTES} MB" in WORDS
    assert f"client_max_body_size {photos.MOST_MEGABYTES + 1}m;" in WORDS
    assert f"at most {sizes.LONGER_SIDE['large']} and {sizes.LONGER_SIDE['small']} pixels long" in WORDS
    assert f"The server allows {Config.sign_in_limit.split()[0]} tries a minute" in WORDS


def test_a_hand_in_is_as_large_as_it_says() -> None:
    form = read_form(parse((ROOT / "forms/library/bank-branch.yaml").read_text()))
    text = (ROOT / "docs/examples/answers.json").read_text()
    card = score(form, read_answers(form, parse(text))).as_tree()
    size = len(json.dumps(json.loads(text))) + len(json.dumps(card))

    assert f"about {round(size / 1000)} kB of JSON" in WORDS


@pytest.mark.slow
def test_an_address_that_a_client_claims_is_not_believed(tmp_path: Path) -> None:
    port, limit = free_port(), int(Config.sign_in_limit.split()[0])

    with serving(tmp_path, port):
        answers = [_try_to_sign_in(port, f"203.0.113.{number}") for number in range(limit + 1)]

    assert answers == [401] * limit + [429]


@pytest.mark.slow
def test_the_address_that_the_trusted_proxy_tells_is_believed(tmp_path: Path) -> None:
    port, limit = free_port(), int(Config.sign_in_limit.split()[0])

    with serving(tmp_path, port, TRUSTED_PROXY="127.0.0.1"):
        answers = [_try_to_sign_in(port, f"203.0.113.{number}") for number in range(limit + 1)]

    assert answers == [401] * (limit + 1)


def _try_to_sign_in(port: int, claimed: str) -> int:
    headers = {"X-Forwarded-For": claimed, "X-Shopper-Audit": "1", "Content-Type": "application/json"}
    request = Request(f"http://127.0.0.1:{port}/api/session/invitation", b'{"token": "of nobody"}', headers)
    try:
        with urlopen(request, timeout=20) as answer:
            return int(answer.status)
    except HTTPError as error:
        return error.code
