"""Who is heard in which document: the ways that claims came, and the graph and the table that tell them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citebrief import check
from citebrief.drawing import draw
from citebrief.model import Briefing, Claim, Entity, Source
from citebrief.pages.derivations import derivations_graph
from citebrief.pages.graphs import voices_graph
from citebrief.pages.voices import lead, ties_table
from citebrief.ties import Tie, one_origin, ties

HERE = Path(__file__).parent
DOCUMENTS, VOICES = 6, 70


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    """The fictional briefing."""
    found = check(HERE / "briefing", HERE).briefing
    assert found is not None
    return found


def _made() -> Briefing:
    """A briefing of documents, each with a voice of its own, and of voices that any of them may quote."""
    found = check(HERE / "briefing", HERE).briefing
    assert found is not None
    sources = [
        Source.model_validate(
            {"id": f"s-{n}", "type": "document", "title": f"Document {n}", "voice": f"v-{n}", "file": f"{n}"}
        )
        for n in range(DOCUMENTS)
    ]
    entities = [
        Entity.model_validate({"id": f"v-{n}", "name": f"Voice {n}", "type": "person"}) for n in range(VOICES)
    ]
    return Briefing(
        found.about, {each.id: each for each in sources}, {each.id: each for each in entities}, found.topics
    )


MADE = _made()
VOICE = st.integers(0, VOICES - 1).map("v-{}".format)


@st.composite
def some_ties(draw: st.DrawFn) -> list[Tie]:
    """Ties of claims with voices drawn from few, so that origins are relays and own voices elsewhere."""
    voice = st.sampled_from([f"v-{n}" for n in range(draw(st.sampled_from([3, 8, VOICES])))])
    said = st.builds(
        lambda source, by: {"source": f"s-{source}", "quote": "x", "said_by": by},
        st.integers(0, DOCUMENTS - 1),
        st.lists(voice, max_size=4),
    )
    evidence = draw(st.lists(st.lists(said, min_size=1, max_size=4), min_size=1, max_size=60))
    claims = [
        Claim.model_validate(
            {"id": f"c-{n}", "statement": "X.", "kind": "event", "topic": "tower", "evidence": each}
        )
        for n, each in enumerate(evidence)
    ]
    return ties(claims, MADE)


def _ways(found: list[Tie]) -> set[tuple[str, ...]]:
    """Return each tie as names, from the origin to the document, with its number of claims."""
    return {
        (*(MADE.entities[v].name for v in tie.voices), MADE.sources[tie.source].title, str(len(tie.claims)))
        for tie in found
    }


@given(some_ties())
def test_the_dots_of_a_drawing_add_up_to_the_voices_of_the_lead(found: list[Tie]) -> None:
    """There is one dot for each voice that is heard first, and the lead tells their number."""
    dots = draw(voices_graph(found, MADE, "origins.md"), "x", "", "").count('class="cb-origin"')
    assert dots == len({tie.voices[0] for tie in found})
    assert lead(found).endswith(f" {dots} voice{'' if dots == 1 else 's'}.")


@given(some_ties())
def test_every_line_is_a_step_of_some_tie_and_every_step_a_line(found: list[Tie]) -> None:
    """Ties and drawing have the same steps from voice to voice to document, with their claims."""
    graph = voices_graph(found, MADE, "origins.md")
    steps: dict[tuple[str, str], set[str]] = {}
    for tie in found:
        names = [MADE.entities[voice].name for voice in tie.voices]
        for step in zip(names, [*names[1:], tie.source], strict=True):
            steps.setdefault(step, set()).update(tie.claims)
    name = {id_: each.name if each.kind == "voice" else id_ for id_, each in graph.nodes.items()}
    drawn: dict[tuple[str, str], int] = {}
    for edge in graph.edges:
        assert graph.nodes[edge.start].column < graph.nodes[edge.end].column
        drawn[name[edge.start], name[edge.end]] = max(
            edge.claims, drawn.get((name[edge.start], name[edge.end]), 0)
        )
    # A document's own voice that is heard nowhere else has no line: it is told in the document.
    untold = {step for step in steps.keys() - drawn.keys() if graph.nodes[step[1]].origin}
    assert steps.keys() - untold == drawn.keys()
    assert all(claims <= len(steps[step]) for step, claims in drawn.items())


@given(some_ties())
def test_the_table_tells_every_tie_once(found: list[Tie]) -> None:
    """A row of the table, under its origin, has the relays, the document and the number of claims."""
    told, origin = set(), ""
    for row in re.findall("<tr.*</tr>", ties_table(found, MADE, "origins.md"))[1:]:
        if named := re.search(r"<th[^>]*>\[([^]]*)\]", row):
            origin = named[1]
        cells = re.findall(r"<td[^>]*>(.*?)</td>", row)
        relays = re.findall(r"\[([^]]*)\]", cells[0])
        document = re.findall(r"“([^”]*)”", cells[1])
        told.add((origin, *relays, *document, cells[2].split(" ")[0]))
    assert told == _ways(found)


def test_disputing_voices_are_heard_and_retired_claims_are_not(briefing: Briefing) -> None:
    """The ties of the fictional briefing, worked out by hand."""
    told = {
        (*tie.voices, tie.source, len(tie.claims), tie.own) for tie in ties(briefing.current_claims, briefing)
    }
    assert told == {
        ("per-falk", "gazette", 1, False),
        ("ida-lund", "gazette", 1, True),
        ("fisherman", "gazette", 1, False),
        ("board", "gazette", 3, False),
        ("keeper", "letter", 3, True),
        ("board", "secret", 1, True),
    }


def test_an_inferred_voice_is_said_to_be_inferred(briefing: Briefing) -> None:
    """A line all of whose claims have an inferred voice is dashed and says so."""
    claim = briefing.claims["begin"]
    (edge,) = voices_graph(ties([claim], briefing), briefing, "origins.md").edges
    assert (edge.label, edge.dashed) == ("inferred", True)
    (edge,) = voices_graph(ties([claim, briefing.claims["cost"]], briefing), briefing, "x.md").edges
    assert (edge.label, edge.dashed) == ("2", False)


def test_what_looks_confirmed_and_has_one_origin(briefing: Briefing) -> None:
    """Two documents that repeat one voice are found; one document, or one and a dispute, is not."""
    found = [(claim.id, count.most) for claim, count in one_origin(briefing)]
    assert found == [("tower-leans", 1), ("rebuild-decided", 1)]


def test_what_may_have_one_origin_comes_after(briefing: Briefing) -> None:
    """A voice that is only inferred makes the origin uncertain, which is told after what is certain."""
    claim = briefing.claims["tower-leans"]
    raw = claim.model_dump(by_alias=True) | {"evidence": [
        {"source": "gazette", "quote": "x", "said_by": ["per-falk"]},
        {"source": "letter", "quote": "x", "said_by": [{"id": "per-falk", "inferred": "Who else?"}]},
    ]}  # fmt: skip
    claims = briefing.claims | {claim.id: Claim.model_validate(raw)}
    found = [
        (claim.id, count.least, count.most) for claim, count in one_origin(replace(briefing, claims=claims))
    ]
    assert found == [("rebuild-decided", 1, 1), ("tower-leans", 1, 2)]


def test_documents_that_draw_on_documents_have_a_column_a_step(briefing: Briefing) -> None:
    """The letter draws on the newspaper, which draws on a report that was not read."""
    graph = derivations_graph(briefing, "origins.md")
    assert {id_: (node.column, node.kind) for id_, node in graph.nodes.items()} == {
        "falk-report": (0, "work"),
        "gazette": (1, "document"),
        "letter": (2, "document"),
    }
    assert {(edge.start, edge.end, edge.label) for edge in graph.edges} == {
        ("falk-report", "gazette", "stated"),
        ("gazette", "letter", "stated"),
    }
