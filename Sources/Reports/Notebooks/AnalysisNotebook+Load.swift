extension AnalysisNotebook {
  /// Reading the tables, from CSV and from SQLite.
  static let load = [
    NotebookDocument.Cell(
      .markdown, id: "load-title",
      """
      ## Load

      The tables come from CSV files; the raw seasons are read from `run.sqlite` too, and both must say the same.
      """),
    NotebookDocument.Cell(
      .code, id: "load-helpers",
      #"""
      import hashlib
      import json
      import sqlite3
      from pathlib import Path

      import numpy as np
      import pandas as pd
      from IPython.display import display
      from scipy import stats

      try:
          import vl_convert
      except ImportError:  # charts are drawn by JupyterLab; only the SVG files beside need it
          vl_convert = None

      DATA = Path("data")
      pd.set_option("display.max_columns", 30, "display.max_rows", 40, "display.precision", 4)

      columns = pd.read_csv(DATA / "columns.csv", keep_default_na=False)
      text = columns[columns.unit.isin(["text", "date", "time", "true or false"])]
      TEXT = text.groupby("table")["column"].apply(list).to_dict()


      def table(name):
          """A table as a data frame: text stays text, and only an empty field is no value."""
          return pd.read_csv(
              DATA / f"{name}.csv", dtype={column: str for column in TEXT.get(name, [])},
              keep_default_na=False, na_values=[""])


      def records(frame):
          """A data frame as the rows of a chart."""
          return json.loads(frame.to_json(orient="records", double_precision=6))


      def show(name, spec):
          """Displays a Vega-Lite chart, and as SVG for readers that cannot draw it."""
          spec = {"$schema": "https://vega.github.io/schema/vega-lite/v5.json", **spec}
          picture = Path("pictures") / f"{name}.svg"
          if vl_convert is not None:
              picture.parent.mkdir(exist_ok=True)
              picture.write_text(vl_convert.vegalite_to_svg(spec, vl_version="5.8"), encoding="utf-8")
          bundle = {"application/vnd.vegalite.v5+json": spec, "text/plain": f"chart '{name}'"}
          if picture.exists():
              bundle["image/svg+xml"] = picture.read_text(encoding="utf-8")
          display(bundle, raw=True)
      """#),
    NotebookDocument.Cell(
      .code, id: "load-tables",
      #"""
      manifest = json.loads((DATA / "manifest.json").read_text(encoding="utf-8"))
      scenario = json.loads(manifest["resolvedScenario"])
      verdict = table("verdict")
      fact = verdict[verdict.position == 1].set_index("item").text
      FIRM, BASELINE, CURRENCY = fact.firm, fact.baseline, fact.currency
      WEEKS, REPLICATIONS = int(fact.weeks), manifest["replications"]

      strategies = table("strategies")
      sales, offers, traffic = table("cell_sales"), table("cell_offers"), table("cell_traffic")
      returns = table("cell_returns") if (DATA / "cell_returns.csv").exists() else None
      sales.head()
      """#),
    NotebookDocument.Cell(
      .code, id: "load-sqlite",
      #"""
      store = sqlite3.connect(f"file:{DATA}/run.sqlite?immutable=1", uri=True)


      def from_store(name, expected):
          """The raw seasons of the comparison from SQLite, in the columns of the CSV file."""
          own = ", ".join(f'row."{column}"' for column in expected.columns[3:])
          frame = pd.read_sql(
              f"select cell.part, cell.strategy, cell.number as replication, {own} "
              f"from {name} as row join cell on cell.id = row.cell", store)
          # Where rivals are passive, the baseline's seasons are those with reacting ones.
          passive = frame.part.str.endswith(" passive")
          if fact.rivals == "passive":
              frame = frame[passive | ~frame.strategy.isin(frame.strategy[passive])]
          else:
              frame = frame[~passive]
          frame = frame.assign(part=frame.part.str.removesuffix(" passive"))
          ranked = (frame.part == "rank") & (frame.replication < REPLICATIONS)
          return frame[ranked | frame.part.isin(["central", "fresh"])]


      def in_order(frame):
          return frame.sort_values(list(frame.columns)).reset_index(drop=True)


      for name, frame in [
          ("sales", sales), ("offer", offers), ("traffic", traffic), ("returned", returns)]:
          if frame is not None:
              pd.testing.assert_frame_equal(
                  in_order(from_store(name, frame)), in_order(frame), check_dtype=False)
      store.close()
      print(f"CSV and SQLite agree on {len(sales):,} rows of sales.")
      """#),
  ]
}
