"""dynamic-pricing-lab's time for Thompson pricing: its default case, 50 seasons of 2,000 customers.

It simulates the 50 seasons side by side in NumPy arrays, on one thread. Prints a line for each workload of
marketeer-bench that is held against it, separated by tabs: name, peer and version, nanoseconds of
processor time per decision.
"""

import dynamic_pricing_lab
from timing import fastest

CASE = dynamic_pricing_lab.Scenario()


def timed_part():
    dynamic_pricing_lab.simulate(CASE)
    return CASE.n_reps * CASE.T


time = fastest(timed_part)
for name in ["thompson", "thompson-seasons"]:
    print(name, f"dynamic-pricing-lab {dynamic_pricing_lab.__version__}", time, sep="\t", flush=True)
