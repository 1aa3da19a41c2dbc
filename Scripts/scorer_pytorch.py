"""The purchase-intent network in PyTorch: the independent reference for the Swift one.

Written from docs/background/purchase-intent.md alone. `Scripts/scorer_reference.sh` uses it to make
the test fixtures, `Benchmarks/scorer.sh` to time the peers.
"""

from __future__ import annotations

import json
import math
import struct
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

CONTEXT, EVENT, OFFER = 17, 9, 14
RELATIONS = 5
FLOOR = 0.7
TYPES = {"F32": np.float32, "F64": np.float64, "I64": np.int64, "I32": np.int32, "I16": np.int16,
         "I8": np.int8}


def read_safetensors(path: Path) -> tuple[dict[str, np.ndarray], dict[str, str]]:
    """Returns the tensors and the metadata of a safetensors file."""
    data = Path(path).read_bytes()
    (length,) = struct.unpack_from("<Q", data)
    header = json.loads(data[8:8 + length])
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        start, end = entry["data_offsets"]
        values = np.frombuffer(data[8 + length + start:8 + length + end], TYPES[entry["dtype"]])
        tensors[name] = values.reshape(entry["shape"])
    return tensors, metadata


def write_safetensors(path: Path, tensors: dict[str, np.ndarray], metadata: dict[str, str]) -> None:
    """Writes tensors in the order of their names."""
    header: dict = {"__metadata__": metadata} if metadata else {}
    names = {np.dtype(kind): name for name, kind in TYPES.items()}
    offset, parts = 0, []
    for name in sorted(tensors):
        values = np.ascontiguousarray(tensors[name])
        header[name] = {"dtype": names[values.dtype], "shape": list(values.shape),
                        "data_offsets": [offset, offset + values.nbytes]}
        offset += values.nbytes
        parts.append(values.tobytes())
    text = json.dumps(header, separators=(",", ":"), sort_keys=True).encode()
    text += b" " * (-len(text) % 8)
    Path(path).write_bytes(struct.pack("<Q", len(text)) + text + b"".join(parts))


class Embedding(nn.Module):
    """Two linear layers from features to a token."""

    def __init__(self, features: int, width: int):
        super().__init__()
        self.first = nn.Linear(features, 2 * width)
        self.second = nn.Linear(2 * width, width)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.second(functional.gelu(self.first(x), approximate="tanh"))


class Block(nn.Module):
    """A pre-LayerNorm block; `queries` chooses the tokens that are updated."""

    def __init__(self, width: int, heads: int, hidden: int, dropout: float):
        super().__init__()
        self.heads = heads
        self.norm = nn.LayerNorm(width)
        self.qkv = nn.Linear(width, 3 * width)
        self.relation = nn.Parameter(torch.zeros(RELATIONS, heads))
        self.out = nn.Linear(width, width)
        self.feedforward_norm = nn.LayerNorm(width)
        self.feedforward_in = nn.Linear(width, hidden)
        self.feedforward_out = nn.Linear(hidden, width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, tokens, relations, mask, queries: slice):
        rows, count, width = tokens.shape
        each = width // self.heads
        q, k, v = self.qkv(self.norm(tokens)).split(width, dim=-1)

        def per_head(x):
            return x.reshape(rows, -1, self.heads, each).transpose(1, 2)

        bias = self.relation[relations[:, queries]].permute(0, 3, 1, 2)
        bias = bias.masked_fill(~mask[:, None, queries], -math.inf)
        mixed = functional.scaled_dot_product_attention(
            per_head(q[:, queries]), per_head(k), per_head(v), attn_mask=bias)
        updated = tokens[:, queries] + self.dropout(
            self.out(mixed.transpose(1, 2).reshape(rows, -1, width)))
        hidden = functional.gelu(
            self.feedforward_in(self.feedforward_norm(updated)), approximate="tanh")
        return updated + self.dropout(self.feedforward_out(hidden))


