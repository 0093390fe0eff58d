"""A real Chromium on a site, hosted on loopback or opened from disk; what it asks for and reports is kept."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import Any, Literal

from playwright.sync_api import Browser, Page, Response, sync_playwright

Way = Literal["hosted", "from disk"]
WAYS: tuple[Way, ...] = ("hosted", "from disk")
MOST_BYTES = 110_000
MOST_REQUESTS = 10
_COMPRESSED = (".html", ".css", ".js", ".json", ".svg")
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file, unless the browser has left the page."""
        with suppress(ConnectionError):
            super().copyfile(source, outputfile)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the Chromium of the system, or else Playwright's own; one that is missing is an error."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(
                executable_path=found, args=["--no-sandbox", "--disable-background-networking"]
            )
        except Exception as error:
            raise RuntimeError(
                "the browser tests need Chromium: none of "
                f"{', '.join(_NAMES)} starts, nor does Playwright's own ({str(error).splitlines()[0]})"
            ) from error
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """Serve a folder on loopback; give its address, which ends with a slash."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def until(page: Page, expression: str, argument: Any = None) -> None:
    """Wait until an expression is true on a page, whose policy allows no script made of text."""
    ends = monotonic() + 10
    while not page.evaluate(expression, argument):
        if monotonic() > ends:
            raise TimeoutError(f"not within 10 s: {expression}")
        page.wait_for_timeout(20)


@dataclass
class Site:
    """A built site in a browser; `page` holds one tab for all that is asked of it."""

    page: Page
    address: str
    """Where the site begins: `http://127.0.0.1:…/` or `file:///…/`."""
    complaints: list[str] = field(default_factory=list)
    """Requests to anywhere else, failed requests, console errors, page errors and dialogs."""

    def __post_init__(self) -> None:
        self.page.on("request", lambda asked: self._asked(asked.url))
        self.page.on("requestfailed", lambda asked: self._failed(asked.url, asked.failure))
        self.page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        self.page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))
        self.page.on(
            "console",
            lambda said: self.complaints.append(f"console: {said.text}") if said.type == "error" else None,
        )

    def _asked(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:", "about:")):
            self.complaints.append(f"asked elsewhere: {url}")

    def _failed(self, url: str, reason: str | None) -> None:
        # Leaving a page ends what it was still loading.
        if reason != "net::ERR_ABORTED":
            self.complaints.append(f"failed: {url}")

    def open(self, path: str) -> Page:
        """Open a page of the site and wait until its scripts have run."""
        # Going from a page to a fragment of it loads nothing.
        self.page.goto("about:blank")
        self.page.goto(self.address + path)
        self.page.wait_for_load_state("load")
        return self.page

    def search(self, words: str) -> list[str]:
        """Type words into the search field; return the titles of what is found."""
        self.page.locator(".md-search__input").click()
        self.page.keyboard.type(words)
        found = self.page.locator(".md-search-result__item article > :is(h1, h2)")
        found.first.wait_for()
        return found.all_text_contents()


@contextmanager
def opened(browser: Browser, folder: Path, way: Way, width: int = 1280, **device: Any) -> Iterator[Site]:
    """Give a site in a new window; a server has it under its folder's name, as a host may have several."""
    with hosted(folder.parent) as address, browser.new_context(**device) as context:
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 900})
        page.set_default_timeout(10_000)
        yield Site(page, f"{address}{folder.name}/" if way == "hosted" else folder.resolve().as_uri() + "/")


def first_visit(browser: Browser, folder: Path, path: str) -> dict[str, int]:
    """Return what a hosted page asks for when nothing is kept from before: bytes, compressed, by address."""
    answers: list[Response] = []
    with opened(browser, folder, "hosted") as site:
        site.page.on("response", lambda answer: answers.append(answer))
        site.page.goto(site.address + path, wait_until="networkidle")
        return {each.url.removeprefix(site.address): _weight(each) for each in answers}


def _weight(response: Response) -> int:
    """Return the bytes of an answer as a host that compresses sends them."""
    body = response.body()
    return len(gzip.compress(body, 6)) if response.url.endswith(_COMPRESSED) else len(body)
