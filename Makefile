# Everything Handoff is asked to do from outside. `make help` reads the lines below that have two #.
.DEFAULT_GOAL := help
.PHONY: help demo run setup test check bench lock env

# The system's own Python where it will do: Debian's is built with profiling and answers a quarter sooner than one that pyenv
# compiled with its defaults.
PYTHON ?= $(or $(shell /usr/bin/python3 -c 'import ensurepip, sys, venv; sys.version_info < (3, 11) or print(sys.executable)' \
	2>/dev/null),python3)
VENV := .venv
PY := $(VENV)/bin/python
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONUNBUFFERED := 1

help: ## Say what each command does
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-7s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/base.lock env ## Set everything up and serve a made-up team's workspace, with its worker (PORT=8000)
	@DEBUG=false BEHIND_TLS=false LOG_LEVEL=WARNING DATABASE_URL=sqlite:///var/demo.sqlite3 EMAIL_URL=consolemail:// \
		$(PY) manage.py demo

setup: $(VENV)/base.lock env ## Install what the lock lists into .venv and write .env, for a server

run: $(VENV)/base.lock env ## Serve your own data as in production, with its worker (settings: environment or .env)
	@DEBUG=false $(PY) manage.py migrate --noinput
	@DEBUG=false $(PY) manage.py collectstatic --noinput --verbosity 0
	@DEBUG=false $(PY) manage.py doctor --before-start
	@DEBUG=false $(PY) manage.py serve

test: $(VENV)/dev.lock ## Run all checks and all tests, on every engine that answers (STRICT=1: nothing may be skipped)
	@$(PY) tests/run.py

check: $(VENV)/dev.lock ## Check migrations, style, types, templates, imports and deployment settings; no tests
	@$(PY) tests/run.py --only-checks

bench: $(VENV)/dev.lock ## Measure lists, search, records, promotions and imports (ARGS="--help" says what can be chosen)
	@$(PY) -m benchmarks $(ARGS)

lock: $(VENV)/dev.lock ## Choose the newest versions that pyproject.toml allows and lock them with their hashes
	@$(PY) -m uv pip compile --quiet --upgrade --generate-hashes --no-header --python-version 3.11 \
		pyproject.toml -o requirements/base.txt
	@$(PY) -m uv pip compile --quiet --upgrade --generate-hashes --no-header --python-version 3.11 --extra test \
		-c requirements/base.txt pyproject.toml -o requirements/dev.txt

# The packages are installed again only when their lock has changed: a copy of it is kept in the environment.
$(VENV)/%.lock: requirements/%.txt $(PY)
	@echo "Installing what requirements/$*.txt lists …"
	@$(PY) -m pip install --quiet --quiet --require-hashes --requirement $<
	@cp $< $@

# Debian keeps the part of Python that makes environments in a package of its own.
$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Handoff needs Python 3.11 or newer: PYTHON=python3.12 make …"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || sh requirements/get-venv.sh
	@$(PYTHON) -m venv --clear $(VENV)

# A place for data, and a secret of its own for every installation. What .env says already stays as it is.
env:
	@mkdir -p var
	@grep -qs '^SECRET_KEY=' .env || { umask 077; [ ! -s .env ] || echo >> .env; \
		$(PYTHON) -c 'import secrets; print("SECRET_KEY=" + secrets.token_urlsafe(50))' >> .env; }
