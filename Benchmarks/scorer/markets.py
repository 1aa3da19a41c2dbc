"""Times the coffee comparison with consumers who choose by the Transformer and by a mixed logit.

Argument: marketeer. Prints one line per measurement: name, model, threads and occasions per second
of the clock on the wall, from calibration to report.
"""

import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SCENARIO = Path(__file__).resolve().parent.parent.parent / "scenarios" / "coffee.yaml"
REPLICATIONS = "32"
MODELS = {
    "transformer": lambda text: text,
    "mixed_logit": lambda text: text.replace("model: transformer", "model: mixed_logit").replace(
        "promotion: -2.6 +- 0.4, ", ""),
}

marketeer = sys.argv[1]


def output(*command):
    """Runs a command that may end with 3: keep the baseline."""
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in (0, 3):
        sys.exit(done.stderr)
    return done.stdout


for model, edit in MODELS.items():
    with tempfile.TemporaryDirectory() as folder:
        scenario = f"{folder}/coffee.yaml"
        Path(scenario).write_text(edit(SCENARIO.read_text()))
        plan = output(marketeer, "plan", scenario, "--replications", REPLICATIONS)
        millions = float(re.search(r"^occasions +([\d.]+) million", plan, re.MULTILINE)[1])
        for threads in ("1", "2"):
            start = time.perf_counter()
            output(marketeer, "compare", scenario, "--replications", REPLICATIONS, "--threads",
                   threads, "--results", f"{folder}/{threads}", "--quiet")
            seconds = time.perf_counter() - start
            print(f"market {model} {threads} {millions * 1e6 / seconds:.0f}", flush=True)
            print(f"market_seconds {model} {threads} {seconds:.1f}", flush=True)
            print(f"market_millions {model} {threads} {millions}", flush=True)
