extension SweepSummary {
  /// One row per point and strategy, `sweep.csv`.
  public var table: TidyCSV {
    var table = TidyCSV(
      columns: ["point", "design"] + factors.map(\.key)
        + [
          "strategy", "mean", "standard_error", "difference", "difference_low", "difference_high",
          "rank", "reason", "wins", "clear",
        ])
    for point in points {
      let place: [TidyCSV.Field] =
        [.integer(point.number), .text(point.isDesign ? "yes" : "no")]
        + point.texts.map(TidyCSV.Field.text)
      for row in point.rows {
        let isWinner = row.strategy == point.winner
        let rank: TidyCSV.Field = row.rank == 0 ? .missing : .integer(row.rank)
        let numbers: [TidyCSV.Field] =
          [.text(row.strategy), .number(row.mean), .number(row.standardError)]
          + TidyCSV.Field.estimate(row.difference)
        let words: [TidyCSV.Field] = [
          rank, .text(row.reason), .text(isWinner ? "yes" : "no"),
          isWinner ? .text(point.isClear ? "yes" : "no") : .missing,
        ]
        table.append(place + numbers + words)
      }
    }
    return table
  }

  /// One row per change of the winner along a line, `crossings.csv`.
  public var crossingTable: TidyCSV {
    var table = TidyCSV(
      columns: [
        "key", "before", "after", "lower", "upper", "crossing", "crossing_low", "crossing_high",
        "reason",
      ])
    for line in lines {
      for crossing in line.crossings {
        func text(_ value: String?) -> TidyCSV.Field { value.map { .text($0) } ?? .missing }
        table.append([
          .text(factors[line.factor].key), .text(crossing.before), .text(crossing.after),
          .text(crossing.lower), .text(crossing.upper), text(crossing.estimate),
          text(crossing.lowText), text(crossing.highText), .text(crossing.reason),
        ])
      }
    }
    return table
  }

  /// Writes `sweep.csv`, `crossings.csv` and `sweep.json` in the run's folder.
  ///
  /// - Throws: `ResultsError`.
  public func write(runFolder: String) throws {
    try AtomicFile.write(table.text, to: runFolder + "/" + RunKind.sweep.tableName)
    try AtomicFile.write(crossingTable.text, to: runFolder + "/crossings.csv")
    try AtomicFile.write(JSONText.of(self), to: runFolder + "/" + RunKind.sweep.fileName)
  }
}
