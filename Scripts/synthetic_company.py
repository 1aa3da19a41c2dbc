#!/usr/bin/env python3
"""Writes a company's folder from a market whose demand is known, and the truth beside it.

    Scripts/synthetic_company.py data/teashop [--seed 1] [--weeks 78] [--teas 10] [--coffees 4] [--german]
    Scripts/synthetic_company.py data/faults --faults

The folder gets products.csv, sales.csv, competitor_prices.csv, promotions.csv, elasticities.csv and
stock.csv, as `marketeer import` reads them; `<folder>-truth.json` beside it says what the sales were drawn
from. Units of an item and week are negative binomial with mean

    base * exp(season + shock + promotion * log(price / list) + long_run * log(list / first list)
               + display lift + feature lift) * days in stock / 7

and variance mean + quadratic * mean^2. Unit costs make today's list prices the best ones for the long-run
elasticity: cost = list * (1 - 1 / |long_run|).

`--german` writes the files as a German spreadsheet exports them: semicolons, decimal commas, dd.mm.yyyy,
Windows-1252, German headers. `--faults` writes one folder per fault of real exports: those in `read/` must
give the same sales as `read/clean/`, those in `refused/` must be refused with file, line and column.
"""

import argparse
import datetime
import json
import math
import pathlib
import random

LAST_SUNDAY = datetime.date(2026, 3, 1)
PLANNED_WEEKS = 12
DEFAULTS = dict(
    promotion=-2.6, promotion_spread=0.4, long_run=-2.2, quadratic=0.05, shock=0.08, display=0.3,
    feature=0.25)
LEAVES = ["Assam", "Darjeeling", "Sencha", "Earl Grey", "Rooibos", "Chai", "Oolong", "Peppermint",
          "Gunpowder", "Jasmine", "Ceylon", "Camomile"]
BEANS = ["Crema", "Lungo", "Espresso", "Decaf", "House", "Filter"]
BRANDS = {"tea": ["Blatt & Co", "Mühle", "Shop"], "coffee": ["Altura", "Shop"]}


# MARK: - The market


def poisson(draw, mean):
    """Knuth's product for small means; sums of halves for large ones."""
    if mean > 30:
        return poisson(draw, mean / 2) + poisson(draw, mean / 2)
    limit, product, count = math.exp(-mean), draw.random(), 0
    while product > limit:
        product *= draw.random()
        count += 1
    return count


def negative_binomial(draw, mean, quadratic):
    """A Poisson count whose mean is gamma distributed."""
    return poisson(draw, draw.gammavariate(1 / quadratic, mean * quadratic)) if mean > 0 else 0


def products(draw, category, names, truth):
    """Products with the numbers behind their sales."""
    for place, name in enumerate(names):
        price = round(draw.uniform(2.5, 6) if category == "tea" else draw.uniform(5, 10)) + 0.49
        words = name.lower().replace(" ", "-")
        yield dict(
            sku=f"{words}-{100 if category == 'tea' else 250}", name=name, category=category,
            brand=BRANDS[category][place % len(BRANDS[category])], list_price=price,
            unit_cost=round(price * (1 + 1 / truth["long_run"]), 2),
            supplier="Kontor Süd" if place % 2 else "Hansa Import",
            base=math.exp(draw.uniform(math.log(8), math.log(90))),
            promotion=draw.gauss(truth["promotion"], truth["promotion_spread"]))


def list_prices(draw, product, weeks):
    """Two or three lasting price changes in the past; the last price is today's."""
    prices, price = [0.0] * weeks, product["list_price"]
    changes = sorted(draw.sample(range(8, weeks - 8), draw.choice([2, 3])), reverse=True)
    for week in reversed(range(weeks)):
        prices[week] = price
        if week in changes:
            price = round(max(0.99, product["list_price"] * draw.uniform(0.82, 1.12)) * 10) / 10 - 0.01
    return prices


def promotions(draw, product, weeks):
    """Runs of one or two weeks, of the past and planned: first week, last week, per cent, flags."""
    week = draw.randrange(2, 8)
    while week < weeks + PLANNED_WEEKS:
        last = week + draw.choice([0, 0, 1])
        yield dict(
            first=week, last=min(last, weeks + PLANNED_WEEKS - 1), percent=draw.choice([15, 20, 25, 30]),
            display=int(draw.random() < 0.5), feature=int(draw.random() < 0.4))
        week = last + draw.randrange(4, 9)


