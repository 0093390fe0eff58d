# Two commands do everything: make site, make test. The others are for those who work on the code.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
SITE := .venv/.site-installed
PDF := .venv/.pdf-installed
TEST := .venv/.test-installed

.PHONY: site offline pdf check serve test lint system bench audit golden locks clean

site: $(SITE)
	$(BIN)/citebrief build --strict

# Each build packs what it built, so that dist/ is never of another edition than site/.
offline: site

# The same, and a PDF of the whole briefing; needs the system's Pango, see the README.
pdf: $(PDF)
	$(BIN)/citebrief build --strict --pdf

check: $(SITE)
	$(BIN)/citebrief check --strict --summary

serve: $(SITE)
	$(BIN)/citebrief serve

test: lint system
	$(BIN)/pytest -n auto --dist loadfile

lint: $(TEST)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

system: $(TEST)
	@sh tests/install-system.sh

bench: $(TEST)
	$(BIN)/python bench/run.py

# Not a test: needs Java and Node besides, and says how the built site does with the Nu checker and Lighthouse.
audit: site audit/node_modules/.made
	$(BIN)/python audit/audit.py

# The jar is all that is wanted of the checker's package, so no script of a package is run.
audit/node_modules/.made: audit/package.json audit/package-lock.json
	@command -v java >/dev/null && command -v npm >/dev/null || { echo "make audit needs Java and Node (npm)." >&2; exit 1; }
	npm ci --prefix audit --ignore-scripts --no-audit --no-fund
	@touch $@

# Rewrites the expected pages and exports of the tests; read the difference before committing it.
golden: $(TEST)
	$(BIN)/pytest -q tests/test_golden.py --golden

# Needs uv; resolves for every system and for Python 3.11 and newer.
locks:
	uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-config --no-header --no-annotate \
	  --extra build pyproject.toml -o requirements.lock
	uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-config --no-header --no-annotate \
	  --extra build --extra pdf -c requirements.lock pyproject.toml -o requirements-pdf.lock
	uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-config --no-header --no-annotate \
	  --extra build --extra pdf --extra test -c requirements-pdf.lock pyproject.toml -o requirements-test.lock

clean:
	rm -rf .venv build site site-internal dist

.venv/.made:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Citebrief needs Python 3.11 or newer: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv .venv
	@touch $@

$(SITE): .venv/.made requirements.lock pyproject.toml
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(PDF): $(SITE) requirements-pdf.lock
	$(PIP) --require-hashes -r requirements-pdf.lock
	@touch $@

$(TEST): $(SITE) requirements-test.lock
	$(PIP) --require-hashes -r requirements-test.lock
	@touch $@
