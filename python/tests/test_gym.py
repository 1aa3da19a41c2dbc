"""The Gymnasium environment."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gymnasium
import numpy as np
import pytest
from gymnasium.utils.env_checker import check_env

from conftest import LAST_SEATS
from marketeer.gym import PricingEnv

GRID = {"widget": [1.0, 1.5]}
SEATS = {"seat": [100.0, 125.0, 150.0]}


def _play(env: PricingEnv, action: Any, **reset: Any) -> tuple[list[float], list[list[float]], dict[str, Any]]:
    observation, _ = env.reset(**reset)
    rewards, observations, over = [], [observation.tolist()], False
    info: dict[str, Any] = {}
    while not over:
        observation, reward, over, truncated, info = env.step(action)
        assert not truncated
        rewards.append(reward)
        observations.append(observation.tolist())
    return rewards, observations, info


def test_gymnasium_finds_nothing_to_complain_about(binary: str) -> None:
    env = gymnasium.make("marketeer/Pricing-v0", scenario=LAST_SEATS, every="1 week", prices=SEATS)
    check_env(env.unwrapped)
    env.close()


def test_of_prices_as_actions_gymnasium_says_only_that_they_are_not_between_minus_1_and_1(binary: str) -> None:
    env = gymnasium.make("marketeer/Pricing-v0", scenario=LAST_SEATS, every="1 week")
    with pytest.warns(UserWarning, match="we recommend using a symmetric and normalized space") as told:
        check_env(env.unwrapped)
    assert len(told) == 1
    scaled = gymnasium.wrappers.RescaleAction(env, np.float32(-1), np.float32(1))
    scaled.reset(seed=1)
    assert scaled.step(np.array([0], dtype=np.float32))[4]["prices"]["seat"] == pytest.approx(100.0, rel=1e-4)
    env.close()


def test_rewards_add_up_to_the_season_and_repeat_with_the_seed(binary: str) -> None:
    env = PricingEnv(LAST_SEATS, every="1 day", prices=SEATS)
    first, second = _play(env, 1, seed=4), _play(env, 1, seed=4)
    assert first[:2] == second[:2] and first[2]["totals"] == second[2]["totals"]
    assert len(first[0]) == 28
    assert sum(first[0]) == pytest.approx(first[2]["totals"]["contribution"])
    chosen = _play(env, 1, options={"replication": 7})
    assert chosen[:2] == _play(env, 1, options={"replication": 7})[:2] != first[:2]
    env.close()


def test_another_environment_with_the_seed_sees_the_same(binary: str) -> None:
    env, other = (PricingEnv(LAST_SEATS, every="1 week", prices=SEATS) for _ in range(2))
    other.reset()
    assert [_play(env, 0, seed=9), _play(env, 2)] == [_play(other, 0, seed=9), _play(other, 2)]
    env.close()
    other.close()


def test_features_are_named_and_mean_what_they_say(binary: str) -> None:
    env = PricingEnv(LAST_SEATS, every="1 week", prices=SEATS)
    assert env.feature_names == [
        "season", "hour", "seat.posted", "seat.unit_cost", "seat.stock", "seat.recent_units", "seat.units",
        "seat.chances", "seat.censored",
    ]  # fmt: skip
    _, observations, info = _play(env, 0, options={"replication": 1})
    assert observations[0] == [0, 0, 100, 0, 10, 0, 0, 0, 0]
    assert [row[0] for row in observations] == [0, 0.25, 0.5, 0.75, 1]
    for before, after in zip(observations[:-2], observations[1:-1], strict=True):
        assert after[4] == before[4] - after[6] and after[2] == 100
    assert info["prices"] == {"seat": 100.0}
    env.close()


def test_prices_of_a_box_are_kept_within_the_rules(widgets: Path, binary: str) -> None:
    env = PricingEnv(widgets, every="1 week")
    assert isinstance(env.action_space, gymnasium.spaces.Box)
    assert env.action_space.high.tolist() == [3.0] and env.action_space.low[0] == pytest.approx(0.01)
    env.reset(seed=1)
    info = env.step(np.array([9.0], dtype=np.float32))[4]
    assert info["prices"] == {"widget": 3.0} and info["question"]["own"][0]["posted"] == 3.0
    env.close()


def test_an_unlimited_price_ends_at_twice_the_list_price(widgets: Path, binary: str) -> None:
    env = PricingEnv(widgets, overrides={"rules": {}})
    assert isinstance(env.action_space, gymnasium.spaces.Box) and env.action_space.high.tolist() == [3.0]
    env.close()


def test_a_season_may_be_given_up(widgets: Path, binary: str) -> None:
    env = PricingEnv(widgets, prices=GRID)
    whole = _play(env, 1, options={"replication": 3})
    env.reset(options={"replication": 5})
    env.step(0)
    assert _play(env, 1, options={"replication": 3}) == whole
    with pytest.raises(gymnasium.error.ResetNeeded):
        env.step(0)
    env.close()


def test_mistakes_are_told(widgets: Path, binary: str) -> None:
    with pytest.raises(ValueError, match="there is no product 'tea'; there are widget"):
        PricingEnv(widgets, prices={"tea": [1.0]})
    with pytest.raises(ValueError, match="'widget' needs a list of prices above 0"):
        PricingEnv(widgets, prices={"widget": []})
    with pytest.raises(ValueError, match="prices is empty"):
        PricingEnv(widgets, prices={})
    env = PricingEnv(widgets)
    env.reset(seed=0)
    with pytest.raises(ValueError, match="an action is 1 numbers"):
        env.step(np.array([np.nan]))
    env.close()
