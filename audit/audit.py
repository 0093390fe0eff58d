"""Look at the built site with the Nu HTML checker and with Lighthouse, and print what they say.

Nu reads every page of `site/` and the single file of `dist/`. What it says of the Content Security Policy is
left to the browser tests: it knows not where a page is served, and takes data in a page for a script.
Lighthouse looks, as a telephone does, at the main kinds of pages, hosted on loopback with compression, three
times each; printed are the medians. Fails where Nu finds an error or a median is below its target.

    make audit
    python audit/audit.py [--pages index.html timeline.html] [--runs 3]
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from statistics import median_low
from typing import Any

from serving import served

HERE = Path(__file__).parent
ROOT = HERE.parent
MODULES = HERE / "node_modules"
PAGES = (
    "index.html",
    "briefing/gap.html",
    "claims/index.html",
    "claims/ai-in-ukraine-war.html",
    "timeline.html",
    "comparisons.html",
    "origins.html",
    "sources/index.html",
    "sources/united24-2026.html",
    "topics/control.html",
)
TARGETS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
SIZES = {"first-contentful-paint": "FCP", "largest-contentful-paint": "LCP", "total-blocking-time": "TBT"}
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def nu(files: list[Path]) -> list[dict[str, Any]]:
    """Return what the Nu checker says of pages, but of their policy."""
    jar = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-Xss8m", "-jar", str(jar), "--format", "json", "--exit-zero-always", *map(str, files)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    messages: list[dict[str, Any]] = json.loads(said)["messages"]
    return [each for each in messages if "Content Security Policy" not in each["message"]]


def report_nu(messages: list[dict[str, Any]], pages: int) -> bool:
    """Print the checker's messages by kind, each with one place; return whether none is an error."""
    kinds = [each.get("subType", each["type"]) for each in messages]
    print(f"Nu checker: {pages} files, {kinds.count('error')} errors, {kinds.count('warning')} warnings")
    counted = Counter((kind, each["message"]) for kind, each in zip(kinds, messages, strict=True))
    places = {each["message"]: f"{each['url'].split('/')[-1]}:{each.get('lastLine')}" for each in messages}
    for (kind, message), count in counted.most_common():
        print(f"  {count:>5} {kind}: {message} ({places[message]})")
    return "error" not in kinds


def lighthouse(address: str, chromium: str) -> dict[str, Any]:
    """Return Lighthouse's report on a page, looked at as by a telephone."""
    command = ["node", str(MODULES / "lighthouse" / "cli" / "index.js"), address, "--quiet", "--output=json"]
    flags = "--chrome-flags=--headless=new --no-sandbox"
    run = subprocess.run(
        [*command, flags],
        env={**os.environ, "CHROME_PATH": chromium},
        capture_output=True,
        text=True,
        check=True,
    )
    report: dict[str, Any] = json.loads(run.stdout)
    return report


def report_lighthouse(page: str, reports: list[dict[str, Any]]) -> bool:
    """Print the medians of a page and what keeps it from its targets; return whether it reaches them."""
    scores = {
        name: median_low([round(100 * (each["categories"][name]["score"] or 0)) for each in reports])
        for name in TARGETS
    }
    last = reports[-1]["audits"]
    sizes = " ".join(f"{short} {last[name].get('displayValue', '-')}" for name, short in SIZES.items())
    print(f"  {' / '.join(map(str, scores.values())):<22} {page:<34} {sizes}")
    for name in ("accessibility", "best-practices", "seo"):
        for each in reports[-1]["categories"][name]["auditRefs"]:
            if last[each["id"]]["score"] == 0:
                print(f"    {name}: {last[each['id']]['title']}")
    return all(scores[name] >= least for name, least in TARGETS.items())


def main() -> int:
    """Run both and return 0 if every target is reached."""
    parser = argparse.ArgumentParser(description="Look at the built site with the Nu checker and Lighthouse.")
    parser.add_argument("--pages", nargs="*", default=PAGES)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    missing = [name for name in ("java", "node") if not shutil.which(name)]
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if missing or not chromium or not MODULES.is_dir():
        print(f"make audit needs {', '.join([*missing, *([] if chromium else ['chromium'])]) or 'npm ci'}")
        return 2
    files = [*sorted((ROOT / "site").rglob("*.html")), *sorted((ROOT / "dist").glob("*.html"))]
    reached = report_nu(nu(files), len(files))
    print(f"Lighthouse, {' / '.join(TARGETS)}, medians of {options.runs}")
    with served(ROOT / "site") as address:
        for page in filter(lambda page: (ROOT / "site" / page).is_file(), options.pages):
            reports = [lighthouse(address + page, chromium) for _ in range(options.runs)]
            reached &= report_lighthouse(page, reports)
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
