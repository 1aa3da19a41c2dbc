#!/usr/bin/env python3
"""Compares OpenAI's Python client with `marketeer model ask`; run by Scripts/check_openai_client.sh.

    check_openai_client.py MARKETEER PYTHON MODEL.gguf

Both ask the same server, started here, the same questions at the same temperature with the same seed.
"""

import json
import os
import subprocess
import sys

import openai

QUESTIONS = [
    ("Name a drink.", 0.0, 1),
    ("Describe a desk lamp in one sentence.", 0.0, 7),
    ("Describe a desk lamp in one sentence.", 0.9, 7),
    ("Why is tea good in the morning? 用中文回答。", 0.9, 8),
]
TOKENS = 32


def asked_by_client(address: str, question: str, temperature: float, seed: int) -> str:
    client = openai.OpenAI(base_url=address + "/v1", api_key="none", timeout=120)
    reply = client.chat.completions.create(
        model="model", messages=[{"role": "user", "content": question}], temperature=temperature, seed=seed,
        max_tokens=TOKENS, extra_body={"cache_prompt": False})
    return reply.choices[0].message.content


def asked_by_marketeer(program: str, address: str, question: str, temperature: float, seed: int) -> str:
    settings = {"MARKETEER_LLM_BASE_URL": address + "/v1", "MARKETEER_LLM_MODEL": "model",
                "MARKETEER_LLM_DIALECT": "llama.cpp"}
    command = [program, "model", "ask", question, "--temperature", str(temperature), "--seed", str(seed),
               "--max-tokens", str(TOKENS), "--model", "endpoint"]
    result = subprocess.run(command, env=os.environ | settings, stdout=subprocess.PIPE, text=True, check=True)
    return result.stdout.removesuffix("\n")


def main() -> None:
    program, python, model = sys.argv[1:]
    command = [python, "python/serve_model.py", model, "--name", "model", "--threads", "1", "--context", "2048"]
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    address = json.loads(server.stdout.readline())["address"]
    differences = 0
    for question, temperature, seed in QUESTIONS:
        one = asked_by_client(address, question, temperature, seed)
        other = asked_by_marketeer(program, address, question, temperature, seed)
        differences += one != other
        print(f"{'same' if one == other else 'DIFFERENT'}  temperature {temperature}  seed {seed}  {one!r}")
    server.stdin.close()
    server.wait()
    sys.exit(1 if differences else 0)


main()
