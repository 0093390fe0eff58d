"""The Content Security Policy of built pages."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from citebrief.policy import guard, guarded, policy


def test_a_page_names_the_scripts_that_stand_in_it() -> None:
    """Scripts inside it by their SHA-256, each once; not those of files, nor what is only data."""
    page = (
        '<head><meta charset="utf-8"><script>a()</script><script src="b.js"></script></head>'
        '<script type=application/json>{}</script><script type="application/ld+json">{}</script>'
        "<script>a()</script><script>\n  c()\n</script>"
    )
    own = [b64encode(sha256(text.encode()).digest()).decode() for text in ("a()", "\n  c()\n")]
    scripts = next(part for part in policy(page).split("; ") if part.startswith("script-src"))
    assert scripts == f"script-src 'self' 'sha256-{own[0]}' 'sha256-{own[1]}'"


def test_nothing_else_is_let_in() -> None:
    """No inline style, no text made script, no other host, no plug-in, no changed base, no form."""
    parts = dict(part.split(" ", 1) for part in policy("<head></head>").split("; "))
    assert parts == {
        "default-src": "'self'",
        "img-src": "'self' data:",
        "style-src": "'self'",
        "script-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_the_policy_stands_before_all_that_it_is_for() -> None:
    """Right after the encoding, which has to be within the first 1,024 bytes."""
    html = guarded('<!doctype html>\n<head>\n    <meta charset="utf-8">\n<script>a()</script></head>')
    assert html.startswith('<!doctype html>\n<head>\n    <meta charset="utf-8"><meta http-equiv="Content-Sec')


def test_every_page_of_a_site_has_one(tmp_path: Path) -> None:
    """In every folder; line ends and all else stay."""
    (tmp_path / "claims").mkdir()
    for name in ("index.html", "claims/a.html"):
        (tmp_path / name).write_bytes(b"<head></head>\r\n<p>\xc3\xa9</p>")
    guard(tmp_path)
    for name in ("index.html", "claims/a.html"):
        written = (tmp_path / name).read_bytes()
        assert (written.count(b"Content-Security-Policy"), written[-18:]) == (
            1,
            b"</head>\r\n<p>\xc3\xa9</p>",
        )
