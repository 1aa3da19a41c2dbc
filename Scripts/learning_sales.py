#!/usr/bin/env python3
"""Makes the sales behind docs/how-to/learn-from-actuals.md from one simulated history.

    Scripts/learning_sales.py results/coffee/latest scenarios/coffee/sales_after.csv

takes the weekly units and prices of one strategy and replication from a run's `tables/daily.csv` and
spoils them as a real export is spoilt: one week short of stock, one week at another price than planned.
`Scripts/learning_sales.sh` makes the run and the forecast that the page compares with.
"""

import argparse
import csv
import datetime
import pathlib

LIST = {"lungo-250": 5.49, "espresso-250": 5.99, "house-500": 9.99, "decaf-250": 6.49}
SHORT = ("decaf-250", "2026-04-06", 3)
CHEAPER = ("house-500", "2026-04-20", 8.99)


def weeks(path, strategy, replication):
    """Units, and units times price, by product and Monday."""
    sold = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if (row["strategy"], row["replication"]) != (strategy, replication):
                continue
            if row["product"] not in LIST or row["firm"] != "shop":
                continue
            day = datetime.date.fromisoformat(row["date"])
            key = (row["product"], day - datetime.timedelta(days=day.weekday()))
            units, days, prices = sold.get(key, (0, 0, 0.0))
            sold[key] = (units + int(float(row["units"])), days + 1, prices + float(row["price"]))
    return {key: (units, prices / days) for key, (units, days, prices) in sold.items() if days == 7}


def rows(sold, count):
    """Lines of the file, by product and week."""
    mondays = sorted({monday for _, monday in sold})[:count]
    for sku, price_now in LIST.items():
        for monday in mondays:
            units, price = sold[sku, monday]
            days = 7
            if (sku, str(monday)) == SHORT[:2]:
                units, days = units * SHORT[2] // 7, SHORT[2]
            if (sku, str(monday)) == CHEAPER[:2]:
                price = CHEAPER[2]
            yield f"{sku},{monday},{units},{price:.2f},{price_now:.2f},{days}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("run", type=pathlib.Path, help="a run's folder")
    parser.add_argument("file", type=pathlib.Path, help="the file to write")
    parser.add_argument("--strategy", default="spring")
    parser.add_argument("--replication", default="0")
    parser.add_argument("--weeks", type=int, default=10)
    arguments = parser.parse_args()
    sold = weeks(arguments.run / "tables" / "daily.csv", arguments.strategy, arguments.replication)
    lines = ["sku,week,units,price,list_price,stock_days", *rows(sold, arguments.weeks)]
    arguments.file.parent.mkdir(parents=True, exist_ok=True)
    arguments.file.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
