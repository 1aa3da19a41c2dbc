#!/usr/bin/env python3
"""Turns the shopping data of Scripts/complete_journey.sh into a company's files, one folder per category.

Each folder has products.csv and sales.csv, as `marketeer import` reads them: weekly units, mean price
paid, regular price, and the shares of outlets with a display or a place in the mailer. Nothing of a
household is left.

    Scripts/company_files.py data/complete-journey data/company [--items 12] [--categories coffee,yogurt]
"""

import argparse
import csv
import datetime
import pathlib
import statistics
from collections import defaultdict

FIRST_MONDAY = datetime.date(2017, 1, 2)
"""Period 1 of the data is the first week of 2017."""


def rows(folder, name):
    with open(folder / name, newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def monday(period):
    return FIRST_MONDAY + datetime.timedelta(weeks=period - 1)


def weekly(folder):
    """Sums of units, paid and regular amounts by item and period."""
    sums = defaultdict(lambda: [0.0, 0.0, 0.0])
    for row in rows(folder, "transactions.csv"):
        units = float(row["quantity"])
        cell = sums[row["item_id"], int(row["period"])]
        cell[0] += units
        cell[1] += units * float(row["unit_price"])
        cell[2] += units * float(row["unit_regular_price"])
    return sums


def placements(folder):
    """Mean shares on display and in the mailer over the outlets with visits, by item and period."""
    outlets = defaultdict(set)
    for row in rows(folder, "visits.csv"):
        outlets[int(row["period"])].add(row["outlet_id"])
    sums = defaultdict(lambda: [0.0, 0.0])
    for row in rows(folder, "offers.csv"):
        period = int(row["period"])
        if row["outlet_id"] not in outlets[period]:
            continue
        cell = sums[row["item_id"], period]
        cell[0] += float(row["display"] or 0) / len(outlets[period])
        cell[1] += float(row["mailer"] or 0) / len(outlets[period])
    return sums


def largest(items, sums, count, periods):
    """The category's items with the most units, of those that sold in three weeks of four."""
    units, weeks = defaultdict(float), defaultdict(int)
    for (item, _), cell in sums.items():
        units[item] += cell[0]
        weeks[item] += 1
    kept = [item for item in items if weeks[item] >= 0.75 * periods]
    return sorted(kept, key=lambda item: (-units[item], item))[:count]


def write(folder, category, items, details, sums, shares, periods):
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "products.csv", "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(["sku", "category", "brand", "list_price"])
        for item in items:
            last = [sums[item, period] for period in periods if (item, period) in sums][-8:]
            price = statistics.median(regular / units for units, _, regular in last)
            out.writerow([item, category, details[item]["brand_id"], f"{price:.2f}"])
    with open(folder / "sales.csv", "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(["sku", "week", "units", "price", "list_price", "promo", "display", "feature"])
        for item in items:
            for period in periods:
                if (item, period) not in sums:
                    continue
                units, paid, regular = sums[item, period]
                display, feature = shares.get((item, period), (0.0, 0.0))
                is_promoted = int(paid < 0.95 * regular)
                out.writerow([
                    item, monday(period), f"{units:g}", f"{paid / units:.4f}",
                    f"{regular / units:.4f}", is_promoted, f"{min(1, display):.3f}",
                    f"{min(1, feature):.3f}",
                ])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("to", type=pathlib.Path)
    parser.add_argument("--items", type=int, default=12)
    parser.add_argument("--categories", default="")
    arguments = parser.parse_args()
    details = {row["item_id"]: row for row in rows(arguments.data, "items.csv")}
    chosen = [name for name in arguments.categories.split(",") if name]
    sums, shares = weekly(arguments.data), placements(arguments.data)
    periods = sorted({period for _, period in sums})
    by_category = defaultdict(list)
    for item, row in details.items():
        by_category[row["category"]].append(item)
    for category in chosen or sorted(by_category):
        items = largest(by_category[category], sums, arguments.items, len(periods))
        name = category.replace(" ", "-")
        write(arguments.to / name, category, items, details, sums, shares, periods[:-1])
        print(f"{arguments.to / name}: {len(items)} products")


if __name__ == "__main__":
    main()
