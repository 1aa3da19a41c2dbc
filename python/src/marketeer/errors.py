"""What can go wrong: one class per exit code of the tool."""

from __future__ import annotations

from collections.abc import Sequence


class MarketeerError(Exception):
    """A command failed; its text is the tool's own message, with place and remedy."""

    exit_code: int = 1

    def __init__(self, message: str, *, exit_code: int | None = None, command: Sequence[str] = ()) -> None:
        super().__init__(message)
        if exit_code is not None:
            self.exit_code = exit_code
        self.command = tuple(command)


class RunFailed(MarketeerError):
    """A run could not be finished, for example because the results folder can't be written."""


class ScenarioInvalid(MarketeerError):
    """The scenario, or a value that replaces one of its own, is wrong; every mistake has a line and a column."""

    exit_code = 2


class GateFailed(MarketeerError):
    """A guardrail or the fresh replications stood against the candidate: keep the baseline."""

    exit_code = 3


class AdviceUnavailable(MarketeerError):
    """A language model or a program of a strategy gave no answer that can be used."""

    exit_code = 4


class WrongUsage(MarketeerError):
    """An option is wrong, or the scenario has no such strategy."""

    exit_code = 64


class Interrupted(MarketeerError):
    """The command was interrupted; finished seasons are kept, and the same call resumes them."""

    exit_code = 130


class ProgramNotFound(MarketeerError):
    """There is no program `marketeer` to run."""

    exit_code = 127


_CLASSES = {
    kind.exit_code: kind
    for kind in (RunFailed, ScenarioInvalid, GateFailed, AdviceUnavailable, WrongUsage, Interrupted)
}


def error(exit_code: int, message: str, command: Sequence[str]) -> MarketeerError:
    """Returns the exception that stands for an exit code; a signal's is negative, as in `subprocess`."""
    kind = _CLASSES.get(exit_code, RunFailed)
    text = message.strip() or f"marketeer ended with exit code {exit_code} and said nothing"
    return kind(text, exit_code=exit_code, command=command)
