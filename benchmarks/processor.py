"""Processor time and memory as the kernel counts them, of this process or of a tree of processes."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

Given = TypeVar("Given")
TICK = os.sysconf("SC_CLK_TCK")


def milliseconds(work: Callable[[Given], object], given: Given) -> float:
    """Processor time of one call, all of this process's threads together."""
    start = time.process_time()
    work(given)
    return (time.process_time() - start) * 1000


def of_tree(root: int) -> float:
    """Milliseconds of processor time of a process and all below it, those that have ended included."""
    ticks = 0
    for process in tree(root):
        with suppress(OSError):
            fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
            ticks += sum(map(int, fields[11:15]))
    return ticks * 1000 / TICK


def peaks_of_tree(root: int) -> dict[int, int]:
    """MB at the highest so far of a process and of each below it that runs."""
    found = {}
    for process in tree(root):
        with suppress(OSError, IndexError):
            found[process] = _peak(process)
    return found


def tree(root: int) -> Iterator[int]:
    """A process, and each below it that runs."""
    left = [root]
    while left:
        process = left.pop()
        yield process
        with suppress(OSError):
            for task in Path(f"/proc/{process}/task").iterdir():
                left += map(int, (task / "children").read_text().split())


def peak() -> int:
    """MB at the highest of this process so far."""
    return _peak(os.getpid())


def _peak(process: int) -> int:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) // 1024


def load() -> str:
    """How many processes wanted a processor in the last minute."""
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"
