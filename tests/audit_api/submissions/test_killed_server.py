"""Nothing that a phone was told is kept is lost, or kept twice, however often the server is killed."""

import logging
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from audit_api.config import Config
from tests import postgres
from tests.soak import TIMES
from tests.soak_server import Found, Ledger, Server, fsck, look, make_world, storm

HAND_INS, KILLS = 25 * TIMES, 1 + 2 * TIMES
SEED = 1 if TIMES == 1 else int(time.time())

log = logging.getLogger(__name__)


@pytest.fixture
def config(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Config]:
    """An installation of its own, whose database syncs what it keeps."""
    settings = {"data": tmp_path, "photos": str(tmp_path / "photos"), "secret": "only for tests"}
    if request.config.getoption("--database") == "sqlite":
        yield Config(database=f"sqlite:///{tmp_path / 'audit.db'}", **settings)
        return
    with postgres.cluster(fsync=True) as url:
        yield Config(database=url, **settings)


def _end(config: Config, found: Found, steps: int) -> None:
    """All is there once, byte for byte, and fsck says so."""
    log.info("seed %s, %s: %s", SEED, config.database.partition(":")[0], found)
    wrong = (found.lost, found.double, found.half, found.other_bytes, found.broken)
    assert wrong == ([], [], [], [], []), f"seed {SEED}"
    assert (found.hand_ins, found.photos, found.held) == (HAND_INS, steps - HAND_INS, 0)
    checked = f"Checked: {HAND_INS} visits, {HAND_INS} hand-ins, {steps - HAND_INS} photos.\n"
    code, said = fsck(config)
    log.info("fsck: %s", said)
    assert (code, said.startswith(checked), said.endswith("All is well.\n")) == (0, True, True), said


@pytest.mark.slow
def test_a_server_that_is_killed_loses_and_doubles_nothing(config: Config) -> None:
    chance, ledger, server = random.Random(SEED), Ledger(), Server(config)
    world = make_world(config, HAND_INS, chance)

    def kill() -> None:
        server.kill()
        server.start()

    server.start()
    try:
        storm(world, [kill] * KILLS, chance, ledger, server.port)
    finally:
        server.kill()

    _end(config, look(world, ledger), world.steps)


@pytest.mark.slow
@pytest.mark.skipif(TIMES == 1, reason="needs the machine to itself: it belongs to the long runs")
def test_a_database_that_is_killed_loses_and_doubles_nothing(config: Config, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--database") == "sqlite":
        pytest.skip("SQLite has no process of its own")
    chance, ledger, server = random.Random(SEED), Ledger(), Server(config)
    world = make_world(config, HAND_INS, chance)

    server.start()
    try:
        storm(world, [lambda: postgres.kill_and_restart(config.database)] * KILLS, chance, ledger, server.port)
    finally:
        server.kill()

    _end(config, look(world, ledger), world.steps)
