"""Times the purchase-intent network in PyTorch (eager, compiled) and ONNX Runtime.

Reads the weights and the occasions that Marketeer timed, checks that the answers agree, and prints
one line per measurement: name, threads, occasions per second. Padding, standardisation and relation
codes are made before the clock starts, for the peers only.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parent.parent / "Scripts"))

import torch  # noqa: E402

import scorer_pytorch as reference  # noqa: E402
import scorer_reference as shapes  # noqa: E402

BATCH = 1024
SECONDS = 3.0
REPEATS = 3


def occasions_per_second(step, batches) -> float:
    """Returns the best rate of several timings of `step` over the batches."""
    step(batches[0])
    best = 0.0
    for _ in range(REPEATS):
        started, count = time.perf_counter(), 0
        while time.perf_counter() - started < SECONDS:
            for batch in batches:
                step(batch)
                count += len(batch[0])
        best = max(best, count / (time.perf_counter() - started))
    return best


def batches_of(inputs) -> list:
    """Splits the occasions into whole batches."""
    rows = len(inputs[0]) // BATCH * BATCH
    return [[values[start:start + BATCH] for values in inputs] for start in range(0, rows, BATCH)]


def check(network, table, tensors, path: Path) -> None:
    """Compares with Marketeer's answers, stored beside the occasions."""
    ours, _ = reference.read_safetensors(path)
    for name, values in shapes.scores(table, tensors).items():
        other = ours[name.replace("reference_", "marketeer_")]
        largest = float(np.abs(values - other).max())
        print(f"# largest difference in {name[10:]}: {largest:.1e}", file=sys.stderr)
        if largest > 1e-4:
            sys.exit(f"peers.py: error: {name[10:]} differs by {largest:.1e}")


def onnx_step(network, sample, threads: int):
    """Returns a step that scores a batch by ONNX Runtime."""
    import onnxruntime

    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "scorer.onnx")
        torch.onnx.export(network, tuple(sample), path, dynamo=True, verbose=False)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    names = [value.name for value in session.get_inputs()]
    return lambda batch: session.run(
        None, {name: values.numpy() for name, values in zip(names, batch)})


def scoring(name: str, threads: int, folder: Path) -> None:
    """Times every peer on one file of occasions."""
    tensors, _ = reference.read_safetensors(folder / "weights.safetensors")
    table, _ = reference.read_safetensors(folder / f"{name}.safetensors")
    network = reference.Scorer().load(tensors).eval()
    check(network, table, tensors, folder / f"{name}.safetensors")
    batches = batches_of(shapes.padded(table, tensors))
    steps = {
        "eager": lambda: lambda batch: network(*batch),
        "compile": lambda: (lambda compiled: lambda batch: compiled(*batch))(
            torch.compile(network, dynamic=False)),
        "onnxruntime": lambda: onnx_step(network, batches[0], threads),
    }
    for peer, make in steps.items():
        with torch.inference_mode():
            rate = occasions_per_second(make(), batches)
        print(f"{name} {peer} {threads} {rate:.0f}", flush=True)


def training(threads: int, folder: Path) -> None:
    """Times forward, backward, clipping and AdamW at batch 1,024, eager."""
    tensors, _ = reference.read_safetensors(folder / "weights.safetensors")
    table, _ = reference.read_safetensors(folder / "train.safetensors")
    network = reference.Scorer().load(tensors).train()
    optimizer = torch.optim.AdamW(
        network.parameters(), lr=3e-3, betas=(0.9, 0.98), weight_decay=0.02)
    inputs = shapes.padded(table, tensors) + labels(table)

    def step(batch):
        *tokens, regular, expected, missing, target = batch
        alpha, long, short = network(*tokens)
        utilities = (alpha - long * regular - short * expected).masked_fill(missing, -torch.inf)
        logits = torch.cat([utilities, torch.zeros(len(target), 1)], dim=1)
        loss = torch.nn.functional.cross_entropy(logits, target)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1)
        optimizer.step()

    print(f"train eager {threads} {occasions_per_second(step, batches_of(inputs)):.0f}", flush=True)


def labels(table) -> list:
    """Returns padded log price ratios, the mask of missing offers, and the chosen class."""
    starts = table["offer_starts"]
    real = np.arange(shapes.SHELF) < np.diff(starts)[:, None]
    ratios = []
    for name in ("log_regular", "log_expected"):
        values = np.zeros(real.shape, np.float32)
        values[real] = table[name]
        ratios.append(values)
    target = np.where(table["choices"] < 0, shapes.SHELF, table["choices"]).astype(np.int64)
    return [torch.from_numpy(values) for values in (*ratios, ~real, target)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="weights.safetensors and the occasions")
    parser.add_argument("--threads", type=int, required=True)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    for name in ("offers_8", "offers_12"):
        scoring(name, arguments.threads, arguments.folder)
    training(arguments.threads, arguments.folder)


if __name__ == "__main__":
    main()
