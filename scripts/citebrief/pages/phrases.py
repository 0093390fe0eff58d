"""How claims, evidence, voices and dates are put into words, the same on every page."""

from __future__ import annotations

from collections import Counter

from citebrief.date_words import in_words, in_years
from citebrief.dates import parse
from citebrief.deep_links import DeepLink, deep_link
from citebrief.escape import markdown
from citebrief.model import STANCES, Briefing, Claim, Evidence, Passage, Source
from citebrief.origins import Count, count_origins
from citebrief.pages.markup import link, outward, sign, span

STANCE_SIGNS = {"supports": "+", "qualifies": "±", "disputes": "−"}
_SEVERAL = {"supports": "support", "qualifies": "qualify", "disputes": "dispute"}
COMPARISON_SIGNS = {"agree": "=", "wording": "≈", "contradict": "≠", "same-report": "∥"}
COMPARISON_WORDS = {
    "agree": "agree",
    "wording": "same matter, different wording",
    "contradict": "contradict",
    "same-report": "only one report, read twice",
}
GRADE_WORDS = {
    "A": "reliable",
    "B": "minor doubts",
    "C": "some doubts",
    "D": "significant doubts",
    "E": "unreliable",
    "F": "no basis to judge",
}
_MOST_GLYPHS = 6


def number(count: int, noun: str, plural: str = "") -> str:
    """Return a count with its noun, such as `1 claim` or `1,200 claims`."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def letter(index: int) -> str:
    """Return a, b, and so on to z, then aa, ab, and so on."""
    return (letter(index // 26 - 1) if index >= 26 else "") + chr(ord("a") + index % 26)


def figure(claim: Claim) -> str:
    """Return a claim's figure, its sign as written, thousands divided by commas, with what it counts."""
    value, unit = claim.value or "", claim.unit or ""
    place = value.isdecimal() and unit.split(" ")[0] == "place"
    return " ".join(
        part for part in (f"{grouped(value)}{_ending(int(value)) if place else ''}", unit) if part
    )


def _ending(place: int) -> str:
    """Return the letters that make a number a place: 1st, 2nd, 3rd, 11th."""
    teens = place % 100 in (11, 12, 13)
    return "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")


def grouped(decimal: str) -> str:
    """Return a decimal number, its sign as written, thousands divided by commas."""
    whole, point, decimals = decimal.partition(".")
    digits = whole.lstrip("+-")
    return f"{whole.removesuffix(digits)}{int(digits):,}{point}{decimals}" if digits else ""


def date(text: str) -> str:
    """Return a date in words with, where they differ from it, the EDTF it was written in."""
    words = in_words(parse(text))
    return markdown(words) if words == text else f"{markdown(words)} `{text}`"


def source_name(source: Source) -> str:
    """Return how a source is called in running text: where it appeared, and in which year, as text."""
    years = in_years(parse(source.issued)) if source.issued else "undated"
    return f"{source.container_title or f'“{source.title}”'}, {years}"


def short_names(sources: list[Source]) -> dict[str, str]:
    """Return a short name for each source, its full one where another has the same, as text."""
    short = {source.id: source.container_title or source.title for source in sources}
    times = Counter(short.values())
    return {
        source.id: short[source.id] if times[short[source.id]] == 1 else source_name(source)
        for source in sources
    }


def origins(count: Count) -> str:
    """Return `2 documents, 1 or 2 independent origins`."""
    documents = number(count.documents, "document")
    if count.least == count.most:
        return f"{documents}, {number(count.least, 'independent origin')}"
    joined = " or " if count.most == count.least + 1 else " to "
    return f"{documents}, {count.least}{joined}{count.most} independent origins"


def tally(count: Count) -> str:
    """Return documents and origins as shapes, up to six of either, and in words.

    The shapes are elements without text, which screen readers pass over.
    """
    glyphs = ""
    if max(count.documents, count.most) <= _MOST_GLYPHS:
        shapes = span("cb-doc", "") * count.documents + span("cb-dot", "") * count.least
        shapes += span("cb-dot cb-dot--possible", "") * (count.most - count.least)
        glyphs = f"{shapes} "
    return span("cb-tally", glyphs + origins(count))


def stances(claim: Claim) -> str:
    """Return the stances present, each with the number of pieces of evidence that take it."""
    counted = {stance: sum(e.stance == stance for e in claim.evidence) for stance in STANCES}
    return " ".join(
        span(f"cb-stance cb-stance--{stance}", taking(count, stance))
        for stance, count in counted.items()
        if count
    )


def taking(count: int, stance: str) -> str:
    """Return how many pieces of evidence take a stance, after its sign: `1 disputes`, `2 dispute`."""
    return f"{sign(STANCE_SIGNS[stance])} {count} {stance if count == 1 else _SEVERAL[stance]}"


def quote(evidence: Evidence, source: Source) -> str:
    """Return the quote in quotation marks, or nothing where the source's words are not published."""
    return f"“{markdown(evidence.quote)}”" if source.is_quoted else ""


