"""What a check comes to in figures: counts, texts not at hand, and each source's limits."""

from __future__ import annotations

from pathlib import Path

from citebrief import Checked
from citebrief.model import Briefing, Verified
from citebrief.report import visible


def summary(checked: Checked, *, full: bool) -> str:
    """Return the closing lines of a check; the full summary adds a line a source and the kinds of claims."""
    errors = sum(problem.severity == "error" for problem in checked.problems)
    warnings = len(checked.problems) - errors
    lines = []
    if checked.briefing and checked.verified and checked.texts is not None:
        lines.append(_counts(checked.briefing, sound=not errors))
        if full:
            lines += _kinds(checked.briefing)
            lines += _sources(checked.verified, set(checked.texts))
            lines += _settled(checked)
        held = [source.id for source in checked.briefing.held_sources]
        missing = [id_ for id_ in held if id_ not in checked.texts]
        if missing:
            lines.append(f"texts not at hand, taken from the lock: {', '.join(missing)}")
        else:
            lines.append(
                f"{len(held)} texts at hand, every passage confirmed"
                if not errors
                else f"{len(held)} texts at hand"
            )
    lines.append(f"{errors} errors, {warnings} warnings")
    return "".join(f"{line}\n" for line in lines)


def where(root: Path) -> str:
    """Return how many pages a build made, and what to open where."""
    pages = sum(1 for _ in (root / "site").rglob("*.html"))
    lines = [f"site/: {pages} pages; open site/index.html, or serve the folder with any web server"]
    told = {".zip": "the same folder, to unpack and open anywhere", ".html": "the whole briefing in one file"}
    lines += [
        f"dist/{file.name}: {told[file.suffix]}, {file.stat().st_size / 1e6:.2f} MB"
        for file in sorted((root / "dist").iterdir())
        if file.suffix in told
    ]
    return "".join(f"{line}\n" for line in lines)


def where_internal(root: Path, checked: Checked) -> str:
    """Return what an internal build made, what to open, and which sources it has no text of."""
    pages = sum(1 for _ in (root / "site-internal").rglob("*.html"))
    texts = checked.texts or {}
    held = checked.briefing.held_sources if checked.briefing else []
    missing = ", ".join(source.id for source in held if source.id not in texts)
    without = f"; not at hand, so not to be read there: {missing}" if missing else ""
    return (
        f"site-internal/: {pages} pages, {len(texts)} of them texts{without}\n"
        "site-internal/index.html is for you to open; the texts belong to others, so do not publish it\n"
    )


def _counts(briefing: Briefing, *, sound: bool) -> str:
    evidence = sum(len(claim.evidence) for claim in briefing.claims.values())
    quotes = f"{evidence} quotes{' verified' if sound else ''}"
    return (
        f"{len(briefing.claims)} claims, {quotes}, {len(briefing.held_sources)} sources, "
        f"{len(briefing.entities)} entities, {len(briefing.events)} events, "
        f"{len(briefing.comparisons)} comparisons"
    )


def _kinds(briefing: Briefing) -> list[str]:
    counted: dict[str, int] = {}
    for claim in briefing.claims.values():
        counted[claim.kind] = counted.get(claim.kind, 0) + 1
    return ["kinds: " + ", ".join(f"{kind} {count}" for kind, count in sorted(counted.items()))]


def _settled(checked: Checked) -> list[str]:
    """Return a line for each warning that a review settles."""
    settled = checked.outcome.settled if checked.outcome else []
    return [
        f"reviewed: {each.code} of {each.claim} in {each.source}: {visible(each.reason)}" for each in settled
    ]


def _sources(verified: Verified, at_hand: set[str]) -> list[str]:
    briefing, limits = verified.briefing, verified.briefing.about.limits
    lines = []
    for source in briefing.held_sources:
        uses = [
            (claim, passage)
            for claim in briefing.claims.values()
            for evidence, passage in zip(claim.evidence, verified.passages[claim.id], strict=False)
            if evidence.source == source.id
        ]
        text = verified.texts.get(source.id)
        longest = max((passage.shown for _, passage in uses), default=0)
        share = (
            f"{text.shown}/{text.words} words shown, {100 * text.shown / max(text.words, 1):.1f} %"
            if text
            else "not locked"
        )
        compared = "compared" if source.id in at_hand else "not compared, text not at hand"
        parts = (
            f"{source.id}: {len({claim.id for claim, _ in uses})} claims",
            f"{len(uses)} quotes",
            f"longest {longest} words (limit {limits.words_per_quote})",
            f"{share} (limit {limits.share_of_source} %)",
            f"statements {compared}",
        )
        lines.append(", ".join(parts))
    return lines