def sales(draw, product, lists, runs, effects, truth):
    """One row per week."""
    for week, price in enumerate(lists):
        run = next((run for run in runs if run["first"] <= week <= run["last"]), None)
        paid = round(price * (1 - run["percent"] / 100), 2) if run else price
        display, feature = (run["display"], run["feature"]) if run else (0, int(draw.random() < 0.03))
        days = draw.randrange(1, 7) if draw.random() < 0.02 else 7
        mean = product["base"] * days / 7 * math.exp(
            effects[week] + product["promotion"] * math.log(paid / price)
            + truth["long_run"] * math.log(price / lists[0])
            + truth["display"] * display + truth["feature"] * feature)
        yield dict(
            sku=product["sku"], week=week, units=negative_binomial(draw, mean, truth["quadratic"]),
            price=paid, list_price=price, promo=int(run is not None), display=display, feature=feature,
            stock_days=days)


def company(arguments):
    """All tables, and the truth."""
    draw = random.Random(arguments.seed)
    weeks = arguments.weeks
    first = LAST_SUNDAY - datetime.timedelta(days=7 * weeks - 1)
    monday = [first + datetime.timedelta(weeks=week) for week in range(weeks + PLANNED_WEEKS)]
    truth = dict(DEFAULTS, first_monday=str(first), weeks=weeks)
    tables = {name: [] for name in ["products", "sales", "promotions", "competitor_prices", "stock"]}
    known = []
    for category, names in (("tea", LEAVES[:arguments.teas]), ("coffee", BEANS[:arguments.coffees])):
        effects = [
            0.2 * math.cos(2 * math.pi * (day.timetuple().tm_yday - 15) / 365)
            + draw.gauss(0, truth["shock"]) for day in monday[:weeks]]
        for product in products(draw, category, names, truth):
            lists = list_prices(draw, product, weeks)
            runs = list(promotions(draw, product, weeks))
            rows = list(sales(draw, product, lists, runs, effects, truth))
            known.append(product)
            tables["products"].append(product)
            tables["sales"] += [dict(row, week=monday[row["week"]], channel="shop") for row in rows]
            tables["promotions"] += [
                dict(id=f"aktion-{product['sku']}-{run['first']}", sku=product["sku"],
                     **{"from": monday[run["first"]],
                        "to": monday[run["last"]] + datetime.timedelta(days=6)},
                     percent_off=run["percent"], display=run["display"], feature=run["feature"])
                for run in runs]
            tables["competitor_prices"] += rival_prices(draw, product, lists, monday)
            tables["stock"].append(dict(
                sku=product["sku"], date=monday[weeks], units=int(4 * product["base"])))
    tables["elasticities"] = [dict(
        sku=known[0]["sku"], promotion=round(known[0]["promotion"], 2), promotion_se=0.1,
        long_run=truth["long_run"], long_run_se=0.2)]
    truth["items"] = {
        product["sku"]: dict(base=product["base"], promotion=product["promotion"]) for product in known}
    return tables, truth


def rival_prices(draw, product, lists, monday):
    """A competitor who sells every other product a little cheaper, with cuts of its own."""
    if draw.random() < 0.5:
        return
    for week, price in enumerate(lists):
        paid = price * 0.96 * (0.85 if draw.random() < 0.1 else 1)
        yield dict(date=monday[week], competitor="webshop", sku=product["sku"], price=round(paid, 2),
                   available=int(draw.random() > 0.02))


# MARK: - Files

COLUMNS = {
    "products": ["sku", "name", "category", "brand", "list_price", "unit_cost", "supplier"],
    "sales": ["sku", "week", "channel", "units", "price", "list_price", "promo", "display", "feature",
              "stock_days"],
    "competitor_prices": ["date", "competitor", "sku", "price", "available"],
    "promotions": ["id", "sku", "from", "to", "percent_off", "display", "feature"],
    "elasticities": ["sku", "promotion", "promotion_se", "long_run", "long_run_se"],
    "stock": ["sku", "date", "units"],
}
GERMAN = {
    "sku": "Artikel-Nr.", "name": "Bezeichnung", "category": "Warengruppe", "brand": "Marke",
    "list_price": "UVP", "unit_cost": "Einkaufspreis", "supplier": "Lieferant", "week": "Woche",
    "channel": "Kanal", "units": "Menge", "price": "Preis", "promo": "Aktion",
    "display": "Zweitplatzierung", "feature": "Handzettel", "stock_days": "Verfügbare Tage",
    "date": "Datum", "competitor": "Wettbewerber", "available": "Verfügbar", "id": "Aktionsnummer",
    "from": "Von", "to": "Bis", "percent_off": "Rabatt",
}


