"""The house: imports run in one direction, and the architecture page knows every module."""

from __future__ import annotations

import ast
import re
from pathlib import Path

PROJECT = Path(__file__).parent.parent
PACKAGE = PROJECT / "scripts" / "citebrief"

LAYERS = (
    {"problems", "model", "escape", "text", "archive", "swap", "progress", "notes"},
    {"dates", "words", "reading", "sentences", "reviews"},
    {"date_words", "drawing", "iso", "licences", "load", "match", "turns"},
    {"fragments", "nearest", "references", "texts"},
    {"deep_links", "validate", "lookup"},
    {"passages"},
    {"coverage", "origins", "rights"},
    {"lock"},
    {"omissions", "stale"},
    {"verify", "hashes", "csl", "citation_file", "edition", "events", "impact", "ties"},
    {"frozen", "changes", "styles"},
    {"frozen_files", "declared"},
    {"permanence"},
    {"exports"},
    {"pages", "feeds"},
    {"site", "policy", "report", "rendered", "single", "pdf"},
    {"offline", "internal"},
    {""},
    {"schema", "summary", "coverage_report"},
    {"cli"},
    {"__main__", "theme"},
)
"""Each module may import those of the layers above it; the empty name is the package itself."""


def _module(path: Path) -> str:
    name = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "" if name == "__init__" else name


def _imports() -> dict[str, set[str]]:
    """Return for each module of the package the modules it imports."""
    found: dict[str, set[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        names = found.setdefault(_module(path), set())
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "citebrief":
                names.add((f"{node.module}.").split(".")[1])
            elif isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names if alias.name == "citebrief"} and {""}
    return found


def test_every_module_has_a_layer() -> None:
    """A new module is given its place in the one direction."""
    assert set(_imports()) == set().union(*LAYERS)


def test_imports_run_in_one_direction() -> None:
    """No module imports one of its own layer or a later one."""
    layer = {name: number for number, names in enumerate(LAYERS) for name in names}
    upward = [
        f"{module} imports {other}"
        for module, others in _imports().items()
        for other in others - {module}
        if layer[other] >= layer[module]
    ]
    assert upward == []


def test_model_and_problems_import_nothing_of_ours() -> None:
    """What everything rests on rests on nothing."""
    imports = _imports()
    assert imports["model"] <= {"model"}
    assert imports["problems"] == set()


def test_the_architecture_page_names_every_module() -> None:
    """A reader of the architecture page meets no module that it does not explain."""
    page = (PROJECT / "docs" / "about" / "architecture.md").read_text("utf-8")
    missing = [name for name in set().union(*LAYERS) - {"", "__main__", "theme"} if f"`{name}`" not in page]
    assert missing == []


def test_the_readme_and_ci_agree_on_the_commands() -> None:
    """CI runs the test command of the README, and both commands are targets of the Makefile."""
    readme, makefile = ((PROJECT / name).read_text("utf-8") for name in ("README.md", "Makefile"))
    assert "make test" in readme
    assert "make test" in (PROJECT / ".ci" / "run").read_text("utf-8")
    assert {"site:", "test:"} <= {line.split(" ")[0] for line in makefile.splitlines()}


def test_links_between_documents_lead_somewhere() -> None:
    """What readme and pages on the code link to is there, and a decision is linked by its number."""
    documents = [
        PROJECT / "README.md",
        PROJECT / "CONTRIBUTING.md",
        *(PROJECT / "docs" / "about").rglob("*.md"),
    ]
    for document in documents:
        for label, target in re.findall(r"\[([^\]]+)\]\(([^)#:]+)\)", document.read_text("utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"
            if number := re.fullmatch(r"[Dd]ecision (\d+)", label):
                assert Path(target).name.startswith(f"{int(number[1]):04}-"), f"{document.name}: {label}"


def test_each_decision_has_a_number_of_its_own() -> None:
    """The records are numbered from 1 without gaps, in their names as in their titles."""
    records = sorted((PROJECT / "docs" / "about" / "decisions").glob("*.md"))
    titles = [record.read_text("utf-8").split(".")[0] for record in records]
    assert [record.name[:4] for record in records] == [f"{n:04}" for n in range(1, len(records) + 1)]
    assert titles == [f"# {n}" for n in range(1, len(records) + 1)]
