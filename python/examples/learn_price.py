"""Learns a price for ten seats by tabular Q-learning, and compares it with prices that never move.

    python python/examples/learn_price.py --episodes 20000
    python python/examples/learn_price.py --episodes 20000 --compare 100

The market is scenarios/last-seats.yaml: four weeks, forty visitors, a stock that is worth nothing at the end. The
price is decided once a week, so a state is (week, seats left) and the table has 4 x 11 x 7 entries. Every episode is a
season of the market itself; the judgement is made on seasons that nobody learned from, the same for all policies. With
`--compare` the learned table takes part in `marketeer compare` as a program beside the built-in strategies.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import marketeer
from marketeer.gym import PricingEnv

SCENARIO = Path(__file__).resolve().parents[2] / "scenarios/last-seats.yaml"
GRID = [100.0, 125.0, 150.0, 175.0, 200.0, 225.0, 250.0]
WEEKS, SEATS = 4, 10
VISITORS_A_WEEK, MEAN_VALUE = 10.0, 100.0
FIRST_JUDGED = 1_000_000

Table = NDArray[np.float64]
Policy = Callable[[int, int], float]


def learn(env: PricingEnv, episodes: int, seed: int) -> Table:
    """Returns the value of every price by week and seats left; shape [week, seats, price].

    Watkins and Dayan 1992, with steps that shrink as visits^-0.8 and exploration that falls from 1 to 0.05 over the
    first four fifths of the episodes.
    """
    random = np.random.default_rng(seed)
    values = np.zeros((WEEKS + 1, SEATS + 1, len(GRID)))
    visits = np.zeros_like(values)
    stock = env.feature_names.index("seat.stock")
    env.reset(seed=seed)
    for episode in range(episodes):
        explore = max(0.05, 1 - episode / (0.8 * episodes))
        seats, over, week = int(env.reset()[0][stock]), False, 0
        while not over:
            greedy = int(values[week, seats].argmax())
            choice = int(random.integers(len(GRID))) if random.random() < explore else greedy
            observation, reward, over, _, _ = env.step(choice)
            left = int(observation[stock])
            goal = reward + values[week + 1, left].max()
            visits[week, seats, choice] += 1
            step = visits[week, seats, choice] ** -0.8
            values[week, seats, choice] += step * (goal - values[week, seats, choice])
            seats, week = left, week + 1
    return values


def theory(prices: list[float]) -> float:
    """Returns what the best weekly prices from a list earn, by dynamic programming with the true demand.

    A week's buyers are Poisson with mean 10 exp(-price / 100), and nobody buys an eleventh seat.
    """
    ahead = np.zeros(SEATS + 1)
    for _ in range(WEEKS):
        ahead = np.array([max(_expected(price, seats, ahead) for price in prices) for seats in range(SEATS + 1)])
    return float(ahead[SEATS])


def _expected(price: float, seats: int, ahead: Table) -> float:
    mean = VISITORS_A_WEEK * math.exp(-price / MEAN_VALUE)
    chances = [math.exp(-mean) * mean**sold / math.factorial(sold) for sold in range(seats)]
    earned = sum(chance * (price * sold + ahead[seats - sold]) for sold, chance in enumerate(chances))
    return float(earned + (1 - sum(chances)) * (price * seats + ahead[0]))


def judge(policies: dict[str, Policy], seasons: int) -> dict[str, Table]:
    """Returns what each policy earns in the same seasons."""
    earned: dict[str, Table] = {}
    with marketeer.Seasons(SCENARIO, every="1 week") as played:
        for name, policy in policies.items():
            totals = [season(played, FIRST_JUDGED + number, policy) for number in range(seasons)]
            earned[name] = np.array(totals)
    return earned


def season(played: marketeer.Seasons, number: int, policy: Policy) -> float:
    """Returns what a policy earns in one season."""
    question: marketeer.Question | None = played.begin(number)
    totals: marketeer.Totals | None = None
    while question is not None:
        price = policy(question["decision"], question["own"][0].get("stock", 0))
        question, totals = played.answer({"seat": price})
    assert totals is not None
    return totals["contribution"]


def interval(differences: Table) -> str:
    """Returns the mean with its 95 % interval (normal; there are many seasons)."""
    mean, error = differences.mean(), differences.std(ddof=1) / np.sqrt(len(differences))
    return f"{mean:8.1f}  ({mean - 1.96 * error:.1f} to {mean + 1.96 * error:.1f})"


def compare(prices: list[list[float]], replications: int) -> None:
    """Ranks the learned table beside the scenario's own strategies."""
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "policy.json"
        table.write_text(json.dumps({"seat": prices}))
        program = Path(__file__).with_name("table_policy.py")
        command = [sys.executable, str(program), str(table)]
        result = marketeer.compare(
            SCENARIO,
            {"strategies.learned": {"external": {"command": command, "every": "1 week"}}},
            replications=replications,
            results=Path(folder) / "results",
            allow_programs=True,
        )
        print(result.ranking[["strategy", "objective", "difference", "difference_low", "difference_high"]])


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--episodes", type=int, default=20_000)
    parser.add_argument("--seasons", type=int, default=4_000, help="seasons to judge by")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--compare", type=int, default=0, metavar="R", help="replications of a comparison")
    options = parser.parse_args()

    started = time.perf_counter()
    env = PricingEnv(SCENARIO, every="1 week", prices={"seat": GRID})
    values = learn(env, options.episodes, options.seed)
    env.close()
    prices = [[GRID[int(best)] for best in values[week].argmax(axis=1)] for week in range(WEEKS)]
    print(f"{options.episodes} episodes in {time.perf_counter() - started:.0f} s", file=sys.stderr)
    print("price by week, for 1 to 10 seats left")
    for week in range(WEEKS):
        print(f"  {week + 1}: " + " ".join(f"{price:.0f}" for price in prices[week][1:]))

    earned = judge(
        {
            "learned": lambda week, seats: prices[week][seats],
            "today, 100": lambda week, seats: 100.0,
            "best fixed, 151.02": lambda week, seats: 151.02,
        },
        options.seasons,
    )
    print(f"mean of {options.seasons} seasons, and what `learned` earns more")
    for name, totals in earned.items():
        more = "" if name == "learned" else interval(earned["learned"] - totals)
        print(f"  {name:20s}{totals.mean():8.1f}  {more}")
    print(f"in theory the best table earns {theory(GRID):.1f}")
    if options.compare:
        compare(prices, options.compare)


if __name__ == "__main__":
    main()
