/// Solves for the corrections that make a market meet its targets, in closed form on a pilot's
/// kept occasions: a pure function, no new pilot.
///
/// Unknowns are one shift of alpha per offer and one scale per price slope; targets are the
/// conversion, the offers' shares and one elasticity per slope (docs/background/market-model.md,
/// section 5).
public struct MarketCalibration: Sendable {
  /// What the market must show in one category.
  public struct Targets: Sendable, Hashable {
    /// Purchases per occasion under the baseline.
    public var conversion: Double
    /// Shares of purchases by offer; sum to one.
    public var shares: [Double]
    /// Elasticity of units to a permanent change at list, weighted over `elasticityOffers` by units.
    public var longRunElasticity: Double
    /// Elasticity of units to a change of one week, weighted alike; `nil` with money terms, which
    /// have one slope.
    public var promotionElasticity: Double?
    /// More units of an offer for a display and for the mailer, as shares; `nil` leaves them to the
    /// intent model.
    public var lifts = PlacementLifts()

    /// Gathers the parts.
    public init(
      conversion: Double, shares: [Double], longRunElasticity: Double,
      promotionElasticity: Double? = nil
    ) {
      self.conversion = conversion
      self.shares = shares
      self.longRunElasticity = longRunElasticity
      self.promotionElasticity = promotionElasticity
    }
  }

  /// A solved category.
  public struct Solution: Sendable, Hashable {
    /// Added to alpha; shape `[offer]` of the category.
    public var shifts: [Double]
    /// Factor on the slope of the first price term.
    public var slopeScale: Double
    /// Factor on the slope of the second price term; 1 where there is none.
    public var secondScale = 1.0
    /// Conversion that the kept occasions attain.
    public var conversion: Double
    /// Long-run elasticity that they attain.
    public var longRunElasticity: Double
    /// Elasticity of a one-week change that they attain; `nil` with money terms.
    public var promotionElasticity: Double?
    /// Added in some places, in utils.
    public var placements = PlacementEffects()
    /// Lifts that they attain, where asked for.
    public var lifts = PlacementLifts()

    /// Corrects nothing.
    public static func identity(offers: Int) -> Solution {
      Solution(
        shifts: Array(repeating: 0, count: offers), slopeScale: 1, conversion: 0,
        longRunElasticity: 0)
    }
  }

  let offers: [DemandSystem.Offer]
  let elasticityOffers: [Int]
  let priceTerms: PriceTerms
  // Flat columns, shape `[occasion, offer]`: threads that solve at once must not share the reference
  // counts of thousands of small arrays.
  /// Utility at the moment's flags and prices but for shift and price terms; -infinity when out of
  /// stock.
  let base: [Double]
  /// First price term times its slope, at the moment's flags and prices.
  let firstTerm: [Double]
  /// Second price term times its slope; empty with money terms.
  let secondTerm: [Double]
  let plainAlpha: [Double]
  let plainFirstSlopes: [Double]
  let plainSecondSlopes: [Double]
  /// Where each offer stood; empty where none stood anywhere.
  let flags: [OfferFlags]
  /// The offer placed on trial at each occasion; empty where nobody asked.
  let trialOffers: [Int]
  /// Alpha with that offer on a display; shape `[occasion, offer]`, or empty.
  let displayedAlpha: [Double]
  /// Alpha with that offer in the mailer; shape `[occasion, offer]`, or empty.
  let mailedAlpha: [Double]

  /// Takes a pilot's kept occasions; `elasticityOffers` are ordinals in the category.
  public init(
    occasions: [PilotRecord.Occasion], offers: [DemandSystem.Offer], elasticityOffers: [Int],
    priceTerms: PriceTerms
  ) {
    let terms = priceTerms.count
    let range = offers.indices
    self.offers = offers
    self.elasticityOffers = elasticityOffers
    self.priceTerms = priceTerms
    base = occasions.flatMap { occasion in
      range.map { occasion.available[$0] ? occasion.alpha[$0] + occasion.tilt[$0] : -.infinity }
    }
    firstTerm = occasions.flatMap { occasion in
      range.map { occasion.slopes[$0 * terms] * occasion.first[$0] }
    }
    plainAlpha = occasions.flatMap(\.plainAlpha)
    let flags = occasions.flatMap(\.flags)
    self.flags = flags.allSatisfy { $0 == OfferFlags() } ? [] : flags
    let trials = occasions.compactMap(\.trial)
    trialOffers = trials.map(\.offer)
    displayedAlpha = trials.flatMap(\.displayed)
    mailedAlpha = trials.flatMap(\.mailed)
    plainFirstSlopes = occasions.flatMap { occasion in
      range.map { occasion.plainSlopes[$0 * terms] }
    }
    guard terms == 2 else {
      secondTerm = []
      plainSecondSlopes = []
      return
    }
    secondTerm = occasions.flatMap { occasion in
      range.map { occasion.slopes[$0 * 2 + 1] * occasion.second[$0] }
    }
    plainSecondSlopes = occasions.flatMap { occasion in
      range.map { occasion.plainSlopes[$0 * 2 + 1] }
    }
  }

  /// Demand at list without flags, under solved corrections.
  public func demand(
    _ solution: Solution, adaptation: DemandSystem.Adaptation = .adapted
  ) -> DemandSystem {
    let count = offers.count
    return DemandSystem(
      offers: offers, priceTerms: priceTerms, adaptation: adaptation,
      weights: Array(repeating: 1, count: plainAlpha.count / count),
      alpha: plainAlpha.indices.map { plainAlpha[$0] + solution.shifts[$0 % count] },
      firstSlopes: plainFirstSlopes.map { $0 * solution.slopeScale },
      secondSlopes: plainSecondSlopes.map { $0 * solution.secondScale })
  }

  /// What these occasions attain under corrections that were solved on others.
  public func attained(under solution: Solution) -> Solution {
    let scales = PriceScales(first: solution.slopeScale, second: solution.secondScale)
    return self.solution(
      shifts: solution.shifts, scales: scales, placements: solution.placements)
  }

  /// Mean choice probability of each offer on these occasions, at their prices and flags.
  public func probabilities(under solution: Solution) -> [Double] {
    shares(
      shifts: solution.shifts,
      scales: PriceScales(first: solution.slopeScale, second: solution.secondScale),
      placements: solution.placements)
  }

  func solution(
    shifts: [Double], scales: PriceScales, placements: PlacementEffects
  ) -> Solution {
    let parts = elasticityParts(shifts: shifts)
    return Solution(
      shifts: shifts, slopeScale: scales.first, secondScale: scales.second,
      conversion: shares(shifts: shifts, scales: scales, placements: placements).reduce(0, +),
      longRunElasticity: parts.longRun(scales),
      promotionElasticity: priceTerms.count == 2 ? parts.promotion(scales) : nil,
      placements: placements,
      lifts: lifts(shifts: shifts, scale: scales.first, placements: placements))
  }
}

/// Factors on the slopes of the two price terms.
struct PriceScales: Sendable, Hashable {
  var first: Double
  var second = 1.0
}
