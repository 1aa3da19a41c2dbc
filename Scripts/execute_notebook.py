"""Executes an exported notebook and compares its outputs with those that it holds.

    execute_notebook.py FOLDER              outputs must be what they were; pictures may differ by fonts
    execute_notebook.py --tampered FOLDER   one raw season is changed first, and the notebook must stop

Changes FOLDER; needs the environment of Scripts/notebook_environment.sh.
"""

import csv
import sqlite3
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError


def executed(folder):
    notebook = nbformat.read(folder / "analysis.ipynb", as_version=4)
    nbformat.validate(notebook)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    NotebookClient(
        notebook, timeout=600, kernel_name="python3", record_timing=False,
        resources={"metadata": {"path": str(folder)}}).execute()
    return notebook


def outputs(notebook):
    """What the cells print, show and draw, by cell, without the pictures."""
    found = {}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            found[cell.id] = [
                output.get("text")
                or {kind: data for kind, data in output.data.items() if kind != "image/svg+xml"}
                for output in cell.outputs]
    return found


def tamper(folder):
    """Adds one currency unit to the net revenue of one season, in both files."""
    path = folder / "data" / "cell_sales.csv"
    rows = list(csv.DictReader(path.open(encoding="utf-8", newline="")))
    rows[0]["net"] = str(int(rows[0]["net"]) + 1_000_000)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    store = sqlite3.connect(folder / "data" / "run.sqlite")
    with store:
        store.execute(
            "update sales set net = net + 1000000 where (cell, firm, product, segment) in ("
            "select cell.id, ?, ?, ? from cell where part = ? and strategy = ? and number = ?)",
            [rows[0][key] for key in ("firm", "product", "segment", "part", "strategy", "replication")])
    store.close()


def main(arguments):
    folder = Path(arguments[-1])
    if arguments[0] == "--tampered":
        tamper(folder)
        try:
            executed(folder)
        except CellExecutionError as error:
            reason = next(line for line in error.evalue.splitlines() if "raw seasons" in line)
            print(f"the changed season was found: {reason}")
            return
        sys.exit("a changed season was not found")
    before = outputs(nbformat.read(folder / "analysis.ipynb", as_version=4))
    after = outputs(executed(folder))
    different = [name for name in before if before[name] != after.get(name)]
    if different or before.keys() != after.keys():
        sys.exit(f"these cells differ: {', '.join(different)}")
    print(f"{len(after)} cells gave what they had given.")


main(sys.argv[1:])
