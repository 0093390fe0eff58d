"""The choices by which a script narrows the timeline: the topics, sources and entities of its events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from citebrief.escape import attribute
from citebrief.events import Rests
from citebrief.model import Briefing
from citebrief.pages.phrases import source_name


def choices(rests: Iterable[Rests], briefing: Briefing) -> str:
    """Return the controls, shown by the script that they need; no blank line may stand between."""
    known = list(rests)
    topics = {id_: topic.title for id_, topic in briefing.topics.items()}
    sources = {id_: source_name(source) for id_, source in briefing.sources.items()}
    entities = {id_: entity.name for id_, entity in briefing.entities.items()}
    by_name = dict(sorted(entities.items(), key=lambda pair: (pair[1].casefold(), pair[0])))
    return "\n".join(
        (
            '<form class="cb-choices" data-search-exclude="" autocomplete="off" hidden>',
            _choice("topic", "Topic", topics, Counter(id_ for each in known for id_ in each.topics)),
            _choice("source", "Source", sources, Counter(id_ for each in known for id_ in each.sources)),
            _choice("entity", "Entity", by_name, Counter(id_ for each in known for id_ in each.entities)),
            '<p><span role="status"></span> <button type="reset" hidden>Clear filters</button></p>',
            "</form>",
        )
    )


def _choice(name: str, label: str, names: dict[str, str], counted: Counter[str]) -> str:
    options = "".join(
        f'<option value="{id_}">{attribute(text)} ({counted[id_]})</option>\n'
        for id_, text in names.items()
        if counted[id_]
    )
    return (
        f'<p><label for="choose_{name}">{label}</label>\n'
        f'<select id="choose_{name}" name="{name}">\n<option value="">All</option>\n{options}</select></p>'
    )


def chosen_by(rests: Rests) -> str:
    """Return the attributes by which the script knows what an event rests on."""
    kinds = {"topic": rests.topics, "source": rests.sources, "entity": rests.entities}
    return "".join(f' data-{name}="{" ".join(ids)}"' for name, ids in kinds.items())
