"""Runs Marketeer, a simulator of prices and promotions, and reads its results into pandas.

    import marketeer
    result = marketeer.compare("scenarios/coffee.yaml", {"consumers.population": 1000}, replications=4)
    print(result.verdict)
    print(result.ranking[["strategy", "objective", "difference"]])

`marketeer.gym` holds a Gymnasium environment; it needs the extra `marketeer[gymnasium]`.
"""

from marketeer.commands import compare, run
from marketeer.errors import (
    AdviceUnavailable,
    GateFailed,
    Interrupted,
    MarketeerError,
    ProgramNotFound,
    RunFailed,
    ScenarioInvalid,
    WrongUsage,
)
from marketeer.results import Result, Verdict, load
from marketeer.seasons import Question, Seasons, Totals

__all__ = [
    "AdviceUnavailable",
    "GateFailed",
    "Interrupted",
    "MarketeerError",
    "ProgramNotFound",
    "Question",
    "Result",
    "RunFailed",
    "ScenarioInvalid",
    "Seasons",
    "Totals",
    "Verdict",
    "WrongUsage",
    "compare",
    "load",
    "run",
]
