"""The best expected objective of a problem and what found points are expected to earn.

Where no formula gives it, every point is simulated, the better ones again on more replications of another seed,
and the last few together with the found points on the most replications, of a third seed, all alike.
"""

from concurrent.futures import ProcessPoolExecutor

from evaluation import Market

# Seeds that no search uses; replications of each round, and the points that go on to the next.
ROUNDS = [(1_001, 4, 256), (1_002, 48, 24)]
JUDGING = (1_003, 256)


def simulated(marketeer, problem, seed, replications, points):
    with Market(marketeer, problem, seed, replications) as market:
        return {point: market.mean(point) for point in points}


def means(marketeer, problem, seed, replications, points, workers):
    """The points' means, shared out among processes; none depends on how many there are."""
    parts = [points[worker::workers] for worker in range(workers)]
    with ProcessPoolExecutor(workers) as pool:
        jobs = [
            pool.submit(simulated, marketeer, problem, seed, replications, part)
            for part in parts
            if part
        ]
        return {point: mean for job in jobs for point, mean in job.result().items()}


def every_point(problem):
    points = [()]
    for axis in problem.axes:
        points = [(*point, index) for point in points for index in range(axis.count)]
    return points


def expected_values(marketeer, problem, found, workers):
    """Returns the optimum's point or values, its expected objective, that of each found point, and how."""
    if problem.expected is not None:
        values = {point: problem.expected(problem.values(point)) for point in found}
        return list(problem.optimum), problem.expected(problem.optimum), values, "formula"
    points = every_point(problem)
    for seed, replications, kept in ROUNDS:
        results = means(marketeer, problem, seed, replications, points, workers)
        points = sorted(results, key=results.get, reverse=True)[:kept]
    seed, replications = JUDGING
    points = list(dict.fromkeys([*points, *found]))
    results = means(marketeer, problem, seed, replications, points, workers)
    best = max(results, key=results.get)
    how = f"all {problem.size:,} points simulated"
    return problem.values(best), results[best], results, how
