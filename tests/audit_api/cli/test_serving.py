"""`shopper-audit serve` brings the database up to date, answers, and stops cleanly."""

import signal
import socket
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from .commands import free_port, refused, serving

UPLOAD = b"PUT /api/visits/x/photos/x HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\nonly a little"


def health(port: int) -> tuple[int, float]:
    """The status of the answer and the seconds it took."""
    start = time.monotonic()
    with urlopen(f"http://127.0.0.1:{port}/api/health", timeout=20) as answer:
        return answer.status, time.monotonic() - start


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_answers_on_an_empty_folder_and_stops_when_told(tmp_path: Path, how: signal.Signals) -> None:
    port = free_port()

    with serving(tmp_path, port) as server:
        assert health(port)[0] == 200
        server.send_signal(how)
        assert server.stdout is not None
        assert server.stdout.read() == "stopped\n"
        assert server.wait(timeout=10) == 0


def test_a_port_in_use_is_told_in_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        code, said = refused(tmp_path, "serve", PORT=str(port))

    assert code == 2
    assert said == f"PORT: {port} is in use on 127.0.0.1. Stop what uses it, or give another."


def test_an_address_of_no_machine_here_is_told_in_one_sentence(tmp_path: Path) -> None:
    code, said = refused(tmp_path, "serve", HOST="203.0.113.1", PORT="0")

    assert code == 2
    assert said.startswith("HOST: nothing can listen at 203.0.113.1:0")


def test_uploads_that_stall_keep_nobody_else_waiting(tmp_path: Path) -> None:
    port = free_port()

    with serving(tmp_path, port):
        stalled = [socket.create_connection(("127.0.0.1", port)) for _ in range(100)]
        try:
            for upload in stalled:
                upload.sendall(UPLOAD)
            status, seconds = health(port)
        finally:
            for upload in stalled:
                upload.close()

    assert status == 200
    assert seconds < 2
