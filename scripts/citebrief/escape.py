"""The one place where text from data is made safe for an output: Markdown, attributes, scripts, CSV.

Text for Markdown is written with every character that could be markup as a numeric entity, so that any
Markdown engine shows it as it is and finds nothing to parse in it.
"""

from __future__ import annotations

import html
import json
import re
from typing import Any

_ALWAYS = re.compile(r"[\\`*_{}\[\]<>&|~^=#!]")
_HYPHEN = re.compile(r"(?<![^\W_])-|-(?![^\W_])")
_FIRST = re.compile(r"^(?:\d+(?=[.)])|(?=[+:]))")


def markdown(text: str) -> str:
    """Return text of one paragraph for any place in Markdown where a phrase may stand."""
    safe = _ALWAYS.sub(_entity, text)
    safe = _HYPHEN.sub("&#45;", safe)
    first = _FIRST.match(safe)
    if first:
        safe = f"{safe[: first.end()]}{_entity(safe[first.end()])}{safe[first.end() + 1 :]}"
    return safe.replace("://", "&#58;//").replace("@", "&#64;")


def _entity(found: re.Match[str] | str) -> str:
    return f"&#{ord(found if isinstance(found, str) else found[0])};"


def attribute(text: str) -> str:
    """Return text for an HTML attribute in double quotes, or for HTML text."""
    return html.escape(text, quote=True)


def json_in_script(value: Any) -> str:
    """Return JSON for a `<script>` element: no `<`, `>` or `&` that could end or change it."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def csv_cell(text: str) -> str:
    """Return text for a CSV cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{text}" if text.lstrip("\t\r\n \ufeff")[:1] in ("=", "+", "-", "@", "|", "%") else text
