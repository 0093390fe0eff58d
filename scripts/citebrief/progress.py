"""What a person at a terminal sees while a build is at work: the step it is at. Elsewhere nothing is said."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Give what shows a step on a line of its own, which is gone when the work is done."""
    if not sys.stderr.isatty():
        yield lambda _step: None
        return
    from rich.console import Console  # only where someone looks, and never for a check

    # What else is written to the terminal meanwhile, rich puts above the line.
    with Console(stderr=True).status("") as status:
        yield status.update
