"""A bad link: a proxy between a browser and a server that cuts, slows, swallows and answers out of turn."""

import asyncio
import contextlib
import re
import socket
import struct
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from urllib.parse import urlsplit

BYTES_PER_SECOND = 5_000
LATENCY = 0.3
PAGE = b"<!doctype html><title>Welcome</title><h1>From a box on the way</h1>"
LENGTH = re.compile(rb"^content-length: *(\d+)", re.IGNORECASE | re.MULTILINE)
Stream = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@dataclass
class Asked:
    """One request of the browser: what was done to it, what our server said, and whether the browser heard that."""

    method: str
    path: str
    head: bytes
    length: int
    done_to_it: str = "nothing"
    status: int | None = None
    heard: bool = False
    began: float = field(default_factory=time.monotonic)
    over: bool = False


class BadLink:
    """Listens on `port`, passes on to the server at `address`; `choose` says what is done to each API request."""

    def __init__(self, address: str, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        self.upstream = urlsplit(address)
        self.choose: Callable[[Asked], str] = lambda _: "nothing"
        self.asked: list[Asked] = []
        self.port = 0
        self._hung: set[Stream] = set()
        # asyncio itself holds tasks weakly: one whose browser has gone would be lost half-way
        self._serving: set[asyncio.Task[None] | None] = set()
        self._writers: list[asyncio.StreamWriter] = []

    @property
    def address(self) -> str:
        """Where the browser finds the server, over this link."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def hanging(self) -> bool:
        """Whether something that is being sent has hung for a while."""
        late = time.monotonic() - 0.3
        return any(one.done_to_it == "hang" and not one.over and one.began < late for one in list(self.asked))

    async def listen(self) -> asyncio.Server:
        """Begin to listen, on a free port."""
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        return server

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        self._serving.add(task)
        self._writers.append(writer)
        try:
            with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
                await self._serve_one(reader, writer)
        finally:
            writer.close()
            self._serving.discard(task)

    async def _serve_one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked = _asked(await reader.readuntil(b"\r\n\r\n"))
        self.asked.append(asked)
        if asked.path.startswith("/api/"):
            asked.done_to_it = self.choose(asked)
        try:
            await self._harms()[asked.done_to_it](asked, (reader, writer))
        finally:
            asked.over = True

    def _harms(self) -> dict[str, Callable[[Asked, Stream], Awaitable[None]]]:
        answers = {f"answer {status}": _answering(status) for status in (200, 401, 413, 500, 502)}
        return {
            "nothing": self._pass_on,
            "slow": self._slow,
            "cut the question": self._cut_the_question,
            "cut the answer": self._cut_the_answer,
            "lose the answer": self._lose_the_answer,
            "hang": self._hang,
            **answers,
        }

    async def _pass_on(self, asked: Asked, browser: Stream) -> None:
        await _tell(browser, await self._ask(asked, await browser[0].readexactly(asked.length)))
        asked.heard = True

    async def _slow(self, asked: Asked, browser: Stream) -> None:
        body = await browser[0].readexactly(asked.length)
        await asyncio.sleep(LATENCY + asked.length / BYTES_PER_SECOND)
        await _tell(browser, await self._ask(asked, body))
        asked.heard = True

    async def _cut_the_question(self, asked: Asked, browser: Stream) -> None:
        """Half of it reaches the server, and then nothing more does."""
        part = await browser[0].readexactly(asked.length // 2)
        _, server = await self._reach()
        server.write(asked.head + part)
        await server.drain()
        server.close()
        _reset(browser)

    async def _cut_the_answer(self, asked: Asked, browser: Stream) -> None:
        answer = await self._ask(asked, await browser[0].readexactly(asked.length))
        await _tell(browser, answer[: len(answer) - 10])
        _reset(browser)

    async def _lose_the_answer(self, asked: Asked, browser: Stream) -> None:
        await self._ask(asked, await browser[0].readexactly(asked.length))
        _reset(browser)

    async def _hang(self, asked: Asked, browser: Stream) -> None:
        """Take everything, and say nothing until the browser gives up, or the hanging is ended."""
        self._hung.add(browser)
        await browser[0].read()
        self._hung.discard(browser)

    def end_hanging(self) -> None:
        """Break what hangs, as flight mode does."""
        for browser in list(self._hung):
            self.loop.call_soon_threadsafe(_reset, browser)

    async def _reach(self) -> Stream:
        reader, writer = await asyncio.open_connection(self.upstream.hostname, self.upstream.port)
        self._writers.append(writer)
        return reader, writer

    async def stop(self, server: asyncio.Server) -> None:
        """Take nothing more in, and leave no connection open, whatever is still on its way."""
        server.close()
        # what has just been accepted is still being taken in, and must not be dropped half-way
        await asyncio.sleep(0.05)
        while left := asyncio.all_tasks() - {asyncio.current_task()}:
            # a task that is cancelled before its first step never closes what it was given
            await asyncio.sleep(0)
            for task in left:
                task.cancel()
            await asyncio.gather(*left, return_exceptions=True)
        # one that is closed waits for a browser that may never read the rest
        for writer in self._writers:
            writer.transport.abort()
        # closing takes a turn of the loop
        await asyncio.sleep(0.05)

    async def _ask(self, asked: Asked, body: bytes) -> bytes:
        """The whole answer of the server."""
        reader, writer = await self._reach()
        try:
            writer.write(asked.head + body)
            answer = await reader.read()
        finally:
            writer.close()
        asked.status = int(answer.split(b" ", 2)[1])
        return answer


def _asked(head: bytes) -> Asked:
    method, path, _ = head.decode("latin-1").split(" ", 2)
    length = LENGTH.search(head)
    # one request a connection: nothing that is done to one can touch another
    once = re.sub(rb"(?im)^connection:.*\r\n", b"", head)[:-2] + b"Connection: close\r\n\r\n"
    return Asked(method, path.split("?")[0], once, int(length[1]) if length else 0)


async def _tell(browser: Stream, answer: bytes) -> None:
    browser[1].write(answer)
    await browser[1].drain()


def _reset(browser: Stream) -> None:
    """Break the connection, without an orderly end."""
    held: socket.socket = browser[1].get_extra_info("socket")
    held.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    browser[1].transport.abort()


def _answering(status: int) -> Callable[[Asked, Stream], Awaitable[None]]:
    async def answer(asked: Asked, browser: Stream) -> None:
        """A box on the way answers in place of the server, with a page of its own."""
        await browser[0].readexactly(asked.length)
        head = f"HTTP/1.1 {status} Box\r\nContent-Type: text/html\r\nContent-Length: {len(PAGE)}\r\n"
        await _tell(browser, head.encode() + b"Connection: close\r\n\r\n" + PAGE)

    return answer


def by_chance(dice: Random, share: float) -> Callable[[Asked], str]:
    """Harm done to a `share` of what goes to photos and hand-ins, in an order that follows from `dice`."""
    harms = ["cut the question", "cut the answer", "lose the answer", "slow", "hang"]
    harms += [f"answer {status}" for status in (200, 401, 413, 500, 502)]

    def choose(asked: Asked) -> str:
        is_sending = "/photos" in asked.path or "/submissions/" in asked.path
        return dice.choice(harms) if is_sending and dice.random() < share else "nothing"

    return choose


@contextlib.contextmanager
def bad_link(address: str) -> Iterator[BadLink]:
    """A link to the server at `address`, good until its `choose` is set."""
    loop = asyncio.new_event_loop()
    link = BadLink(address, loop)
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    server = asyncio.run_coroutine_threadsafe(link.listen(), loop).result(timeout=5)
    try:
        yield link
    finally:
        asyncio.run_coroutine_threadsafe(link.stop(server), loop).result(timeout=5)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(timeout=5)
        loop.close()
