"""Measures whole processes: memory per consumer, and comparisons from scenario to report.

Arguments: marketeer-bench, marketeer, then the starts of the names to measure; none means all.
Prints one line per measurement, separated by tabs: name, unit, value and, where it is held against
another run, that run and its value.
"""

import glob
import os
import re
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time

SMALL, LARGE = 100_000, 1_000_000
SCENARIO = "scenarios/large.yaml"
MANY = "scenarios/many-strategies.yaml"
MILLION = "scenarios/million.yaml"
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


def many():
    """A comparison of twenty strategies: how busy it keeps two cores, from calibration to report."""
    with tempfile.TemporaryDirectory() as folder:
        cells = re.search(r"^cells +(\d+)", output(marketeer, "plan", MANY), re.MULTILINE)[1]
        before, start = processor_seconds(), time.perf_counter()
        output(marketeer, "compare", MANY, "--threads", "2", "--results", folder)
        wall, spent = time.perf_counter() - start, processor_seconds() - before
        yield "many", f"s, {cells} cells at most, 2 threads", wall
        yield "many", "% of two cores busy", 100 * spent / (2 * wall)


def processor_seconds():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def million():
    """A million Transformer consumers: largest resident memory, and an occasion's cost by size."""
    peaks, costs = [], []
    for population in (100_000, 1_000_000):
        few, many = (sized_run(population, replications) for replications in (2, 4))
        peaks.append(many[2])
        costs.append(1e9 * (many[0] - few[0]) / (many[1] - few[1]))
    yield "million", "MiB, two threads", peaks[1], "100,000 consumers", peaks[0]
    yield "million", "ns per measured occasion, 2 threads", costs[1], "100,000 consumers", costs[0]


def sized_run(population, replications):
    """Seconds, measured occasions and MiB of a comparison of so many consumers."""
    with tempfile.TemporaryDirectory() as folder:
        sizes = ["--set", f"consumers.population={population}", "--replications", str(replications)]
        options = ["--threads", "2", "--incrementality", "none", "--quiet", "--results", folder]
        start = time.perf_counter()
        process = subprocess.Popen(
            [marketeer, "compare", MILLION, *sizes, *options], stdout=subprocess.DEVNULL)
        usage = os.wait4(process.pid, 0)[2]
        return time.perf_counter() - start, measured_occasions(folder), usage.ru_maxrss / 1024


def measured_occasions(folder):
    store = glob.glob(os.path.join(folder, "*", "latest", "run.sqlite"))[0]
    return sqlite3.connect(store).execute("SELECT SUM(occasions) FROM traffic").fetchone()[0]


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
        return time.perf_counter() - start, measured_occasions(folder)


def mechanisms():
    """The same market with every mechanism on and off, by both intent models, on one thread."""
    for model, change in [("mixed_logit", str), ("transformer", with_transformer)]:
        rates = []
        for state in ("on", "off"):
            with open(MECHANISMS.format(state), encoding="utf-8") as file:
                rates.append(occasions_per_second(change(file.read())))
        yield f"mechanisms, {model}", "measured occasions/s, all on", rates[0], "all off", rates[1]


MEASUREMENTS = {
    "memory": memory,
    "large": comparison,
    "many": many,
    "million": million,
    "mechanisms": mechanisms,
}
for name, measure in MEASUREMENTS.items():
    if not prefixes or any(name.startswith(prefix) for prefix in prefixes):
        for row in measure():
            print(*row, sep="\t", flush=True)
