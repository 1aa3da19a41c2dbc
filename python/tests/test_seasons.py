"""Playing seasons from Python."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import LAST_SEATS
from marketeer import AdviceUnavailable, Question, RunFailed, ScenarioInvalid, Seasons, Totals


def _play(seasons: Seasons, replication: int, price: float) -> tuple[list[float], Totals]:
    question: Question | None = seasons.begin(replication)
    totals: Totals | None = None
    seen: list[float] = []
    while question is not None:
        seen.append(question["contribution"])
        question, totals = seasons.answer({"widget": price})
    assert totals is not None
    return seen, totals


def test_a_season_adds_up(widgets: Path, binary: str) -> None:
    with Seasons(widgets) as seasons:
        seen, totals = _play(seasons, 3, 1.0)
    assert len(seen) == 4 and seen[0] == 0
    assert seen == sorted(seen) and totals["contribution"] >= seen[-1]
    assert totals["contribution"] == pytest.approx(0.9 * totals["units"])
    assert totals["revenue"] == pytest.approx(totals["units"])
    assert totals["objective"] == totals["contribution"]


def test_a_season_is_the_same_whenever_it_is_played(widgets: Path, binary: str) -> None:
    with Seasons(widgets) as seasons:
        first = [_play(seasons, number, 1.0) for number in (5, 6, 5)]
    assert first[0] == first[2]
    with Seasons(widgets, seed=8) as seasons:
        others = [_play(seasons, number, 1.0) for number in range(20)]
    assert any(season != first[0] for season in others)


def test_intervals_overrides_and_strategies_are_passed_on(widgets: Path, binary: str) -> None:
    with Seasons(widgets, every="2 weeks", overrides={"products.widget.unit_cost": 0.5}) as seasons:
        seen, totals = _play(seasons, 0, 1.0)
    assert len(seen) == 2 and totals["contribution"] == pytest.approx(0.5 * totals["units"])
    mine = {"strategies.mine": {"external": {"command": ["nobody"], "every": "4 weeks"}}}
    with Seasons(widgets, strategy="mine", overrides=mine) as seasons:
        assert seasons.begin(0)["season"]["strategy"] == "mine"


def test_stock_and_limits_are_in_the_question(binary: str) -> None:
    with Seasons(LAST_SEATS, every="1 day") as seasons:
        own = seasons.begin(1)["own"][0]
    assert (own["product"], own["stock"], own["list_price"]) == ("seat", 10, 100.0)


def test_mistakes_bring_the_message_of_the_program(widgets: Path, binary: str) -> None:
    with Seasons(widgets) as seasons:
        seasons.begin(0)
        with pytest.raises(AdviceUnavailable, match="asks 9 for 'widget', and business rules allow"):
            seasons.answer({"widget": 9.0})
        with pytest.raises(RunFailed, match="the seasons have been closed"):
            seasons.begin(0)
    with Seasons(widgets, overrides={"experiment.sed": 1}) as seasons:
        with pytest.raises(ScenarioInvalid, match="unknown key 'sed'"):
            seasons.begin(0)
