"""`python -m citebrief` is the command `citebrief`."""

from citebrief.cli import run

run()
