"""What a seller sees, as a vector of numbers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from marketeer.seasons import OwnOffer, Question

_LARGE = 1e9
_WEEK = 7.0


class Features:
    """The numbers of one firm's observations, always in the order of `names`.

    `season` is the share of the season that is over and `hour` that of the day. An own offer has `posted` (price),
    `unit_cost`, `stock` (only where the first question has one) and `recent_units` (28 days), and since the last
    decision `units`, `chances` and `censored`, 0 at the first one. A rival's offer has `price` and `available`.
    Money is in currency units. Names read `tea.posted` and `webshop:tea.price`.
    """

    def __init__(self, question: Question) -> None:
        self._stocked = ["stock" in own for own in question["own"]]
        self.names: list[str] = ["season", "hour"]
        self.highest: list[float] = [1.0, 1.0]
        for own, stocked in zip(question["own"], self._stocked, strict=True):
            for name, high in _own_names(stocked):
                self.names.append(f"{own['product']}.{name}")
                self.highest.append(high)
        for rival in question["rivals"]:
            for name, high in (("price", _LARGE), ("available", 1.0)):
                self.names.append(f"{rival['firm']}:{rival['product']}.{name}")
                self.highest.append(high)
        self._values = np.zeros(len(self.names), dtype=np.float32)

    def take(self, question: Question) -> None:
        """Takes a question."""
        weeks = question["season"]["weeks"]
        values = [
            min(1.0, (question["day"] + question["hour"] / 24) / (_WEEK * weeks)),
            question["hour"] / 24,
        ]
        for own, stocked in zip(question["own"], self._stocked, strict=True):
            values += _own_values(own, stocked)
        for rival in question["rivals"]:
            values += [rival["price"], float(rival["available"])]
        self._values = np.clip(np.array(values, dtype=np.float32), 0, self.highest, dtype=np.float32)

    def end(self) -> None:
        """Marks the season's end; the rest stays what it was at the last decision."""
        self._values = self._values.copy()
        self._values[0] = 1.0

    def observation(self) -> NDArray[np.float32]:
        """Returns the numbers, as a copy."""
        return self._values.copy()


def _own_names(stocked: bool) -> list[tuple[str, float]]:
    names = [("posted", _LARGE), ("unit_cost", _LARGE)]
    if stocked:
        names.append(("stock", _LARGE))
    return [*names, ("recent_units", _LARGE), ("units", _LARGE), ("chances", _LARGE), ("censored", 1.0)]


def _own_values(own: OwnOffer, stocked: bool) -> list[float]:
    values = [own["posted"], own["unit_cost"]]
    if stocked:
        values.append(float(own.get("stock", _LARGE)))
    feedback = own.get("feedback")
    since = [0.0, 0.0, 0.0]
    if feedback is not None:
        since = [float(feedback["units"]), float(feedback["chances"]), float(feedback["censored"])]
    return [*values, float(own["recent_units"]), *since]
