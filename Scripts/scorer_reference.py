"""Makes the fixtures that hold the Swift network to PyTorch.

Writes a network with random parameters, random occasions, and what PyTorch says of them; with
`--weights` and `--occasions` it scores given ones instead and writes PyTorch's answers. Run it through
Scripts/scorer_reference.sh.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch

import scorer_pytorch as reference

CONTEXT_NAMES = (
    "log_purchase_rate,log_purchase_periods,log_weeks_since_purchase,log_weeks_since_over_gap,"
    "log_mean_gap,log_visits_since_purchase,log_decayed_purchases,visit_rate,log_visits,"
    "log_weeks_since_visit,deal_share,private_label_share,mean_discount,mean_tier,"
    "log_last_over_mean_quantity,log_mean_quantity,log_base_rate")
EVENT_NAMES = (
    "log_quantity,log_price_ratio,tier,display,mailer,coupon,private_label,listed,log_weeks_ago")
OFFER_NAMES = (
    "tier,display,mailer,mailer_major,coupon,log_share,log_outlet_share,loyalty,brand_loyalty,"
    "type_loyalty,log_decayed_purchases,log_weeks_since_item,bought_last,private_label")
CAPACITY, SHELF = 16, 12


def random_network(random: np.random.Generator) -> dict[str, np.ndarray]:
    """Returns every tensor of a network, none of them zero, and a standardisation."""
    tensors = {name: random.normal(0, 0.2, values.shape).astype(np.float32)
               for name, values in reference.Scorer().export().items()}
    for name in tensors:
        if name.endswith("norm.gain"):
            tensors[name] += 1
    for kind, size in (("context", reference.CONTEXT), ("event", reference.EVENT),
                       ("offer", reference.OFFER)):
        tensors[f"standard.{kind}.mean"] = random.normal(0, 0.3, size).astype(np.float32)
        tensors[f"standard.{kind}.deviation"] = random.uniform(0.4, 1.6, size).astype(np.float32)
    return tensors


def network_metadata() -> dict[str, str]:
    """Returns what the file says of the network's sizes."""
    return {"format": "marketeer-scorer", "version": "1", "context_columns": CONTEXT_NAMES,
            "offer_columns": OFFER_NAMES, "event_columns": EVENT_NAMES, "width": "32",
            "heads": "4", "hidden": "64", "blocks": "2", "event_capacity": "16",
            "offer_capacity": "12", "quantity_classes": "6", "long_run_price_floor": "0.7",
            "evidence_lowest": "0.6", "evidence_highest": "1", "period_days": "7",
            "category_kinds": "repeat", "card": "Random parameters: a test fixture."}


def random_occasions(random: np.random.Generator, rows: int) -> dict[str, np.ndarray]:
    """Returns the columns of ragged random occasions; features far out test the clamps."""
    events, offers = random.integers(0, CAPACITY + 1, rows), random.integers(1, SHELF + 1, rows)
    total_events, total_offers = int(events.sum()), int(offers.sum())
    wide = random.choice([0.5, 1.0, 4.0], size=(rows, 1))
    return {
        "context": (random.normal(0, 1, (rows, reference.CONTEXT)) * wide).astype(np.float32),
        "events": random.normal(0, 1, (total_events, reference.EVENT)).astype(np.float32),
        "offers": random.normal(0, 1, (total_offers, reference.OFFER)).astype(np.float32),
        "event_starts": starts(events), "offer_starts": starts(offers),
        "event_items": identities(random, total_events, None),
        "offer_items": identities(random, total_offers, offers),
        "log_regular": -random.exponential(0.1, total_offers).astype(np.float32),
        "log_expected": random.normal(0, 0.1, total_offers).astype(np.float32),
        "choices": np.array([random.integers(-1, n) for n in offers], np.int8),
        "quantities": np.ones(rows, np.float32), "weights": np.ones(rows, np.float32),
        "consumers": np.arange(rows, dtype=np.int32), "categories": np.zeros(rows, np.int16),
        "periods": np.full(rows, 20, np.int16),
    }


