# `make` alone lists the commands. Each one sets up what it needs.

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
# Versions stay as they are in the lists; `make lock UPGRADE=--upgrade` takes the newest.
UPGRADE ?=
LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header $(UPGRADE)

.PHONY: help setup setup-dev demo test check mutants bench prove lock clean

help: ## list the commands
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 16

setup: ## install packages, make fonts and styles (every command does this by itself)
	@$(PYTHON) -m ops.set_up

setup-dev:
	@$(PYTHON) -m ops.set_up --dev

demo: setup ## run the portal with demonstration data; another port: make demo PORT=8001
	@exec env DEMO=true $(BIN)/python manage.py demo --port $(PORT)

test: setup-dev ## run all tests; some of them: make test ARGS=tests/declarations
	@$(BIN)/python -m ops.packages
	$(BIN)/pytest -n 2 --dist worksteal $(or $(ARGS),--cov)

check: setup-dev ## format, lint, types, imports, templates, migrations
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy .
	$(BIN)/lint-imports
	$(BIN)/djhtml --check --tabwidth 2 templates
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/python -m ops.migrations

mutants: setup-dev ## change the law on purpose: do its tests notice? one module: ARGS=customs_act.money
	@$(BIN)/python -m ops.mutants $(ARGS)

bench: setup-dev ## measure speed; the law alone, without a server: make bench ARGS=law
	$(BIN)/python -m bench $(ARGS)

prove: setup-dev ## try the promises in earnest: kill, race, damage; one: ARGS=name; all of it: FULL=1
	@FULL=$(FULL) $(BIN)/python -m prove $(ARGS)

lock: setup-dev ## write exact versions and hashes of all packages
	$(LOCK) --output-file ops/uv.txt ops/uv.in
	$(LOCK) --output-file requirements.txt requirements.in
	$(LOCK) --output-file requirements-dev.txt requirements-dev.in

clean: ## remove all that these commands have made, data included
	@$(PYTHON) -m ops.clean
