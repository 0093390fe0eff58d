"""The fictional briefing with more to read: passages that nest, overlap and run on, and hostile words."""

from __future__ import annotations

from pathlib import Path

from citebrief.cli import main

HOSTILE = (
    "</p></div></article><script>alert(1)</script><img src=x onerror=alert(1)>",
    "[a](javascript:alert(1)) ![b](x) [^tower-leans]: a note [@tower-leans] <!-- *c* __d__ | e | f |",
    "# {{ 7 * 7 }} {% raw %} ~~~ `code` {: onclick=alert(1) } <https://evil.example/> &lt;i&gt; &#60;",
    "    four spaces, a\ttab, \x02wzxhzdk:0\x03, and \u202eturned round\u202c.",
    "\u05e9\u05dc\u05d5\u05dd, the keeper wrote; it is read from the right.",
    "x" * 3000,
    "The keeper rose at four and lit the stove and wrote the log until six.",
    "The sea was calm that day.",
)
"""Paragraphs that end the letter, in lines that end as on Windows."""
_PASSAGES = {
    "rose": "keeper rose … wrote the log",
    "stove": "lit the stove",
    "log": "lit the stove and wrote the log",
    "log-six": "wrote the log until six",
    "until-six": "until six",
    "calm": "until six. The sea",
    "hostile": "*c* __d__",
    "tabbed": "four spaces, a tab",
}


def with_readings(root: Path) -> Path:
    """Add the hostile paragraphs and claims on them to a briefing, and lock it; return its folder."""
    letter = root / "data" / "sources" / "letter.txt"
    added = "".join(f"{line}\r\n\r\n" for line in HOSTILE)
    letter.write_bytes("\ufeff".encode() + letter.read_bytes() + added.encode())
    claims = "".join(
        f"- id: read-{id_}\n  statement: This is said of it, {id_}.\n  kind: statement\n  topic: tower\n"
        f'  evidence: [{{source: letter, quote: "{quote}"{_range(id_)}}}]\n'
        for id_, quote in _PASSAGES.items()
    )
    (root / "data" / "claims" / "reading.yaml").write_text(claims, "utf-8")
    assert main(["lock", "--root", str(root)]) == 0
    return root


def _range(id_: str) -> str:
    return ', paragraph: "11-12"' if id_ == "calm" else ""
