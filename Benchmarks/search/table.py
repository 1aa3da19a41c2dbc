"""Turns what race.py printed, given as a file, into SEARCH.md."""

import json
import math
import platform
import statistics
import sys
from importlib.metadata import version
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent))

from machine import machine, swift_version

CAPTION = """\
# Price search beside other optimisers

Made by `Benchmarks/search.sh`: `marketeer search` and its peers look for the best values of a strategy on the
very same simulated function at the same budget. The peers ask `marketeer search --evaluate`, so that every point
is the mean of the same {replications} replications for all; only the way to the next point differs.

A seed gives the market's chance and the optimiser's, so that each of the {seeds} seeds is another function and the same
one for all optimisers (of Marketeer's searches annealing and surrogate draw by chance). The budget counts points;
one that is asked for again costs nothing, for all alike, and all begin with today's values.
Of every search counts the best point that it met, without the fresh replications on which Marketeer proves it otherwise.

The **regret** is what that point is *expected* to earn less than the best one, per season: by the formula where there is
one, else on {judging} fresh replications, after simulating every point. So the luck of the search's replications
counts against all alike. **Behind** looks at those replications alone: how far the best mean met stays behind the best
that any optimiser met at this seed.
"""

NOTES = """
- `bfgs on the formula` knows more than a black box may: it climbs the closed form of expected demand, gradient
  included, and simulates only the maxima it found. It applies to fixed prices where demand has such a form.
- `--method auto` takes `brent` for one parameter without such a form and `surrogate` (a Gaussian process, as BoTorch's)
  for several, or `nelder-mead` where the budget pays for more than 400 points; `annealing` is on demand.
- SciPy's simplex begins with a quarter of each range, first from today's values, then from uniform points until the
  budget is spent. Optuna has its default settings. BoTorch has its default Gaussian process (refitted at every tenth point
  after the twelfth) and takes the best expected improvement among a thousand candidates, a spread half and a half near
  the best points, instead of climbing it, which takes less time.
- Seconds are by the clock on the wall for one search on one thread, evaluations included, the median; Marketeer's
  include reading the scenario and writing the report.
"""


def percentile(values, share):
    """The value at a share of the sorted ones, between neighbours in proportion."""
    values = sorted(values)
    place = share * (len(values) - 1)
    low, high = values[math.floor(place)], values[math.ceil(place)]
    return low + (place - math.floor(place)) * (high - low)


def share(value):
    return f"{100 * value:.2f}"


def result_line(race, name):
    results = [seed[name] for seed in race["seeds"]]
    best = [max(result["mean"] for result in seed.values()) for seed in race["seeds"]]
    regrets = [result["regret"] for result in results]
    behind = [(top - result["mean"]) / top for top, result in zip(best, results, strict=True)]
    low, middle, high = (percentile(regrets, part) for part in (0.1, 0.5, 0.9))
    value = race["value"]
    cells = [
        name,
        share(middle / value),
        f"{share(low / value)} to {share(high / value)}",
        f"{middle:,.1f}",
        share(statistics.median(behind)),
        f"{statistics.median(result['asked'] for result in results):.0f}",
        f"{statistics.median(result['seconds'] for result in results):.1f}",
    ]
    return f"| {' | '.join(cells)} |"


def problem_lines(race):
    optimum = ", ".join(f"{value:g}" for value in race["optimum"])
    yield f"\n## {race['problem'][0].upper()}{race['problem'][1:]}\n"
    yield f"`--vary {' '.join(race['axes'])}`; a budget of {race['budget']} points. The best values are"
    yield f"({optimum}), by {race['how']}; they earn {race['value']:,.1f} EUR a season.\n"
    yield "| optimiser | regret, % | 10 to 90 % of seeds | regret, EUR | behind, % | points | seconds |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for name in race["seeds"][0]:
        yield result_line(race, name)


def versions():
    packages = ["optuna", "scipy", "botorch", "gpytorch", "torch", "numpy"]
    named = [f"{package} {version(package)}" for package in packages]
    return "; ".join([swift_version(), f"Python {platform.python_version()}", *named])


with open(sys.argv[1], encoding="utf-8") as file:
    races = [json.loads(line) for line in file]
print(
    CAPTION.format(
        replications=races[0]["replications"],
        seeds=len(races[0]["seeds"]),
        judging=races[0]["judging"],
    )
)
print(f"Machine: {machine()}.")
print(f"Versions: {versions()}.")
for race in races:
    print(*problem_lines(race), sep="\n")
print(NOTES, end="")
