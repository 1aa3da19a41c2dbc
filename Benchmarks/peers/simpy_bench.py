"""SimPy's times for the workloads of marketeer-bench that have the same names.

Prints one line per workload, separated by tabs: name, peer and version, nanoseconds of processor
time per unit.
"""

import random
from importlib.metadata import version

import simpy
from timing import fastest


def hold_model(pending, holds):
    """A process per pending event; each waits for a delay drawn in advance, again and again."""
    generator = random.Random(1)
    delays = [generator.expovariate(1) for _ in range(65_536)]
    environment = simpy.Environment()

    def hold(index):
        while True:
            yield environment.timeout(delays[index & 65_535])
            index += 1

    for index in range(pending):
        environment.process(hold(index))
    for _ in range(pending):  # starts the processes
        environment.step()

    def timed_part():
        step = environment.step
        for _ in range(holds):
            step()
        return holds

    return fastest(timed_part)


def single_server_queue(customers):
    """M/M/1 at 80 % load from empty, with a `Resource` as the server and a process per customer."""

    def timed_part():
        generator = random.Random(1)
        environment = simpy.Environment()
        server = simpy.Resource(environment)

        def customer():
            with server.request() as request:
                yield request
                yield environment.timeout(generator.expovariate(1))

        def source():
            for _ in range(customers):
                environment.process(customer())
                yield environment.timeout(generator.expovariate(0.8))

        environment.process(source())
        environment.run()
        return customers

    return fastest(timed_part)


for name, nanoseconds in [
    ("hold-1k", lambda: hold_model(1_000, 200_000)),
    ("hold-10k", lambda: hold_model(10_000, 200_000)),
    ("hold-1M", lambda: hold_model(1_000_000, 200_000)),
    ("mm1", lambda: single_server_queue(50_000)),
]:
    print(name, f"SimPy {version('simpy')}", nanoseconds(), sep="\t", flush=True)
