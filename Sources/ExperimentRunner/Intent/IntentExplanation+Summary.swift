public import ResultsStore

extension IntentExplanation {
  /// Occasions that a comparison's appendix looks at.
  static let appendixRows = 500

  /// The explanation as reports show it: all segments together.
  public var reasons: [ComparisonSummary.PurchaseReasons] {
    categories.map { part in
      ComparisonSummary.PurchaseReasons(
        category: part.category, occasions: part.occasions,
        purchaseProbability: part.purchaseProbability, sentence: part.sentence,
        rows: part.reasons.map {
          ComparisonSummary.PurchaseReasons.Row(
            name: $0.name, presence: $0.presence, probabilityChange: $0.all.probability,
            logOddsChange: $0.all.logOdds)
        },
        curves: Variable.allCases.map { variable in
          let points = part.dependence.filter { $0.variable == variable }
          return ComparisonSummary.PurchaseReasons.Curve(
            variable: variable, values: points.map(\.value),
            probabilities: points.map(\.offerProbability))
        })
    }
  }
}
