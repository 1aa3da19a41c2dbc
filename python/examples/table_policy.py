"""Posts prices from a table, as a program of a strategy of kind `external`.

    python3 table_policy.py POLICY.json

The file holds, by product, one list per decision with the price for 0, 1, 2 ... units left. Reads one line of JSON per
decision and writes one (docs/reference/external-programs.md); needs the standard library only.
"""

from __future__ import annotations

import json
import sys


def main() -> None:
    with open(sys.argv[1], encoding="utf-8") as file:
        tables: dict[str, list[list[float]]] = json.load(file)
    for line in sys.stdin:
        question = json.loads(line)
        stock = {own["product"]: own["stock"] for own in question["own"]}
        prices = {product: table[question["decision"]][stock[product]] for product, table in tables.items()}
        print(json.dumps({"prices": prices}), flush=True)


if __name__ == "__main__":
    main()
