"""The default briefing on its five real texts: quotes, limits, lock, and every word that is published."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

import citebrief
from browser import chromium
from citebrief.coverage_report import accounts
from citebrief.exports import make_exports
from citebrief.feeds import make_feeds
from citebrief.frozen import editions
from citebrief.hashes import claim_hashes
from citebrief.lock import LOCK_FILE, dump
from citebrief.model import Briefing, Verified
from citebrief.pages.every import make_pages
from citebrief.text import Text
from citebrief.words import folded
from conftest import PROJECT
from test_check_scripts import add_scripts
from test_match import reference

LONGEST_RUN = 7
"""Words in a row that any output may share with a source outside its quotes."""
TELLING_RUN = 4
"""So many words in a row in an output that stand in a source too are taken to come from it."""


@pytest.fixture(scope="module")
def checked(five_sources: Path) -> citebrief.Checked:
    """The default briefing, checked with its texts."""
    return citebrief.check(PROJECT, five_sources)


@pytest.fixture(scope="module")
def verified(checked: citebrief.Checked) -> Verified:
    """The default briefing with its passages."""
    assert checked.verified is not None
    return checked.verified


@pytest.fixture(scope="module")
def texts(checked: citebrief.Checked) -> dict[str, Text]:
    """The five texts."""
    assert checked.texts is not None
    return checked.texts


def test_the_data_hold(checked: citebrief.Checked) -> None:
    """All five texts are at hand, and nothing is wrong: quotes, limits and lock."""
    assert checked.problems == []
    assert checked.texts is not None
    assert len(checked.texts) == 5


def test_the_lock_is_current(checked: citebrief.Checked) -> None:
    """The lock is, byte for byte, what the texts give."""
    assert checked.lock is not None
    assert dump(checked.lock).encode() == (PROJECT / LOCK_FILE).read_bytes()


def test_without_the_texts_the_same_is_built(verified: Verified, tmp_path: Path) -> None:
    """A check without any text finds nothing wrong and gives the same briefing."""
    without = citebrief.check(PROJECT, tmp_path)
    assert without.problems == []
    assert without.verified == verified


def test_the_naive_matcher_finds_every_quote_where_the_lock_has_it(
    verified: Verified, texts: dict[str, Text]
) -> None:
    """Two independent matchers name the same passage for each quote."""
    for claim in verified.briefing.claims.values():
        for evidence, passage in zip(claim.evidence, verified.passages[claim.id], strict=True):
            named = reference(evidence.quote, texts[evidence.source].raw, evidence.paragraph)
            settled = named[(evidence.occurrence or 1) - 1]
            assert settled == (passage.start, passage.end), (claim.id, evidence.quote)
            assert evidence.occurrence or len(named) == 1


def test_no_quote_shows_more_than_the_limit(verified: Verified) -> None:
    """Counted by white space, not by our own rule, no quote shows more than twelve words."""
    for claim in verified.briefing.claims.values():
        for evidence in claim.evidence:
            assert (
                len(evidence.quote.replace("…", " ").split())
                <= verified.briefing.about.limits.words_per_quote
            )


def _plain(output: str) -> str:
    """Return what a reader of a page or an export reads: no markup, no entities, no escapes."""
    output = unescape(re.sub(r"<[^>]*>", " ", output))
    output = re.sub(r"\]\([^)]*\)", "] ", output).replace("\\n", " ")
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), output)


@pytest.fixture(scope="module")
def published(checked: citebrief.Checked, verified: Verified) -> dict[str, str]:
    """Everything that is published, by path."""
    hashes = claim_hashes(verified)
    exports = make_exports(verified, hashes)
    known = editions(checked.released, verified, hashes)
    pages = make_pages(verified, checked.records.pages, hashes, exports, known)
    files = {f"exports/{name}": data.decode() for name, data in exports.items()}
    files |= {path: data.decode() for path, data in make_feeds(verified.briefing.about, known).items()}
    return pages | files


@pytest.fixture(scope="module")
def outputs(published: dict[str, str]) -> dict[str, str]:
    """The words of everything that is published, as compared for copying."""
    return {path: folded(_plain(text)) for path, text in published.items()}


def _quotes(briefing: Briefing) -> list[str]:
    """Return the parts of all quotes, and the titles, as compared, longest first."""
    parts = [
        part for claim in briefing.claims.values() for e in claim.evidence for part in e.quote.split("…")
    ]
    parts += [source.title for source in briefing.sources.values()]
    return sorted({folded(part) for part in parts}, key=len, reverse=True)


def _longest_run(words: list[str], source: str) -> str:
    """Return the longest run of words that a text shares with a folded source."""
    best: list[str] = []
    first = 0
    for last in range(1, len(words) + 1):
        while first < last and f" {' '.join(words[first:last])} " not in source:
            first += 1
        best = max(best, words[first:last], key=len)
    return " ".join(best)


def test_outside_quotes_no_output_copies_a_source(
    verified: Verified, texts: dict[str, Text], outputs: dict[str, str]
) -> None:
    """Quotes and titles of works taken out, no page or export shares eight words in a row with a source."""
    quotes = _quotes(verified.briefing)
    sources = {id_: folded(text.raw) for id_, text in texts.items()}
    for path, output in outputs.items():
        for quote in quotes:
            output = output.replace(quote, " | ")
        for id_, source in sources.items():
            run = _longest_run(output.split(), source)
            assert len(run.split()) <= LONGEST_RUN, (path, id_, run)


def shown_words(source: list[str], outputs: dict[str, str], least: int) -> int:
    """Count the words of a source that stand, in runs of at least `least`, in any output; each once."""
    runs = {
        tuple(words[at : at + least])
        for words in (output.split() for output in outputs.values())
        for at in range(len(words) - least + 1)
    }
    shown: set[int] = set()
    for at in range(len(source) - least + 1):
        if tuple(source[at : at + least]) in runs:
            shown.update(range(at, at + least))
    return len(shown)


def test_all_that_is_published_keeps_within_the_share(
    verified: Verified,
    texts: dict[str, Text],
    outputs: dict[str, str],
    record_property: Callable[[str, object], None],
) -> None:
    """Quotes, titles, notes and our own words together show no more of a source than the limit allows."""
    for id_, text in texts.items():
        words = folded(text.raw).split()
        shown = shown_words(words, outputs, TELLING_RUN)
        record_property(id_, f"{shown} of {len(words)} words")
        assert shown * 100 <= verified.briefing.about.limits.share_of_source * len(words), id_


def test_every_sentence_is_accounted_for(checked: citebrief.Checked) -> None:
    """Nothing that the five documents say is left out, and each has something that is carried."""
    made = accounts(checked)
    assert [each.source for each in made] == list(checked.texts or {})
    assert [each.left for each in made] == [[]] * 5
    assert all(each.at_hand and each.figures.carried > 25 for each in made)


def test_a_browser_finds_every_passage_where_the_lock_has_it(
    checked: citebrief.Checked, five_sources: Path, published: dict[str, str]
) -> None:
    """What the page "Check it yourself" loads and runs finds all that is cited, in the files themselves."""
    assert checked.briefing is not None
    with chromium() as browser:
        page = browser.new_page()
        add_scripts(page)
        for source in checked.briefing.held_sources:
            page.add_script_tag(content=published[f"passages/{source.id}.js"])
            outcomes = page.evaluate(
                """([id, bytes]) => {
                    const text = citebrief.SourceText.fromBytes(Uint8Array.from(bytes))
                    return citebrief.passages.get(id).map(cited => citebrief.examine(cited, text).outcome)
                }""",
                [source.id, list((five_sources / str(source.file)).read_bytes())],
            )
            assert len(outcomes) > 25
            assert set(outcomes) == {"there"}