class Scorer(nn.Module):
    """Alpha and the two price slopes of every offer.

    Input is padded: context `[row, 17]`, events `[row, L, 9]`, offers `[row, J, 14]`, relations
    `[row, 1 + L + J, 1 + L + J]` and the mask of what each token may attend to. Features must be
    standardised and clamped already.
    """

    def __init__(self, context=CONTEXT, event=EVENT, offer=OFFER, width=32, heads=4, hidden=64,
                 blocks=2, quantities=6, dropout=0.05):
        super().__init__()
        self.embed_context = Embedding(context, width)
        self.embed_event = Embedding(event, width)
        self.embed_offer = Embedding(offer, width)
        self.blocks = nn.ModuleList(Block(width, heads, hidden, dropout) for _ in range(blocks))
        self.norm = nn.LayerNorm(width)
        self.head = nn.Linear(width, 3)
        self.skip_offer = nn.Linear(offer, 1, bias=False)
        self.skip_context = nn.Linear(context, 1, bias=False)
        self.quantity = nn.Linear(width, quantities)
        self.log_kappa = nn.Parameter(torch.zeros(1))

    def forward(self, context, events, offers, relations, mask):
        tokens = torch.cat([self.embed_context(context)[:, None], self.embed_event(events),
                            self.embed_offer(offers)], dim=1)
        first = 1 + events.shape[1]
        everything, shelf = slice(None), slice(first, None)
        for block in self.blocks[:-1]:
            tokens = block(tokens, relations, mask, everything)
        shelf_tokens = self.blocks[-1](tokens, relations, mask, shelf)
        raw = self.head(self.norm(shelf_tokens))
        alpha = raw[..., 0] + self.skip_offer(offers)[..., 0] + self.skip_context(context)
        long = FLOOR + torch.exp(raw[..., 1].clamp(-6.0, 2.5))
        short = torch.exp(raw[..., 2].clamp(-6.0, 2.5))
        return alpha, long, short

    def load(self, tensors: dict[str, np.ndarray]) -> "Scorer":
        """Takes the project's named tensors, `[in, out]` matrices."""
        with torch.no_grad():
            for name, parameter in self.project_names():
                values = torch.from_numpy(np.array(tensors[name]))
                parameter.copy_(values.T if name.endswith(".weight") else values.reshape(
                    parameter.shape))
        return self

    def export(self) -> dict[str, np.ndarray]:
        """Returns the parameters under the project's names and shapes."""
        result = {}
        for name, parameter in self.project_names():
            values = parameter.detach().numpy()
            if name.endswith(".weight"):
                values = values.T
            result[name] = values.reshape(-1) if ".skip." in name else values
        return {name: np.ascontiguousarray(values) for name, values in result.items()}

    def project_names(self):
        """Yields each parameter with its name in the project's files."""
        for kind in ("context", "event", "offer"):
            embedding = getattr(self, f"embed_{kind}")
            yield f"embed.{kind}.in.weight", embedding.first.weight
            yield f"embed.{kind}.in.bias", embedding.first.bias
            yield f"embed.{kind}.out.weight", embedding.second.weight
            yield f"embed.{kind}.out.bias", embedding.second.bias
        for index, block in enumerate(self.blocks):
            prefix = f"block.{index}"
            yield f"{prefix}.attention.norm.gain", block.norm.weight
            yield f"{prefix}.attention.norm.bias", block.norm.bias
            yield f"{prefix}.attention.qkv.weight", block.qkv.weight
            yield f"{prefix}.attention.qkv.bias", block.qkv.bias
            yield f"{prefix}.attention.relation", block.relation
            yield f"{prefix}.attention.out.weight", block.out.weight
            yield f"{prefix}.attention.out.bias", block.out.bias
            yield f"{prefix}.feedforward.norm.gain", block.feedforward_norm.weight
            yield f"{prefix}.feedforward.norm.bias", block.feedforward_norm.bias
            yield f"{prefix}.feedforward.in.weight", block.feedforward_in.weight
            yield f"{prefix}.feedforward.in.bias", block.feedforward_in.bias
            yield f"{prefix}.feedforward.out.weight", block.feedforward_out.weight
            yield f"{prefix}.feedforward.out.bias", block.feedforward_out.bias
        yield "head.norm.gain", self.norm.weight
        yield "head.norm.bias", self.norm.bias
        yield "head.weight", self.head.weight
        yield "head.bias", self.head.bias
        yield "head.skip.offer", self.skip_offer.weight
        yield "head.skip.context", self.skip_context.weight
        yield "quantity.weight", self.quantity.weight
        yield "quantity.bias", self.quantity.bias
        yield "quantity.logkappa", self.log_kappa


def relation_codes(items: np.ndarray) -> np.ndarray:
    """Returns codes `[row, token, token]` from identities `[row, token, 3]` (item, brand, type).

    Tokens without an item carry -1 and are related to nothing.
    """
    same = items[:, :, None] == items[:, None, :]
    known = (items[:, :, None, 0] >= 0) & (items[:, None, :, 0] >= 0)
    codes = np.where(same[..., 0], 4, 2 * same[..., 1] + same[..., 2])
    return np.where(known, codes, 0)


def attention_mask(event_counts: np.ndarray, offer_counts: np.ndarray, capacity: int,
                   shelf: int) -> np.ndarray:
    """Returns what each token may attend to: prefix tokens the prefix, offers everything."""
    rows = len(event_counts)
    count = 1 + capacity + shelf
    present = np.zeros((rows, count), bool)
    present[:, 0] = True
    present[:, 1:1 + capacity] = np.arange(capacity) < event_counts[:, None]
    present[:, 1 + capacity:] = np.arange(shelf) < offer_counts[:, None]
    mask = np.repeat(present[:, None, :], count, axis=1)
    mask[:, :1 + capacity, 1 + capacity:] = False
    return mask
