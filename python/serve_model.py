"""Serves a GGUF model over HTTP on this machine, for as long as the caller lives.

    serve_model.py MODEL.gguf --threads 2 --context 4096

Prints one JSON line with the address when the server listens, then waits until standard input ends and leaves.
llama.cpp's own server answers; its messages go to standard error.
"""

import argparse
import json
import os
import socket
import sys

import xllamacpp


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def parameters(arguments: argparse.Namespace) -> xllamacpp.CommonParams:
    result = xllamacpp.CommonParams()
    result.model.path = arguments.model
    result.model_alias = {arguments.name}
    result.hostnames = ["127.0.0.1"]
    result.port = free_port()
    result.n_ctx = arguments.context
    result.n_parallel = 1
    result.cpuparams.n_threads = arguments.threads
    result.cpuparams_batch.n_threads = arguments.threads
    result.n_gpu_layers = 0
    result.ui = False
    # A prompt is either held whole by the one slot or computed from its start; older or partial copies of it would bring
    # back roundings of other batches. A full sliding window is what lets models with one hold a prompt whole.
    result.cache_ram_mib = 0
    result.n_ctx_checkpoints = 0
    result.swa_full = True
    return result


def main() -> None:
    reader = argparse.ArgumentParser()
    reader.add_argument("model")
    reader.add_argument("--name", required=True)
    reader.add_argument("--threads", type=int, required=True)
    reader.add_argument("--context", type=int, required=True)
    server = xllamacpp.Server(parameters(reader.parse_args()))
    print(json.dumps({"address": server.listening_address}), flush=True)
    sys.stdin.buffer.read()
    os._exit(0)


main()
