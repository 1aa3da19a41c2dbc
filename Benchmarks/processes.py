"""Measures whole processes: memory per consumer, and a comparison from scenario to report.

Arguments: marketeer-bench, marketeer, then the starts of the names to measure; none means all.
Prints one line per measurement, separated by tabs: name, unit, value and, where it is held against
another run, that run and its value.
"""

import re
import subprocess
import sys
import tempfile
import time

SMALL, LARGE = 100_000, 1_000_000
SCENARIO = "scenarios/large.yaml"

bench, marketeer, *prefixes = sys.argv[1:]


def output(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def memory():
    """Growth of the largest resident memory from 100,000 to 1,000,000 consumers, per consumer."""
    small, large = (int(output(bench, "--memory", str(count))) for count in (SMALL, LARGE))
    yield "memory", "bytes per consumer", (large - small) / (LARGE - SMALL)


def seconds(threads):
    """Wall time of a comparison in a fresh folder, so that nothing is resumed."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        output(marketeer, "compare", SCENARIO, "--threads", str(threads), "--results", folder)
        return time.perf_counter() - start


def comparison():
    plan = output(marketeer, "plan", SCENARIO)
    millions = float(re.search(r"^occasions +([\d.]+) million", plan, re.MULTILINE)[1])
    two, one = seconds(threads=2), seconds(threads=1)
    yield "large", f"s, {millions} million occasions, 2 threads", two, "1 thread", one
    per_occasion = [1e3 * time / millions for time in (two, one)]
    yield "large", "ns per occasion, 2 threads", per_occasion[0], "1 thread", per_occasion[1]


for name, measure in [("memory", memory), ("large", comparison)]:
    if not prefixes or any(name.startswith(prefix) for prefix in prefixes):
        for row in measure():
            print(*row, sep="\t", flush=True)
