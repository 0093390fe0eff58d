"""The page on which a reader who holds a source's text checks us, and the passages that it looks up.

A page opened from disk may load nothing but scripts, so the passages of each source are one, loaded when they
are asked for. Of a source whose words are not published they hold no quote: its passages are known by their
SHA-256 alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from citebrief.escape import attribute, json_in_script, markdown
from citebrief.model import Source, SourceText, Verified
from citebrief.pages.markup import box, front_matter, line, page
from citebrief.pages.phrases import number, source_link, source_name
from citebrief.pages.sources import Use

CHECK_PAGE = "check.md"
PASSAGES = "passages/"
"""The folder of the scripts that hold what is cited from each source."""

_COMMAND = (
    """python3 -c "import sys; print(open(sys.argv[1], encoding='utf-8', newline='').read()"""
    """[int(sys.argv[2]):int(sys.argv[3])])" FILE START END"""
)


def checker_page(verified: Verified, used: dict[str, list[Use]]) -> str:
    """Return the page that takes a reader's file and looks up in it what is cited from it."""
    held = verified.briefing.held_sources
    texts = [(source, verified.texts[source.id]) for source in held if source.id in verified.texts]
    return page(
        front_matter(
            "check", "Check it yourself", f"Look up what is cited in {verified.briefing.about.title}"
        ),
        "# Check it yourself",
        line(
            "p",
            "cb-lead",
            "The texts of the sources are not published. If you hold one, this page looks up in it every",
            "passage that we cite. Your browser reads the file; nothing is sent anywhere.",
        ),
        _tool(texts),
        "A passage is found where its quote stands word for word, and in one place; white space, the shape "
        "of quotation marks and the length of dashes do not count. The passage itself, with the words that "
        "its quote leaves out, is compared by its SHA-256. A copy whose lines end otherwise has another "
        "SHA-256, and its passages stand elsewhere.",
        *_by_hand(),
        "## The texts",
        box("div", "cb-table cb-sources", "\n".join(_rows(texts, used))),
    )


def _tool(texts: Iterable[tuple[Source, SourceText]]) -> str:
    """Return the controls, shown by the script that they need; no blank line may stand between."""
    options = "".join(
        f'<option id="text-{source.id}" value="{source.id}" data-file="{attribute(text.file)}"'
        f' data-sha256="{text.sha256}">{attribute(_label(source))}</option>\n'
        for source, text in texts
    )
    return f"""\
<div class="cb-check" data-search-exclude="">
<p id="check-needs">Looking passages up here needs JavaScript, which is off or did not load.
It can be done by hand, as is said below.</p>
<div id="check-tool" hidden>
<p><label for="check-file">Your file, chosen or dropped on this page</label>
<input type="file" id="check-file"></p>
<p><label for="check-source">What it is</label>
<select id="check-source" autocomplete="off">
<option value="">The document whose SHA-256 or file name it has</option>
{options}</select></p>
</div>
<p id="check-status" role="status"></p>
<div id="check-found"></div>
</div>"""


def _label(source: Source) -> str:
    return f"{source_name(source)}: {source.title}" if source.container_title else source_name(source)


def _by_hand() -> list[str]:
    return [
        "## By hand",
        "Compare the SHA-256 of your file with the one below: `sha256sum FILE` on Linux, "
        "`shasum -a 256 FILE` on macOS, `certutil -hashfile FILE SHA256` on Windows.",
        "Every claim gives the characters of its passages: code points of the UTF-8 text, counted from 0 at "
        "the start of the file, the end not included; a byte-order mark and carriage returns count. This "
        "shows the passage between two of them:",
        f"    {_COMMAND}",
    ]


def _rows(texts: Iterable[tuple[Source, SourceText]], used: dict[str, list[Use]]) -> list[str]:
    return [
        "| Source | File | Passages | SHA-256 |",
        "| --- | --- | --- | --- |",
        *(
            f"| {source_link(source, CHECK_PAGE)} | {markdown(text.file)} "
            f"| {number(len(used[source.id]), 'passage')} | `{text.sha256}` |"
            for source, text in texts
        ),
    ]


def passage_scripts(verified: Verified, used: dict[str, list[Use]]) -> dict[str, str]:
    """Return for each source the script that holds the passages cited from it, in order of the text."""
    return {
        f"{PASSAGES}{source.id}.js": _script(source, used[source.id])
        for source in verified.briefing.held_sources
    }


def _script(source: Source, used: Iterable[Use]) -> str:
    rows = ",\n".join(json_in_script(_cited(use, source)) for use in used)
    return f'citebrief.passages.set("{source.id}", [\n{rows}\n])\n'


def _cited(use: Use, source: Source) -> dict[str, Any]:
    """Return what the page needs of a piece of evidence; what is not given is left out."""
    found, claim, index, evidence = use
    passage = {"paragraph": found.paragraph, "start": found.start, "end": found.end, "sha256": found.sha256}
    given = {
        "quote": evidence.quote if source.is_quoted else None,
        "paragraph": evidence.paragraph,
        "occurrence": evidence.occurrence,
        "withdrawn": bool(claim.retired),
    }
    cited = {"claim": claim.id, "evidence": index + 1, "statement": claim.statement, "passage": passage}
    return cited | {name: value for name, value in given.items() if value}
