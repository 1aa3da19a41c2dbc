"""Reads a run's tables, each when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pandas as pd

TEXT = frozenset(
    """assumption category channel column currency dimension entered firm group guardrail information item jurisdiction
    kind loses main_rival meaning measure metric name part policy product promotion quantity rival rivals rule
    rule_that_bound segment sku sold_by standing stop strategy subject table tax_basis text twin unit
    was_price_check window""".split()
)
"""Columns that hold words, even where all of them look like numbers."""

_DATES = frozenset(["date", "from", "to", "valid_from", "valid_to"])
_WHOLE = frozenset(["stock", "stop_day", "week"])


class Tables(Mapping[str, pd.DataFrame]):
    """The CSV files of some folders by name without ending."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._paths = {path.stem: path for folder in folders for path in sorted(folder.glob("*.csv"))}
        self._frames: dict[str, pd.DataFrame] = {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self._paths:
            raise KeyError(f"{name!r}; there are {', '.join(self._paths)}")
        if name not in self._frames:
            self._frames[name] = read(self._paths[name])
        return self._frames[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def read(path: Path) -> pd.DataFrame:
    """Returns a table: words as text, days as dates, whole numbers that may be missing as `Int64`.

    Only an empty field is a missing value, so a product may be called `NA`.
    """
    columns = list(pd.read_csv(path, nrows=0).columns)
    frame = pd.read_csv(
        path,
        dtype={column: "string" for column in columns if column in TEXT},
        parse_dates=[column for column in columns if column in _DATES],
        keep_default_na=False,
        na_values=[""],
    )
    for column in columns:
        if column in _WHOLE and column not in TEXT:
            frame[column] = frame[column].astype("Int64")
    return frame
