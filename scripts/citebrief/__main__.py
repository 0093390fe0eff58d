"""`python -m citebrief` is the command `citebrief`."""

import sys

from citebrief.cli import main

sys.exit(main())