class Style:
    """How a table is written."""

    def __init__(self, separator=",", decimal=".", dates="%Y-%m-%d", encoding="utf-8", newline="\n",
                 headers=None, byte_order_mark=False):
        self.separator, self.decimal, self.dates = separator, decimal, dates
        self.encoding, self.newline, self.headers = encoding, newline, headers or {}
        self.byte_order_mark = byte_order_mark

    def cell(self, value):
        if isinstance(value, datetime.date):
            return value.strftime(self.dates)
        if isinstance(value, float):
            return f"{value:.2f}".replace(".", self.decimal)
        text = str(value)
        if self.separator in text or '"' in text:
            return '"' + text.replace('"', '""') + '"'
        return text

    def text(self, name, rows):
        columns = COLUMNS[name]
        lines = [self.separator.join(self.headers.get(column, column) for column in columns)]
        lines += [self.separator.join(self.cell(row[column]) for column in columns) for row in rows]
        return "".join(line + self.newline for line in lines)

    def write(self, folder, tables):
        folder.mkdir(parents=True, exist_ok=True)
        for name, rows in tables.items():
            mark = b"\xef\xbb\xbf" if self.byte_order_mark else b""
            path = folder / f"{name}.csv"
            path.write_bytes(mark + self.text(name, rows).encode(self.encoding))


EXCEL = Style(";", ",", "%d.%m.%Y", "cp1252", "\r\n", GERMAN)


# MARK: - Faults


def doubled(tables):
    """Every tenth row stands twice."""
    rows = tables["sales"]
    return dict(tables, sales=[row for place, row in enumerate(rows)
                               for row in [row] * (2 if place % 10 == 0 else 1)])


def returned(tables):
    """Every tenth week has two more units sold and two brought back."""
    rows = []
    for place, row in enumerate(tables["sales"]):
        if place % 10:
            rows.append(row)
        else:
            rows += [dict(row, units=row["units"] + 2), dict(row, units=-2)]
    return dict(tables, sales=rows)


def mixed_dates(tables):
    """Every other row of the sales has its date written the German way."""
    rows = [dict(row, week=row["week"].strftime("%d.%m.%Y")) if place % 2 else row
            for place, row in enumerate(tables["sales"])]
    return dict(tables, sales=rows)


READ = {
    "clean": (Style(), None),
    "semicolon": (Style(";"), None),
    "tab": (Style("\t"), None),
    "decimal-comma": (Style(";", ","), None),
    "byte-order-mark": (Style(byte_order_mark=True), None),
    "windows-line-ends": (Style(newline="\r\n"), None),
    "german-dates": (Style(dates="%d.%m.%Y"), None),
    "german-spreadsheet": (EXCEL, None),
    "mixed-dates": (Style(), mixed_dates),
    "duplicates": (Style(), doubled),
    "returns": (Style(), returned),
    "own-columns": (Style(headers={"sku": "Nummer des Hauses", "units": "Verkauft"}), None),
}
MAPPING = "".join(
    f"{name}: {{columns: {{sku: Nummer des Hauses{', units: Verkauft' if 'units' in COLUMNS[name] else ''}}}}}\n"
    for name in COLUMNS)


def first_sale(**changes):
    """Changes the fifth row of the sales."""
    def change(tables):
        rows = list(tables["sales"])
        rows[4] = dict(rows[4], **changes)
        return dict(tables, sales=rows)
    return change


def swapped(tables):
    """A promotion that ends before it begins."""
    rows = list(tables["promotions"])
    rows[0] = dict(rows[0], **{"from": rows[0]["to"], "to": rows[0]["from"]})
    return dict(tables, promotions=rows)


REFUSED = {
    "unknown-sku": first_sale(sku="asam-100"),
    "no-number": first_sale(units="viele"),
    "no-date": first_sale(week="31.02.2026"),
    "negative-price": first_sale(price=-3.49),
    "too-many-days": first_sale(stock_days=9),
    "swapped-dates": swapped,
    "no-products": lambda tables: {name: tables[name] for name in tables if name != "products"},
}


def write_faults(folder, tables):
    for name, (style, change) in READ.items():
        style.write(folder / "read" / name, change(tables) if change else tables)
    (folder / "read" / "own-columns" / "mapping.yaml").write_text(MAPPING)
    for name, change in REFUSED.items():
        Style().write(folder / "refused" / name, change(tables))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--weeks", type=int, default=78, help="weeks of sales, 30 or more")
    parser.add_argument("--teas", type=int, default=10, help="1 to 12")
    parser.add_argument("--coffees", type=int, default=4, help="0 to 6")
    parser.add_argument("--german", action="store_true", help="as a German spreadsheet exports it")
    parser.add_argument("--faults", action="store_true", help="one folder per fault of real exports")
    arguments = parser.parse_args()
    tables, truth = company(arguments)
    if arguments.faults:
        write_faults(arguments.folder, tables)
    else:
        (EXCEL if arguments.german else Style()).write(arguments.folder, tables)
    path = arguments.folder.with_name(arguments.folder.name + "-truth.json")
    path.write_text(json.dumps(truth, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
