import Foundation

/// The rows of all categories: blocks and a summary for people, CSV or JSON for programs.
public struct ValidationReport: Sendable {
  private let outcomes: [MarketValidation.Outcome]

  /// Takes the outcomes in the order to show.
  public init(_ outcomes: [MarketValidation.Outcome]) { self.outcomes = outcomes }

  /// Every row.
  public var rows: [ValidationRow] {
    outcomes.flatMap { outcome -> [ValidationRow] in
      if case .rows(let rows) = outcome { return rows }
      return []
    }
  }

  /// The block of one category.
  public static func block(_ outcome: MarketValidation.Outcome) -> String {
    switch outcome {
    case .rows(let rows): (rows.first?.category ?? "") + "\n" + lines(rows)
    case .refused(let category, let reason): "\(category)\n  not simulated: \(reason)\n"
    }
  }

  private static func lines(_ rows: [ValidationRow]) -> String {
    let header = line("quantity", "data", "s.e.", "simulated", "from", "to", "verdict", "range by")
    let body = rows.map { row in
      line(
        row.quantity, number(row.data), number(row.standardError), number(row.simulated),
        number(row.lower), number(row.upper), row.verdict, row.basis)
    }
    return ([header] + body).joined(separator: "\n") + "\n"
  }

  private static func line(
    _ quantity: String, _ numbers: String..., limit: Int = 5
  ) -> String {
    var text = "  " + quantity.padding(toLength: 38, withPad: " ", startingAt: 0)
    for number in numbers.prefix(limit) { text += right(number, 10) }
    text += "  " + numbers[limit].padding(toLength: 9, withPad: " ", startingAt: 0)
    text += numbers[limit + 1]
    while text.last == " " { text.removeLast() }
    return text
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private static func number(_ value: Double?) -> String {
    value.map { String(format: "%.3f", $0) } ?? ""
  }

  // MARK: - Summary

  /// How many categories meet each quantity, and the means over categories.
  public func summary() -> String {
    ([Self.summaryLine("all categories", "data", "simulated", "met")]
      + means().map { Self.summaryLine($0.quantity, $0.data, $0.simulated, $0.met) })
      .joined(separator: "\n")
  }

  /// The summary as a Markdown table, and below it which categories are not simulated and why.
  public func markdown() -> String {
    let lines =
      ["| quantity | data | simulated | met |", "|---|---:|---:|---:|"]
      + means().map { "| \($0.quantity) | \($0.data) | \($0.simulated) | \($0.met) |" }
    let refusals = outcomes.compactMap { outcome -> String? in
      guard case .refused(let category, let reason) = outcome else { return nil }
      let line = reason.split(separator: "\n").first.map { String($0) } ?? ""
      return "- \(category): not simulated: \(line)"
    }
    return (lines + (refusals.isEmpty ? [] : [""] + refusals)).joined(separator: "\n")
  }

  /// A quantity's means over the categories, as texts.
  private struct Mean {
    var quantity: String
    var data: String
    var simulated: String
    var met: String
  }

  private func means() -> [Mean] {
    let quantities = rows.map(\.quantity).reduce(into: [String]()) { names, name in
      if !names.contains(name) { names.append(name) }
    }
    return quantities.map { quantity in
      let group = rows.filter { $0.quantity == quantity }
      let judged = group.compactMap(\.isMet)
      return Mean(
        quantity: quantity, data: Self.number(Self.mean(group.compactMap(\.data))),
        simulated: Self.number(Self.mean(group.compactMap(\.simulated))),
        met: judged.isEmpty ? "" : "\(judged.count { $0 }) of \(judged.count)")
    }
  }

  private static func summaryLine(
    _ quantity: String, _ data: String, _ simulated: String, _ met: String
  ) -> String {
    let text =
      quantity.padding(toLength: 40, withPad: " ", startingAt: 0) + right(data, 10)
      + right(simulated, 12) + right(met, 10)
    return String(text.reversed().drop { $0 == " " }.reversed())
  }

  private static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  // MARK: - Files

  /// One line per row.
  public func csv() -> String {
    let header = "category,quantity,data,standard_error,simulated,lower,upper,basis,verdict"
    let lines = rows.map { row in
      let numbers = [row.data, row.standardError, row.simulated, row.lower, row.upper]
        .map { $0.map { "\($0)" } ?? "" }
      let texts = ["\"\(row.category)\"", "\"\(row.quantity)\""]
      return (texts + numbers + ["\"\(row.basis)\"", row.verdict]).joined(separator: ",")
    }
    return ([header] + lines).joined(separator: "\n")
  }

  /// An array of rows, keys sorted.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return String(decoding: try encoder.encode(rows), as: UTF8.self)
  }
}
