/// What makes up the elasticity of units at list with expected = regular.
///
/// Both terms' slopes in ln p are 1 there. With D = d ln P / d V of an offer's own utility, 1 - pi in a
/// plain logit: `e = -[(scale_1 beta_1 + lambda kappa m) D + kappa (M - m)] - c scale_2 beta_2 D`,
/// averaged by units.
///
/// Source: docs/background/market-model.md, section 3; docs/background/substitution.md.
struct ElasticityParts: Sendable {
  /// Mean of beta_1 D.
  var first = 0.0
  /// Mean of beta_2 D; 0 with money terms.
  var second = 0.0
  /// Mean of lambda kappa m D + kappa (M - m).
  var quantity = 0.0
  /// What the other offers lose for every unit of each of these: of beta_1, of beta_2, of
  /// lambda kappa m.
  var lost = (first: 0.0, second: 0.0, quantity: 0.0)

  func longRun(_ scales: PriceScales) -> Double { -scales.first * first - quantity }

  func promotion(_ scales: PriceScales) -> Double { longRun(scales) - scales.second * second }

  /// What the other offers lose over what the offer gains, at a one-week cut.
  func diversion(_ scales: PriceScales) -> Double {
    (scales.first * lost.first + scales.second * lost.second + lost.quantity) / -promotion(scales)
  }

  fileprivate mutating func divide(by units: Double) {
    first /= units
    second /= units
    quantity /= units
    lost = (lost.first / units, lost.second / units, lost.quantity / units)
  }
}

extension MarketCalibration {
  func elasticityParts(_ corrections: Corrections) -> ElasticityParts {
    let count = offers.count
    let rules = offers.map {
      QuantityRule(shares: $0.quantityShares, response: $0.quantityResponse, termChange: 0)
    }
    var parts = ElasticityParts()
    var choice = NestedChoice(corrections.nests)
    var anchors = NestedChoice(corrections.nests)
    var row = Array(repeating: 0.0, count: count)
    var units = 0.0
    for start in stride(from: 0, to: plainAlpha.count, by: count) {
      for offer in 0..<count { row[offer] = plainAlpha[start + offer] + corrections.shifts[offer] }
      let anchor = corrections.nests.holdsOdds ? anchors.inclusiveValue(row) : 0
      choice.replaceWithProbabilities(&row, anchor: anchor)
      for offer in elasticityOffers {
        units += row[offer] * rules[offer].meanUnits
        add(offer, start: start, row, choice, rules, to: &parts)
      }
    }
    parts.divide(by: units)
    return parts
  }

  /// Adds one offer's part of one occasion.
  private func add(
    _ offer: Int, start: Int, _ row: [Double], _ choice: NestedChoice, _ rules: [QuantityRule],
    to parts: inout ElasticityParts
  ) {
    let (rule, kappa) = (rules[offer], offers[offer].quantityResponse)
    let gained =
      row[offer] * rule.meanUnits * choice.logDerivative(of: offer, by: offer, row)
    let tilt = QuantityRule.lambda * kappa * rule.meanLog
    let first = plainFirstSlopes[start + offer]
    let second = plainSecondSlopes.isEmpty ? 0 : plainSecondSlopes[start + offer]
    parts.first += gained * first
    parts.second += gained * second
    parts.quantity +=
      gained * tilt + row[offer] * kappa * (rule.meanUnitsLog - rule.meanUnits * rule.meanLog)
    var lost = 0.0
    for other in row.indices where other != offer {
      lost -= row[other] * rules[other].meanUnits * choice.logDerivative(of: other, by: offer, row)
    }
    parts.lost.first += lost * first
    parts.lost.second += lost * second
    parts.lost.quantity += lost * tilt
  }
}
