"""The types of single fields: ids, texts of one paragraph, dates, addresses, numbers of paragraphs.

A text reaches the page as the data have it, so what no page can show (control characters, line breaks,
bidirectional overrides, halves of surrogate pairs) is refused here, once, for every field.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

RESERVED_IDS = frozenset(
    ["index", "con", "prn", "aux", "nul"] + [f"{port}{n}" for port in ("com", "lpt") for n in range(10)]
)
"""Ids that a page could not have: the index of its folder, or a device name of Windows."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_ISOLATES = re.compile("[\u2066-\u2069]")
_BREAK = re.compile(r"[\r\n]")
_EDITION = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
_NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_NO_FILE = re.compile(r"[/\\:*?\"<>|]|^\.|[. ]$")
_PARAGRAPHS = re.compile(r"([1-9][0-9]{0,5})(?:-([1-9][0-9]{0,5}))?")


def _one_paragraph(text: str) -> str:
    """Return the text with runs of spaces and tabs as one space, or refuse what no page can show."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text
    if found := _UNSAFE.search(text):
        raise PydanticCustomError("unsafe_text", f"holds the character U+{ord(found[0]):04X}")
    if _BREAK.search(text):
        raise PydanticCustomError("unsafe_text", "holds a line break; a text field is one paragraph")
    if not _isolates_balanced(text):
        raise PydanticCustomError("unsafe_text", "opens a bidirectional isolate that it does not close")
    return re.sub(r"[ \t]+", " ", text)


def _isolates_balanced(text: str) -> bool:
    depth = 0
    for mark in _ISOLATES.findall(text):
        depth += -1 if mark == "\u2069" else 1
        if depth < 0:
            return False
    return depth == 0


def _slug(text: str) -> str:
    if not _SLUG.fullmatch(text):
        raise PydanticCustomError(
            "bad_id", "'{given}' is not a slug of lower-case letters, digits and hyphens", {"given": text}
        )
    return text


def _own_id(text: str) -> str:
    if text in RESERVED_IDS:
        message = "'{given}' is reserved: no page can have this name"
        raise PydanticCustomError("reserved_id", message, {"given": text})
    return text


def _edition(text: str) -> str:
    """Refuse what could not name a file and a page on every system, in an address that people type."""
    if not _EDITION.fullmatch(text):
        message = "'{given}' is not lower-case letters and digits, joined by single hyphens or dots"
        raise PydanticCustomError("bad_edition", message, {"given": text})
    _own_id(text.split(".")[0])
    return text


def _web_address(text: str) -> str:
    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.username
        _ = parts.port
    except ValueError:
        good = False
    if not good or re.search(r"[\s<>\"'`\\^{|}]", text):
        raise PydanticCustomError(
            "unsafe_url", "'{given}' is not an absolute http or https address", {"given": text}
        )
    return text


def _site_address(text: str) -> str:
    if "?" in text or "#" in text:
        message = "'{given}' has a query or a fragment, which the address of a site has not"
        raise PydanticCustomError("unsafe_url", message, {"given": text})
    return text


def _number(text: str) -> str:
    if not _NUMBER.fullmatch(text):
        raise PydanticCustomError(
            "bad_number", "'{given}' is not a number such as 36 or -10.8", {"given": text}
        )
    return text


def _day(text: str) -> str:
    try:
        good = bool(_DAY.fullmatch(text)) and bool(date.fromisoformat(text))
    except ValueError:
        good = False
    if not good:
        message = "'{given}' is not a day of the calendar such as 2026-11-22"
        raise PydanticCustomError("bad_date", message, {"given": text})
    return text


def _language(text: str) -> str:
    if not _LANGUAGE.fullmatch(text):
        message = "'{given}' is not a language tag such as en or pt-BR"
        raise PydanticCustomError("bad_language", message, {"given": text})
    return text


def _file_name(text: str) -> str:
    if _NO_FILE.search(text) or text.split(".")[0].casefold() in RESERVED_IDS - {"index"}:
        raise PydanticCustomError("bad_file", "'{given}' is not a plain file name", {"given": text})
    return text


def _paragraphs(text: str) -> str:
    match = _PARAGRAPHS.fullmatch(text)
    if not match or (match[2] and int(match[2]) <= int(match[1])):
        raise PydanticCustomError(
            "bad_paragraph", "'{given}' is not a paragraph number or a range such as 9-10", {"given": text}
        )
    return text


Slug = Annotated[
    str,
    Field(max_length=80),
    AfterValidator(_slug),
    WithJsonSchema({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 80}),
]
"""A reference: the id of another record."""
OwnId = Annotated[Slug, AfterValidator(_own_id)]
"""A record's own id, permanent once published."""
Line = Annotated[str, Field(min_length=1, max_length=300), AfterValidator(_one_paragraph)]
"""A short text: a title, a name, a label."""
Prose = Annotated[str, Field(min_length=1, max_length=1500), AfterValidator(_one_paragraph)]
"""A text of some sentences: a note, a reason, a summary."""
Edition = Annotated[
    str,
    Field(min_length=1, max_length=20),
    AfterValidator(_edition),
    WithJsonSchema({"type": "string", "pattern": "^[a-z0-9]+([.-][a-z0-9]+)*$", "maxLength": 20}),
]
"""The name of an edition, such as 1 or 2026-11; its file and its page are named after it."""
Edtf = Annotated[str, Field(min_length=1, max_length=60), AfterValidator(_one_paragraph)]
"""A date in EDTF (ISO 8601-2), kept as written; `dates` reads it."""
Day = Annotated[
    str,
    Field(max_length=10),
    AfterValidator(_day),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
]
"""A day of the calendar, as YYYY-MM-DD."""
Language = Annotated[
    str,
    Field(max_length=35),
    AfterValidator(_language),
    WithJsonSchema({"type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "maxLength": 35}),
]
"""A language tag after BCP 47."""
Url = Annotated[str, Field(max_length=2000), AfterValidator(_one_paragraph), AfterValidator(_web_address)]
"""An absolute http or https address."""
SiteUrl = Annotated[Url, AfterValidator(_site_address)]
"""The address of a folder: what stands in it has the same address and its own path."""
FileName = Annotated[Line, Field(max_length=120), AfterValidator(_file_name)]
"""The name of a file, without a folder."""
Number = Annotated[
    str,
    Field(max_length=30),
    AfterValidator(_number),
    WithJsonSchema({"type": ["number", "string"], "pattern": r"^[-+]?[0-9]+(\.[0-9]+)?$", "maxLength": 30}),
]
"""A decimal number, kept as written so that nothing is rounded."""
Paragraphs = Annotated[
    str,
    Field(max_length=13),
    AfterValidator(_paragraphs),
    WithJsonSchema(
        {"anyOf": [{"type": "integer", "minimum": 1}, {"type": "string", "pattern": "^[0-9]+(-[0-9]+)?$"}]}
    ),
]
"""One paragraph, counted from 1, or a range of paragraphs such as 9-10."""
