"""Joins the times of marketeer-bench and of its peers, given as files, into a Markdown table."""

import os
import platform
import subprocess
import sys


def rows(path):
    with open(path, encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file]


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            models = [line.split(":")[1].strip() for line in file if line.startswith("model name")]
        return models[0]
    except (OSError, IndexError):
        return platform.processor() or platform.machine()


def swift_version():
    output = subprocess.run(["swift", "--version"], capture_output=True, text=True, check=True)
    return output.stdout.splitlines()[0]


ours, peers = rows(sys.argv[1]), rows(sys.argv[2])
print("# Benchmark results\n")
print("Made by `Benchmarks/run.sh`; ns are nanoseconds of processor time, the least of five.\n")
print(f"Machine: {processor()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}.")
print(f"Versions: {swift_version()}; Python {platform.python_version()}.\n")
print("| workload | unit | Marketeer ns | peer | peer ns | peer / Marketeer |")
print("|---|---|---:|---|---:|---:|")
for name, unit, time in ours:
    matches = [row[1:] for row in peers if row[0] == name] or [("-", "nan")]
    for peer, peer_time in matches:
        ratio = float(peer_time) / float(time)
        cells = [name, unit, f"{float(time):.0f}", peer, f"{float(peer_time):.0f}", f"{ratio:.1f}"]
        print(f"| {' | '.join(cells)} |")
