/// Profit bridges as one tidy table.
public enum BridgeTable {
  private typealias Field = TidyCSV.Field

  /// Returns one row per strategy and part, item, segment, product or week, with the total first.
  public static func table(_ bridges: [ProfitBridge]) -> TidyCSV {
    var table = TidyCSV(columns: [
      "strategy", "by", "name", "units", "mean", "low", "high", "standard_error",
    ])
    for bridge in bridges {
      let place = Field.text(bridge.strategy)
      table.append(
        [place, .text("total"), .text(bridge.measure), .number(bridge.units.mean)]
          + Field.estimate(bridge.total) + [.missing])
      for row in bridge.parts {
        table.append(place, "part", row.part.rawValue, nil, row.amount)
        for item in row.items {
          table.append(place, "item", item.item.rawValue, nil, item.amount)
        }
      }
      let places = [
        ("segment", bridge.segments), ("product", bridge.products), ("week", bridge.weeks),
      ]
      for (by, rows) in places {
        for row in rows { table.append(place, by, row.name, row.units.mean, row.amount) }
      }
      table.append(
        [place, .text("in no segment or week"), .text(""), .missing]
          + Field.estimate(bridge.shared) + [.missing])
    }
    return table
  }
}

extension TidyCSV {
  fileprivate mutating func append(
    _ strategy: Field, _ by: String, _ name: String, _ units: Double?,
    _ amount: ProfitBridge.Amount
  ) {
    append(
      [strategy, .text(by), .text(name), units.map(Field.number) ?? .missing]
        + Field.estimate(amount.estimate) + [.number(amount.standardError)])
  }
}
