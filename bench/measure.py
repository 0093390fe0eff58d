"""One command as a whole process: wall time, processor time, peak memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in one unit of `ru_maxrss`: a byte on macOS, a KiB on Linux."""


@dataclass(frozen=True)
class Run:
    """What one process took, or the median of several."""

    wall: float
    """Seconds from start to end."""
    processor: float
    """Seconds of processor time, user and system together."""
    peak: float
    """Largest resident memory in MB."""
    status: int = 0
    """Exit status; of several runs the largest."""


def measure(command: Sequence[str], folder: Path, **environment: str) -> Run:
    """Run a command in a folder with its output thrown away, modules compiled before as users have them."""
    variables = os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment
    variables.pop("PYTHONDONTWRITEBYTECODE", None)
    begin = time.perf_counter()
    child = subprocess.Popen(
        command, cwd=folder, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - begin
    child.returncode = os.waitstatus_to_exitcode(status)
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * _UNIT / 1e6, child.returncode)


def middle(runs: Sequence[Run]) -> Run:
    """Return the medians of several runs of one command."""
    return Run(
        median(run.wall for run in runs),
        median(run.processor for run in runs),
        median(run.peak for run in runs),
        max(abs(run.status) for run in runs),
    )
