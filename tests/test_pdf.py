"""`citebrief build --pdf`: the single file on pages, read back; and what is said where it cannot be made."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

import citebrief
from citebrief.cli import main
from citebrief.offline import SUMS, make_offline
from citebrief.pdf import as_pdf
from test_determinism import _OTHER_CLOCK

HERE = Path(__file__).parent
NAME = "skarholm-2"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional briefing, built with a PDF."""
    root = tmp_path_factory.mktemp("pdf") / "briefing"
    shutil.copytree(HERE / "briefing", root)
    assert main(["build", "--strict", "--pdf", "--root", str(root), "--sources", str(root / "texts")]) == 0
    return root


@pytest.fixture(scope="module")
def paper(root: Path) -> PdfReader:
    """The PDF as somebody else's reader has it."""
    return PdfReader(root / "dist" / f"{NAME}.pdf")


def _catalog(paper: PdfReader) -> Any:
    return paper.trailer["/Root"].get_object()


def _kinds(element: Any) -> Iterator[str]:
    """Yield the kinds of what stands below an element of the tree of tags."""
    for each in element.get("/K", []):
        below = each.get_object()
        if isinstance(below, DictionaryObject) and "/S" in below:
            yield str(below["/S"])
            yield from _kinds(below)


def test_it_names_itself(paper: PdfReader) -> None:
    """Title, authors and language stand in the file, and a reader shows the title, not the file's name."""
    assert paper.metadata is not None
    assert paper.metadata.title == "The light of Skarholm, edition 2"
    assert paper.metadata.author == "Test contributors"
    catalog = _catalog(paper)
    assert catalog["/Lang"] == "en"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]


def test_it_is_tagged(paper: PdfReader) -> None:
    """A screen reader finds headings, lists, quotes, tables with their heads, and links."""
    catalog = _catalog(paper)
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/StructTreeRoot"]
    kinds = set(_kinds(catalog["/StructTreeRoot"]))
    assert kinds >= {"/H1", "/H2", "/H3", "/P", "/L", "/LI", "/BlockQuote", "/Table", "/TH", "/TD", "/Link"}


def test_bookmarks_lead_to_parts_and_claims(paper: PdfReader) -> None:
    """The outline has the parts in order, and below the claims each claim, on the page where it stands."""
    outline: list[Any] = paper.outline
    parts = [each.title for each in outline if not isinstance(each, list)]
    assert parts[:3] == ["The light of Skarholm", "Claims", "Topics"]
    claims = next(below for part, below in pairwise(outline) if getattr(part, "title", "") == "Claims")
    leans = next(each for each in claims if each.title.startswith("The old tower is about 12"))
    number = paper.get_destination_page_number(leans)
    assert number is not None
    assert "The old tower is about 12" in paper.pages[number].extract_text()


def test_pages_are_numbered_and_headed(paper: PdfReader) -> None:
    """Each page has its number, and after the first the briefing and the part that it is of."""
    total = len(paper.pages)
    for number, page in enumerate(paper.pages, 1):
        assert f"{number} / {total}" in page.extract_text()
    assert all("The light of Skarholm" in page.extract_text() for page in paper.pages)


def test_contents_give_page_numbers(paper: PdfReader) -> None:
    """The contents name the page on which a part begins."""
    text = paper.pages[0].extract_text()
    found = re.search(r"Timeline[\s.]*(\d+)", text)
    assert found is not None
    assert "3 events, 2020 to 2022" in paper.pages[int(found[1]) - 1].extract_text()


def test_links_lead_to_places_that_are_there(paper: PdfReader) -> None:
    """Links inside the file have their places; the others are to the web."""
    links = [note.get_object() for page in paper.pages for note in page.get("/Annots", [])]
    inside = {str(link["/Dest"]) for link in links if "/Dest" in link}
    assert len(inside) > 20
    assert inside <= set(paper.named_destinations)
    outside = [link["/A"]["/URI"] for link in links if "/A" in link]
    assert outside
    assert all(address.startswith("https://example.org/") for address in outside)


