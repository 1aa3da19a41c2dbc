"""Marketeer's simulation as a function that any optimiser may ask."""

import json
import subprocess
import tempfile
import time
from pathlib import Path

SCENARIOS = Path(__file__).resolve().parent.parent / "scenarios"


class BudgetSpent(Exception):
    """An optimiser has asked for one point more than its budget pays for."""


def arguments(problem, seed, replications, results):
    """What `marketeer` is told besides how to search."""
    overrides = [word for setting in problem.settings for word in ("--set", setting)]
    return [
        *("search", str(SCENARIOS / problem.scenario), "--strategy", problem.strategy),
        *overrides,
        *("--seed", str(seed), "--replications", str(replications), "--threads", "1"),
        *("--results", results, "--quiet"),
    ]


class Market:
    """A resident `marketeer search --evaluate`: mean objectives of points on a seed's replications."""

    def __init__(self, marketeer, problem, seed, replications):
        self.problem = problem
        self.answers = {}
        self.results = tempfile.TemporaryDirectory()
        command = [marketeer, *arguments(problem, seed, replications, self.results.name)]
        self.process = subprocess.Popen(
            [*command, "--evaluate"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()
        self.results.cleanup()

    def answer(self, point):
        """The mean and the seconds that it took when it was simulated."""
        if point not in self.answers:
            start = time.perf_counter()
            self.process.stdin.write(json.dumps(self.problem.request(point)) + "\n")
            self.process.stdin.flush()
            answer = json.loads(self.process.stdout.readline())
            if not answer["feasible"]:
                raise ValueError(f"{self.problem.request(point)}: {answer['reason']}")
            self.answers[point] = (answer["mean"], time.perf_counter() - start)
        return self.answers[point]

    def mean(self, point):
        return self.answer(point)[0]


class Course:
    """One optimiser's use of a market: a point costs one of the budget when first asked for, as in Marketeer."""

    def __init__(self, market, budget):
        self.market = market
        self.budget = budget
        self.means = {}
        self.seconds = 0.0

    def __call__(self, point):
        """Returns the mean objective at a point.

        Raises BudgetSpent instead of paying for one point too many.
        """
        if point not in self.means:
            if self.left == 0:
                raise BudgetSpent
            self.means[point], seconds = self.market.answer(point)
            self.seconds += seconds
        return self.means[point]

    @property
    def left(self):
        return self.budget - len(self.means)

    @property
    def best(self):
        return max(self.means, key=self.means.get)
