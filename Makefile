# Every verb sets up what it needs in .venv by itself; Python 3.11 or newer, pip and make have to be there.
# A second call finds everything in place and installs nothing.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL: # there is one environment to install into

export PYTHONUTF8 := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1
export NO_MKDOCS_2_WARNING := 1
export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1

VENV := .venv
PY := $(VENV)/bin/python
READY := $(VENV)/ready
SITE := build/site
CODE := $(wildcard src tests docs examples benchmarks conftest.py)

# make test ARGS="tests/dates -k working": these tests, in this process, without coverage.
ARGS ?=
# Processes for the whole suite; 0 runs it in one. The blocks of one page belong together: hence --dist loadfile.
WORKERS ?= 2
# make lock UPGRADE=1: take the newest versions; without it, versions stay as they are where they can.
UPGRADE ?=

.PHONY: help demo test lint format docs docs-check rules check setup lock clean

help: ## list the verbs
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# ------------------------------------------------------------------------------------------------------------- verbs

demo: $(READY)/base ## judge the plan of Dalian, 2017, and write pages about it and its schedule
	@status=0; $(VENV)/bin/egov check dalian-2017 --as-of 2017-11-10 || status=$$?; \
	if [ "$$status" -gt 1 ]; then exit "$$status"; fi
	@mkdir -p build
	@$(PY) examples/dalian_page.py build/dalian-2017.md
	@status=0; $(VENV)/bin/egov schedule dalian-2017 --format html -o build/dalian-2017-schedule.html || status=$$?; \
	if [ "$$status" -gt 1 ]; then exit "$$status"; fi
	@echo
	@echo "Rows, findings and graph: build/dalian-2017.md"
	@echo "Dates, critical path, conflicts of deadlines and their repair: build/dalian-2017-schedule.html"

test: export HYPOTHESIS_PROFILE ?= ci
test: $(READY)/test ## run the whole suite with branch coverage; ARGS="…" runs a part of it
ifeq ($(strip $(ARGS)),)
	@$(PY) -m pytest --numprocesses $(WORKERS) --dist loadfile --cov --cov-report term
else
	@$(PY) -m pytest $(ARGS)
endif

lint: $(READY)/lint ## ruff, mypy, pyright and the layers; all of them run, whatever fails
	@failed=""; \
	run() { echo "== $$1"; shift; "$$@" || failed="$$failed $$label"; }; \
	label="ruff-check";  run "ruff check"    $(PY) -m ruff check $(CODE); \
	label="ruff-format"; run "ruff format"   $(PY) -m ruff format --check $(CODE); \
	label="mypy";        run "mypy --strict" $(PY) -m mypy $(CODE); \
	label="pyright";     run "pyright"       $(PY) -m pyright; \
	label="layers";      run "lint-imports"  $(VENV)/bin/lint-imports --no-logo; \
	if [ -n "$$failed" ]; then echo "lint: failed:$$failed" >&2; exit 1; fi; \
	echo "lint: nothing found"

format: $(READY)/lint ## put the code into the one format, and mend what can be mended safely
	@$(PY) -m ruff check --fix-only $(CODE)
	@$(PY) -m ruff format $(CODE)

docs: $(READY)/docs ## build the documentation into build/site, strictly
	@$(PY) -m mkdocs build --quiet --strict --clean --site-dir $(SITE)
	@echo "documentation: $(SITE)/index.html"

docs-check: docs ## build it, and check that it opens offline and that changelog fragments can be read
	@$(PY) docs/check_site.py $(SITE)
	@$(PY) -m towncrier build --draft --version next --date unreleased > build/changelog.md

rules: $(READY)/base ## write the pages of the rules and rows anew
	@$(PY) docs/generate_rules.py
	@$(PY) docs/generate_inventory.py
	@$(PY) docs/generate_rows.py

check: lint test docs-check $(READY)/base ## everything: lint, test, docs, generated pages up to date
	@$(PY) docs/generate_rules.py --check
	@$(PY) docs/generate_inventory.py --check
	@$(PY) docs/generate_rows.py --check

setup: $(READY)/dev ## install everything at once, for an editor

clean: ## remove what was built, the environment included
	@rm -rf build dist $(VENV) .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find $(CODE) -name __pycache__ -type d -prune -exec rm -rf {} +

# ------------------------------------------------------------------------------------------------------- environment

# Scripts and the editable project hold absolute paths: an environment that came along with a copy is made anew.
ifneq ($(shell cat $(VENV)/home 2>/dev/null),$(CURDIR))
.PHONY: $(VENV)/home
endif

$(VENV)/home:
	@python=""; \
	for name in $(PYTHON) python3.11 python3 python; do \
	  if "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$$name; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
	  echo "make: no Python 3.11 or newer is called python3.11, python3 or python here. Install one, or name it: make PYTHON=/path/to/python" >&2; \
	  exit 1; \
	fi; \
	echo "setting up $(VENV) with $$("$$python" --version)"; \
	rm -rf $(VENV); \
	"$$python" -m venv $(VENV) || { \
	  echo "make: $$python cannot make an environment with pip. On Debian and Ubuntu, install python3-venv." >&2; \
	  rm -rf $(VENV); exit 1; }; \
	mkdir -p $(READY); \
	echo "$(CURDIR)" > $@

# The project is installed with its build backend from the lock, so that nothing unlocked is fetched.
$(READY)/%: requirements/%.txt pyproject.toml $(VENV)/home
	@echo "installing requirements/$*.txt"
	@$(PY) -m pip install -qq --require-hashes -r requirements/$*.txt
	@$(PY) -m pip install -qq --no-deps --no-build-isolation --editable .
	@touch $@

# -------------------------------------------------------------------------------------------------------------- lock

# One resolution, dev.txt, for all Pythons and platforms; the others are parts of it, held to the same versions. Extras stay
# in the names: without them pip looks for the newest release of what is asked for by an extra, and refuses it unpinned.
LOCKER := build/locker
COMPILE := $(LOCKER)/bin/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --no-strip-extras pyproject.toml requirements/build.in

lock: export UV_CUSTOM_COMPILE_COMMAND := make lock
lock: $(LOCKER)/ready ## write requirements/*.txt from pyproject.toml; UPGRADE=1 takes the newest versions
	@$(COMPILE) --all-extras --group dev $(if $(UPGRADE),--upgrade) --output-file requirements/dev.txt
	@for part in base test lint docs; do cp requirements/dev.txt requirements/$$part.txt; done
	@$(COMPILE) --output-file requirements/base.txt
	@$(COMPILE) --all-extras --group test --output-file requirements/test.txt
	@$(COMPILE) --all-extras --group test --group lint --output-file requirements/lint.txt
	@$(COMPILE) --group docs --output-file requirements/docs.txt

$(LOCKER)/ready: $(VENV)/home
	@$(PY) -m venv --clear $(LOCKER)
	@$(LOCKER)/bin/python -m pip install -qq uv
	@touch $@
