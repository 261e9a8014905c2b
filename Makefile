# Everything a newcomer needs. `make` alone says what there is.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export DAGSTER_DISABLE_TELEMETRY := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help run test check readme bench compile ui fix lock clean

help:  ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-7s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/run.stamp  ## Turn the sample articles into tables and show what came out; ARGS="--input DIR" for your own
	@$(BIN)/dateline run $(ARGS)

test: check  ## Check format, lint and types, then run the tests
	@$(BIN)/python -m pytest -q -n 2 $(ARGS)

check: $(VENV)/dev.stamp
	@$(BIN)/ruff format --check --quiet . || { echo "Not formatted: 'make fix' does it."; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy

fix: $(VENV)/dev.stamp  ## Format the code, mend what lint can, check types
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .
	@$(BIN)/python seeds/describe.py
	@$(BIN)/mypy

readme: $(VENV)/dev.stamp  ## Run the README's examples and write their output into it
	@$(BIN)/python -m tests.documentation

bench: $(VENV)/bench.stamp  ## Measure speed and memory
	@$(BIN)/python -m tests.benchmarks $(ARGS)

compile: $(VENV)/dev.stamp  ## Compile the rules: the same rows in less time; ARGS=--remove undoes it
	@$(BIN)/python -m deploy.compile_rules $(ARGS)

ui: $(VENV)/dev.stamp  ## Dagster's web interface and daemon on 127.0.0.1:3000
	@mkdir -p outputs/state/dagster && cp deploy/dagster.yaml outputs/state/dagster/
	@exec env DAGSTER_HOME=$(CURDIR)/outputs/state/dagster $(BIN)/python -m pipeline.ui -w workspace.yaml -h 127.0.0.1 -p 3000 $(ARGS)

# For every platform and Python at once, with hashes; no index or host is written into the files.
LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
  --no-annotate --upgrade
EXTRAS = --extra ui --extra scale --extra test --extra fix

lock: $(VENV)/dev.stamp  ## Resolve the dependencies anew and write the lock files
	@$(BIN)/python -m pip install --quiet uv
	@echo "setuptools>=80" | $(LOCK) pyproject.toml - $(EXTRAS) -o requirements/dev.txt
	@echo "setuptools>=80" | $(LOCK) pyproject.toml - -c requirements/dev.txt -o requirements/run.txt
	@echo "setuptools>=80" | $(LOCK) pyproject.toml - -c requirements/dev.txt $(EXTRAS) --extra bench -o requirements/bench.txt

clean:  ## Remove the virtual environment and caches; outputs stay
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

# A stamp is newer than the lock file that it was installed from. The lock is complete, so pip
# installs exactly what it names and resolves nothing.
$(VENV)/%.stamp: requirements/%.txt pyproject.toml | $(BIN)/python
	@echo "Installing the locked dependencies ($*) ..."
	@$(BIN)/python -m pip install -qq --no-deps --require-hashes -r requirements/$*.txt
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation --editable .
	@touch $@

$(BIN)/python:
	@found=$$(for one in $(PYTHON) python3.14 python3.13 python3.12 python3.11 python3; do \
	    command -v $$one >/dev/null 2>&1 && $$one -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$one && break; \
	  done); \
	[ -n "$$found" ] || { echo "Dateline needs Python 3.11 or newer; none was found. Install one, or say PYTHON=/path/to/python3."; exit 1; }; \
	echo "Making $(VENV) with $$found ..."; $$found -m venv $(VENV)
