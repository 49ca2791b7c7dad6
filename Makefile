# Two commands do everything from a bare Python >= 3.11: `make demo` and `make test`. Both may be repeated.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

define KEPT_IS_SHIPPED
from policyrules.driver import cache, in_order, trees
from policyrules.driver.files import read_pack
from policyrules.resources import pack_names, shipped_entry
from policyrules.syntax import grammar, tables
packs = [read_pack(name) for name in pack_names()]
names = [tables.entry_name(grammar.whole(tongue), tongue) for tongue in ("zh", "en")]
names += [name for pack in packs for name in (cache.entry_name(pack), in_order.entry_name(pack), trees.entry_name(pack.name))]
assert all(map(shipped_entry, names)), "the wheel carries nothing that fits"
endef
export KEPT_IS_SHIPPED

.PHONY: demo test prove grammar wheel lint types imports agreement mutate bench clean

demo: $(VENV)/.demo
	@mkdir -p .demo
	$(BIN)/policyrules screen examples/roster-messy.xlsx --as-of 2025-12-01 -o .demo/result.xlsx --force
	$(BIN)/policyrules docs lucheng -o .demo/site --force
	@echo "结果工作簿：.demo/result.xlsx"
	@echo "网页：.demo/site/index.html"

test: $(VENV)/.test
	$(BIN)/python -m pytest -n 2 --dist loadfile

# What is kept of the proofs of the shipped packs must speak of their rules as they are; tests/prove reproduces a part of it.
# After a change of rules: policyrules prove rules/NAME --store --force
prove: $(VENV)/.test
	$(BIN)/policyrules prove rules/example --stored
	$(BIN)/policyrules prove rules/lucheng --stored

# The strict check of the grammar needs a package that slows every other use of the parser down, so it has an environment of its own.
grammar: .venv-grammar/.made
	.venv-grammar/bin/python -m pytest tests/syntax/test_strict.py

# What is shipped must work where there is no checkout: grammar and packs travel in the wheel.
wheel: $(VENV)/.made
	rm -rf build/wheel && mkdir -p build/wheel
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps -w build/wheel .
	$(PYTHON) -m venv build/wheel/venv
	build/wheel/venv/bin/python -m pip install --quiet --disable-pip-version-check build/wheel/*.whl
	cd build/wheel && POLICYRULES_CACHE=0 venv/bin/python -c "$$KEPT_IS_SHIPPED"
	cd build/wheel && venv/bin/policyrules check && venv/bin/policyrules test example --examples-only

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

imports: $(VENV)/.dev
	$(BIN)/lint-imports

# About an hour and a half: 10,000 programs with 200 people each, compared between reference, evaluators and formulas, and less of
# what is dearer. Begun again, the first goes on where it stopped, as long as the sources are the same.
agreement: $(VENV)/.test
	$(BIN)/python -m tests.agreement.campaign --kept build/agreement-$$(git describe --always --dirty).jsonl
	POLICYRULES_AGREEMENT_PROGRAMS=10000 $(BIN)/python -m pytest tests/agreement -s

# Every small mistake in every rule of the shipped packs; see docs/dev/decisions/0014-mutation.md
mutate: $(VENV)/.test
	$(BIN)/policyrules mutate example --at-least 95
	$(BIN)/policyrules mutate lucheng --jobs 2 --at-least 95

bench: $(VENV)/.test
	for script in benchmarks/*.py; do $(BIN)/python $$script; done

clean:
	rm -rf $(VENV) .venv-grammar .demo

$(VENV)/.made:
	$(PYTHON) -c "import sys; sys.exit(0 if sys.version_info >= (3, 11) else '需要 Python 3.11 或更高版本：make demo PYTHON=python3.12')"
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/.demo: $(VENV)/.made pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[excel,docs]"
	touch $@

$(VENV)/.test: $(VENV)/.made pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[excel,docs,test]"
	touch $@

$(VENV)/.dev: $(VENV)/.test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	touch $@

.venv-grammar/.made: pyproject.toml
	$(PYTHON) -m venv .venv-grammar
	.venv-grammar/bin/python -m pip install --quiet --disable-pip-version-check -e . pytest interegular
	touch $@
