"""The one place where text is made safe for an output: Markdown, attributes, scripts, CSV, calendars.

Text for Markdown is written with every character that could be markup as a numeric entity, so that any
Markdown engine shows it as it is and finds nothing to parse in it.
"""

from __future__ import annotations

import html
import json
import re
from typing import Any

_ALWAYS = re.compile(r"[\\`*_{}\[\]<>&|~^=#!$]")
_HYPHEN = re.compile(r"(?<![^\W_])-|-(?![^\W_])")
_FIRST = re.compile(r"\A(?:\d+[.)]|[:+?/])")
_NOT_PLAIN = re.compile(r"[^\w:/?=.,;%+@-]|_")
_CALENDAR = re.compile(r"[\\;,]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_FORMULA = re.compile("[\t\r\n]|[\\s\x00-\x1f\u200b-\u200f\ufeff]*[=+@|%＝＋－＠-]")


def markdown(text: str) -> str:
    """Return text of one paragraph for any place in Markdown where a phrase may stand."""
    safe = _HYPHEN.sub("&#45;", _ALWAYS.sub(_entity, text))
    # A list, definition or block of an extension can only begin at the first sign of a line.
    safe = _FIRST.sub(lambda found: found[0][:-1] + _entity(found[0][-1]), safe)
    return safe.replace("://", "&#58;//").replace("@", "&#64;")


def address(url: str) -> str:
    """Return an absolute web address for the target of a Markdown link, the same after reading."""
    return _NOT_PLAIN.sub(_entity, url)


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
    """Return text for a CSV cell, to be written in quotation marks, that no spreadsheet takes for a formula.

    An apostrophe goes before the signs that OWASP lists (CSV injection), also where only space precedes them.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def calendar_text(text: str) -> str:
    """Return text for a property of a calendar (RFC 5545): no sign or control character can end it."""
    safe = _CALENDAR.sub(lambda found: f"\\{found[0]}", text).replace("\n", "\\n")
    return _CONTROL.sub(" ", safe)