def test_everything_said_is_in_it(root: Path, paper: PdfReader) -> None:
    """Every quote, statement and note of the single file stands on a page."""
    text = re.sub(r"\s", "", "".join(page.extract_text() for page in paper.pages))
    html = etree.parse(root / "dist" / f"{NAME}.html", etree.HTMLParser(encoding="utf-8"))
    said = html.xpath("//blockquote/p | //main//h2 | //main//h3 | //*[@class='cb-words']")
    assert len(said) > 40
    assert [
        words for each in said if (words := re.sub(r"\s", "", "".join(each.itertext()))) not in text
    ] == []


def test_the_same_file_gives_the_same_bytes(root: Path, tmp_path: Path) -> None:
    """Neither the clock nor the order of a hash has a part in it."""
    (tmp_path / "sitecustomize.py").write_text(_OTHER_CLOCK, "utf-8")
    code = "import sys; from citebrief.pdf import as_pdf; sys.stdout.buffer.write(as_pdf(sys.stdin.read()))"
    file = root / "dist" / f"{NAME}.html"
    environment = os.environ | {"PYTHONPATH": str(tmp_path), "PYTHONHASHSEED": "7", "PYTHONUTF8": "1"}
    made = subprocess.run(
        [sys.executable, "-c", code],
        input=file.read_bytes(),
        env=environment,
        capture_output=True,
        check=True,
    )
    assert made.stdout == (root / "dist" / f"{NAME}.pdf").read_bytes()


def test_the_sums_cover_it(root: Path) -> None:
    """The sums name all three formats, each as it stands there."""
    lines = [line.split("  ") for line in (root / "dist" / SUMS).read_text("utf-8").splitlines()]
    assert [name for _, name in lines] == [f"{NAME}-offline.zip", f"{NAME}.html", f"{NAME}.pdf"]
    assert all(sha256((root / "dist" / name).read_bytes()).hexdigest() == digest for digest, name in lines)


def test_no_older_pdf_stays(root: Path, tmp_path: Path) -> None:
    """What is packed anew without a PDF leaves none of an earlier build beside its newer files."""
    shutil.copytree(root, tmp_path / "briefing")
    briefing = citebrief.check(root, root / "texts").briefing
    assert briefing is not None
    make_offline(tmp_path / "briefing", briefing.about)
    assert _packed(tmp_path / "briefing") == {f"{NAME}-offline.zip", f"{NAME}.html", SUMS}


def _packed(root: Path) -> set[str]:
    return {path.name for path in (root / "dist").iterdir()}


def test_a_missing_package_is_said_in_one_line(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without WeasyPrint all else is built, no older PDF stays, and one line says how to install it."""
    shutil.copytree(root, copy := tmp_path / "briefing")
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    assert main(["build", "--pdf", "--root", str(copy), "--sources", str(root / "texts")]) == 2
    assert _packed(copy) == {f"{NAME}-offline.zip", f"{NAME}.html", SUMS}
    said = [line for line in capsys.readouterr().err.splitlines() if not line.startswith("INFO")]
    assert said == [
        "citebrief: no PDF was made: the package 'weasyprint' is not installed "
        "(run: python -m pip install --require-hashes -r requirements-pdf.lock)"
    ]


def test_a_missing_library_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system has no Pango, the page of text that WeasyPrint prints becomes one line with a hint."""
    talk = 'print("-----\\nCarefully follow the installation steps")\n'
    (tmp_path / "weasyprint.py").write_text(talk + 'raise OSError("cannot load library: pango\\nmore")\n')
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "weasyprint")
    with pytest.raises(OSError, match=r"^no PDF was made: cannot load library: pango \(install Pango: .*\)$"):
        as_pdf("<p>x</p>")
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/", "https://example.org/a.png", "file:///etc/passwd"]
)
def test_nothing_is_fetched(address: str) -> None:
    """Neither another host nor a file of this one is asked for anything."""
    from citebrief.pdf.nothing import Nothing

    with pytest.raises(ValueError, match="disallowed protocol"):
        Nothing().fetch(address)


def test_nothing_is_loaded_unless_asked() -> None:
    """What a build imports does not hold the engine of PDFs."""
    code = (
        "import sys, citebrief.offline, citebrief.cli\n"
        "sys.exit(sum(name in sys.modules for name in ('weasyprint', 'tinycss2')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
