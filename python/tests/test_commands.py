"""Running comparisons: results, options and what each exit code becomes."""

from __future__ import annotations

from pathlib import Path

import pytest

import marketeer
from marketeer import program


def test_a_comparison_in_five_lines(widgets: Path, tmp_path: Path, binary: str) -> None:
    result = marketeer.compare(widgets, results=tmp_path / "results")
    assert sorted(result.ranking["strategy"]) == ["known", "low"]
    assert result.ranking["objective"].is_monotonic_decreasing
    assert result.verdict.strategy in ("known", "low") and result.verdict.sentences
    assert len(result.tables["replications"]) == 12
    assert result.folder.parent == (tmp_path / "results/widgets").resolve()


def test_overrides_options_and_results_do_not_depend_on_threads(
    widgets: Path, tmp_path: Path, binary: str
) -> None:
    overrides = {
        "products.widget.unit_cost": 0.25,
        "strategies.middle": {"fixed": {"prices": {"widget": 1.0}}},
        "market.horizon": "2 weeks",
    }
    one, two = (
        marketeer.compare(
            widgets, overrides, replications=4, seed=11, threads=threads, results=tmp_path / str(threads)
        )
        for threads in (1, 2)
    )
    assert one.manifest["seed"] == 11 and one.manifest["replications"] == 4
    assert sorted(one.ranking["strategy"]) == ["known", "low", "middle"]
    assert one.manifest["contentDigest"] == two.manifest["contentDigest"]
    assert one.cells["units"].max() in (1, 2)
    assert (one.cells["goods"] == 0.25 * one.cells["units"]).all()


def test_run_is_one_strategy_beside_the_baseline(widgets: Path, tmp_path: Path, binary: str) -> None:
    more = {"strategies.high": {"fixed": {"prices": {"widget": 1.5}}}}
    result = marketeer.run(widgets, more, strategy="low", results=tmp_path / "results")
    assert sorted(result.ranking["strategy"]) == ["known", "low"]
    everything = marketeer.run(widgets, more, results=tmp_path / "results")
    assert sorted(everything.ranking["strategy"]) == ["high", "known", "low"]


def test_a_guardrail_that_fails_is_a_result_with_a_note(widgets: Path, tmp_path: Path, binary: str) -> None:
    overrides = {
        "strategies.known": {"fixed": {"prices": {"widget": 1.0}}},
        "strategies.low": {"fixed": {"prices": {"widget": 1.5}}},
        "guardrails": ["units >= 1000"],
    }
    result = marketeer.compare(widgets, overrides, replications=40, results=tmp_path / "results")
    assert result.gate_failed and result.note == str(result.verdict)
    with pytest.raises(marketeer.GateFailed) as failed:
        result.raise_for_gate()
    assert failed.value.exit_code == 3
    assert marketeer.load(result.folder).gate_failed


def test_a_mistake_in_a_scenario_has_its_place(widgets: Path, tmp_path: Path, binary: str) -> None:
    with pytest.raises(marketeer.ScenarioInvalid) as invalid:
        marketeer.compare(widgets, {"experiment.sed": 1}, results=tmp_path / "results")
    assert str(invalid.value) == (
        "--set:1:1: error: unknown key 'sed' in 'experiment'\nhint: did you mean 'seed'?"
    )
    assert invalid.value.exit_code == 2 and invalid.value.command[1] == "compare"


def test_wrong_usage_is_told_apart(widgets: Path, tmp_path: Path, binary: str) -> None:
    with pytest.raises(marketeer.WrongUsage, match="hint: choose one of: known, low"):
        marketeer.run(widgets, strategy="lower", results=tmp_path)
    with pytest.raises(marketeer.WrongUsage, match="--replications is 1"):
        marketeer.compare(widgets, replications=1, results=tmp_path)


def test_results_that_can_not_be_written_are_a_failed_run(widgets: Path, binary: str) -> None:
    with pytest.raises(marketeer.RunFailed) as failed:
        marketeer.compare(widgets, results="/dev/null/results")
    assert failed.value.exit_code == 1


def test_programs_need_leave_and_their_faults_are_told(widgets: Path, tmp_path: Path, binary: str) -> None:
    own = {"strategies.mine": {"external": {"command": ["sh", "-c", "echo hello; cat"], "every": "1 week"}}}
    with pytest.raises(marketeer.ScenarioInvalid, match="add --allow-programs"):
        marketeer.compare(widgets, own, results=tmp_path / "results")
    with pytest.raises(marketeer.AdviceUnavailable, match="it is no JSON object: 'hello'"):
        marketeer.compare(widgets, own, allow_programs=True, results=tmp_path / "results")


def test_the_program_is_found_by_argument_variable_path_and_folder(
    away: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("stated", "variable"):
        _program(away / name)
    _program(away / "bin/marketeer")
    _program(away / "clone/.build/release/marketeer")
    monkeypatch.setenv("PATH", str(away / "nowhere"))
    (away / "clone/scenarios").mkdir()
    monkeypatch.chdir(away / "clone/scenarios")
    assert program.find() == str(away / "clone/.build/release/marketeer")
    monkeypatch.setenv("PATH", str(away / "bin"))
    assert program.find() == str(away / "bin/marketeer")
    monkeypatch.setenv("MARKETEER", str(away / "variable"))
    assert program.find() == str(away / "variable")
    assert program.find(away / "stated") == str(away / "stated")


def test_a_program_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(marketeer.ProgramNotFound, match="there is no program '/nowhere/marketeer'"):
        program.find("/nowhere/marketeer")


def _program(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
