"""Compare `citebrief check` with PyPI's `citations verify`: 3,000 quotes over 100 texts, a tenth wrong.

Both get the same texts, statements and quotes, each in its own format and with no field that it can do
without, and run as whole processes in turn. Quotes have no elisions, unknown to `citations`, which lives
in an environment of its own under `build/`, made at first use, which needs the network once.

    python bench/citations.py
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from hashlib import sha256
from pathlib import Path

import synthetic
import yaml
from measure import Run, measure, middle

VERSION = "0.6.1"
CLAIMS, TEXTS, ROUNDS = 1000, 100, 15
HOME = synthetic.PROJECT / "build" / "bench-venv"
TOOL = HOME / ("Scripts" if sys.platform == "win32" else "bin") / "citations"


def compare(folder: Path) -> None:
    """Print the comparison; one line says so where `citations` cannot be installed."""
    if not _installed():
        _say(f"citations {VERSION} is not installed and the network is absent: not compared.")
        return
    made = _bare(synthetic.make(CLAIMS, sources=TEXTS, elided=False))
    ours, theirs = folder / "citebrief", folder / "citations"
    synthetic.write(made, ours)
    commands = {
        "citebrief check": ([str(Path(sys.executable).with_name("citebrief")), "check"], ours),
        "citations verify": ([str(TOOL), "verify", "--claims", "claims"], theirs),
    }
    lock = measure([sys.executable, "-m", "citebrief", "lock"], ours)
    if lock.status:
        raise SystemExit("citebrief lock failed on a sound briefing")
    wrong = _spoil(made)
    synthetic.write_claims(made.claims, ours / "data" / "claims")
    _write_theirs(made, theirs)
    ours_found = _output(*commands["citebrief check"]).count(": CB201 ")
    theirs_found = int(_output(*commands["citations verify"]).partition("not found ")[2].split()[0])
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, (command, place) in commands.items():
            runs[name].append(measure(command, place, HOME=str(theirs)))
    quotes = CLAIMS * synthetic.EVIDENCE_PER_CLAIM
    _say(f"{quotes:,} quotes over {TEXTS} texts of {synthetic.WORDS_PER_TEXT:,} words, {wrong} of them wrong")
    for (name, measured), found in zip(runs.items(), (ours_found, theirs_found), strict=True):
        run = middle(measured)
        _say(
            f"  {name:<17} {run.wall:6.2f} s  processor {run.processor:5.2f} s"
            f"  peak {run.peak:4.0f} MB  {found} reported"
        )
    one, other = (middle(measured) for measured in runs.values())
    verdict = "reached" if one.wall <= other.wall else "MISSED"
    _say(f"  ratio {one.wall / other.wall:.2f}  (at most 1) {verdict}")


def _installed() -> bool:
    """Whether `citations` is there, after trying to install it."""
    if TOOL.exists():
        return True
    venv.create(HOME, with_pip=True)
    python = TOOL.with_name("python")
    pip = [str(python), "-m", "pip", "--quiet", "--disable-pip-version-check"]
    installed = subprocess.run([*pip, "install", f"citations=={VERSION}"], capture_output=True, check=False)
    return installed.returncode == 0


def _bare(made: synthetic.Synthetic) -> synthetic.Synthetic:
    """Return a briefing with the same texts and quotes and little else."""
    claims = [
        {
            **{name: claim[name] for name in ("id", "statement")},
            "kind": "statement",
            "topic": "topic-0",
            "evidence": [{name: each[name] for name in ("source", "quote")} for each in claim["evidence"]],
        }
        for claim in made.claims
    ]
    sources = [
        {name: source[name] for name in ("id", "type", "title", "voice", "file")} for source in made.sources
    ]
    voices = {source["voice"] for source in sources}
    return synthetic.Synthetic(
        made.texts,
        sources,
        [entity for entity in made.entities if entity["id"] in voices],
        made.topics[:1],
        claims,
        events=[],
        comparisons=[],
        pages={"index.md": made.pages["index.md"]},
    )


def _spoil(made: synthetic.Synthetic) -> int:
    """Change one word in every tenth quote to one that no text holds; return how many were changed."""
    evidence = [each for claim in made.claims for each in claim["evidence"]]
    for each in evidence[::10]:
        words = each["quote"].split()
        words[len(words) // 2] = "thirteenfold"
        each["quote"] = " ".join(words)
    return len(evidence[::10])


def _write_theirs(made: synthetic.Synthetic, root: Path) -> None:
    """Write the same texts and quotes as `citations` has them: one claims file a source, pinned."""
    for folder in ("claims", "sources"):
        (root / folder).mkdir(parents=True)
    for source in made.sources:
        name, text = source["file"], made.texts[source["file"]].encode()
        (root / "sources" / name).write_bytes(text)
        claims = {
            f"{claim['id']}-{number}": {"statement": claim["statement"], "quotes": [{"exact": each["quote"]}]}
            for claim in made.claims
            for number, each in enumerate(claim["evidence"])
            if each["source"] == source["id"]
        }
        pinned = {"citation": source["id"], "local": f"sources/{name}", "sha256": sha256(text).hexdigest()}
        value = {"source": pinned, "claims": claims}
        path = root / "claims" / f"{source['id']}.yaml"
        path.write_text(yaml.safe_dump(value, sort_keys=False, allow_unicode=True), encoding="utf-8")


def _output(command: list[str], folder: Path) -> str:
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False).stdout


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="citebrief-bench-") as name:
        compare(Path(name))
