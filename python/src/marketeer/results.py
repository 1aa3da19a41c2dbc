"""Reads a finished run: verdict, tables and cells."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from marketeer.errors import GateFailed, RunFailed
from marketeer.tables import Tables

_CELLS = """
WITH sold AS (
  SELECT cell, sum(purchases) AS purchases, sum(units) AS units, sum(deal_units) AS deal_units,
    sum(gross) AS gross, sum(tax) AS tax, sum(net) AS net, sum(discount) AS discount,
    sum(funding) AS funding, sum(goods) AS goods, sum(selling) AS selling
  FROM sales WHERE firm = :firm GROUP BY cell),
spent AS (
  SELECT cell, sum(promotion_cost) AS promotion_cost, sum(holding) AS holding,
    sum(write_off) AS write_off, sum(lost_units) AS lost_units
  FROM offer WHERE firm = :firm GROUP BY cell),
back AS (
  SELECT cell, sum(gross - tax) AS refunded, sum(gross - tax + handling - goods) AS loss
  FROM returned WHERE firm = :firm GROUP BY cell)
SELECT strategy, part, family, number, purchases, units, deal_units, lost_units, gross / 1e6 AS gross,
  tax / 1e6 AS tax, net / 1e6 AS net, discount / 1e6 AS discount, funding / 1e6 AS funding,
  goods / 1e6 AS goods, selling / 1e6 AS selling, promotion_cost / 1e6 AS promotion_cost,
  holding / 1e6 AS holding, write_off / 1e6 AS write_off,
  (net - coalesce(refunded, 0)) / 1e6 AS revenue,
  (net + funding - goods - selling - promotion_cost - holding - write_off - coalesce(loss, 0)) / 1e6
    AS contribution
FROM cell JOIN sold ON sold.cell = cell.id JOIN spent ON spent.cell = cell.id
LEFT JOIN back ON back.cell = cell.id
ORDER BY part, strategy, family, number
"""


@dataclass(frozen=True)
class Verdict:
    """Which strategy to run."""

    outcome: str
    """`recommend`, `keepBaseline` or `referenceOnly` (nothing that may be recommended was compared)."""
    strategy: str
    """The recommended strategy, or the baseline."""
    indistinguishable: tuple[str, ...]
    """Strategies that can't be told from it."""
    sentences: tuple[str, ...]
    """What the report says, with intervals."""

    def __str__(self) -> str:
        return " ".join(self.sentences)


@dataclass(frozen=True)
class Result:
    """A finished run. Everything is read when it is first asked for."""

    folder: Path
    """Where the run lies."""
    warnings: tuple[str, ...] = ()
    """What the command warned of; none for runs that were loaded."""

    def finished(self, *, warnings: Sequence[str]) -> Result:
        """Returns the run with what its command warned of."""
        return replace(self, warnings=tuple(warnings))

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """Versions, seed, digests, the resolved scenario as text."""
        return _json(self.folder / "manifest.json")

    @cached_property
    def summary(self) -> dict[str, Any]:
        """What the report is made of."""
        return _json(self.folder / "summary.json")

    @cached_property
    def verdict(self) -> Verdict:
        """Which strategy to run, and why."""
        found = self.summary["verdict"]
        return Verdict(
            outcome=found["outcome"],
            strategy=found["strategy"],
            indistinguishable=tuple(found["indistinguishable"]),
            sentences=tuple(found["sentences"]),
        )

    @property
    def gate_failed(self) -> bool:
        """Whether a guardrail or the fresh replications stood against the candidate (exit code 3 of the
        command)."""
        return self.summary["verdict"].get("gate") is not None

    @property
    def note(self) -> str | None:
        """The verdict's words where something stood against the candidate, otherwise `None`."""
        return str(self.verdict) if self.gate_failed else None

    def raise_for_gate(self) -> None:
        """Raises `GateFailed` where something stood against the candidate."""
        if self.gate_failed:
            raise GateFailed(str(self.verdict))

    @cached_property
    def tables(self) -> Mapping[str, pd.DataFrame]:
        """Every file of `tables/` and `plan/` by its name without ending; each is read once."""
        return Tables([self.folder / "tables", self.folder / "plan"])

    @property
    def ranking(self) -> pd.DataFrame:
        """Strategies, best first."""
        return self.tables["strategies"]

    @cached_property
    def cells(self) -> pd.DataFrame:
        """One row per simulated season: the focal firm's totals, in units and currency units.

        `part` is `rank`, `central` (every assumption at its centre) or `fresh`, with `, passive` after it where
        rivals keep their prices; `family` is the number of ranking replications behind a fresh season.
        """
        return self.sql(_CELLS, {"firm": self.summary["header"]["firm"]})

    def sql(self, query: str, parameters: Mapping[str, Any] | Sequence[Any] = ()) -> pd.DataFrame:
        """Returns the rows of a query over `run.sqlite`, which is opened for reading only.

        Money there is a whole number of millionths. Raises `sqlite3.Error`.
        """
        address = (self.folder / "run.sqlite").resolve().as_uri() + "?mode=ro"
        connection = sqlite3.connect(address, uri=True)
        try:
            cursor = connection.execute(query, parameters)
            names = [column[0] for column in cursor.description or ()]
            return pd.DataFrame.from_records(cursor.fetchall(), columns=names)
        finally:
            connection.close()

    def __repr__(self) -> str:
        return f"<marketeer.Result {self.folder}: {self.verdict}>"


def load(folder: str | os.PathLike[str]) -> Result:
    """Opens a finished run, such as `results/coffee/latest`.

    Raises `RunFailed` where the folder holds none.
    """
    path = Path(folder)
    if not (path / "manifest.json").is_file():
        raise RunFailed(
            f"'{path}' holds no finished run\n"
            "hint: name a run's folder, such as results/coffee/latest; `marketeer runs list` shows them"
        )
    return Result(path.resolve())


def _json(path: Path) -> dict[str, Any]:
    with path.open(encoding="utf-8") as file:
        content: dict[str, Any] = json.load(file)
    return content
