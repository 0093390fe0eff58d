"""The evidence lock: what it holds, what it voids, and that nothing in it can make the check fail to run."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import citebrief
from citebrief.load import Records
from citebrief.lock import (
    LOCK_FILE,
    Lock,
    digests,
    dump,
    evidence_key,
    evidence_keys,
    make_lock,
    parse_lock,
    statement_key,
)
from citebrief.model import Briefing
from citebrief.passages import find_passages
from test_passages import a_briefing, some_texts

TEXTS = {
    "a": "Zanzibarian quokkas juggle kumquats. They juggled nightly in Ouagadougou.\n",
    "b": "Xylophonists applauded vociferously.\nNobody slept.\n",
}
QUOTED = ({"quote": "quokkas juggle … Ouagadougou"}, {"quote": "Xylophonists applauded", "source": "b"})


def made(briefing: Briefing, texts: dict[str, str], old: Lock | None = None) -> Lock:
    """Return the lock of a briefing with these texts at hand."""
    at_hand = some_texts(**texts)
    found, keys = find_passages(briefing, Records(), at_hand), evidence_keys(briefing)
    return make_lock(briefing, at_hand, found, old or Lock(), keys, digests(briefing, keys))


def test_what_is_written_is_read_back() -> None:
    """A lock survives writing and reading, and is written the same again."""
    lock = made(a_briefing(*QUOTED), TEXTS)
    again, problems = parse_lock(dump(lock).encode())
    assert (again, problems) == (lock, [])
    assert dump(again) == dump(lock)


def test_no_word_of_a_source_is_in_the_lock() -> None:
    """Not one distinctive word of a text, quoted or not, stands in the lock."""
    written = dump(made(a_briefing(*QUOTED), TEXTS)).casefold()
    words = {word.strip(".").casefold() for text in TEXTS.values() for word in text.split()}
    assert [word for word in words if len(word) > 3 and word in written] == []


def test_the_real_lock_is_read_back_byte_for_byte(briefing_folder: Path) -> None:
    """The lock of the fictional briefing is as it would be written."""
    written = (briefing_folder / LOCK_FILE).read_bytes()
    checked = citebrief.check(briefing_folder, briefing_folder / "data" / "sources")
    assert checked.lock is not None
    assert dump(checked.lock).encode() == written


def test_an_unchanged_passage_keeps_its_edition() -> None:
    """The edition in which a passage was verified stays; what changed is of the new edition."""
    before = made(a_briefing(*QUOTED), TEXTS)
    later = a_briefing(*QUOTED)
    later = replace(later, about=later.about.model_copy(update={"edition": "3"}))
    after = made(later, TEXTS | {"b": "The " + TEXTS["b"]}, before)
    editions = after.passages(later.claims["claim"], evidence_keys(later))
    assert [passage and passage.edition for passage in editions] == ["2", "3"]


def test_what_a_source_shows_follows_its_publication() -> None:
    """A source that becomes metadata only shows no word any more, though its passages are the same."""
    before = made(a_briefing(*QUOTED), TEXTS)
    after = made(a_briefing(*QUOTED, publish="metadata"), TEXTS, before)
    assert [passage.shown for passage in after.claims["claim"].passages.values()] == [0, 0]
    assert after.sources["a"].shown == 0


def test_without_texts_the_old_lock_stays() -> None:
    """What cannot be confirmed is kept as it was."""
    briefing = a_briefing(*QUOTED)
    before = made(briefing, TEXTS)
    assert made(briefing, {}, before) == before
    assert made(briefing, {"a": TEXTS["a"]}, before) == before


def test_what_is_removed_goes() -> None:
    """Entries of removed evidence, claims and sources are not written again."""
    before = made(a_briefing(*QUOTED), TEXTS)
    rest = a_briefing(QUOTED[0])
    rest = replace(rest, sources={"a": rest.sources["a"]})
    assert made(rest, {}, before).sources.keys() == {"a"}
    assert len(made(rest, {}, before).claims["claim"].passages) == 1
    assert made(replace(rest, claims={}), {}, before).claims == {}


def test_a_changed_statement_is_locked_with_its_texts_only() -> None:
    """A statement is compared with its sources before it is locked."""
    before = made(a_briefing(*QUOTED), TEXTS)
    changed = a_briefing(*QUOTED, statement="It is otherwise.")
    kept, taken = made(changed, {"a": TEXTS["a"]}, before), made(changed, TEXTS, before)
    assert kept.claims["claim"].statement == before.claims["claim"].statement
    assert taken.claims["claim"].statement == statement_key(changed.claims["claim"])


@pytest.mark.parametrize(
    "change",
    [
        {"quote": "quokkas juggled"},
        {"source": "b"},
        {"paragraph": "1"},
        {"paragraph": "1-2"},
        {"occurrence": 1},
    ],
)
def test_a_key_is_void_where_anything_changed(change: dict[str, Any]) -> None:
    """Quote, source, paragraph and occurrence are all part of what the lock knows evidence by."""
    old, new = a_briefing(QUOTED[0]).claims["claim"], a_briefing(QUOTED[0] | change).claims["claim"]
    assert evidence_key(old.evidence[0]) != evidence_key(new.evidence[0])


def test_stance_and_attribution_do_not_void_a_key() -> None:
    """What the passage is used for has no part in where it stands."""
    judged = QUOTED[0] | {"stance": "disputes", "said_by": ["v"]}
    old, new = a_briefing(QUOTED[0]).claims["claim"], a_briefing(judged).claims["claim"]
    assert evidence_key(old.evidence[0]) == evidence_key(new.evidence[0])


@pytest.mark.parametrize(
    "path",
    [
        ("sources", "a", "coverage", "carried"),
        ("sources", "a", "coverage", "sentences"),
        ("claims", "claim", "reviews"),
        ("sources", "a", "note"),
    ],
)
def test_a_lock_of_what_cannot_be_is_refused(path: tuple[str, ...]) -> None:
    """More sentences carried than there are, none in a text, words for digests, fields of no meaning."""
    good = json.loads(dump(made(a_briefing(*QUOTED), TEXTS)))
    coverage = {"sentences": 3, "carried": 1, "set_aside": {"note": 1}}
    good["sources"]["a"]["coverage"] = coverage
    assert parse_lock(json.dumps(good).encode())[1] == []
    wrong: Any = {"words of the source": ["more words"]} if path[-1] == "reviews" else "x"
    wrong = {"carried": 3, "sentences": 0}.get(path[-1], wrong)
    bad = _changed(good, path[:-1], _changed_or_added(good, path, wrong))
    assert [problem.code for problem in parse_lock(json.dumps(bad).encode())[1]] == ["CB208"]


def _changed_or_added(value: Any, path: tuple[str, ...], other: Any) -> Any:
    for step in path[:-1]:
        value = value[step]
    return value | {path[-1]: other}


GOOD = json.loads(dump(made(a_briefing(*QUOTED), TEXTS)))
ODD = st.one_of(
    *(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=5),
        st.just("\ud800"),
        st.just("1\n"),
    ),
    *(st.just({}), st.just([]), st.just([["CB999"]]), st.just(["CB999"]), st.just(-1), st.just(10**400)),
)


def _paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for key, item in inner for found in _paths(item, (*path, key)))]


def _changed(value: Any, path: tuple[Any, ...], other: Any) -> Any:
    if not path:
        return other
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = _changed(copy[path[0]], path[1:], other)
    return copy


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(_paths(GOOD)), ODD)
def test_a_lock_tampered_with_is_one_problem_or_a_lock(path: tuple[Any, ...], other: Any) -> None:
    """Whatever stands at whatever place, the lock is read, or one problem says that it cannot be."""
    lock, problems = parse_lock(json.dumps(_changed(GOOD, path, other)).encode())
    assert [problem.code for problem in problems] in ([], ["CB208"])
    assert problems or parse_lock(dump(lock).encode()) == (lock, [])


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(json.dumps(GOOD))), st.binary(max_size=4))
def test_a_lock_cut_short_is_one_problem(end: int, rest: bytes) -> None:
    """A truncated lock, with or without garbage after it, is told as such."""
    written = json.dumps(GOOD).encode()
    if end < len(written):
        assert [problem.code for problem in parse_lock(written[:end] + rest)[1]] in (["CB208"], [])
        assert [problem.code for problem in parse_lock(written[:end])[1]] == ["CB208"]


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"null", b"[]", b"{}", b"1", b"\xff\xfe", b"\x00", b"NaN", b"[" * 100_000, b'{"a":' * 100_000),
        *(
            b'{"version": 2}',
            b'{"version": true, "sources": {}, "claims": {}}',
            b"<<<<<<< ours\n{}",
            b"9" * 10_000,
        ),
        *(
            b'{"version": 1, "sources": [], "claims": {}}',
            b'{"version": 1, "sources": {"a": 1}, "claims": {}}',
        ),
    ],
)
def test_what_is_no_lock_is_one_problem(data: bytes) -> None:
    """Garbage, however deep, and other versions are told in one line."""
    lock, problems = parse_lock(data)
    assert lock == Lock()
    assert [problem.code for problem in problems] == ["CB208"]
    assert len(problems[0].message) < 150
