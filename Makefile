# Two commands do everything: `make run` and `make test`. `make help` lists the rest.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

HOST ?= 127.0.0.1
PORT ?= 8000
export HOST PORT

VENV := .venv
BIN := $(VENV)/bin
UV := .boot/bin/uv
NODE_PATHS := $(CURDIR)/$(VENV)/bin
export PATH := $(NODE_PATHS):$(PATH)
# Otherwise each of the many processes that the tests start compiles every library anew.
unexport PYTHONDONTWRITEBYTECODE

WEB_SOURCES := $(shell find web/src web/public web/*.html web/*.ts web/*.json -type f 2>/dev/null)

.PHONY: help
help: ## List the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

.PHONY: run
run: setup ## Set up, load the demo programme, and serve at http://127.0.0.1:8000 (PORT and HOST change it)
	@$(BIN)/shopper-audit demo --if-empty
	@$(BIN)/shopper-audit serve

.PHONY: setup
setup: $(VENV)/.installed web/dist/index.html ## Install everything that run and test need

.PHONY: test
test: setup parts lint ## Run every check and every test
	npm --prefix web test --silent
	$(BIN)/pytest -n 2 --dist loadgroup
	$(BIN)/pytest -n 2 --dist loadgroup --database postgresql tests/audit_api tests/test_the_path.py tests/test_access.py

.PHONY: lint
lint: setup ## Ruff, strict mypy, svelte-check, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	npm --prefix web run check --silent

.PHONY: parts
parts:
	@.ci/parts

SERVER_KILLED := tests/audit_api/submissions/test_killed_server.py
SOAKED := \
	tests/forms/test_properties.py \
	tests/forms/test_writing_yaml.py \
	tests/forms/xlsform/test_round_trip.py \
	tests/forms/xlsform/test_hostile_workbooks.py \
	tests/reports/test_random_forms.py \
	tests/test_hostile_input.py \
	tests/web/test_bad_link.py \
	tests/web/test_killed_phone.py \
	$(SERVER_KILLED)

.PHONY: soak
soak: setup parts ## Try random forms, answers, requests, links and kills for longer (SOAK=20 times as long)
	SOAK=$${SOAK:-20} $(BIN)/pytest -n 2 -o timeout=0 $(SOAKED)
	SOAK=$${SOAK:-20} $(BIN)/pytest -o timeout=0 --database postgresql $(SERVER_KILLED)

.PHONY: bench
bench: setup parts ## Measure speed beside a peer or the floor (some minutes)
	@$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r benchmarks/requirements.txt
	$(BIN)/python -m benchmarks.branch_pdf
	$(BIN)/python -m benchmarks.report_growth
	$(BIN)/python -m benchmarks.bundles --branches 100
	$(BIN)/python -m benchmarks.scorecards
	$(BIN)/python -m benchmarks.exports
	$(BIN)/python -m benchmarks.hand_in
	$(BIN)/python -m benchmarks.desk_speed --visits 10000
	$(BIN)/python -m benchmarks.designer_speed
	$(BIN)/python -m benchmarks.re_score
	$(BIN)/python -m benchmarks.phone_size
	$(BIN)/python -m benchmarks.phone_speed

.PHONY: screenshots
screenshots: setup parts ## Take the pictures of the README again, from the demo
	$(BIN)/python -m docs.screenshots

.PHONY: document
document: $(VENV)/.installed ## Write docs/api.json, and the web app's types from it
	@$(BIN)/shopper-audit openapi -o docs/api.json
	@npm --prefix web run types --silent

.PHONY: lock
lock: $(UV) ## Pin the Python packages again
	$(UV) pip compile -q --upgrade --generate-hashes --no-emit-index-url --universal --python-version 3.11 pyproject.toml -o requirements.txt
	$(UV) pip compile -q --upgrade --generate-hashes --no-emit-index-url --universal --python-version 3.11 pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt
	$(UV) pip compile -q --upgrade --generate-hashes --no-emit-index-url --universal --python-version 3.11 pyproject.toml --group dev --group bench -c requirements-dev.txt -o benchmarks/requirements.txt

.PHONY: clean
clean: ## Remove what was made, the data in instance/ excepted
	rm -rf .venv .boot web/node_modules web/dist

$(UV):
	@python3 -c 'import sys; sys.exit("Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ".") if sys.version_info < (3, 11) else None'
	@echo "Setting up (about a minute the first time) ..."
	@python3 -m venv .boot
	@.boot/bin/python -m pip install --quiet --disable-pip-version-check uv

$(VENV)/.installed: pyproject.toml requirements-dev.txt | $(UV)
	@test -x $(BIN)/python || $(UV) venv --quiet --python python3 $(VENV)
	@$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.txt
	@$(UV) pip install --quiet --python $(BIN)/python --no-deps --editable .
	@touch $@

web/node_modules/.installed: web/package.json web/package-lock.json | $(VENV)/.installed
	@npm --prefix web ci --silent --no-audit --no-fund
	@touch $@

web/dist/index.html: web/node_modules/.installed $(WEB_SOURCES)
	@npm --prefix web run build --silent -- --logLevel error >/dev/null
	@touch $@
