# One target per wish. `make demo` and `make test` set everything up by themselves.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup setup-dev setup-bench demo serve test check tests lint types floors locks lock browser bench bench-fetch judging judgement clean

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
UV := $(or $(shell command -v uv 2>/dev/null),$(wildcard $(BIN)/uv))
WORKERS ?= 2

ifdef UV
new_venv = $(UV) venv -q --allow-existing --python $(PYTHON) $(VENV)
install = $(UV) pip install -q --python $(BIN)/python
else
new_venv = $(PYTHON) -m venv $(VENV)
install = $(BIN)/python -m pip install -q --disable-pip-version-check
endif

help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 16

setup: $(VENV)/.set-up-run ## install what runs Concejo into .venv

setup-dev: $(VENV)/.set-up-dev

setup-bench: $(VENV)/.set-up-bench

# The locks pin every package by hash; the build backend is one of them, so nothing unpinned is fetched.
$(VENV)/.set-up-%: requirements/%.txt requirements/build.txt pyproject.toml
	$(new_venv)
	$(install) --require-hashes -r requirements/build.txt
	$(install) --require-hashes -r requirements/$*.txt
	$(install) --no-deps --no-build-isolation -e .
	@touch $@

demo: setup ## build the example town's site from posts fetched over HTTP
	$(BIN)/concejo demo

serve: setup ## the same, then serve it with live reload
	$(BIN)/concejo demo --serve

test: check tests ## everything that must hold: check, then all tests with coverage

check: lint types floors locks ## style, types, floors, locks

lint: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup-dev
	$(BIN)/mypy

floors: setup-dev
	$(BIN)/lint-imports --no-cache

locks: setup-dev
	$(BIN)/python -m tests.locks check

lock: setup-dev ## renew the locks after a change of pyproject.toml
	$(BIN)/python -m tests.locks write

browser: setup-dev
	$(BIN)/python -m tests.browser.provide

tests: setup-dev browser
	$(BIN)/coverage erase
	$(BIN)/pytest -n $(WORKERS) --cov --cov-report=term

bench: setup-bench ## scale and cost, side by side with a peer
	$(BIN)/python -m benchmarks

bench-fetch: setup ## what a fetch of 100,000 posts costs, side by side with a bare tweepy loop
	$(BIN)/python -m benchmarks.fetching

judging: setup ## what judging costs: a town's whole past, and a night's changes
	$(BIN)/python -m benchmarks.judging

judgement: setup-dev ## renew the figures of docs/judgement.md (needs CONCEJO_REAL_DATA)
	$(BIN)/python -m tests.judgement_figures write

clean: ## remove what these targets made, but no state and no site
	rm -rf $(VENV) .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
