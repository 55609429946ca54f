# The only entry points, for people and for CI.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: test lint types tests lock

$(VENV)/.dev: requirements-dev.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

test: lint types tests  ## lint, types, tests: what CI runs

lint: $(VENV)/.dev
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --quiet --check .

types: $(VENV)/.dev
	$(BIN)/mypy .

tests: $(VENV)/.dev
	$(BIN)/pytest -n 2

lock:  ## renews the lock files; needs uv
	uv pip compile --quiet --universal --no-strip-extras --generate-hashes --python-version 3.11 pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --no-strip-extras --generate-hashes --python-version 3.11 --group dev pyproject.toml -o requirements-dev.lock
