// Tables that put into rows what only the report said.
extension ResultTables {
  private typealias Field = TidyCSV.Field

  /// What was recommended, sentence by sentence, and what a reader should know besides.
  static func verdict(_ summary: ComparisonSummary) -> TidyCSV {
    var table = TidyCSV(columns: ["item", "position", "text"])
    let header = summary.header
    let facts = [
      ("scenario", header.scenario), ("run", header.runID),
      ("outcome", summary.verdict.outcome.rawValue), ("strategy", summary.verdict.strategy),
      ("baseline", header.baseline), ("objective", header.objective), ("firm", header.firm),
      ("currency", header.currency), ("start", header.start),
      ("weeks", "\(header.horizonWeeks)"), ("rivals", (summary.rivals ?? .reacting).rawValue),
    ]
    for (item, text) in facts { table.append([.text(item), .integer(1), .text(text)]) }
    for (item, texts) in [("sentence", summary.verdict.sentences), ("note", summary.notes)] {
      for (index, text) in texts.enumerated() {
        table.append([.text(item), .integer(index + 1), .text(text)])
      }
    }
    return table
  }

  /// What learning cost and tried; none where nothing learns.
  static func fromLearning(_ summary: ComparisonSummary) -> [Named] {
    guard let learning = summary.learning else { return [] }
    return [
      Named(name: "learning_regret", table: regret(learning)),
      Named(name: "learning_prices", table: pricesTried(learning)),
    ]
  }

  private static func regret(_ learning: LearningSummary) -> TidyCSV {
    var table = TidyCSV(columns: ["strategy", "against", "week", "regret", "q10", "q90"])
    for learner in learning.learners {
      for regret in learner.regrets {
        for week in regret.mean.indices {
          table.append([
            .text(learner.strategy), .text(regret.role.rawValue), .integer(week + 1),
            .number(regret.mean[week]), .number(regret.low[week]), .number(regret.high[week]),
          ])
        }
      }
    }
    return table
  }

  private static func pricesTried(_ learning: LearningSummary) -> TidyCSV {
    var table = TidyCSV(columns: [
      "strategy", "product", "first_day", "price", "share", "units_per_day",
    ])
    for learner in learning.learners {
      for tried in learner.tried {
        for (stretch, shares) in tried.shares.enumerated() {
          for (place, share) in shares.enumerated() {
            table.append([
              .text(learner.strategy), .text(tried.product),
              .integer(stretch * tried.stretchDays + 1), .number(tried.prices[place]),
              .number(share), .number(tried.units[place]),
            ])
          }
        }
      }
    }
    return table
  }
}