def passage(found: Passage, evidence: Evidence) -> str:
    """Return `page 3, paragraph 14, characters 1406–1475`; the last two are counted from the text's start."""
    return f"{paragraph(found, evidence)}, {characters(found)}"


def characters(found: Passage) -> str:
    """Return `characters 1406–1475`, counted from the text's start."""
    return f"characters {found.start}–{found.end}"


def paragraph(found: Passage, evidence: Evidence) -> str:
    """Return `page 3, paragraph 14`, without a page where none is given."""
    paragraphs = "paragraphs" if "-" in found.paragraph else "paragraph"
    where = f"{paragraphs} {found.paragraph.replace('-', '–')}"
    return f"page {evidence.page}, {where}" if evidence.page else where


def opener(deep: DeepLink | None, evidence: Evidence) -> str:
    """Return a link that opens a source where a deep link does; nothing where there is none."""
    if deep is None:
        return ""
    what = {"words": "the passage", "page": f"page {evidence.page}", "start": "the document"}[deep.opens_at]
    return outward(deep.url, f"open {what} at {markdown(deep.host)}")


def place_line(place: str, evidence: Evidence, found: Passage, source: Source) -> str:
    """Return where a passage stands and the link that opens it; one that opens the start says so, and why."""
    deep = deep_link(evidence, found, source)
    if deep is None:
        return place
    why = ": the quote’s words alone do not lead to one place in it" if source.opens_at_words else ""
    start = f", from its start{why}" if deep.opens_at == "start" else ""
    return f"{place} · {opener(deep, evidence)}{start}"


def voices(evidence: Evidence, briefing: Briefing, page_path: str) -> str:
    """Return `Stanford University, by way of The Times`, or nothing where the source speaks itself."""
    origin, *relays = [entity_link(voice.id, briefing, page_path) for voice in evidence.said_by] or [""]
    return f"{origin}, by way of {' → '.join(relays)}" if relays else origin


def chain(evidence: Evidence, briefing: Briefing, page_path: str) -> list[str]:
    """Return the voices of evidence with their roles, from the origin to the document."""
    names = [(voice.id, voice.inferred) for voice in evidence.said_by]
    source = briefing.sources[evidence.source]
    steps = []
    for position, (id_, inferred) in enumerate(names):
        role = "origin" if position == 0 else "relay"
        note = f" ({role}, inferred: {markdown(inferred)})" if inferred else f" {span('cb-role', role)}"
        steps.append(f"{entity_link(id_, briefing, page_path)}{note}")
    own = span("cb-role", "document" if names else "origin and document")
    voice = "" if names or not source.voice else f"{entity_link(source.voice, briefing, page_path)} in "
    return [*steps, f"{voice}{source_link(source, page_path)} {own}"]


def entity_link(id_: str, briefing: Briefing, page_path: str) -> str:
    """Return a link to an entity's page."""
    return link(markdown(briefing.entities[id_].name), page_path, f"entities/{id_}.md")


def source_link(source: Source, page_path: str, anchor: str = "") -> str:
    """Return a link to a source's page."""
    return link(markdown(source_name(source)), page_path, f"sources/{source.id}.md", anchor)


def passage_anchor(claim: Claim, index: int) -> str:
    """Return the anchor, on its source's page, of a claim's piece of evidence."""
    return f"{claim.id}-e{index + 1}"


def grade(source: Source) -> str:
    """Return the grade as a letter in a box with its word, or nothing."""
    if source.reliability is None:
        return ""
    letter = source.reliability.grade
    return span("cb-grade-word", f"{span('cb-grade', letter)} {GRADE_WORDS[letter]}")


def grade_letter(source: Source) -> str:
    """Return the grade as a letter in a box, for where there is no room for its word, or nothing."""
    if source.reliability is None:
        return ""
    return f"{span('cb-hidden', 'grade')} {span('cb-grade', source.reliability.grade)}"


def claim_link(claim: Claim, page_path: str, anchor: str = "") -> str:
    """Return a claim's statement as a link to its page, after a word where the claim is withdrawn."""
    before = "withdrawn: " if claim.retired else ""
    return f"{before}{link(markdown(claim.statement), page_path, f'claims/{claim.id}.md', anchor)}"


def claim_row(claim: Claim, briefing: Briefing, page_path: str) -> str:
    """Return a row of a list of claims: the statement as a link, then its standing in one line."""
    count = count_origins(claim, briefing)
    when = markdown(in_words(parse(claim.date))) if claim.date else ""
    parts = [tally(count), when, claim.kind]
    if count.disputing:
        parts.append(f"{sign(STANCE_SIGNS['disputes'])} {number(count.disputing, 'document')} disputing")
    return f"{claim_link(claim, page_path)}\n  {span('cb-meta', ' · '.join(part for part in parts if part))}"
