import Foundation
import Reports
import ResultsStore

extension LearningOutcome {
  /// Rows of product-weeks that the terminal shows in full.
  private static let mostRows = 40

  /// The comparison for people.
  public func text() -> String {
    let head = "\(run), strategy '\(strategy)', beside \(actuals)\n\n"
    let parts = [
      sentences.joined(separator: "\n") + "\n", scoreText, leftOutText, assumptionTable.text,
      shareTable.text, otherPrices, weekText,
    ]
    return head + parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var scoreText: String {
    guard let score else { return "" }
    let coverage = score.coverage.map { LearningText.percent($0) } ?? ""
    return "Missed by \(LearningText.percent(score.itemWeeks)) of the units per sku-week, "
      + "\(LearningText.percent(score.items)) per sku, \(LearningText.percent(score.weeks)) per week; "
      + "bias \(AnswerTable.signed(100 * score.bias, decimals: 1)) %. "
      + "In the 80 % interval: \(coverage) of \(score.rows) sku-weeks.\n"
  }

  private var leftOutText: String {
    var parts: [String] = []
    func add(_ count: Int, _ words: String) { if count > 0 { parts.append("\(count) \(words)") } }
    add(table.count(.notInStock), "not in stock all week")
    add(table.count(.otherPrice), "at another price than planned")
    add(table.missing, "without sales in the file")
    let unknown = table.unknownSkus
    let note =
      unknown.isEmpty
      ? "" : "Skus that the run does not know: \(unknown.joined(separator: ", ")).\n"
    return (parts.isEmpty ? "" : "Left out: \(parts.joined(separator: ", ")).\n") + note
  }

  private var assumptionTable: AnswerTable {
    var table = AnswerTable(head: ["assumption", "assumed", "sales alone", "together", ""])
    table.wordColumns = [0, 4]
    for learned in assumptions {
      func text(_ spread: LearnedAssumption.Spread?) -> String {
        spread.map { LearningText.target($0, of: learned.subject) } ?? "-"
      }
      let verdict =
        learned.reason.map { "can't tell: \($0)" } ?? (learned.isOff ? "off" : "as assumed")
      table.rows.append([
        learned.subject.rawValue, text(learned.assumed),
        learned.observed == nil ? correction(learned) : text(learned.observed),
        text(learned.proposed), verdict,
      ])
    }
    return table
  }

  /// What the sales say of a number that the scenario does not state.
  private func correction(_ learned: LearnedAssumption) -> String {
    guard let correction = learned.correction else { return "-" }
    return learned.subject == .level
      ? LearningText.factor(correction) : "by " + LearningText.signed(correction)
  }

  private var shareTable: AnswerTable {
    var table = AnswerTable(head: ["share of units", "forecast", "interval", "sold", ""])
    table.wordColumns = [0, 4]
    for share in shares {
      table.rows.append([
        share.sku, LearningText.percent(share.forecast),
        LearningText.percent(share.low) + " to " + LearningText.percent(share.high),
        LearningText.percent(share.actual), share.isOff ? "off" : "",
      ])
    }
    return table
  }

  private var otherPrices: String {
    let others = table.rows.filter { $0.status == .otherPrice }
    let lines = others.prefix(Self.mostRows).map { row in
      "  \(forecast.products[row.item]), \(monday(row)): planned "
        + String(format: "%.2f, was %.2f", row.plannedPrice, row.price) + "\n"
    }
    let more = others.count - lines.count
    guard !lines.isEmpty else { return "" }
    return "Prices that were not the planned ones:\n" + lines.joined()
      + (more > 0 ? "  and \(more) more; --format csv has all\n" : "")
  }

  private var weekText: String {
    let compared = table.rows.filter { $0.status == .compared }
    let isWhole = compared.count <= Self.mostRows
    let shown = isWhole ? compared : farthest(compared)
    var weeks = AnswerTable(head: ["sku", "week", "price", "forecast", "80 % interval", "sold", ""])
    weeks.wordColumns = [0, 1, 6]
    for row in shown { weeks.rows.append(cells(row)) }
    return (isWhole ? "" : "The \(shown.count) sku-weeks farthest off; --format csv has all:\n")
      + weeks.text
  }

  private func farthest(_ rows: [LearningTable.Row]) -> [LearningTable.Row] {
    let order = rows.indices.sorted {
      (-abs(rows[$0].units - rows[$0].forecast.mean), $0)
        < (-abs(rows[$1].units - rows[$1].forecast.mean), $1)
    }
    return order.prefix(Self.mostRows / 2).sorted().map { rows[$0] }
  }

  private func cells(_ row: LearningTable.Row) -> [String] {
    let (low, high) = (row.forecast.low ?? .nan, row.forecast.high ?? .nan)
    return [
      forecast.products[row.item], monday(row), AnswerTable.fixed(row.plannedPrice, decimals: 2),
      AnswerTable.fixed(row.forecast.mean, decimals: 1),
      AnswerTable.fixed(low, decimals: 1) + " to " + AnswerTable.fixed(high, decimals: 1),
      AnswerTable.fixed(row.units, decimals: 0),
      row.units < low ? "below" : row.units > high ? "above" : "",
    ]
  }
}

extension LearningOutcome {
  /// One line per product-week of the forecast that has sales.
  public func csv() -> String {
    var csv = TidyCSV(columns: [
      "sku", "week", "status", "planned_price", "price", "forecast", "low", "high", "units",
      "inside",
    ])
    for row in table.rows {
      let (low, high) = (row.forecast.low ?? .nan, row.forecast.high ?? .nan)
      csv.append([
        .text(forecast.products[row.item]), .text(monday(row)), .text(row.status.rawValue),
        .number(row.plannedPrice), .number(row.price), .number(row.forecast.mean), .number(low),
        .number(high), .number(row.units),
        row.status == .compared ? .flag((low...high).contains(row.units)) : .missing,
      ])
    }
    return csv.text
  }

  /// The whole comparison for other programs.
  public func json() throws -> String {
    struct Answer: Encodable {
      let run: String
      let strategy: String
      let actuals: String
      let sentences: [String]
      let score: ForecastScore?
      let ratio: [Double]
      let assumptions: [LearnedAssumption]
      let shares: [LearnedShare]
      let compared: Int
      let otherPrice: Int
      let notInStock: Int
      let missing: Int
      let unknownSkus: [String]
    }
    return try JSONText.of(
      Answer(
        run: run, strategy: strategy, actuals: actuals, sentences: sentences, score: score,
        ratio: [ratio, ratioLow, ratioHigh], assumptions: assumptions, shares: shares,
        compared: table.count(.compared), otherPrice: table.count(.otherPrice),
        notInStock: table.count(.notInStock), missing: table.missing,
        unknownSkus: table.unknownSkus))
  }
}
