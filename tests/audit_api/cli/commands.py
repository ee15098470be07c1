"""Running the command as a person does, in a folder of its own."""

import io
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import pytest

from audit_api.cli import main

SHOPPER_AUDIT = Path(sys.executable).with_name("shopper-audit")


def environment(folder: Path, **more: str) -> dict[str, str]:
    """The settings of an installation in `folder`, whatever this machine's own are."""
    ours = ("DATABASE_URL", "PHOTO_STORE", "SECRET_KEY", "SECURE_COOKIES", "WORKERS", "TRUSTED_PROXY", "HOST", "PORT")
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return {**kept, "SHOPPER_AUDIT_DATA": str(folder), **more}


@dataclass(frozen=True)
class Done:
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str


def run(folder: Path, *arguments: str, **more: str) -> Done:
    """Run the command in a process of its own."""
    done = subprocess.run(
        [SHOPPER_AUDIT, *arguments],
        env=environment(folder, **more),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def run_here(folder: Path, *arguments: str, **more: str) -> Done:
    """Run the command in this process, which is quicker."""
    with (
        patch.dict(os.environ, environment(folder, **more), clear=True),
        redirect_stdout(io.StringIO()) as out,
        redirect_stderr(io.StringIO()) as err,
        pytest.raises(SystemExit) as stopped,
    ):
        main(arguments)
    return Done(int(stopped.value.code or 0), out.getvalue(), err.getvalue())


def refused(folder: Path, *arguments: str, **more: str) -> tuple[int, str]:
    """The exit code and the one line of a command that could not be done."""
    # A server leaves its sockets to the end of its process, as it may.
    done = (run if arguments[0] == "serve" else run_here)(folder, *arguments, **more)
    assert done.out == ""
    assert "Traceback" not in done.err
    assert done.err.count("\n") == 1
    return done.code, done.err.strip()


def free_port() -> int:
    """A port that nothing uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(folder: Path, port: int, **settings: str) -> Iterator[subprocess.Popen[str]]:
    """A server that has said it is ready; stopped for good afterwards."""
    command = [SHOPPER_AUDIT, "serve"]
    more = environment(folder, PORT=str(port), **settings)
    with subprocess.Popen(command, env=more, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        assert process.stdout is not None
        said = []
        for line in process.stdout:
            said.append(line)
            if line == "ready\n":
                break
        assert said[-1:] == ["ready\n"], "".join(said)
        try:
            yield process
        finally:
            process.kill()
