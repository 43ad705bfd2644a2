# Every check has one definition, here: people, hooks and CI call the same targets.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
CLIENT_STAMP := node_modules/.installed
JSON_SERVER_STAMP := .json-server/.installed

# Without compiled files every start of the server would compile its libraries anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo check test test-all oracle like-vscode editors client vsix e2e bench docs wheel format clean

help: ## list the targets
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9-]+):.*## /\1\t/' | expand -t 12

$(STAMP): pyproject.toml server/funcls/__init__.py
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10) and "funcls needs Python 3.10 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $(STAMP)

demo: $(STAMP) ## check an app with planted mistakes, then talk to the language server
	$(BIN)/python tests/demo/run.py

check: $(STAMP) ## format, lint, types, layers and the fast tests
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy --no-error-summary
	$(BIN)/lint-imports > $(VENV)/lint-imports.log || { cat $(VENV)/lint-imports.log; exit 1; }
	$(BIN)/pytest -m 'not slow' -n auto

test: $(STAMP) ## everything in check, the slow tests over stdio and the coverage
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy --no-error-summary
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto --dist worksteal --cov --cov-report=term

test-all: ## the tests on every installed Python from 3.10 to 3.14
	PYTHON=$(PYTHON) sh tests/all_pythons.sh

oracle: $(STAMP) ## compare funcls with the real worker, on Python 3.13 and 3.11 where they are there
	PYTHONPATH=tests $(BIN)/python -m oracle $(ORACLE)

$(JSON_SERVER_STAMP): tests/json_server/package.json tests/json_server/package-lock.json
	mkdir -p .json-server
	cp tests/json_server/package.json tests/json_server/package-lock.json .json-server
	cd .json-server && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	touch $(JSON_SERVER_STAMP)

like-vscode: $(STAMP) $(JSON_SERVER_STAMP) ## compare funcls with the JSON server of VS Code, feature by feature (needs node 20 or newer)
	JSON_SERVER=.json-server/node_modules/.bin/vscode-json-language-server $(BIN)/pytest tests/lsp/test_like_vs_code.py

editors: $(STAMP) ## drive Neovim and Emacs as server/docs/editors.md sets them up (installs what is missing)
	PYTHONPATH=tests $(BIN)/python -m editors

$(CLIENT_STAMP): package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	touch $(CLIENT_STAMP)

client: $(CLIENT_STAMP) ## format, lint, types, unit tests and build of the VS Code extension (needs node 20 or newer)
	npm run --silent check:format
	npm run --silent lint
	npm run --silent types
	npm run --silent test
	npm run --silent build

vsix: $(CLIENT_STAMP) ## pack the VS Code extension into dist/funcls.vsix (needs node 20 or newer)
	npm run --silent build
	mkdir -p dist
	npm run --silent package -- --out dist/funcls.vsix

e2e: $(STAMP) vsix ## drive the packed extension in a real workbench (installs code-server and Chromium into .e2e and by apt)
	node tests/client/workbench/run.mjs $(E2E)

bench: $(STAMP) ## measure funcls beside an empty pygls server
	PYTHONPATH=tests $(BIN)/python -m bench

docs: $(STAMP) ## write server/docs/rules.md, schemas/funcls.schema.json and the settings in package.json from the code
	$(BIN)/funcls rules --output-format markdown > server/docs/rules.md
	$(BIN)/funcls schema funcls.toml > schemas/funcls.schema.json
	$(BIN)/python client/write_settings.py

wheel: $(STAMP) ## build the wheel into dist/
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .

format: $(STAMP) ## format and mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean: ## remove what was made
	rm -rf $(VENV) node_modules client/out .e2e .json-server .node .bench .oracle .editors .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage* build dist
