# The only entry points, for people and for CI.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CORE := tests/content tests/dialogs tests/engine tests/fsm tests/signals tests/weeks

.PHONY: help run demo preview test lint types content tests golden bench soak lock evaluate train

help:  ## lists these
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 run")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.lock | $(VENV)/bin/python
	@echo "Setting up in $(VENV) ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.dev: requirements-dev.lock | $(VENV)/bin/python
	@echo "Setting up in $(VENV) ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@ $(VENV)/.run

run: $(VENV)/.run  ## serves Telegram, or without a token opens the demo on this machine
	@$(BIN)/python bot.py run

demo: $(VENV)/.run  ## opens the demo chat on this machine
	@$(BIN)/python bot.py demo

test: lint types content tests  ## lint, types, content, tests: what CI runs

lint: $(VENV)/.dev
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --quiet --check .

types: $(VENV)/.dev
	$(BIN)/mypy .

content: $(VENV)/.dev
	$(BIN)/python bot.py check

tests: $(VENV)/.dev
	$(BIN)/pytest -n 2 --cov --cov-report=term $(CORE)
	$(BIN)/pytest -n 2 tests $(CORE:%=--ignore=%)

MINUTES ?= 10
soak: $(VENV)/.dev  ## simulated weeks with fresh seeds for MINUTES=10, and 200 kills of a real process
	$(BIN)/python -m tests.simulation --minutes $(MINUTES)
	KILL_SEEDS=20 $(BIN)/pytest -p no:randomly -n 2 tests/kill

golden: $(VENV)/.dev  ## writes the personas' transcripts anew; read the diff before you commit it
	$(BIN)/python -m tests.transcripts

preview: $(VENV)/.run  ## writes build/preview/<locale>.html: every text as a parent sees it
	@$(BIN)/python -m simulator.preview

build/peers/.made: bench/requirements.txt | $(VENV)/bin/python
	@echo "Setting up the peers in build/peers ..."
	@$(PYTHON) -m venv build/peers
	@build/peers/bin/pip install --quiet --disable-pip-version-check -r bench/requirements.txt
	@touch $@

bench: $(VENV)/.run build/peers/.made  ## measures beside the peers, ten minutes; QUICK=1: three; PARTS="talk turn"
	@$(BIN)/python -m bench $(if $(QUICK),--quick) $(PARTS)

lock:  ## renews the lock files; needs uv
	uv pip compile --quiet --universal --no-strip-extras --generate-hashes --python-version 3.11 pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --no-strip-extras --generate-hashes --python-version 3.11 --group dev pyproject.toml -o requirements-dev.lock
	uv pip compile --quiet --universal --no-strip-extras --generate-hashes --python-version 3.11 pyproject.toml signals/training/requirements.in -o signals/training/requirements.lock

evaluate: $(VENV)/.run  ## measures what is understood, beside a keyword list; writes the tables in docs/understanding.md
	@$(BIN)/python -m signals.evaluation

train: .venv-train/.ready  ## learns signals/model anew from signals/data/train; some 5 GB of tools and half an hour
	@.venv-train/bin/python -m signals.training

.venv-train/.ready: signals/training/requirements.lock
	@$(PYTHON) -m venv .venv-train
	@.venv-train/bin/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@
