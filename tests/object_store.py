"""A real S3 server of one's own, thrown away afterwards."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path

from obstore.exceptions import BaseError
from obstore.store import S3Store

KEYS = {"AWS_ACCESS_KEY_ID": "demo", "AWS_SECRET_ACCESS_KEY": "only for tests"}


@contextmanager
def server(folder: Path) -> Iterator[dict[str, str]]:
    """Start SeaweedFS in `folder` with a bucket `photos`; give the AWS_* variables that reach it; stop it."""
    ports = _free_ports(5)
    services = ("admin", "master", "volume", "filer", "s3")
    options = [f"-{service}.port={port}" for service, port in zip(services, ports, strict=True)]
    command = [Path(sys.executable).with_name("weed"), "mini", f"-dir={folder}", "-ip=127.0.0.1", "-bucket=photos"]
    quiet = ["-ip.bind=127.0.0.1", "-webdav=false", "-admin.ui=false", "-s3.port.iceberg=0", "-s3.port.lance=0"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([*command, *quiet, *options], stdout=log, stderr=log, env={**os.environ, **KEYS})
    variables = {**KEYS, "AWS_ENDPOINT_URL": f"http://127.0.0.1:{ports[-1]}", "AWS_REGION": "us-east-1"}
    try:
        _wait_for(variables)
        yield variables
    finally:
        process.kill()
        process.wait()


def _free_ports(count: int) -> list[int]:
    """Ports nobody listens on; SeaweedFS takes each one's neighbour 10000 higher, too.

    Processes that run side by side look in places of their own, below the ports that clients are given.
    """
    start = 12_000 + os.getpid() % 800 * 10
    free = (port for port in range(start, 20_000) if _is_free(port) and _is_free(port + 10_000))
    return list(islice(free, count))


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def _wait_for(variables: Mapping[str, str], seconds: float = 60) -> None:
    """Wait until the bucket can be listed: the server answers a while before it has it."""
    settings = {name.lower(): value for name, value in variables.items()}
    store = S3Store("photos", **settings, client_options={"allow_http": True}, retry_config={"max_retries": 0})
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with suppress(BaseError):
            store.list().collect()
            return
        time.sleep(0.1)
    raise TimeoutError(f"{variables['AWS_ENDPOINT_URL']} has no bucket after {seconds} s")
