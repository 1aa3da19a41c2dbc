import Reports
import ResultsStore

extension IntentExplanation {
  /// Returns the explanation in a format, with a line end at its end.
  public func render(_ format: AnswerFormat) throws -> String {
    switch format {
    case .table: categories.map { words($0, table: \.text) }.joined(separator: "\n")
    case .md: categories.map { words($0, table: \.markdown) }.joined(separator: "\n")
    case .csv: tidy.csv
    case .json: try JSONText.of(self)
    }
  }

  private func words(_ part: CategoryPart, table: (AnswerTable) -> String) -> String {
    """
    \(scenario), \(part.category): \(part.occasions) occasions of the first measured week at list \
    prices; purchase probability \(AnswerTable.percent(part.purchaseProbability))
    \(part.sentence)

    What happens to the purchase probability when the network does not see (mean absolute change, \
    points; \(reference.words)):

    \(table(reasonTable(part)))
    \(Self.silent(part))Partial dependence: one thing varies, the rest stays; an own offer alone, mean over own offers:

    \(table(Self.dependenceTable(part)))
    """
  }

  private func reasonTable(_ part: CategoryPart) -> AnswerTable {
    var table = AnswerTable(
      head: ["left out", "part", "occasions with it", "all"] + segments + ["log-odds of an offer"],
      wordColumns: [0, 1])
    for reason in part.reasons where reason.all.probability > 0 {
      let changes = ([reason.all] + reason.segments).map {
        AnswerTable.fixed(100 * $0.probability, decimals: 3)
      }
      table.rows.append(
        [reason.name, reason.kind, AnswerTable.percent(reason.presence, decimals: 0)] + changes
          + [AnswerTable.fixed(reason.all.logOdds, decimals: 3)])
    }
    return table
  }

  /// What the network reads without effect, because nobody has it or all have the same.
  private static func silent(_ part: CategoryPart) -> String {
    let names = part.reasons.filter { $0.all.probability == 0 && $0.presence > 0 }.map(\.name)
    return names.isEmpty ? "" : "Without effect here: \(names.joined(separator: "; ")).\n\n"
  }

  private static func dependenceTable(_ part: CategoryPart) -> AnswerTable {
    var table = AnswerTable(head: ["varied", "value", "buys the offer", "buys anything"])
    for point in part.dependence {
      table.rows.append([
        point.variable.title, point.variable.text(point.value),
        AnswerTable.percent(point.offerProbability), AnswerTable.percent(point.purchaseProbability),
      ])
    }
    return table
  }

  /// Everything, one number a row.
  private var tidy: AnswerTable {
    var table = AnswerTable(
      head: ["category", "what", "part", "name", "value", "segment", "measure", "number"])
    for part in categories {
      for reason in part.reasons {
        for (segment, change) in zip(["all"] + segments, [reason.all] + reason.segments) {
          let start = [part.category, "reason", reason.kind, reason.name, "", segment]
          table.rows.append(start + ["probability_change", "\(change.probability)"])
          table.rows.append(start + ["log_odds_change", "\(change.logOdds)"])
        }
      }
      for point in part.dependence {
        let start = [
          part.category, "dependence", "", point.variable.rawValue, "\(point.value)", "all",
        ]
        table.rows.append(start + ["offer_probability", "\(point.offerProbability)"])
        table.rows.append(start + ["purchase_probability", "\(point.purchaseProbability)"])
      }
    }
    return table
  }
}

extension IntentExplanation.Reference {
  /// What stands for features, in words.
  var words: String {
    switch self {
    case .market: "features at their mean in this market instead"
    case .training: "features at their mean in the training data instead"
    }
  }
}

extension ComparisonSummary.PurchaseReasons.Variable {
  /// A value as people write it.
  func text(_ value: Double) -> String {
    switch self {
    case .lastingPrice, .oneWeekPrice: "x " + AnswerTable.fixed(value, decimals: 2)
    case .display, .mailer: value == 0 ? "no" : "yes"
    case .history: AnswerTable.fixed(value, decimals: 0)
    }
  }
}

extension IntentExplanation.CategoryPart {
  /// The strongest reason in one sentence.
  public var sentence: String {
    guard let first = reasons.first, first.all.probability > 0 else {
      return "Nothing that the network reads tells these occasions apart."
    }
    let points = AnswerTable.fixed(100 * first.all.probability, decimals: 2)
    let level = AnswerTable.percent(purchaseProbability)
    return
      "The strongest reason is \(first.name): without it the purchase probability of an occasion, "
      + "\(level) on average, changes by \(points) points."
  }
}
