"""Exit codes and their classes."""

from __future__ import annotations

import pytest

import marketeer
from marketeer.errors import error


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (1, marketeer.RunFailed),
        (2, marketeer.ScenarioInvalid),
        (3, marketeer.GateFailed),
        (4, marketeer.AdviceUnavailable),
        (64, marketeer.WrongUsage),
        (130, marketeer.Interrupted),
        (-9, marketeer.RunFailed),
    ],
)
def test_every_exit_code_has_a_class(code: int, kind: type[marketeer.MarketeerError]) -> None:
    failure = error(code, "shop.yaml:1:1: error: no\nhint: yes\n", ["marketeer", "compare"])
    assert type(failure) is kind and failure.exit_code == code
    assert str(failure) == "shop.yaml:1:1: error: no\nhint: yes"
    assert failure.command == ("marketeer", "compare")


def test_silence_is_named() -> None:
    assert str(error(-9, "", [])) == "marketeer ended with exit code -9 and said nothing"
