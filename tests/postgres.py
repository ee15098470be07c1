"""A PostgreSQL of one's own, thrown away afterwards unless it is to be kept."""

import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import Any


def _binaries() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[4]))
    if found:
        return found[-1].parent
    on_path = shutil.which("postgres")
    if on_path is None:
        raise RuntimeError("PostgreSQL is not installed: give `apt-get install postgresql`")
    return Path(on_path).resolve().parent


def _as_owner(folder: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root: hand the folder to its own user then."""
    if os.geteuid() != 0:
        return {}
    owner = pwd.getpwnam("postgres")
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}


@contextmanager
def cluster(fsync: bool = False) -> Iterator[str]:
    """Start a cluster on a Unix socket only; give its address; stop and forget it.

    It lies beside pytest's own folders, which another run may close to other users meanwhile.
    """
    folder = Path(mkdtemp(prefix="audit-pg-"))
    _make(folder, fsync)
    try:
        with _running(folder, "immediate") as url:
            yield url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def kept(folder: Path) -> Iterator[str]:
    """Start the cluster that lies in a folder, made where there is none; give its address; stop it."""
    if not (folder / "data").exists():
        folder.mkdir(parents=True, exist_ok=True)
        _make(folder, fsync=False)
    with _running(folder, "fast") as url:
        yield url


def _make(folder: Path, fsync: bool) -> None:
    data, who = folder / "data", _as_owner(folder)
    command = [_binaries() / "initdb", "-D", data, "-U", "audit", "-A", "trust", "-N", "-E", "UTF8"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder, **who)
    with (data / "postgresql.conf").open("a") as settings:
        settings.write(f"listen_addresses = ''\nunix_socket_directories = '{folder}'\n")
        settings.write(f"fsync = {'on' if fsync else 'off'}\n")


@contextmanager
def _running(folder: Path, stop: str) -> Iterator[str]:
    control = [str(_binaries() / "pg_ctl"), "-D", str(folder / "data"), "-w", "-l", str(folder / "log")]
    quiet: dict[str, Any] = {"check": True, "stdout": subprocess.DEVNULL, "cwd": folder, **_as_owner(folder)}
    subprocess.run([*control, "start"], **quiet)
    try:
        yield f"postgresql+psycopg://audit@/postgres?host={folder}"
    finally:
        subprocess.run([*control, "-m", stop, "stop"], **quiet)


def kill_and_restart(url: str, seconds: float = 60) -> None:
    """End the cluster at `url` in the middle of whatever it does, and start it again once its last process is gone."""
    folder = Path(url.rpartition("host=")[2])
    data, who = folder / "data", _as_owner(folder)
    os.kill(int((data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
    command = [_binaries() / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "start"]
    end = time.monotonic() + seconds
    while subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder, **who).returncode:
        if time.monotonic() > end:
            raise TimeoutError((folder / "log").read_text()[-2000:])
        time.sleep(0.1)
