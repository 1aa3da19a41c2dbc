"""A Gymnasium environment: prices are actions, a season is an episode, contribution is the reward.

    import gymnasium, marketeer.gym
    env = gymnasium.make("marketeer/Pricing-v0", scenario="scenarios/last-seats.yaml", every="1 day",
                         prices={"seat": [100.0, 125.0, 150.0, 175.0]})

Needs the extra `marketeer[gymnasium]`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import gymnasium
import numpy as np
from gymnasium import spaces
from numpy.typing import NDArray

from marketeer.features import Features
from marketeer.seasons import OwnOffer, Question, Seasons, Totals

Observation = NDArray[np.float32]
T = TypeVar("T")

Action = int | np.integer[Any] | NDArray[Any] | Sequence[float]

TRAINING = range(1_000_000)
"""Seasons that `reset` draws from unless told otherwise; later ones are free for evaluation."""


class PricingEnv(gymnasium.Env[Observation, Any]):
    """One firm of a scenario, whose prices are decided by whoever calls `step`.

    An observation is a vector of numbers, in the order of `feature_names`. The reward of a step is what the
    firm's offers have contributed since the last decision, in currency units: the rewards of an episode add
    up to the season's contribution, cool-down included. An episode is terminated by the season's end and is
    never truncated.

    `info` holds `question`, the message itself, and `replication`; after a step also `prices`, those that were
    posted once they were brought between `lowest` and `highest`; after the last step `totals` instead of a
    question.

    `reset(seed=7)` determines which seasons follow, and a season and its actions determine everything else.
    `reset(options={"replication": 17})` plays a season of one's choice.
    """

    metadata: dict[str, Any] = {"render_modes": []}

    def __init__(
        self,
        scenario: str | os.PathLike[str],
        *,
        strategy: str | None = None,
        every: str | None = None,
        prices: Mapping[str, Sequence[float]] | None = None,
        overrides: Mapping[str, Any] | None = None,
        replications: range = TRAINING,
        binary: str | os.PathLike[str] | None = None,
        render_mode: str | None = None,
    ) -> None:
        """Starts `marketeer play` and looks at one season to learn the firm's offers.

        Args:
            scenario: The scenario's file.
            strategy: A strategy of kind `external` to sit in for; its program is not started.
            every: Without `strategy`, the time between decisions, such as `"1 day"`; a week unless stated.
            prices: Prices to choose from, by product; actions are then places in these lists (`Discrete` for one
                product, `MultiDiscrete` for several), and other products keep their prices. Without them
                actions are prices of all products (`Box`), between the first decision's `lowest` and
                `highest`, and twice the list price where there is no ceiling.
            overrides: Values that replace the file's, as for `marketeer.compare`.
            replications: Seasons that `reset` draws from.
            binary: The program; see `marketeer.program.find`.
            render_mode: There is nothing to see: `None`.
        """
        self.render_mode = render_mode
        self.replications = replications
        self._seasons = Seasons(
            scenario, strategy=strategy, every=every, overrides=overrides, binary=binary
        )
        self._question = self._seasons.begin(replications[0])
        self._running = False
        self._contribution = 0.0
        self._features = Features(self._question)
        self.feature_names = self._features.names
        self.observation_space = spaces.Box(
            0.0, np.array(self._features.highest, dtype=np.float32), dtype=np.float32
        )
        self._grid = None if prices is None else self._checked(prices)
        self.action_space = self._actions()

    def reset(
        self, *, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[Observation, dict[str, Any]]:
        """Begins a season, drawn or of one's choice, and returns its first observation."""
        super().reset(seed=seed)
        chosen = (options or {}).get("replication")
        drawn = self.replications[int(self.np_random.integers(len(self.replications)))]
        replication = drawn if chosen is None else int(chosen)
        self._question = self._seasons.begin(replication)
        self._running = True
        self._contribution = 0.0
        self._features.take(self._question)
        return self._features.observation(), {"question": self._question, "replication": replication}

    def step(self, action: Action) -> tuple[Observation, float, bool, bool, dict[str, Any]]:
        """Posts prices and returns what became of them until the next decision or the season's end."""
        if not self._running:
            raise gymnasium.error.ResetNeeded("the season is over: call reset()")
        prices = self._prices(action)
        question, totals = self._seasons.answer(prices)
        info: dict[str, Any] = {"prices": prices}
        if question is None:
            return self._over(totals, info)
        reward = self._earned(question["contribution"])
        self._question = question
        self._features.take(question)
        return self._features.observation(), reward, False, False, info | {"question": question}

    def close(self) -> None:
        """Ends the program."""
        self._seasons.close()

    def _over(
        self, totals: Totals | None, info: dict[str, Any]
    ) -> tuple[Observation, float, bool, bool, dict[str, Any]]:
        assert totals is not None, "a season ends with totals"
        self._running = False
        self._features.end()
        reward = self._earned(totals["contribution"])
        return self._features.observation(), reward, True, False, info | {"totals": totals}

    def _earned(self, contribution: float) -> float:
        reward = contribution - self._contribution
        self._contribution = contribution
        return reward

    # Actions

    def _checked(self, prices: Mapping[str, Sequence[float]]) -> dict[str, list[float]]:
        known = [own["product"] for own in self._question["own"]]
        for product, grid in prices.items():
            if product not in known:
                raise ValueError(f"there is no product '{product}'; there are {', '.join(known)}")
            if not grid or any(not np.isfinite(price) or price <= 0 for price in grid):
                raise ValueError(f"'{product}' needs a list of prices above 0, not {list(grid)}")
        if not prices:
            raise ValueError("prices is empty: name a product and its prices, or leave it out")
        return {product: [float(price) for price in grid] for product, grid in prices.items()}

    def _actions(self) -> spaces.Space[Any]:
        if self._grid is None:
            own = self._question["own"]
            low = np.array([offer["lowest"] for offer in own], dtype=np.float32)
            high = np.array([_highest(offer) for offer in own], dtype=np.float32)
            return spaces.Box(low, high, dtype=np.float32)
        sizes = [len(grid) for grid in self._grid.values()]
        return spaces.Discrete(sizes[0]) if len(sizes) == 1 else spaces.MultiDiscrete(sizes)

    def _prices(self, action: Action) -> dict[str, float]:
        values = np.atleast_1d(np.asarray(action, dtype=np.float64))
        if self._grid is None:
            chosen = {own["product"]: float(value) for own, value in _paired(self._question["own"], values)}
        else:
            chosen = {
                product: grid[int(value)] for (product, grid), value in _paired([*self._grid.items()], values)
            }
        offers = {own["product"]: own for own in self._question["own"]}
        return {product: _within(offers[product], price) for product, price in chosen.items()}


def _paired(items: Sequence[T], values: NDArray[np.float64]) -> list[tuple[T, float]]:
    if values.shape != (len(items),) or not np.isfinite(values).all():
        raise ValueError(f"an action is {len(items)} numbers, not {values!r}")
    return list(zip(items, values.tolist(), strict=True))


def _highest(offer: OwnOffer) -> float:
    return offer.get("highest", 2 * offer["list_price"])


def _within(offer: OwnOffer, price: float) -> float:
    """Brings a price between the limits that business rules leave for this decision."""
    return min(max(price, offer["lowest"]), offer.get("highest", np.inf))


gymnasium.register("marketeer/Pricing-v0", entry_point="marketeer.gym:PricingEnv")
