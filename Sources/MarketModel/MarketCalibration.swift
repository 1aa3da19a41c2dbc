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
    /// Share of what a one-week cut adds to an offer that the other offers lose on the same occasions,
    /// weighted alike; `nil` leaves it to the nests as they are.
    public var diversion: Double?
    /// Whether a diversion that no nest gives is an error; otherwise the nests stay as they are.
    public var mustMeetDiversion = true

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
    /// How the offers stand in for each other.
    public var nests = ChoiceNests()
    /// Diversion that they attain; `nil` with money terms.
    public var diversion: Double?

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
  /// The nests before anything is solved.
  let nests: ChoiceNests
  /// What the odds of buying are anchored at, but for shifts; shape `[occasion, offer]`, or empty.
  let anchorAlpha: [Double]

  /// Takes a pilot's kept occasions; `elasticityOffers` are ordinals in the category.
  public init(
    occasions: [PilotRecord.Occasion], offers: [DemandSystem.Offer], elasticityOffers: [Int],
    priceTerms: PriceTerms, nests: ChoiceNests = ChoiceNests()
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
    var nests = nests
    nests.learned = nests.isAnchored ? Self.learned(occasions) : PlacementEffects()
    self.nests = nests
    anchorAlpha = nests.isAnchored ? Self.anchors(occasions, learned: nests.learned) : []
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
    let alpha = plainAlpha.indices.map { plainAlpha[$0] + solution.shifts[$0 % count] }
    return DemandSystem(
      offers: offers, priceTerms: priceTerms, adaptation: adaptation,
      weights: Array(repeating: 1, count: plainAlpha.count / count), alpha: alpha,
      firstSlopes: plainFirstSlopes.map { $0 * solution.slopeScale },
      secondSlopes: plainSecondSlopes.map { $0 * solution.secondScale },
      nests: solution.nests,
      anchors: solution.nests.inclusiveValues(alpha, offers: count))
  }

  /// What these occasions attain under corrections that were solved on others.
  public func attained(under solution: Solution) -> Solution {
    self.solution(Corrections(solution))
  }

  /// Mean choice probability of each offer on these occasions, at their prices and flags.
  public func probabilities(under solution: Solution) -> [Double] {
    shares(Corrections(solution))
  }

  func solution(_ corrections: Corrections) -> Solution {
    let parts = elasticityParts(corrections)
    let hasTwoTerms = priceTerms.count == 2
    return Solution(
      shifts: corrections.shifts, slopeScale: corrections.scales.first,
      secondScale: corrections.scales.second,
      conversion: shares(corrections).reduce(0, +),
      longRunElasticity: hasTwoTerms
        ? parts.longRun(corrections.scales) : elasticityAtList(corrections),
      promotionElasticity: hasTwoTerms ? parts.promotion(corrections.scales) : nil,
      placements: corrections.placements, lifts: lifts(corrections), nests: corrections.nests,
      diversion: hasTwoTerms ? parts.diversion(corrections.scales) : nil)
  }
}

/// Factors on the slopes of the two price terms.
struct PriceScales: Sendable, Hashable {
  var first: Double
  var second = 1.0
}

/// What a calibration may change.
struct Corrections: Sendable, Hashable {
  /// Added to alpha; shape `[offer]`.
  var shifts: [Double]
  var scales: PriceScales
  /// Added in some places, in utils.
  var placements = PlacementEffects()
  var nests: ChoiceNests

  init(
    shifts: [Double], scales: PriceScales, placements: PlacementEffects, nests: ChoiceNests
  ) {
    self.shifts = shifts
    self.scales = scales
    self.placements = placements
    self.nests = nests
  }

  /// Those of a solution.
  init(_ solution: MarketCalibration.Solution) {
    self.init(
      shifts: solution.shifts,
      scales: PriceScales(first: solution.slopeScale, second: solution.secondScale),
      placements: solution.placements, nests: solution.nests)
  }
}

// What anchors the odds of buying.
extension MarketCalibration {
  /// What a display and the mailer add to the tried offers' alpha in the intent model, on average.
  private static func learned(_ occasions: [PilotRecord.Occasion]) -> PlacementEffects {
    var (sum, count) = (PlacementEffects(), 0.0)
    for occasion in occasions {
      guard let trial = occasion.trial else { continue }
      sum.display += trial.displayed[trial.offer] - occasion.plainAlpha[trial.offer]
      sum.mailer += trial.mailed[trial.offer] - occasion.plainAlpha[trial.offer]
      count += 1
    }
    guard count > 0 else { return sum }
    return PlacementEffects(display: sum.display / count, mailer: sum.mailer / count)
  }

  /// Alpha at the moment's flags less what was learned of them; out of reach what the consumer did not
  /// see.
  private static func anchors(
    _ occasions: [PilotRecord.Occasion], learned: PlacementEffects
  ) -> [Double] {
    occasions.flatMap { occasion in
      occasion.alpha.indices.map { offer in
        occasion.tilt[offer] <= MarketSimulation.outOfReach / 2
          ? MarketSimulation.outOfReach
          : occasion.alpha[offer] - learned.utility(occasion.flags[offer])
      }
    }
  }
}

extension ChoiceNests {
  /// The inclusive value of every row of utilities, where the odds of buying are anchored; else none.
  public func inclusiveValues(_ utilities: [Double], offers count: Int) -> [Double] {
    guard holdsOdds else { return [] }
    var choice = NestedChoice(self)
    return stride(from: 0, to: utilities.count, by: count).map {
      choice.inclusiveValue(Array(utilities[$0..<$0 + count]))
    }
  }
}
