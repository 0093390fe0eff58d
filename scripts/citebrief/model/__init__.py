"""The records of a briefing and the values they become: what a claim, its evidence and its source are.

Nothing here reads, checks references or renders; the package imports nothing else of Citebrief. Field names
are the words of the glossary; the JSON Schema that editors complete and check the YAML with is made from
these classes.
"""

from citebrief.model.about import BriefingRecord, CitationStyle, Limits
from citebrief.model.base import Agent, Record
from citebrief.model.briefing import LOCKED, Briefing, Coverage, Passage, SourceText, Verified
from citebrief.model.claims import STANCES, Claim, ClaimKind, Evidence, History, Retired, Reviewable, Voice
from citebrief.model.editions import FrozenClaim, FrozenEdition, PagedKind
from citebrief.model.figures import NUMBERS, Figure, Qualifier
from citebrief.model.records import Aspect, Column, Comparison, Entity, Event, Topic
from citebrief.model.set_aside import SET_ASIDE, SetAside, SetAsideReason
from citebrief.model.sources import Derivation, Descriptor, Reliability, Source

__all__ = [
    "LOCKED",
    "NUMBERS",
    "SET_ASIDE",
    "STANCES",
    "Agent",
    "Aspect",
    "Briefing",
    "BriefingRecord",
    "CitationStyle",
    "Claim",
    "ClaimKind",
    "Column",
    "Comparison",
    "Coverage",
    "Derivation",
    "Descriptor",
    "Entity",
    "Event",
    "Evidence",
    "Figure",
    "FrozenClaim",
    "FrozenEdition",
    "History",
    "Limits",
    "PagedKind",
    "Passage",
    "Qualifier",
    "Record",
    "Reliability",
    "Retired",
    "Reviewable",
    "SetAside",
    "SetAsideReason",
    "Source",
    "SourceText",
    "Topic",
    "Verified",
    "Voice",
]
