"""Thompson sampling over a list of prices, as a program beside a scenario.

    python3 thompson.py PRODUCT PRICE PRICE ...

Reads one line of JSON per decision and writes one (docs/reference/external-programs.md). The first
question of a season starts a new program, so there is nothing to reset.
"""

import json
import sys

import numpy as np


class Thompson:
    """Beta beliefs about the probability of a sale at each price."""

    def __init__(self, prices: list[float], seed: int) -> None:
        self.prices = np.array(prices)
        self.sold = np.ones(len(prices))
        self.unsold = np.ones(len(prices))
        self.draws = np.random.default_rng(seed)

    def learn(self, price: float, units: int, chances: float) -> None:
        arm = int(np.abs(self.prices - price).argmin())
        self.sold[arm] += units
        self.unsold[arm] += max(0.0, chances - units)

    def choose(self, unit_cost: float) -> float:
        believed = self.draws.beta(self.sold, self.unsold)
        return float(self.prices[((self.prices - unit_cost) * believed).argmax()])


def main() -> None:
    product, prices = sys.argv[1], [float(word) for word in sys.argv[2:]]
    policy = None
    for line in sys.stdin:
        question = json.loads(line)
        policy = policy or Thompson(prices, question["season"]["seed"])
        offer = next(own for own in question["own"] if own["product"] == product)
        if told := offer.get("feedback"):
            policy.learn(told["price"], told["units"], told["chances"])
        price = policy.choose(offer["unit_cost"])
        print(json.dumps({"prices": {product: price}}), flush=True)


if __name__ == "__main__":
    main()
