"""What the index of claims is filtered by: the form, and the script that says what there is to choose.

A page opened from disk may load nothing but scripts, so what claims are filtered by stands in one, a row a
claim; their words are those of the page itself. Without scripts the page is a plain list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from citebrief.dates import parse
from citebrief.escape import json_in_script
from citebrief.model import STANCES, Briefing, Claim, ClaimKind
from citebrief.origins import count_origins
from citebrief.pages.phrases import STANCE_SIGNS, source_name

EXPLORER_SCRIPT = "claims/index.js"
"""The script that holds what each claim is filtered by."""
_ORIGINS = {"0": "none", "1": "one", "2": "two", "3": "three or more"}
_MOST_SHOWN = 10
"""Of more choices than this, only the most frequent are shown at once."""

FORM = """\
<form id="explore_form" class="cb-filter" data-search-exclude="" autocomplete="off" hidden>
<p class="cb-asked"><label for="explore_words">Words in the claim</label>
<input type="search" id="explore_words" name="q" maxlength="200" spellcheck="false"></p>
<details id="explore_facets">
<summary>Filter <span id="explore_chosen"></span></summary>
<fieldset id="explore_dates">
<legend>Date</legend>
<p id="explore_dates_hint">Year, month or day, such as 2020-05. A claim fits if its date may fall between;
one without a date does not.</p>
<p class="cb-asked"><label for="explore_from">From</label>
<input type="text" id="explore_from" name="from" maxlength="10" aria-describedby="explore_dates_hint"></p>
<p class="cb-asked"><label for="explore_to">To</label>
<input type="text" id="explore_to" name="to" maxlength="10" aria-describedby="explore_dates_hint"></p>
</fieldset>
</details>
</form>"""
"""The controls that every such page has, shown by the script that they need; no blank line may stand between.

No id of data has an underscore, so none is one of these.
"""

FOUND = """\
<p class="cb-found" id="explore_found" data-search-exclude="" hidden>
<strong id="explore_count" role="status"></strong>
<button type="button" id="explore_clear" hidden>Clear filters</button>
</p>"""
"""How many claims there are, shown by the script that counts them."""


@dataclass(frozen=True)
class Choice:
    """One value to filter by."""

    key: str
    """What stands for it in the address."""
    label: str
    sign: str = ""
    """The sign before its label, if it has one."""


@dataclass(frozen=True)
class Facet:
    """One respect in which claims are filtered, and what each claim is in it."""

    key: str
    """Its name in the address."""
    legend: str
    choices: list[Choice]
    taken: list[list[str]]
    """For each claim the keys of its choices."""

    @property
    def ordered(self) -> list[Choice]:
        """The choices that claims take; where they are many, the most frequent first, then by their label."""
        counted = Counter(key for keys in self.taken for key in keys)
        found = [choice for choice in self.choices if counted[choice.key]]
        if len(found) <= _MOST_SHOWN:
            return found
        return sorted(found, key=lambda choice: (-counted[choice.key], choice.label.casefold(), choice.key))


def explorer_script(briefing: Briefing) -> str:
    """Return the script that holds what there is to choose, and what each current claim is filtered by."""
    facets = _facets(briefing)
    listed = [(facet, {choice.key: place for place, choice in enumerate(facet.ordered)}) for facet in facets]
    rows = [
        [claim.id, _dates(claim), [[places[key] for key in facet.taken[n]] for facet, places in listed]]
        for n, claim in enumerate(briefing.current_claims)
    ]
    return (
        "(globalThis.citebrief ??= {}).claims = "
        f'{{"facets":[\n{_lines(map(_shown, facets))}\n],"rows":[\n{_lines(rows)}\n]}}\n'
    )


def _lines(values: Iterable[object]) -> str:
    return ",\n".join(map(json_in_script, values))


def _shown(facet: Facet) -> dict[str, object]:
    choices = [[choice.key, choice.label, choice.sign][: 3 if choice.sign else 2] for choice in facet.ordered]
    return {"key": facet.key, "legend": facet.legend, "shown": _MOST_SHOWN, "choices": choices}


def _dates(claim: Claim) -> list[str]:
    """Return the first and last day a claim may be so, nothing if it is undated.

    An end that is open or unknown sorts before or after every day.
    """
    if claim.date is None:
        return []
    when = parse(claim.date)
    return [
        when.earliest.isoformat() if when.earliest else "",
        when.latest.isoformat() if when.latest else "~",
    ]


def _facets(briefing: Briefing) -> list[Facet]:
    claims = briefing.current_claims
    topics = [Choice(topic.id, topic.title) for topic in briefing.topics.values()]
    entities = [Choice(entity.id, entity.name) for entity in briefing.entities.values()]
    kinds = [Choice(kind, kind) for kind in get_args(ClaimKind)]
    stances = [Choice(stance, stance, STANCE_SIGNS[stance]) for stance in STANCES]
    origins = [Choice(key, label) for key, label in _ORIGINS.items()]
    return [
        Facet("topic", "Topic", topics, [[claim.topic] for claim in claims]),
        Facet("source", "Source", _sources(briefing), [_once(e.source for e in c.evidence) for c in claims]),
        Facet("entity", "Named or quoted", entities, [_entities(claim) for claim in claims]),
        Facet("kind", "Kind", kinds, [[claim.kind] for claim in claims]),
        Facet("stance", "Stance", stances, [_once(e.stance for e in claim.evidence) for claim in claims]),
        Facet("origins", "Independent origins", origins, [_origins(claim, briefing) for claim in claims]),
    ]


def _once(keys: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(keys))


def _sources(briefing: Briefing) -> list[Choice]:
    """Return the sources, with their titles where several are called alike."""
    named = [(source, source_name(source)) for source in briefing.held_sources]
    alike = Counter(name for _, name in named)
    return [
        Choice(source.id, name if alike[name] == 1 else f"{name}: {source.title}") for source, name in named
    ]


def _entities(claim: Claim) -> list[str]:
    """Return the entities that a claim is about, and those whose words it has."""
    return _once((*claim.entities, *(voice.id for each in claim.evidence for voice in each.said_by)))


def _origins(claim: Claim, briefing: Briefing) -> list[str]:
    """Return every number of origins that a claim may have."""
    count = count_origins(claim, briefing)
    return _once(str(min(number, 3)) for number in range(count.least, count.most + 1))
