"""The problems of the comparison: a scenario, what is varied, and what is known of the best point.

A point is a tuple with one index per axis into the axis's values; all optimisers search the same values.
"""

import dataclasses
import datetime
import functools
import math
from collections.abc import Callable

import numpy as np


@dataclasses.dataclass(frozen=True)
class Axis:
    """A parameter and its values: `low`, `low + step` and so on, as `--evaluate` reads them.

    What a search writes is larger by `origin`: its dates are days since 1970.
    """

    key: str
    vary: str
    low: float
    step: float
    count: int
    origin: int = 0

    def value(self, index):
        return round(self.low + index * self.step, 9)


@dataclasses.dataclass(frozen=True)
class Problem:
    """What is searched; `expected` is the season's expected objective at values, where a formula gives it."""

    name: str
    scenario: str
    strategy: str
    axes: tuple[Axis, ...]
    start: tuple[int, ...]
    budget: int
    black_box: str
    has_closed_form: bool = False
    settings: tuple[str, ...] = ()
    replications: int = 8
    expected: Callable | None = None
    optimum: tuple[float, ...] = ()

    def values(self, point):
        return [axis.value(index) for axis, index in zip(self.axes, point, strict=True)]

    def request(self, point):
        keys = [axis.key for axis in self.axes]
        return dict(zip(keys, self.values(point), strict=True))

    def point(self, written):
        """The point at values as a search writes them."""
        pairs = zip(self.axes, written, strict=True)
        return tuple(round((value - axis.origin - axis.low) / axis.step) for axis, value in pairs)

    def nearest(self, coordinates):
        """The point nearest to coordinates in the unit cube."""
        pairs = zip(self.axes, coordinates, strict=True)
        return tuple(round(min(max(c, 0), 1) * (axis.count - 1)) for axis, c in pairs)

    def coordinates(self, point):
        pairs = zip(self.axes, point, strict=True)
        return [index / (axis.count - 1) for axis, index in pairs]

    @property
    def size(self):
        return math.prod(axis.count for axis in self.axes)


VISITS = 2_000


def price(key, low, high):
    """A price in steps of a cent."""
    return Axis(key, f"{key}={low:.2f}..{high:.2f}", low, 0.01, round((high - low) * 100) + 1)


def two_peaks(loyal, unit_cost, values):
    """Expected contribution of a price: some of the visitors forgive a high price and the others do not."""
    (asked,) = values
    bought = loyal / (1 + math.exp(asked - 6)) + (1 - loyal) / (1 + math.exp(4 * asked - 6))
    return VISITS * (asked - unit_cost) * bought


def four_products(values):
    """Expected contribution of four prices before visitors with lognormal price sensitivity.

    64 nodes of Gauss-Hermite quadrature leave an error below 1e-15.
    """
    nodes, weights = np.polynomial.hermite_e.hermegauss(64)
    sensitivity = np.exp(0.7 + 0.5 * nodes)
    utilities = np.exp(np.array([2, 2.2, 1.8, 1.5]) - sensitivity[:, None] * np.array(values))
    shares = utilities / (1 + utilities.sum(axis=1, keepdims=True))
    margins = np.array(values) - np.array([1, 1.1, 0.9, 0.7])
    return VISITS * float(weights @ shares @ margins / weights.sum())


TWO_PEAKS = Problem(
    name="two peaks, the lower price best",
    scenario="search-two-peaks.yaml",
    strategy="today",
    axes=(price("good", 0.25, 8.00),),
    start=(225,),
    budget=40,
    black_box="brent",
    has_closed_form=True,
    expected=functools.partial(two_peaks, 0.20, 0),
    optimum=(1.24799639,),
)

START = datetime.date(2026, 9, 7)


def day(key, first, last):
    """A date in steps of a day; requests count days from the market's start."""
    low, high = (datetime.date.fromisoformat(text) for text in (first, last))
    origin = (START - datetime.date(1970, 1, 1)).days
    days = (high - low).days + 1
    return Axis(key, f"{key}={first}..{last}", (low - START).days, 1, days, origin)


def slot(number):
    key = f"promotions.slot{number}.percent_off"
    return Axis(key, f"{key}=0%,10%,20%,30%", 0, 0.1, 4)


PROBLEMS = [
    TWO_PEAKS,
    dataclasses.replace(
        TWO_PEAKS,
        name="two peaks, the higher price best",
        settings=(
            "consumers.segments.loyal.share=25%",
            "consumers.segments.thrifty.share=75%",
            "products.good.unit_cost=0.20",
        ),
        expected=functools.partial(two_peaks, 0.25, 0.20),
        optimum=(4.73662522,),
    ),
    Problem(
        name="markdown: start and step",
        scenario="search-markdown.yaml",
        strategy="today",
        axes=(
            day("from", "2026-09-08", "2026-12-14"),
            Axis("step", "step=1%..40% step 1%", 0.01, 0.01, 40),
        ),
        start=(55, 9),
        budget=100,
        black_box="nelder-mead",
    ),
    Problem(
        name="prices of four products",
        scenario="search-four-products.yaml",
        strategy="today",
        axes=(
            price("first", 1.00, 4.00),
            price("second", 1.10, 4.10),
            price("third", 0.90, 3.90),
            price("fourth", 0.70, 3.70),
        ),
        start=(74, 76, 71, 67),
        budget=160,
        black_box="nelder-mead",
        has_closed_form=True,
        expected=four_products,
        optimum=(2.341448, 2.480172, 2.201568, 1.918095),
    ),
    Problem(
        name="calendar of six promotions",
        scenario="search-calendar.yaml",
        strategy="calendar",
        axes=tuple(slot(number) for number in range(1, 7)),
        start=(2, 2, 2, 2, 2, 2),
        budget=120,
        black_box="nelder-mead",
    ),
]
