"""Optimisers to hold `marketeer search` against: each spends a course's budget, beginning where Marketeer does.

A course returns the mean objective of a point, which is to be as high as possible, and raises BudgetSpent.
Where the values are few an optimiser may ask for the same point again, which costs nothing; ASKS bounds that.
"""

import warnings

import numpy as np
import optuna
import torch
from botorch.acquisition import LogExpectedImprovement
from botorch.fit import fit_gpytorch_mll
from botorch.models import SingleTaskGP
from evaluation import BudgetSpent
from gpytorch.mlls import ExactMarginalLogLikelihood
from scipy.optimize import minimize
from scipy.stats import qmc

ASKS = 3
FIRST_STEP = 0.25
# Kernel parameters are fitted at every point up to this many, then at every tenth.
ALWAYS_FITTED = 12
# Points spread over the space among which the acquisition's maximum is sought.
CANDIDATES = 512

optuna.logging.set_verbosity(optuna.logging.ERROR)
torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)


def nelder_mead(problem, course, seed):
    """SciPy's simplex within bounds, first from today's values and then from uniform points."""
    generator = np.random.default_rng(seed)
    start = np.array(problem.coordinates(problem.start))
    finest = max(axis.count for axis in problem.axes)
    for _ in range(ASKS * problem.budget):
        steps = np.where(start > 0.5, -FIRST_STEP, FIRST_STEP)
        try:
            minimize(
                lambda coordinates: -course(problem.nearest(coordinates)),
                start,
                method="Nelder-Mead",
                bounds=[(0, 1)] * len(start),
                options={
                    "initial_simplex": np.vstack([start, start + np.diag(steps)]),
                    "xatol": 0.5 / finest,
                    "fatol": 0,
                },
            )
        except BudgetSpent:
            return
        start = generator.uniform(size=len(start))


def tpe(problem, course, seed):
    """Optuna's tree-structured Parzen estimator with its default settings."""
    sampler = optuna.samplers.TPESampler(seed=seed)
    study = optuna.create_study(direction="maximize", sampler=sampler)
    names = [axis.key for axis in problem.axes]
    study.enqueue_trial(dict(zip(names, problem.start, strict=True)))
    for _ in range(ASKS * problem.budget):
        trial = study.ask()
        indices = [trial.suggest_int(axis.key, 0, axis.count - 1) for axis in problem.axes]
        try:
            study.tell(trial, course(tuple(indices)))
        except BudgetSpent:
            return


def gaussian_process(problem, course, seed):
    """BoTorch's Gaussian process with its default priors, and the logarithm of expected improvement."""
    torch.manual_seed(seed)
    generator = np.random.default_rng(seed)
    spread = qmc.Sobol(len(problem.axes), rng=generator)
    first = [problem.start, *map(problem.nearest, spread.random(8 if len(problem.axes) == 1 else 16))]
    points = list(dict.fromkeys(first))
    means = [course(point) for point in points]
    model = None
    while course.left > 0:
        model = fitted(problem, points, means, model)
        points.append(most_promising(problem, points, means, model, generator))
        means.append(course(points[-1]))


def fitted(problem, points, means, earlier):
    inputs = torch.tensor([problem.coordinates(point) for point in points])
    outputs = torch.tensor(means).unsqueeze(-1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        standardised = (outputs - outputs.mean()) / outputs.std()
        model = SingleTaskGP(inputs, standardised, outcome_transform=None)
        if earlier is not None:
            model.load_state_dict(earlier.state_dict())
        if len(points) <= ALWAYS_FITTED or len(points) % 10 == 0:
            fit_gpytorch_mll(ExactMarginalLogLikelihood(model.likelihood, model))
    return model.eval()


def most_promising(problem, points, means, model, generator):
    """The new point of the highest acquisition, of many spread over the space and many near the best three."""
    dimensions = len(problem.axes)
    centres = [points[index] for index in np.argsort(means)[-3:]]
    rows = [generator.uniform(size=(CANDIDATES, dimensions))]
    for reach in (0.2, 0.05, 0.01):
        for centre in centres:
            moves = reach * generator.normal(size=(CANDIDATES // 8, dimensions))
            rows.append(np.array(problem.coordinates(centre)) + moves)
    candidates = dict.fromkeys(map(problem.nearest, np.vstack(rows)))
    known = set(points)
    fresh = [point for point in candidates if point not in known]
    best = (max(means) - np.mean(means)) / np.std(means, ddof=1)
    coordinates = torch.tensor([problem.coordinates(point) for point in fresh])
    with torch.no_grad():
        worth = LogExpectedImprovement(model, best_f=best)(coordinates.unsqueeze(1))
    return fresh[int(worth.argmax())]


PEERS = {
    f"Optuna {optuna.__version__}, TPE": tpe,
    "SciPy, Nelder-Mead": nelder_mead,
    "BoTorch, GP and log EI": gaussian_process,
}
