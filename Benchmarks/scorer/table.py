"""Turns the lines of Benchmarks/scorer.sh into a page."""

import os
import platform
import subprocess
import sys
from collections import defaultdict

PEERS = {"eager": "PyTorch 2.13 eager", "compile": "torch.compile", "onnxruntime":
         "ONNX Runtime 1.31"}

rates = defaultdict(dict)
for line in open(sys.argv[1], encoding="utf-8"):
    name, who, threads, value = line.split()
    rates[name, int(threads)][who] = float(value)


def processor():
    for line in open("/proc/cpuinfo", encoding="utf-8"):
        if line.startswith("model name"):
            return line.split(":")[1].strip()
    return platform.processor()


peak = max(rates["product", 1].values())
kernel = next(iter(rates["product", 1]))
swift = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout
print(f"""# The scorer's speed

Made by `Benchmarks/scorer.sh`. Occasions per second by the clock on the wall, the best of several
timings; 16 events, batches of 1,024, the same weights and occasions for all, whose answers agree
within 1e-4. Marketeer starts from raw features; for the peers padding, standardisation and relation
codes are made before the clock starts; their shelves are padded to 12 offers. A ratio is Marketeer's rate over the other's.

Machine: {processor()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}; kernels:
{kernel}, whose largest product runs at {peak:.0f} GF/s on one core.
{swift.splitlines()[0] if swift else ''}; Python {platform.python_version()}.

| work | threads | Marketeer | peer | its rate | ratio |
|---|---:|---:|---|---:|---:|""")
for name, title in (("offers_8", "score, 8 offers"), ("offers_12", "score, 12 offers"),
                    ("train", "training step, 12 offers")):
    for threads in (1, 2):
        row = rates[name, threads]
        ours = row["marketeer"]
        for peer, peer_title in PEERS.items():
            if peer in row:
                print(f"| {title} | {threads} | {ours:,.0f} | {peer_title} | {row[peer]:,.0f} | "
                      f"{ours / row[peer]:.2f} |")
print("\nShare of the product's peak that scoring reaches on one core, by its own operations:\n")
for offers in (8, 12):
    operations = rates["operations", offers][str(offers)]
    rate = rates[f"offers_{offers}", 1]["marketeer"]
    print(f"- {offers} offers: {operations / 1e6:.2f} MFLOP an occasion, "
          f"{rate * operations / 1e9:.0f} GF/s, {rate * operations / 1e9 / peak:.0%}")
print("\nOther kernels on one core, 12 offers: " + ", ".join(
    f"{who.split('-')[1]} {value:,.0f}" for who, value in rates["offers_12", 1].items()
    if who.startswith("marketeer-")) + " occasions per second.")
print("""
## A market

`marketeer compare scenarios/coffee.yaml --replications 32` from calibration to report, and the same
with `mixed_logit` consumers.

| consumers | threads | million occasions | seconds | occasions per second |
|---|---:|---:|---:|---:|""")
for model in ("transformer", "mixed_logit"):
    for threads in (1, 2):
        print(f"| {model} | {threads} | {rates['market_millions', threads][model]:.1f} | "
              f"{rates['market_seconds', threads][model]:.0f} | "
              f"{rates['market', threads][model]:,.0f} |")
