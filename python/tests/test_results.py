"""Reading a finished run."""

from __future__ import annotations

import csv
import sqlite3
from pathlib import Path

import pandas as pd
import pytest

import marketeer
from marketeer.tables import read
from conftest import SAMPLE


def test_the_sample_has_a_manifest_a_verdict_and_a_ranking() -> None:
    result = marketeer.load(SAMPLE)
    assert result.manifest["scenario"] == "coffee"
    assert (result.verdict.outcome, result.verdict.strategy) == ("recommend", "spring")
    assert str(result.verdict).startswith("`spring` earns ")
    assert not result.gate_failed and result.note is None
    result.raise_for_gate()
    assert list(result.ranking["strategy"]) == ["spring", "today"]
    assert list(result.ranking["baseline"]) == [False, True]


def test_every_table_and_plan_is_there_with_all_rows() -> None:
    result = marketeer.load(SAMPLE)
    files = [*(SAMPLE / "tables").glob("*.csv"), *(SAMPLE / "plan").glob("*.csv")]
    assert sorted(result.tables) == sorted(file.stem for file in files)
    assert len(files) == len(result.tables) > 10
    for file in files:
        with file.open(newline="") as lines:
            rows = list(csv.DictReader(lines))
        frame = result.tables[file.stem]
        assert len(frame) == len(rows)
        for column in frame.select_dtypes("float"):
            read_back = frame[column].dropna().tolist()
            assert read_back == [float(row[column]) for row in rows if row[column]]


def test_columns_have_the_right_types() -> None:
    daily = marketeer.load(SAMPLE).tables["daily"]
    assert daily["date"].dtype.kind == "M" and daily["date"].iloc[0] == pd.Timestamp("2026-03-02")
    assert daily["stock"].dtype == "Int64" and daily["stock"].isna().all()
    assert daily["units"].dtype.kind == "i" and daily["price"].dtype.kind == "f"
    assert daily["product"].dtype == "string"


def test_words_stay_words(tmp_path: Path) -> None:
    path = tmp_path / "sales.csv"
    path.write_text("strategy,product,units\nNA,007,1.5\n,010,\n")
    frame = read(path)
    assert frame["product"].tolist() == ["007", "010"]
    assert frame["strategy"].iloc[0] == "NA" and frame["strategy"].isna().tolist() == [False, True]


def test_a_table_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(KeyError, match="'sale'; there are assumptions, bridge, calibration, "):
        marketeer.load(SAMPLE).tables["sale"]


def test_cells_earn_what_the_tables_say() -> None:
    result = marketeer.load(SAMPLE)
    ranked = result.cells[result.cells["part"] == "rank"].set_index(["strategy", "number"])
    rows = result.tables["replications"].set_index(["strategy", "replication"])
    assert len(ranked) == len(rows) == 8
    ranked = ranked.loc[rows.index]
    assert ranked["contribution"].tolist() == pytest.approx(rows["objective"].tolist(), abs=1e-6)
    assert ranked["units"].tolist() == rows["units"].tolist()
    assert ranked["selling"].tolist() == pytest.approx(rows["selling"].tolist(), abs=1e-9)
    assert set(result.cells["part"]) == {"rank", "central", "fresh"}


def test_sql_reads_the_record_and_never_writes() -> None:
    result = marketeer.load(SAMPLE)
    count = result.sql("SELECT count(*) AS n FROM cell WHERE part = ?", ["rank"])
    assert count["n"].tolist() == [8]
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        result.sql("DELETE FROM cell")


def test_a_folder_without_a_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(marketeer.RunFailed, match="holds no finished run\nhint: name a run's folder"):
        marketeer.load(tmp_path)
