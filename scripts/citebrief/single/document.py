"""The frame of the single file: head with its policy, title, field of search, contents, foot."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from citebrief.escape import attribute
from citebrief.model import BriefingRecord
from citebrief.single.links import anchor
from citebrief.single.order import TOP


@dataclass(frozen=True)
class Part:
    """One page's place in the file."""

    path: str
    title: str
    level: int
    """The level of its title; those of the top level stand in the contents."""
    html: str
    """Its section."""


def document(about: BriefingRecord, parts: Iterable[Part], foot: str, style: str, script: str) -> str:
    """Return the file; every part and the foot are HTML already, style and script our own."""
    parts = list(parts)
    authors = ", ".join(agent.name for agent in about.authors)
    contents = "\n".join(
        f'<li><a href="#{anchor(part.path)}">{attribute(part.title)}</a></li>'
        for part in parts
        if part.level == TOP
    )
    subtitle = f'<p class="cb-lead">{attribute(about.subtitle)}</p>\n' if about.subtitle else ""
    content = "\n".join(part.html for part in parts)
    return f"""<!doctype html>
<html lang="{attribute(about.language)}" dir="ltr" class="no-js">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="{attribute(about.scope)}">
<meta name="author" content="{attribute(authors)}">
<title>{attribute(about.title)}, edition {attribute(about.edition)}</title>
<style>{style}</style>
</head>
<body class="md-typeset">
<a class="cb-skip" href="#:content">Skip to content</a>
<header class="cb">
<h1>{attribute(about.title)}</h1>
{subtitle}<p class="cb-meta">Edition {attribute(about.edition)}, {about.date}. {attribute(authors)}.</p>
</header>
<div class="cb-find" role="search" hidden>
<label for=":words">Find</label>
<input id=":words" type="search" autocomplete="off" spellcheck="false">
<output for=":words"></output>
</div>
<nav aria-label="Contents" class="cb-parts">
<ul>
{contents}
</ul>
</nav>
<main id=":content" tabindex="-1">
{content}
</main>
<footer class="cb">
{foot}
</footer>
<script>{script}</script>
</body>
</html>
"""


def _policy(style: str, script: str) -> str:
    """Return the file's Content Security Policy: its own style and script by their digests, and no more."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
