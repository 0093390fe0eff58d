"""Who is heard in which document, and through whom: the claims of each way from an origin to a document.

Evidence that disputes a claim counts as well, since a voice is heard in it. The origins named here are those
that `origins.origin` gives, so that their number is the one of the overview.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from citebrief.model import Briefing, Claim
from citebrief.origins import Count, count_origins


@dataclass(frozen=True)
class Tie:
    """One way in which documents come to say something: an origin, its relays, a document."""

    voices: tuple[str, ...]
    """Entity ids from the origin to the last voice before the document; its own where it names nobody."""
    source: str
    own: bool
    """Whether the document speaks in its own voice."""
    claims: frozenset[str]
    """The ids of the claims that came this way."""
    inferred: frozenset[str]
    """Those of them for which some voice on the way is inferred."""

    @property
    def origin(self) -> str:
        """The entity id of the first voice."""
        return self.voices[0]


def ties(claims: Iterable[Claim], briefing: Briefing) -> list[Tie]:
    """Return the ways from origins to documents, in the order in which claims have them."""
    found: dict[tuple[tuple[str, ...], str], dict[str, bool]] = {}
    for claim in claims:
        for evidence in claim.evidence:
            own = briefing.sources[evidence.source].voice or ""
            voices = tuple(voice.id for voice in evidence.said_by) or (own,)
            inferred = any(voice.inferred for voice in evidence.said_by)
            way = found.setdefault((voices, evidence.source), {})
            way[claim.id] = way.get(claim.id, True) and inferred
    return [
        Tie(
            voices,
            source,
            voices == (briefing.sources[source].voice,),
            frozenset(way),
            frozenset(id_ for id_, inferred in way.items() if inferred),
        )
        for (voices, source), way in found.items()
    ]


def one_origin(briefing: Briefing) -> list[tuple[Claim, Count]]:
    """Return the claims of two or more documents that have, or may have, a single origin; sure ones first."""
    counted = ((claim, count_origins(claim, briefing)) for claim in briefing.current_claims)
    found = [(claim, count) for claim, count in counted if count.documents > 1 and count.least == 1]
    return sorted(found, key=lambda pair: pair[1].most > 1)
