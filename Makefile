# Everything here works on a machine with make and Python 3.11 or newer, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# uv installs the same pins from the same hashes in a fifth of the time; pip, which every Python has, does where uv is not.
UV ?= $(shell command -v uv 2>/dev/null)
ifneq ($(UV),)
PIP := $(UV) pip install --quiet --python $(BIN)/python
VENV_MAKER := $(UV) venv --quiet --python $(PYTHON) $(VENV)
else
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install
VENV_MAKER := $(PYTHON) -m venv $(VENV)
endif
.DEFAULT_GOAL := help

# jieba comes as source; it and Linli itself are built with the pinned backend, not with whatever is newest that day.
INSTALL = $(PIP) --require-hashes --no-build-isolation

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Linli needs Python 3.11 or newer; name one with PYTHON=/path/to/python3"; exit 1; }
	@$(VENV_MAKER) || { rm -rf $(VENV); echo "Python cannot make environments here; on Debian: apt install python3-venv"; exit 1; }

$(VENV)/run.stamp: requirements-build.txt requirements.txt pyproject.toml | $(BIN)/python
	@echo "Installing the pinned packages (once) ..."
	@$(PIP) --require-hashes -r requirements-build.txt
	@$(INSTALL) -r requirements.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/run.stamp
	@echo "Installing the pinned development packages (once) ..."
	@$(INSTALL) -r requirements-dev.txt
	@touch $@

.PHONY: help play env test check bench soak pins
play: $(VENV)/run.stamp ## Try Linli in a web page: no token, no account, no network
	@$(BIN)/linli play $(ARGS)

env: $(VENV)/dev.stamp ## Make .venv with every pinned package, the development ones too
	@echo "$(VENV) is ready."

test: browser env check ## Everything that CI runs: the checks, then all tests
	@$(BIN)/python -m pytest $(ARGS)

# Nothing here installs system packages; it says what is missing, once.
.PHONY: browser
browser:
	@test -x "$${CHROMIUM:-$$(command -v chromium || command -v chromium-browser)}" || \
		{ echo "The browser tests need Chromium: install the package chromium, or set CHROMIUM to its path."; exit 1; }

check: env ## Lint, formatting, types and the house's import rules
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

$(VENV)/bench.stamp: requirements-bench.txt $(VENV)/dev.stamp
	@echo "Installing the pinned peers (once) ..."
	@$(INSTALL) -r requirements-bench.txt
	@touch $@

bench: env $(VENV)/bench.stamp ## Measure speed and memory beside their peers, and print the tables
	@$(BIN)/python -m benchmarks $(ARGS)

soak: env ## Kill and stop broadcasts twelve times on each database, at moments chosen by chance
	@SOAK_ROUNDS=12 $(BIN)/python -m pytest tests/soak $(ARGS)

pins: ## Renew the pins from the ranges in pyproject.toml (needs uv)
	@$(PINS) requirements-build.in -o requirements-build.txt
	@$(PINS) pyproject.toml -o requirements.txt
	@$(PINS) --extra cluster pyproject.toml -o requirements-cluster.txt
	@$(PINS) --extra semantic pyproject.toml -o requirements-semantic.txt
	@$(PINS) --extra dev pyproject.toml -o requirements-dev.txt
	@$(PINS) --extra dev --extra bench pyproject.toml -o requirements-bench.txt
PINS := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --upgrade

help: ## This list
	@awk -F':.*## ' '/^[a-z]+:.*## / {printf "  make %-7s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
