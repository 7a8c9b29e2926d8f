# make run · test · check: each sets up what it needs, and needs only Python >= 3.11 to begin with.

PYTHON ?= $(shell for name in python3.11 python3.12 python3.13 python3.14 python3 python; do \
	$$name -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$name && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
INSTALL := $(PIP) install --quiet --require-hashes --requirement

# Two processes for two cores; whichever is done first takes over tests of the other.
PYTEST := $(BIN)/python -m pytest --numprocesses 2 --dist worksteal

.DEFAULT_GOAL := run
.PHONY: run test check bench faults screenshot walk migration lock clean

run: .venv/runtime
	@exec $(BIN)/propusk $(ARGS)

test: .venv/tools
	$(PYTEST) $(ARGS)

# The parity of the languages and the shape of the code are tests too; they come first because they take seconds.
check: .venv/tools
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest --quiet --no-summary tests/test_locales.py tests/test_architecture.py
	$(PYTEST)

bench: .venv/tools
	@for name in onboarding signing_in timing deciding importing pacing; do $(BIN)/python -m bench.$$name || exit 1; done

# Five hundred people are brought in while the process is killed a hundred times; up to ten minutes.
faults: .venv/tools
	@$(BIN)/python -m tests.faults $(ARGS)

screenshot: .venv/tools
	$(BIN)/python -m tests.screenshot

# A picture of every screen of the bot on a phone, in each language, into data/walk; ARGS="--language en FOLDER" for less.
walk: .venv/tools
	@$(BIN)/python -m tests.walk $(ARGS)

# make migration TEXT="what it does": writes what the models have and the database has not.
migration: .venv/runtime
	$(BIN)/python -m core new-migration "$(TEXT)"

lock: .venv/runtime
	$(PIP) install --quiet uv
	$(BIN)/uv pip compile $(LOCKING) --output-file requirements.lock
	$(BIN)/uv pip compile $(LOCKING) --extra dev --constraints requirements.lock --output-file tests/requirements.lock

LOCKING := pyproject.toml --group build --universal --python-version 3.11 --generate-hashes --upgrade \
	--no-header --no-annotate --quiet

clean:
	rm -rf .venv

# The stamps are remade when a lock changes, so a second start begins at once.
.venv/runtime: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Propusk needs Python 3.11 or newer (with venv); name it: make PYTHON=..."; exit 1; }
	@$(PIP) --version >/dev/null 2>&1 || { echo "Setting up .venv: this once, it takes a minute"; $(PYTHON) -m venv --clear .venv; }
	@$(INSTALL) requirements.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/tools: .venv/runtime tests/requirements.lock
	@$(INSTALL) tests/requirements.lock
	@touch $@
