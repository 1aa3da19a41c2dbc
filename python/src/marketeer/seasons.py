"""Plays seasons of a scenario with prices that are decided here: `marketeer play` as a child process."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Mapping
from types import TracebackType
from typing import Any, NotRequired, Self, TypedDict, cast

from marketeer import program
from marketeer.errors import RunFailed, error


class Feedback(TypedDict):
    """What became of an offer since the last decision."""

    price: float
    units: int
    chances: float
    censored: bool


class OwnOffer(TypedDict):
    """One of the firm's own offers."""

    product: str
    list_price: float
    unit_cost: float
    unit_profit: float
    posted: float
    lowest: float
    highest: NotRequired[float]
    stock: NotRequired[int]
    recent_units: int
    feedback: NotRequired[Feedback]


class RivalOffer(TypedDict):
    """Another firm's offer."""

    firm: str
    product: str
    price: float
    available: bool


class SeasonWords(TypedDict):
    """What stays the same in a season."""

    scenario: str
    strategy: str
    currency: str
    start: str
    weeks: int
    seed: int


class Question(TypedDict):
    """What a seller sees when it decides; docs/reference/external-programs.md explains every key."""

    protocol_version: int
    season: SeasonWords
    decision: int
    day: int
    hour: int
    contribution: float
    own: list[OwnOffer]
    rivals: list[RivalOffer]


class Totals(TypedDict):
    """What a whole season brought, cool-down included, in currency units and units."""

    contribution: float
    revenue: float
    units: float
    objective: float


class Seasons:
    """Seasons of one strategy, played one after another on replications that `compare` never uses.

        with Seasons("scenarios/last-seats.yaml", every="1 day") as seasons:
            question, totals = seasons.begin(17), None
            while question is not None:
                question, totals = seasons.answer({"seat": 140.0})

    The same season and the same prices bring the same questions and totals.
    """

    def __init__(
        self,
        scenario: str | os.PathLike[str],
        *,
        strategy: str | None = None,
        every: str | None = None,
        overrides: Mapping[str, Any] | None = None,
        seed: int | None = None,
        binary: str | os.PathLike[str] | None = None,
    ) -> None:
        """Starts the program.

        Args:
            scenario: The scenario's file.
            strategy: A strategy of kind `external` to sit in for; its program is not started.
            every: Without `strategy`, the time between decisions, such as `"1 day"`; a week unless stated.
            overrides: Values that replace the file's, as for `marketeer.compare`.
            seed: Replaces the scenario's.
            binary: The program; see `marketeer.program.find`.
        """
        self._command = [program.find(binary), "play", os.fspath(scenario)]
        for name, value in {"--strategy": strategy, "--every": every, "--seed": seed}.items():
            if value is not None:
                self._command += [name, str(value)]
        self._command += program.override_options(overrides)
        self._messages = tempfile.TemporaryFile()
        self._process = subprocess.Popen(
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._messages
        )

    def begin(self, replication: int) -> Question:
        """Begins a season, by its number from 0; one that is under way is given up. Returns its first question."""
        message = self._exchange({"reset": {"replication": replication}})
        return cast(Question, message)

    def answer(self, prices: Mapping[str, float]) -> tuple[Question | None, Totals | None]:
        """Posts prices, by product; products that are not named keep theirs.

        Returns the next question, or the season's totals after its last decision; the other is `None`.
        """
        message = self._exchange({"prices": dict(prices)})
        if "totals" in message:
            return None, cast(Totals, message["totals"])
        return cast(Question, message), None

    def close(self) -> None:
        """Ends the program."""
        process = self._process
        if process.stdin and not process.stdin.closed:
            try:
                process.stdin.close()
            except BrokenPipeError:
                pass
            process.kill()
            process.wait()
            if process.stdout:
                process.stdout.close()
            self._messages.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __del__(self) -> None:
        if hasattr(self, "_process"):
            self.close()

    def _exchange(self, message: Mapping[str, Any]) -> dict[str, Any]:
        process = self._process
        if process.stdin is None or process.stdout is None or process.stdin.closed:
            raise RunFailed("the seasons have been closed", command=self._command)
        try:
            process.stdin.write(json.dumps(message).encode() + b"\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except BrokenPipeError:
            line = b""
        if not line:
            raise self._ended()
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _ended(self) -> Exception:
        code = self._process.wait()
        self._messages.seek(0)
        text = self._messages.read().decode(errors="replace")
        self.close()
        return error(code, text, self._command)
