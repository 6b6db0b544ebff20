PYTHON ?= python

.PHONY: test check lint types layers slow page

test:            ## the tests that take seconds
	$(PYTHON) -m pytest -n auto -m "not slow"

lint:
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .

types:
	$(PYTHON) -m mypy

layers:
	lint-imports

slow:            ## all tests, the floors of gold/ and bench/ included
	$(PYTHON) -m pytest -n auto -m "not browser"

page:            ## the report page: its product, its types, its tests in Chromium (CI runs it too)
	$(PYTHON) -m pytest -m browser -rs -s

check: lint types layers slow   ## what CI runs
