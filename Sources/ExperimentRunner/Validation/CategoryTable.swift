import ShoppingData

/// The rows of one category.
struct CategoryTable {
  let facts: CategoryFacts
  let simulated: CategoryMeasures
  /// The weight of deals that fits repeat rates best; `nil` where they fit without.
  let dealLoyalty: DealLoyaltyFit.Finding?
  /// Share of the simulated consumers without any purchase; users of the data have one by definition.
  let neverBuying: Double
  let twins: PromotionBump?
  let prices: PriceTwins.Findings

  func rows() -> [ValidationRow] {
    measureRows() + dealLoyaltyRows() + [
      shareRow(), row("consumers who never buy", neverBuying, .none),
    ] + twinRows()
      + priceRows()
  }

  private func measureRows() -> [ValidationRow] {
    Measure.allCases.map { measure in
      row(
        measure.rawValue, data: facts.measures.value(of: measure),
        error: facts.standardErrors[measure], simulated: simulated.value(of: measure),
        Self.range(of: measure))
    }
  }

  private func dealLoyaltyRows() -> [ValidationRow] {
    guard let dealLoyalty else { return [] }
    let rates = [Measure.repeatRate, .repeatAfterDeal, .repeatAfterRegular].map { measure in
      row(
        measure.rawValue + ", fitted", data: facts.measures.value(of: measure),
        error: facts.standardErrors[measure],
        simulated: dealLoyalty.measures.value(of: measure), Self.range(of: measure))
    }
    return [row("deal_loyalty that fits best", dealLoyalty.weight, .none)] + rates
  }

  private func shareRow() -> ValidationRow {
    let distance = zip(facts.measures.shares, simulated.shares).map { abs($0 - $1) }.max() ?? 0
    return row(
      "largest difference of a share", data: 0, error: nil, simulated: distance, .absolute(0.03))
  }

  private func twinRows() -> [ValidationRow] {
    [
      row("bump against twins, ratio", twins?.ratio, .none),
      row("the same by choice", twins?.choiceShare, Self.choice),
      row("the same by time", twins?.timeShare, Self.time),
      row("the same by quantity", twins?.quantityShare, Self.quantity),
      row(
        "others' loss over the gain", twins?.rivalLoss,
        .published(0.15...0.6, source: "van Heerde and others 2003, about 0.33")),
    ]
  }

  private func priceRows() -> [ValidationRow] {
    [
      row(
        "elasticity, one-week cut of 20 %", data: PriceResponse.promotion(facts),
        simulated: prices.promotion,
        .published(-3.63 ... -1.3, source: "Bijmolt and others 2005, and the data")),
      row("elasticity, lasting cut of 10 %", prices.lasting, .none),
      row(
        "cross elasticity", prices.cross,
        .published(0...0.5, source: "Auer and Papies 2020, 0.10 to 0.26")),
      ValidationRow(
        category: facts.category, quantity: "units 9-26 weeks after a cut, change", data: nil,
        standardError: nil, simulated: Self.finite(prices.persistence), lower: -0.02, upper: 0.02,
        basis: "no change; s.e. \(Self.rounded(prices.persistenceError))"),
    ]
  }

  private func row(
    _ quantity: String, data: Double? = nil, error: Double? = nil, simulated: Double?,
    _ range: ValidationRange
  ) -> ValidationRow {
    let bounds = range.bounds(data: data, standardError: error)
    return ValidationRow(
      category: facts.category, quantity: quantity, data: Self.finite(data),
      standardError: Self.finite(error), simulated: Self.finite(simulated), lower: bounds?.lower,
      upper: bounds?.upper, basis: range.basis)
  }

  private func row(
    _ quantity: String, _ simulated: Double?, _ range: ValidationRange
  ) -> ValidationRow {
    row(quantity, data: nil, error: nil, simulated: simulated, range)
  }

  private static func finite(_ value: Double?) -> Double? {
    value.flatMap { $0.isFinite ? $0 : nil }
  }

  private static func rounded(_ value: Double) -> Double { (value * 1_000).rounded() / 1_000 }

  // MARK: - Ranges

  /// Choice's share over 13 categories (Bell, Chiang and Padmanabhan 1999); Gupta (1988) has 0.84.
  private static let choice = ValidationRange.published(
    0.49...0.94, source: "Bell and others 1999")
  /// Time and quantity share the rest: means 0.11 and 0.14, and 0.14 and 0.02.
  private static let time = ValidationRange.published(
    0...0.4, source: "Gupta 1988, Bell and others 1999")
  private static let quantity = time

  private static func range(of measure: Measure) -> ValidationRange {
    switch measure {
    case .visitShare: .absolute(0.02)
    case .incidence: .relative(0.05)
    case .incidenceAfterPurchase: .relative(0.1)
    case .repeatRate, .repeatAfterDeal, .repeatAfterRegular: .absolute(0.03)
    case .unitsPerPurchase: .relative(0.05)
    case .dealShare: .absolute(0.05)
    case .bump: .relative(0.15)
    case .bumpChoice: choice
    case .bumpTime: time
    case .bumpQuantity: quantity
    case .discountElasticity: .absolute(0.5)
    case .discountElasticityWithFlags: .absolute(0.4)
    }
  }
}
