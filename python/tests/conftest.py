"""The built program, the committed sample run, and a small market."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from marketeer import program

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "results/sample/coffee/latest"
LAST_SEATS = ROOT / "scenarios/last-seats.yaml"

WIDGETS = """\
marketeer: 1
name: widgets
market: {category: widgets, start: 2026-03-02, horizon: 4 weeks, warm_up: 0 weeks, cool_down: 0 weeks}
money: {currency: EUR}
focal: {firm: shop}
products:
  - {id: widget, list_price: 1.50, unit_cost: 0.10}
intent:
  bernoulli: {widget: [{price: 1.00, probability: 60%}, {price: 1.50, probability: 50%}]}
  every: 1 week
history: none
rules: {ceiling: 200%}
baseline: known
strategies:
  known: {fixed: {}}
  low: {fixed: {prices: {widget: 1.00}}}
experiment: {seed: 7, replications: 6}
"""


@pytest.fixture(scope="session")
def binary() -> str:
    """The program; no test runs without it."""
    return program.find()


@pytest.fixture
def widgets(tmp_path: Path) -> Path:
    """A market that sells a widget a week or none."""
    path = tmp_path / "widgets.yaml"
    path.write_text(WIDGETS)
    return path


@pytest.fixture
def away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A working folder without a program above it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MARKETEER", raising=False)
    yield tmp_path
