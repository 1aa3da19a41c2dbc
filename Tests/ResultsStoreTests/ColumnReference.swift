@testable import ResultsStore

/// The reference page of columns, written from the dictionary.
struct ColumnReference {
  let tables: EveryTable
  private let dictionary = ColumnDictionary(currency: "money")

  /// The page as Markdown.
  var markdown: String {
    Self.head
      + group(
        "Files of `tables/`", "What a comparison found, as comma-separated files.", tables.tables)
      + group("Files of `plan/`", "What can be handed on to the shop.", tables.plan)
      + group(
        "What exports add", "`marketeer export` copies the files above and adds these.",
        tables.exports)
      + group(
        "Tables of `run.sqlite`",
        "Every finished season; `run.sqlite:` stands before their names in `tables/columns.csv`.",
        tables.store)
  }

  private static let head = """
    # Columns of a run's tables

    Every table, column and measure of a comparison. This page is generated from the dictionary that each run writes to
    `tables/columns.csv`. What the files are for and how they hang together, and the files of searches and sweeps:
    [results](results.md).

    *money* is in units of the scenario's currency, *millionths of money* in whole millionths of it. *as the row says*: the row
    names the measure, or its `unit`. *text*, *date*, *time*, *true or false* and *bytes* are no numbers. A season is one
    replication of one strategy: the horizon with its cool-down.


    """

  private func group(_ title: String, _ words: String, _ tables: [EveryTable.Table]) -> String {
    "## \(title)\n\n\(words)\n\n" + tables.map(section).joined()
  }

  private func section(_ table: EveryTable.Table) -> String {
    let row = ColumnDictionary.row(ofTable: table.name)
    let condition = row.map { $0.condition.isEmpty ? "" : " Only \($0.condition)." } ?? ""
    return "### `\(table.name.replacing("run.sqlite:", with: ""))`\n\n"
      + "One row per \(row?.row ?? "?").\(condition)\n\n" + columns(table) + measures(table.name)
  }

  private func columns(_ table: EveryTable.Table) -> String {
    let rows = table.columns.map { column in
      let entry = dictionary.entry(table: table.name, column: column)
      return "| `\(column)` | \(entry?.unit ?? "?") | \(entry?.meaning ?? "?") |\n"
    }
    return "| column | unit | meaning |\n|---|---|---|\n\(rows.joined())\n"
  }

  private func measures(_ table: String) -> String {
    guard let column = ColumnDictionary.measureColumns[table] else { return "" }
    let rows = dictionary.measures(ofTable: table).map {
      "| \($0.name) | \($0.entry.unit) | \($0.entry.meaning) |\n"
    }
    return "| `\(column)` | unit | meaning |\n|---|---|---|\n\(rows.joined())\n"
  }
}
