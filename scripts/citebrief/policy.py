"""A Content Security Policy in every built page, as a second wall behind escaping (W3C CSP Level 3).

A page loads from its own folder alone and runs no script but those of the theme: scripts inside the page are
named by their SHA-256, which differ from page to page, so they are read off what MkDocs built.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL | re.IGNORECASE)
_NOT_RUN = re.compile(r"\bsrc=|\btype=\"?application/(?:ld\+)?json", re.IGNORECASE)
_HEAD = re.compile(r"<head>(?:\s*<meta charset=[^>]*>)?", re.IGNORECASE)


def guard(site: Path) -> None:
    """Write its policy into each page of a built site."""
    for path in sorted(site.rglob("*.html")):
        path.write_bytes(guarded(path.read_bytes().decode()).encode())


def guarded(html: str) -> str:
    """Return a page with its policy after the declaration of its encoding; a page without a head as it is."""
    tag = f'<meta http-equiv="Content-Security-Policy" content="{policy(html)}">'
    return _HEAD.sub(lambda head: head[0] + tag, html, count=1)


def policy(html: str) -> str:
    """Return the policy of a page: its own folder, images in data, and the scripts that stand in it."""
    own = dict.fromkeys(
        _digest(script["text"])
        for script in _SCRIPT.finditer(html)
        if not _NOT_RUN.search(script["attributes"])
    )
    scripts = " ".join(["'self'", *own])
    return (
        f"default-src 'self'; img-src 'self' data:; style-src 'self'; script-src {scripts}; "
        "object-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _digest(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"
