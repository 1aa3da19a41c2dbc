"""Runs `marketeer search` and its peers on the same simulated functions, and prints what each found as JSON.

Arguments: marketeer, then the starts of the names of problems; none means all. A seed gives a market's
chance and an optimiser's, so the function is another one for each seed and the same one for all optimisers.
SEARCH_SEEDS (20) and SEARCH_WORKERS (one per core) in the environment change how many there are.
"""

import json
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "peers"))

import ours
from evaluation import Course, Market
from optimum import JUDGING, expected_values
from problems import PROBLEMS
from search_peers import PEERS

SEEDS = range(int(os.environ.get("SEARCH_SEEDS", "20")))


def methods(problem):
    """Marketeer's methods by the names under which the table shows them."""
    chosen = {f"Marketeer, {name}": name for name in (problem.black_box, "surrogate")}
    if len(problem.axes) > 1:
        chosen["Marketeer, annealing"] = "annealing"
    if problem.has_closed_form:
        chosen["Marketeer, bfgs on the formula"] = "bfgs"
    return chosen


def one_seed(marketeer, problem, seed):
    """What every optimiser finds on a seed's function."""
    results = {}
    for name, method in methods(problem).items():
        results[name] = ours.found(marketeer, problem, seed, method)
    with Market(marketeer, problem, seed, problem.replications) as market:
        for name, peer in PEERS.items():
            course = Course(market, problem.budget)
            # The first answer waits for the market to be prepared, which is no evaluation's time.
            market.answer(problem.start)
            start, waited = time.perf_counter(), sum_of_waits(market)
            course(problem.start)
            peer(problem, course, seed)
            own = time.perf_counter() - start - (sum_of_waits(market) - waited)
            results[name] = {
                "point": course.best,
                "mean": course.means[course.best],
                "asked": len(course.means),
                "seconds": own + course.seconds,
            }
    return results


def sum_of_waits(market):
    return sum(seconds for _, seconds in market.answers.values())


def raced(marketeer, problem, workers):
    with ProcessPoolExecutor(workers) as pool:
        jobs = [pool.submit(one_seed, marketeer, problem, seed) for seed in SEEDS]
        seeds = [job.result() for job in jobs]
    found = list(dict.fromkeys(tuple(r["point"]) for seed in seeds for r in seed.values()))
    optimum, value, values, how = expected_values(marketeer, problem, found, workers)
    for seed in seeds:
        for result in seed.values():
            result["regret"] = value - values[tuple(result["point"])]
    return {
        "problem": problem.name,
        "axes": [axis.vary for axis in problem.axes],
        "budget": problem.budget,
        "replications": problem.replications,
        "optimum": optimum,
        "value": value,
        "judging": JUDGING[1],
        "how": how,
        "seeds": seeds,
    }


if __name__ == "__main__":
    marketeer, *starts = sys.argv[1:]
    workers = int(os.environ.get("SEARCH_WORKERS", os.cpu_count() or 1))
    for problem in PROBLEMS:
        if not starts or any(problem.name.startswith(start) for start in starts):
            began = time.perf_counter()
            result = raced(marketeer, problem, workers)
            print(json.dumps(result), flush=True)
            print(f"{problem.name}: {time.perf_counter() - began:.0f} s", file=sys.stderr)
