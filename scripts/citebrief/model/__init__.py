"""The records of a briefing and the values they become: what a claim, its evidence and its source are.

Nothing here reads, checks references or renders; the package imports nothing else of Citebrief.
"""

from citebrief.model.briefing import Briefing, Passage, SourceText, Verified
from citebrief.model.records import (
    KIND_NAMES,
    STANCES,
    Agent,
    Aspect,
    BriefingRecord,
    Claim,
    Column,
    Comparison,
    Derivation,
    Descriptor,
    Entity,
    Event,
    Evidence,
    History,
    Limits,
    Reliability,
    Retired,
    Source,
    Topic,
    Voice,
)

__all__ = [
    "KIND_NAMES",
    "STANCES",
    "Agent",
    "Aspect",
    "Briefing",
    "BriefingRecord",
    "Claim",
    "Column",
    "Comparison",
    "Derivation",
    "Descriptor",
    "Entity",
    "Event",
    "Evidence",
    "History",
    "Limits",
    "Passage",
    "Reliability",
    "Retired",
    "Source",
    "SourceText",
    "Topic",
    "Verified",
    "Voice",
]
