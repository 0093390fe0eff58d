"""What the lock has otherwise than the data and the texts at hand, or cannot rightly have at all."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from citebrief.load import Records
from citebrief.lock import Lock, statement_key
from citebrief.model import Briefing, Claim, Passage, SourceText
from citebrief.passages import Key
from citebrief.problems import Problem


def unlocked(
    claim: Claim,
    records: Records,
    lock: Lock,
    pairs: list[tuple[Passage | None, Passage | None]],
    changed: set[str],
    failed: Collection[Key],
    held: Collection[str],
) -> Iterator[Problem]:
    """Yield what the lock does not have, or has otherwise than the texts at hand: pairs of the two."""
    locked = lock.claims.get(claim.id)
    if locked and locked.statement != statement_key(claim):
        place = records.place("claim", claim.id, "statement")
        yield Problem(place, "CB207", f"the statement of '{claim.id}' has changed since the lock was made")
    for number, (evidence, (before, after)) in enumerate(zip(claim.evidence, pairs, strict=True)):
        if _is_locked(before, after) or evidence.source in changed or (claim.id, number) in failed:
            continue
        if evidence.source not in held:
            continue  # that nothing was read is said where the evidence names its source
        place = records.place("claim", claim.id, "evidence", number, "quote")
        if after is None:
            message = f"the text of {evidence.source} is not at hand and the lock does not know this quote"
            yield Problem(place, "CB205", message)
        elif before is None:
            yield Problem(place, "CB207", f"the lock does not know this quote of {evidence.source}")
        else:
            yield Problem(place, "CB207", _differently(before, after))


def _is_locked(before: Passage | None, after: Passage | None) -> bool:
    """Whether the lock has this passage; how many words of it are shown is looked at apart."""
    return before is not None and (
        before == after or (after is not None and replace(before, shown=after.shown) == after)
    )


def shown_otherwise(
    claim: Claim, records: Records, locked: list[Passage | None], words: dict[Key, int]
) -> Iterator[Problem]:
    """Yield quotes whose words the lock counts otherwise: what their source publishes has changed since."""
    for number, passage in enumerate(locked):
        if passage and passage.shown != (shown := words[claim.id, number]):
            place = records.place("claim", claim.id, "evidence", number, "quote")
            message = f"the lock counts {passage.shown} words of this quote as shown, not {shown}"
            yield Problem(place, "CB207", message)


def linked_otherwise(
    claim: Claim, records: Records, locked: list[Passage | None], briefing: Briefing, texts: Collection[str]
) -> Iterator[Problem]:
    """Yield passages of texts not at hand whose source opens at words and did not, or did and does not."""
    for number, (evidence, passage) in enumerate(zip(claim.evidence, locked, strict=True)):
        source = briefing.sources.get(evidence.source)
        if passage is None or source is None or source.id in texts:
            continue
        if source.opens_at_words != (passage.fragment is not None):
            place = records.place("claim", claim.id, "evidence", number, "quote")
            message = f"how {source.id} is linked to has changed since the lock was made"
            yield Problem(place, "CB207", message)


def other_files(
    briefing: Briefing, records: Records, lock: Lock, texts: Collection[str]
) -> Iterator[Problem]:
    """Yield sources not at hand whose text the lock has under another name."""
    for source in briefing.held_sources:
        text = lock.sources.get(source.id)
        if source.id not in texts and text and text.file != source.file:
            message = f"the lock has the text of {source.id} as '{text.file}'"
            yield Problem(records.place("source", source.id, "file"), "CB207", message)


def repeated_texts(records: Records, now: Lock) -> Iterator[Problem]:
    """Yield sources whose text is, byte for byte, that of another: one text would count as two documents."""
    first: dict[str, tuple[str, str]] = {}
    for id_, text in now.sources.items():
        other, file = first.setdefault(text.sha256, (id_, text.file))
        if other != id_ and file != text.file:
            message = f"'{text.file}' is, byte for byte, '{file}', the text of '{other}'"
            yield Problem(records.place("source", id_, "file"), "CB121", message)


def made_from_others(
    records: Records, lock: Lock, texts: Collection[str], made_from: dict[str, str], told: Collection[str]
) -> Iterator[Problem]:
    """Yield sources not at hand whose figures were made from other evidence, or from others set aside."""
    for id_, digest in made_from.items():
        locked = lock.sources.get(id_)
        if locked and id_ not in texts and id_ not in told and locked.made_from != digest:
            message = f"evidence of {id_}, or what is set aside, has changed since the lock was made"
            yield Problem(records.place("source", id_), "CB207", message)


def not_fitting(
    claim: Claim, locked: list[Passage | None], records: Records, lock: Lock, texts: Collection[str]
) -> Iterator[Problem]:
    """Yield passages of texts not at hand that cannot be where the lock has them."""
    for number, (evidence, passage) in enumerate(zip(claim.evidence, locked, strict=True)):
        if passage is None or evidence.source in texts:
            continue
        place = records.place("claim", claim.id, "evidence", number, "quote")
        text = lock.sources.get(evidence.source)
        if text is None:
            yield Problem(place, "CB207", f"the lock does not know the text of {evidence.source}")
        elif not _fits(passage, text):
            where = f"{passage.start}–{passage.end} in paragraph {passage.paragraph}"
            yield Problem(place, "CB207", f"the lock has {where}, which cannot be")


def _fits(passage: Passage, text: SourceText) -> bool:
    """Whether a passage can stand in its paragraphs by their lengths, and shows no more than there is."""
    first, _, last = passage.paragraph.partition("-")
    lengths = text.paragraphs[int(first) - 1 : int(last or first)]
    before = sum(text.paragraphs[: int(first) - 1])
    return (
        passage.start < passage.end
        and len(lengths) == int(last or first) - int(first) + 1
        and before <= passage.start
        and passage.shown <= text.words
        and (bool(last) or passage.end - passage.start <= lengths[0])
    )


def _differently(before: Passage, after: Passage) -> str:
    if (before.start, before.end) != (after.start, after.end):
        return f"the lock has {before.start}–{before.end}, the text {after.start}–{after.end}"
    if replace(before, hides=after.hides, warnings=after.warnings, shown=after.shown) == after:
        return f"the lock has other words around the passage at {after.start}–{after.end} than the text"
    if replace(before, fragment=after.fragment, shown=after.shown) == after:
        return f"the lock has another link to the passage at {after.start}–{after.end} than the text"
    return f"the lock does not have the passage at {after.start}–{after.end} as the text has it"


def _figures(text: SourceText) -> SourceText:
    """Return what the lock has of a text but for its account."""
    return replace(text, coverage=None, made_from="")


def sources_unlocked(
    records: Records, lock: Lock, now: Lock, changed: set[str], uncounted: set[str]
) -> Iterator[Problem]:
    """Yield the sources whose text, or count of shown words, is not as the lock has it.

    The count says nothing of sources that are `uncounted`, since quotes of theirs were not found or read.
    """
    for id_, text in now.sources.items():
        if id_ in changed:
            message = f"the text of {id_} has changed since the lock was made"
            yield Problem(records.place("source", id_, "file"), "CB206", message)
        elif text != lock.sources.get(id_) and id_ not in uncounted:
            locked = lock.sources.get(id_)
            same = locked and _figures(text) == _figures(locked)
            what = f"what claims leave out of {id_}" if same else f"what the quotes of {id_} show"
            message = f"{what} has changed since the lock was made"
            yield Problem(records.place("source", id_), "CB207", message)
