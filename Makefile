# What a newcomer types: `make run` opens the workbench on the sample, `make test` runs the whole suite.
.POSIX:
.PHONY: run test setup check lint bench lock clean claims.db pictures

PYTHON = $(shell for p in "$$PYTHON" python3 python3.14 python3.13 python3.12 python3.11; do \
	[ -n "$$p" ] && command -v "$$p" >/dev/null 2>&1 && \
	"$$p" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)
VENV = .venv
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip --quiet --disable-pip-version-check

run: setup
	@$(BIN)/workbench --db claims.db

setup: $(VENV)/.ready

$(VENV)/.ready: requirements.lock pyproject.toml
	@[ -n "$(PYTHON)" ] || { echo "Python 3.11 or newer is needed, with venv and pip: name it with PYTHON=/path/to/python3" >&2; exit 1; }
	@echo "setting up $(VENV) with $(PYTHON) (once; about a minute)" >&2
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes --only-binary :all: -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready requirements-dev.lock
	@$(PIP) install --require-hashes --only-binary :all: -r requirements-dev.lock
	@touch $@

test: $(VENV)/.ready-dev
	@$(BIN)/python -m pytest -n 2

check: test lint

lint: $(VENV)/.ready-dev
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(VENV)/.ready-dev
	@$(BIN)/python benchmarks/figures.py

# The sample database, made from seeds/ anew.
claims.db: setup
	@rm -rf claims.db claims.captures
	@$(BIN)/python seeds/build.py claims.db

# The README's pictures, of the real screens on the sample.
pictures: setup
	@$(BIN)/python benchmarks/pictures.py

# Pin again what pyproject.toml asks for. The lock files name packages and hashes, and no place to get them.
UV = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --extra pdf pyproject.toml
lock: $(VENV)/.ready-dev
	@$(PIP) install uv
	@$(UV) --group build --output-file requirements.lock
	@$(UV) --group build --group dev --output-file requirements-dev.lock

clean:
	@rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
