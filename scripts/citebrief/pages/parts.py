"""Generated parts of hand-written pages: a line `<!-- citebrief: NAME -->` becomes a figure or a list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from citebrief.date_words import in_words
from citebrief.dates import parse
from citebrief.escape import markdown
from citebrief.model import SET_ASIDE, Briefing, Verified
from citebrief.origins import origin
from citebrief.pages.markup import box, bullets, facts, line, link
from citebrief.pages.phrases import GRADE_WORDS, grade, number, source_link
from citebrief.pages.prose import comments

Part = Callable[[Verified, str], str]


def counts(verified: Verified, path: str) -> str:
    """One sentence: edition, documents, claims, passages, voices, events, comparisons, figures."""
    briefing = verified.briefing
    about, claims = briefing.about, briefing.current_claims
    edition = f"Edition {markdown(about.edition)} of {markdown(in_words(parse(about.date)))}"
    links = [
        link(number(len(briefing.held_sources), "document"), path, "sources/index.md"),
        link(number(len(claims), "claim"), path, "claims/index.md"),
        number(sum(len(claim.evidence) for claim in claims), "passage"),
        f"{link(number(voices_counted(briefing), 'voice'), path, 'origins.md')} that they go back to",
        link(number(len(briefing.events), "event"), path, "timeline.md"),
        link(number(len(briefing.comparisons), "comparison"), path, "comparisons.md"),
        *_figures(briefing, path),
    ]
    return line("p", "cb-totals", f"{edition}: {', '.join(links[:-1])} and {links[-1]}.")


def voices_counted(briefing: Briefing) -> int:
    """Return how many voices the claims go back to, as many as the drawing of origins has dots."""
    claims = briefing.current_claims
    return len({origin(evidence, briefing) for claim in claims for evidence in claim.evidence})


def _figures(briefing: Briefing, path: str) -> Iterator[str]:
    figures = sum(len(comparison.figures) for comparison in briefing.comparisons.values())
    if figures:
        yield link(f"{number(figures, 'figure')} compared", path, "figures.md")


def sources(verified: Verified, path: str) -> str:
    """The documents with their grades."""
    rows = [f"{source_link(source, path)} {grade(source)}" for source in verified.briefing.held_sources]
    return box("div", "cb-list", bullets(rows))


def topics(verified: Verified, path: str) -> str:
    """The topics with their numbers of claims."""
    from citebrief.pages.claims import topic_list  # a check only asks which parts there are

    return topic_list(verified.briefing, path)


def limits(verified: Verified, _path: str) -> str:
    """The briefing's limits on what it shows of its sources."""
    given = verified.briefing.about.limits
    rows = [
        f"at most {number(given.words_per_quote, 'word')} in one quote",
        f"at most {given.share_of_source} % of the words of a source in all its quotes",
        f"at most {number(given.copied_words - 1, 'word')} in a row that a claim shares with its source",
    ]
    return bullets(rows)


def grades(_verified: Verified, _path: str) -> str:
    """The letters of reliability with their words."""
    return box("div", "cb-facts", facts((f"**{letter}**", word) for letter, word in GRADE_WORDS.items()))


def reasons(_verified: Verified, _path: str) -> str:
    """The reasons for setting a sentence aside, with what they mean."""
    return box("div", "cb-facts", facts((f"**{name}**", why) for name, why in SET_ASIDE.items()))


PARTS: dict[str, Part] = {
    "counts": counts,
    "sources": sources,
    "topics": topics,
    "limits": limits,
    "grades": grades,
    "reasons": reasons,
}
"""The parts that a hand-written page may ask for."""

_ASKED = re.compile(
    r"^[ \t]*(?P<comment><!--)[ \t]*citebrief:[ \t]*(?P<name>[^\n]*?)[ \t]*-->[ \t]*$", re.MULTILINE
)


def asked_parts(text: str) -> Iterator[re.Match[str]]:
    """Yield the lines of a page that ask for a generated part; in code they are text like any other."""
    if "citebrief:" in text:
        standing = set(comments(text))
        yield from (found for found in _ASKED.finditer(text) if found.start("comment") in standing)
