"""Joins Marketeer's measurements and those of its peers, given as files, into a Markdown table."""

import platform
import sys

from machine import machine, swift_version

# A workload of our own that another one is held against: how cost grows with occasions.
OWN_PEERS = {"market-200k": "market-20k"}

CAPTION = """\
# Benchmark results

Made by `Benchmarks/run.sh`. Nanoseconds are of processor time on one core, the least of five, except
for whole comparisons, which are timed once by the clock on the wall. A ratio is the other's figure over
Marketeer's: above 1 Marketeer is the faster.
"""

NOTES = """
- `hold`: the event calendar takes its first event and schedules it again; 1 k, 10 k, 1 M pending.
- `mm1`: a queue with one server.
- `q-learning`: a period of two Q-learning firms in the logit duopoly, 15 prices each, the first two
  million periods of a session.
- `choice`: one `mixed_logit` choice among eight offers and buying nothing, scores given.
- `thompson`: Thompson sampling of three prices, fifty seasons of 2,000 customers: choose, sell or not, learn.
  `thompson-seasons`: the same as simulated seasons of a market, an hour per customer, ledger and books included.
- `market`: a `mixed_logit` occasion from arrival to ledger: eight offers, gamma visit rates, 50 weeks,
  prices that change weekly, books that close daily. `market-200k` has ten times as many occasions;
  held against `market-20k` its ratio is 1 when an occasion's cost does not grow with their number.
- `memory`: how much the largest resident memory of one replication and its snapshot grows per
  consumer from 100,000 to 1,000,000 of them, tastes for eight products and a week's visits included.
- `large`: `marketeer compare scenarios/large.yaml`, from calibration to report.
- `many`: `marketeer compare scenarios/many-strategies.yaml`, 20 strategies on 200 replications and more.
- `million`: `scenarios/million.yaml`, a million consumers of one Transformer category; the cost of an occasion
  from 2 to 4 replications, so that calibration is not counted.
- `mechanisms`: occasions a second of `scenarios/mechanisms-on.yaml`, with the mechanisms of `corner-shop` on, beside
  those of `mechanisms-off.yaml`, the same shelf and consumers; here the ratio is off over on."""


def rows(path):
    with open(path, encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file]


def others(row, ours, peers):
    """Returns what a row is held against: names and values."""
    name, _, _, *stated = row
    if stated:
        return [stated]
    own = [[other[0], other[2]] for other in ours if other[0] == OWN_PEERS.get(name)]
    return own + [peer[1:] for peer in peers if peer[0] == name] or [("", "")]


def figure(text):
    return f"{float(text):.{0 if float(text) >= 100 else 1}f}" if text else ""


def table_line(row, peer, peer_value):
    name, unit, value = row[:3]
    rate = f"{1e3 / float(value):.2f}" if unit.startswith("ns per") else ""
    ratio = f"{float(peer_value) / float(value):.2f}" if peer_value else ""
    cells = [name, unit, figure(value), rate, peer, figure(peer_value), ratio]
    return f"| {' | '.join(cells)} |"


ours, peers = rows(sys.argv[1]), rows(sys.argv[2])
print(CAPTION)
print(f"Machine: {machine()}.")
print(f"Versions: {swift_version()}; Python {platform.python_version()}.\n")
print("| workload | unit | Marketeer | million/s | held against | its figure | ratio |")
print("|---|---|---:|---:|---|---:|---:|")
for row in ours:
    for peer in others(row, ours, peers):
        print(table_line(row, *peer))
print(NOTES)
