import Reports
import ResultsStore

extension OfferRecommendation {
  /// Returns the ranking in a format, with a line end at its end.
  public func render(_ format: AnswerFormat) throws -> String {
    switch format {
    case .table: words(table: \.text)
    case .md: words(table: \.markdown)
    case .csv: tidy.csv
    case .json: try JSONText.of(self)
    }
  }

  private func words(table: (AnswerTable) -> String) -> String {
    let head = scenario + (cut.map { ": \($0)" } ?? "")
    let blocks = parts.map { part -> String in
      "\(heading(part))\n\n\(table(offerTable(part)))"
    }
    // One sentence a line.
    let sentences = explanation.replacing(". ", with: ".\n")
    return "\(head)\n\(sentences)\n\n" + blocks.joined(separator: "\n")
  }

  private func heading(_ part: Part) -> String {
    let level = AnswerTable.percent(part.purchaseProbability)
    let reduced = part.reducedPurchaseProbability.map { ", \(AnswerTable.percent($0)) with it" }
    let count = part.occasions == 1 ? "1 occasion" : "\(part.occasions) occasions"
    return "\(part.audience), \(part.category): \(count); buys anything in \(level)"
      + (reduced ?? "")
  }

  private func offerTable(_ part: Part) -> AnswerTable {
    var table = AnswerTable(
      head: ["", "product", "seller", "list, \(currency)", "probability"], wordColumns: [1, 2])
    if cut != nil { table.head += ["price with it", "probability with it", "change"] }
    for (index, row) in part.offers.enumerated() {
      var cells = [
        "\(index + 1)", row.product, row.firm, AnswerTable.fixed(row.listPrice, decimals: 2),
        AnswerTable.percent(row.probability),
      ]
      if let price = row.reducedPrice, let probability = row.reducedProbability {
        let change = AnswerTable.signed(100 * (probability - row.probability), decimals: 2)
        cells += [
          AnswerTable.fixed(price, decimals: 2), AnswerTable.percent(probability),
          change + " points",
        ]
      }
      table.rows.append(cells)
    }
    return table
  }

  /// One row per audience and offer.
  private var tidy: AnswerTable {
    var table = AnswerTable(head: [
      "audience", "category", "rank", "product", "firm", "list_price", "probability",
      "reduced_price", "reduced_probability",
    ])
    for part in parts {
      for (index, row) in part.offers.enumerated() {
        table.rows.append([
          part.audience, part.category, "\(index + 1)", row.product, row.firm,
          "\(row.listPrice)", "\(row.probability)", row.reducedPrice.map { "\($0)" } ?? "",
          row.reducedProbability.map { "\($0)" } ?? "",
        ])
      }
    }
    return table
  }
}