def starts(counts: np.ndarray) -> np.ndarray:
    """Returns the first place of each row and the end."""
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)


def identities(random: np.random.Generator, total: int, shelves) -> np.ndarray:
    """Returns (item, brand, type): a shelf's items differ, a history's need not."""
    if shelves is None:
        items = random.integers(0, 2 * SHELF, total)
    else:
        items = np.concatenate([random.permutation(2 * SHELF)[:n] for n in shelves])
    return np.stack([items, items % 5, items % 3], axis=1).astype(np.int32)


def padded(table: dict[str, np.ndarray], tensors: dict[str, np.ndarray]):
    """Returns the network's padded, standardised input."""
    event_starts, offer_starts = table["event_starts"], table["offer_starts"]
    rows = len(event_starts) - 1
    events = np.zeros((rows, CAPACITY, reference.EVENT), np.float32)
    offers = np.zeros((rows, SHELF, reference.OFFER), np.float32)
    items = np.full((rows, 1 + CAPACITY + SHELF, 3), -1, np.int32)
    for row in range(rows):
        past = slice(event_starts[row], min(event_starts[row + 1], event_starts[row] + CAPACITY))
        shelf = slice(offer_starts[row], offer_starts[row + 1])
        count, width = past.stop - past.start, shelf.stop - shelf.start
        events[row, :count] = standardised(table["events"][past], tensors, "event", 5)
        offers[row, :width] = standardised(table["offers"][shelf], tensors, "offer", 5)
        items[row, 1:1 + count] = table["event_items"][past]
        items[row, 1 + CAPACITY:1 + CAPACITY + width] = table["offer_items"][shelf]
    counts = np.minimum(np.diff(event_starts), CAPACITY), np.diff(offer_starts)
    mask = reference.attention_mask(*counts, CAPACITY, SHELF)
    arrays = (standardised(table["context"], tensors, "context", 4), events, offers,
              reference.relation_codes(items), mask)
    return [torch.from_numpy(array) for array in arrays]


def standardised(values: np.ndarray, tensors: dict[str, np.ndarray], kind: str,
                 limit: float) -> np.ndarray:
    """Returns features less their mean, over their deviation, clamped."""
    scaled = (values - tensors[f"standard.{kind}.mean"]) / tensors[f"standard.{kind}.deviation"]
    return np.clip(scaled, -limit, limit)


def scores(table: dict[str, np.ndarray], tensors: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Returns PyTorch's answers, one per offer of the table."""
    network = reference.Scorer().load(tensors).eval()
    with torch.inference_mode():
        outputs = network(*padded(table, tensors))
    widths = np.diff(table["offer_starts"])
    real = np.arange(SHELF) < widths[:, None]
    names = ("reference_alpha", "reference_long_slopes", "reference_short_slopes")
    return {name: values.numpy()[real] for name, values in zip(names, outputs)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the files go")
    parser.add_argument("--weights", type=Path, help="score with these weights")
    parser.add_argument("--occasions", type=Path, help="score these occasions")
    parser.add_argument("--rows", type=int, default=100)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    random = np.random.Generator(np.random.PCG64(20261121))
    network, table = random_network(random), random_occasions(random, arguments.rows)
    table_metadata = {"format": "marketeer-occasions-1", "context": CONTEXT_NAMES,
                      "event": EVENT_NAMES, "offer": OFFER_NAMES}
    if arguments.weights:
        network, _ = reference.read_safetensors(arguments.weights)
    else:
        reference.write_safetensors(
            arguments.folder / "random_network.safetensors", network, network_metadata())
    if arguments.occasions:
        table, table_metadata = reference.read_safetensors(arguments.occasions)
    reference.write_safetensors(
        arguments.folder / "random_occasions.safetensors", {**table, **scores(table, network)},
        table_metadata)


if __name__ == "__main__":
    main()
