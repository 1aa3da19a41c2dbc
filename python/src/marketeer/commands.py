"""Runs comparisons."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any, Literal

from marketeer import program
from marketeer.errors import RunFailed
from marketeer.results import Result, load

PathLike = str | os.PathLike[str]

_REPORT = "report  "


def compare(
    scenario: PathLike,
    overrides: Mapping[str, Any] | None = None,
    *,
    replications: int | None = None,
    seed: int | None = None,
    threads: int | None = None,
    results: PathLike = "results",
    rivals: Literal["reacting", "passive", "both"] | None = None,
    incrementality: Literal["winner", "all", "none"] | None = None,
    allow_programs: bool = False,
    binary: PathLike | None = None,
) -> Result:
    """Compares every strategy of a scenario under common random numbers and returns the run.

    Args:
        scenario: The scenario's file.
        overrides: Values that replace the file's, by key: `{"consumers.population": 500}`. Text goes as it is
            written in a scenario, such as `"5% +- 0.5%"`; lists and dictionaries go as JSON.
        replications: Ranking replications, 2 or more; the scenario's unless stated.
        seed: Replaces the scenario's.
        threads: All cores unless stated; results do not depend on it.
        results: Folder for results; starting the same comparison again resumes it.
        rivals: Whether rivals follow their strategies, keep their prices, or both.
        incrementality: Whose promotions are taken out one by one.
        allow_programs: Whether programs that strategies of kind `external` name may run. Look at them first.
        binary: The program; see `marketeer.program.find`.

    A guardrail that fails is no error: see `Result.gate_failed` and `Result.note`.

    Raises `ScenarioInvalid`, `AdviceUnavailable`, `WrongUsage`, `Interrupted`, `RunFailed`, `ProgramNotFound`.
    """
    own: list[str] = []
    if rivals is not None:
        own += ["--rivals", rivals]
    if incrementality is not None:
        own += ["--incrementality", incrementality]
    common = _common(overrides, replications, seed, threads, results, allow_programs)
    return _execute([program.find(binary), "compare", os.fspath(scenario), *common, *own])


def run(
    scenario: PathLike,
    overrides: Mapping[str, Any] | None = None,
    *,
    strategy: str | None = None,
    replications: int | None = None,
    seed: int | None = None,
    threads: int | None = None,
    results: PathLike = "results",
    allow_programs: bool = False,
    binary: PathLike | None = None,
) -> Result:
    """Runs one strategy of a scenario beside the baseline; all of them, as `compare` does, where none is stated.

    Arguments and errors are those of `compare`.
    """
    common = _common(overrides, replications, seed, threads, results, allow_programs)
    command = ["compare"] if strategy is None else ["run", "--strategy", strategy]
    return _execute([program.find(binary), *command, os.fspath(scenario), *common])


def _common(
    overrides: Mapping[str, Any] | None,
    replications: int | None,
    seed: int | None,
    threads: int | None,
    results: PathLike,
    allow_programs: bool,
) -> list[str]:
    options = program.override_options(overrides)
    numbers = {"--replications": replications, "--seed": seed, "--threads": threads}
    for name, number in numbers.items():
        if number is not None:
            options += [name, str(number)]
    if allow_programs:
        options.append("--allow-programs")
    return [*options, "--results", os.fspath(results), "--format", "json"]


def _execute(arguments: list[str]) -> Result:
    done = program.execute(arguments, accepted=(0, 3))
    lines = done.stderr.splitlines()
    report = next((line for line in lines if line.startswith(_REPORT)), None)
    if report is None:
        raise RunFailed(f"the run named no folder: {done.stderr.strip()}", command=arguments)
    warnings = tuple(lines[: lines.index(report)])
    return load(os.path.dirname(report.removeprefix(_REPORT))).finished(warnings=warnings)
