"""Measures whole processes: memory per consumer, and a comparison from scenario to report.

Arguments: marketeer-bench, marketeer, then the starts of the names to measure; none means all.
Prints one line per measurement, separated by tabs: name, unit, value and, where it is held against
another run, that run and its value.
"""

import glob
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time

SMALL, LARGE = 100_000, 1_000_000
SCENARIO = "scenarios/large.yaml"
MECHANISMS = "scenarios/mechanisms-{}.yaml"
LOGIT_KEYS = ("  reference_price:", "  satiation:", "  taste:", "  heterogeneity:", "  stated:")
TARGETS = "{conversion: 20%, elasticity: {long_run: -2.3, promotion: -2.7}, diversion: none}"

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


def with_transformer(text):
    """The scenario with consumers who choose by the Transformer, which contains two mechanisms."""
    lines = [line for line in text.splitlines() if not line.startswith(LOGIT_KEYS)]
    targets = f"  model: transformer\n  calibrate: {TARGETS}"
    return "\n".join(lines).replace("  model: mixed_logit", targets) + "\n"


def occasions_per_second(text):
    """Measured occasions over the time they take; calibration is not counted."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "market.yaml")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        flags = ["--threads", "1", "--incrementality", "none", "--quiet"]
        # The first run calibrates and finishes few cells, the second many: the difference is cells.
        few, many = (timed_run(path, flags, count) for count in (2, 8))
        return (many[1] - few[1]) / (many[0] - few[0])


def timed_run(path, flags, replications):
    with tempfile.TemporaryDirectory() as folder:
        options = [*flags, "--results", folder, "--replications", str(replications)]
        start = time.perf_counter()
        subprocess.run([marketeer, "compare", path, *options], capture_output=True, check=False)
        seconds = time.perf_counter() - start
        store = glob.glob(os.path.join(folder, "*", "latest", "run.sqlite"))[0]
        database = sqlite3.connect(store)
        return seconds, database.execute("SELECT SUM(occasions) FROM traffic").fetchone()[0]


def mechanisms():
    """The same market with every mechanism on and off, by both intent models, on one thread."""
    for model, change in [("mixed_logit", str), ("transformer", with_transformer)]:
        rates = []
        for state in ("on", "off"):
            with open(MECHANISMS.format(state), encoding="utf-8") as file:
                rates.append(occasions_per_second(change(file.read())))
        yield f"mechanisms, {model}", "measured occasions/s, all on", rates[0], "all off", rates[1]


for name, measure in [("memory", memory), ("large", comparison), ("mechanisms", mechanisms)]:
    if not prefixes or any(name.startswith(prefix) for prefix in prefixes):
        for row in measure():
            print(*row, sep="\t", flush=True)
