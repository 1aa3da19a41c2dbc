import Foundation
import ResultsStore

extension DemandAnalysis {
  /// The curves as aligned text; every column says which expectation it holds.
  public func table() -> String {
    var blocks: [String] = []
    var index = 0
    while index < curves.count {
      let group = curves[index...].prefix {
        $0.product == curves[index].product && $0.category == curves[index].category
      }
      blocks.append(block(Array(group)))
      index += group.count
    }
    return blocks.joined(separator: "\n")
      + "\n* outside \(evidence.words): extrapolated\n"
  }

  private func block(_ group: [Curve]) -> String {
    let what = group[0].product == "all" ? "all offers" : group[0].product
    let elasticities = group.map {
      "\($0.expectation.title) \(Self.text($0.elasticityAtList, 2))"
    }
    var rows = [["price", "x list"]]
    for curve in group {
      rows[0] += ["units", "profit", "elasticity"].map { "\($0), \(curve.expectation.rawValue)" }
    }
    for (number, point) in group[0].points.enumerated() {
      let factor = Self.text(point.factor, 2) + (point.isExtrapolated ? "*" : " ")
      var row = [Self.text(point.price, 2), factor]
      for curve in group {
        let point = curve.points[number]
        row += [
          Self.text(point.units, 2), Self.text(point.profit, 2), Self.text(point.elasticity, 2),
        ]
      }
      rows.append(row)
    }
    return """
      \(group[0].category), \(firm): \(what); per 1,000 occasions, profit in \(currency)
      elasticity of units at list: \(elasticities.joined(separator: "; "))
      \(Self.aligned(rows))

      """
  }

  private static func aligned(_ rows: [[String]]) -> String {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      zip(row, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }
        .joined(separator: "  ")
    }.joined(separator: "\n")
  }

  /// One row per curve and price, as CSV.
  public func csv() -> String {
    var table = TidyCSV(columns: [
      "category", "firm", "product", "expectation", "factor", "price", "units_per_1000",
      "profit_per_1000", "elasticity", "extrapolated",
    ])
    for curve in curves {
      for point in curve.points {
        table.append(
          [curve.category, firm, curve.product, curve.expectation.rawValue]
            .map(TidyCSV.Field.text)
            + [point.factor, point.price, point.units, point.profit, point.elasticity]
            .map(TidyCSV.Field.number) + [.flag(point.isExtrapolated)])
      }
    }
    return table.text
  }

  /// The curves as JSON, keys sorted.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return String(decoding: try encoder.encode(curves), as: UTF8.self)
  }

  static func text(_ value: Double, _ decimals: Int) -> String {
    String(format: "%.\(decimals)f", value)
  }
}
