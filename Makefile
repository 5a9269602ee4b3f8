# Two commands are enough: `make site` builds the published site into site/, `make test` runs every test.
# `make serve` shows it as you write; FOCUS=source-id shows only what one source touches.
# All make .venv themselves; everything is installed by name, version and hash from the lock files.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCK := $(BIN)/uv pip compile --universal --generate-hashes --quiet --no-header pyproject.toml

.PHONY: site serve test check bench lock screenshots clean

site: $(VENV)/site.stamp
	$(BIN)/python build_dossier.py

serve: $(VENV)/site.stamp
	$(BIN)/python build_dossier.py serve $(if $(FOCUS),--focus $(FOCUS))

test: $(VENV)/dev.stamp
	$(BIN)/python tests/chromium.py
	$(BIN)/python -m pytest

check: $(VENV)/dev.stamp node_modules/stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	node_modules/.bin/tsc

bench: $(VENV)/dev.stamp
	$(BIN)/python -m benchmarks

lock: $(VENV)/dev.stamp
	$(LOCK) --group build --output-file requirements.lock
	$(LOCK) --group build --group dev --output-file requirements-dev.lock

screenshots: $(VENV)/dev.stamp
	$(BIN)/python tests/chromium.py
	$(BIN)/python build_dossier.py
	$(BIN)/python -m tests.screenshots

clean:
	rm -rf $(VENV) node_modules site .site.* screenshots

$(VENV)/python.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or later is needed; name one with: make PYTHON=python3.12 ..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/site.stamp: $(VENV)/python.stamp requirements.lock pyproject.toml
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation --no-index --editable .
	touch $@

$(VENV)/dev.stamp: $(VENV)/site.stamp requirements-dev.lock
	$(PIP) install --require-hashes -r requirements-dev.lock
	touch $@

# Only to check the types of the scripts; no page needs it.
node_modules/stamp: package-lock.json
	@command -v npm >/dev/null || \
	  { echo "npm is needed to check the types of the scripts; install Node.js 20 or later" >&2; exit 1; }
	npm ci --ignore-scripts --silent --no-audit --no-fund
	touch $@
