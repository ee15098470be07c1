"""Clients that hand in, in processes of their own."""

import http.client
import socket
import time
import uuid
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from threading import Event, Thread

from benchmarks.hand_in_world import World

PROCESSES = 2
Photos = Sequence[tuple[str, bytes]]


@dataclass
class Load:
    """How it went: the seconds each whole hand-in took, and how long it all took."""

    took: list[float] = field(default_factory=list)
    seconds: float = 0

    @property
    def rate(self) -> float:
        """Hand-ins a second."""
        return len(self.took) / self.seconds

    def quantile(self, part: float) -> float:
        """Milliseconds within which this part of the hand-ins was done."""
        return 1000 * sorted(self.took)[min(len(self.took) - 1, int(part * len(self.took)))]


def hand_ins(world: World, port: int, photos: Photos, seconds: float, skip: int = 0) -> Load:
    """All shoppers hand in, one visit after the other from number `skip` on, each on one connection."""
    shares = [world.shoppers[number::PROCESSES] for number in range(PROCESSES)]
    small = [World(world.data, world.database, world.form, share) for share in shares]
    with get_context("spawn").Pool(PROCESSES) as pool:
        parts = pool.starmap(_share, [(share, port, photos, seconds, skip) for share in small])
    return Load([took for part in parts for took in part.took], max(part.seconds for part in parts))


def _share(world: World, port: int, photos: Photos, seconds: float, skip: int) -> Load:
    """One process: a thread for each shopper."""
    begin = time.monotonic()
    with ThreadPoolExecutor(len(world.shoppers)) as threads:
        jobs = [
            threads.submit(_shopper, world, (port, token), visits[skip:], (photos, begin + seconds))
            for token, visits in world.shoppers
        ]
        took = [one for job in jobs for one in job.result()]
    return Load(took, time.monotonic() - begin)


def _shopper(world: World, to: tuple[int, str], visits: list[str], what: tuple[Photos, float]) -> list[float]:
    (port, token), (photos, end), took = to, what, []
    connection = http.client.HTTPConnection("127.0.0.1", port)
    for visit in visits:
        body = world.body(visit, [name for name, _ in photos])
        begin = time.monotonic()
        for name, data in photos:
            put(connection, token, f"/api/visits/{visit}/photos/{name}", (data, "image/jpeg"))
        put(connection, token, f"/api/submissions/{uuid.uuid4()}", (body, "application/json"))
        took.append(time.monotonic() - begin)
        if time.monotonic() > end:
            return took
    raise RuntimeError("more visits are needed for so long a measure")


def put(connection: http.client.HTTPConnection, token: str, path: str, what: tuple[bytes, str]) -> None:
    """One PUT that must be answered by 201."""
    body, kind = what
    connection.request("PUT", path, body, {"Authorization": f"Bearer {token}", "Content-Type": kind})
    answer = connection.getresponse()
    told = answer.read()
    if answer.status != 201:
        raise RuntimeError(f"{path}: {answer.status} {told[:300]!r}")


def small_requests(world: World, port: int, seconds: float) -> Load:
    """One client asks who it is, again and again."""
    load, token = Load(), world.shoppers[0][0]
    connection, begin = http.client.HTTPConnection("127.0.0.1", port), time.monotonic()
    while time.monotonic() < begin + seconds:
        asked = time.monotonic()
        connection.request("GET", "/api/session", headers={"Authorization": f"Bearer {token}"})
        connection.getresponse().read()
        load.took.append(time.monotonic() - asked)
        time.sleep(0.01)
    load.seconds = time.monotonic() - begin
    return load


def beside_slow_phones(world: World, port: int, photo: tuple[str, bytes], seconds: float) -> Load:
    """Small requests while 64 phones upload at 128 kB/s each."""
    over = Event()
    addresses = _slow_addresses(world, photo[0])
    phones = [Thread(target=_slow_phone, args=(port, next(addresses), photo[1], over)) for _ in range(64)]
    for phone in phones:
        phone.start()
    time.sleep(1)
    load = small_requests(world, port, seconds)
    over.set()
    for phone in phones:
        phone.join()
    return load


def _slow_addresses(world: World, name: str) -> Iterator[tuple[str, list[str]]]:
    """For each phone a token, and the last visits of its shopper, so that none are handed in by others."""
    for phone in range(64):
        token, visits = world.shoppers[phone % len(world.shoppers)]
        share = visits[-80:][phone // len(world.shoppers) :: 8]
        yield token, [f"/api/visits/{visit}/photos/{name}" for visit in share]


def _slow_phone(port: int, to: tuple[str, list[str]], photo: bytes, over: Event) -> None:
    token, addresses = to
    for address in addresses:
        with socket.create_connection(("127.0.0.1", port)) as line:
            head = f"PUT {address} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nContent-Type: image/jpeg\r\n"
            line.sendall(f"{head}Content-Length: {len(photo)}\r\nConnection: close\r\n\r\n".encode())
            for at in range(0, len(photo), 12_800):
                line.sendall(photo[at : at + 12_800])
                if over.wait(0.1):
                    return
            if b" 201 " not in line.recv(4096):
                raise RuntimeError(f"{address} was not taken")
