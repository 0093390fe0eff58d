"""The single file as a paged PDF with page numbers, bookmarks and tags, made by WeasyPrint.

WeasyPrint and the Pango of the system are loaded only here and only when a PDF is asked for. Nothing is
fetched: what is not in the file is not in the PDF. The same file gives the same bytes wherever the same fonts
and the same versions are installed.
"""

from __future__ import annotations

from contextlib import redirect_stderr, redirect_stdout
from importlib import import_module
from importlib.resources import files
from io import StringIO
from types import ModuleType
from xml.etree.ElementTree import SubElement

_INSTALL = "run: python -m pip install --require-hashes -r requirements-pdf.lock"
_LIBRARIES = "install Pango: see 'As a PDF' in README.md"


def as_pdf(html: str) -> bytes:
    """Return a single file as a PDF; raise OSError with one plain sentence where what it needs is missing."""
    engine = _engine()
    from citebrief.pdf.drawings import settle
    from citebrief.pdf.nothing import Nothing

    paged = (files(__name__) / "paged.css").read_text("utf-8")
    read = engine.HTML(string=html, base_url="about:blank", url_fetcher=Nothing())
    try:
        SubElement(read.etree_element, "style").text = paged
        settle(read.etree_element)
        made: bytes = read.write_pdf(pdf_tags=True)
    except Exception as error:  # whatever somebody else's code makes of what people wrote
        raise OSError(f"no PDF was made: WeasyPrint failed ({type(error).__name__}: {error})") from error
    return made


def _engine() -> ModuleType:
    """Return WeasyPrint, which says at length on both streams what is missing when it is loaded."""
    try:
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            return import_module("weasyprint")
    except ModuleNotFoundError as error:
        raise OSError(f"no PDF was made: the package '{error.name}' is not installed ({_INSTALL})") from None
    except OSError as error:
        reason = str(error).splitlines()[0] if str(error) else "a library of the system"
        raise OSError(f"no PDF was made: {reason} ({_LIBRARIES})") from None
