"""Processor time and memory as the kernel counts them, of this process or of a tree of processes."""

import os
import time
from collections.abc import Callable
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
    total, left = 0, [root]
    while left:
        process = left.pop()
        try:
            fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
            left += [int(kid) for kid in _children(process)]
        except OSError:
            continue
        total += sum(map(int, fields[11:15]))
    return total * 1000 / TICK


def _children(process: int) -> list[str]:
    tasks = Path(f"/proc/{process}/task").iterdir()
    return [kid for task in tasks for kid in (task / "children").read_text().split()]


def peak() -> int:
    """MB at the highest of this process so far."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) // 1024


def load() -> str:
    """How many processes wanted a processor in the last minute."""
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"
