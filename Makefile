# The daily verbs. `make` alone lints and tests.
.PHONY: default install lint types test gate bench demo docs
default: lint types test

install:
	python -m pip install -e '.[dev]'
lint:
	ruff check . && ruff format --check .
types:
	mypy
test:
	python -m pytest
gate: lint types test
bench:
	python -m bench speed
demo:
	holdfast demo
docs:
	python -m holdfast.rules.pages docs/rules
