"""`marketeer search` as an optimiser of the comparison."""

import json
import subprocess
import tempfile
import time
from pathlib import Path

from evaluation import arguments


def found(marketeer, problem, seed, method):
    """Returns the best of the points that a method met within the budget, and the seconds of the whole run.

    The budget counts today's values, which a search evaluates first. Exit code 3 says that fresh
    replications stand against what was found; the point counts all the same, as every other optimiser's does.
    """
    with tempfile.TemporaryDirectory() as results:
        command = [
            marketeer,
            *arguments(problem, seed, problem.replications, results),
            *[word for axis in problem.axes for word in ("--vary", axis.vary)],
            *("--method", method, "--budget", f"{problem.budget * problem.replications} cells"),
            *("--finalists", "1", "--fresh", "2"),
        ]
        start = time.perf_counter()
        run = subprocess.run(command, capture_output=True, text=True)
        seconds = time.perf_counter() - start
        if run.returncode not in (0, 3):
            raise RuntimeError(run.stderr)
        (summary,) = Path(results).glob("*/*/search.json")
        path = json.loads(summary.read_text(encoding="utf-8"))["path"]
    best = max(path, key=lambda step: step["mean"])
    return {
        "point": problem.point(best["values"]) if best.get("values") else problem.start,
        "mean": best["mean"],
        "asked": len(path),
        "seconds": seconds,
    }
