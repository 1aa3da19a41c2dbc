import ScientificComputing

/// Solves for the corrections that make a market meet its targets, in closed form on a pilot's
/// kept occasions: a pure function, no new pilot.
///
/// Unknowns are one shift of alpha per offer and the scale of the price slope; targets are the
/// conversion, the offers' shares and the long-run elasticity (MARKET section 5).
public struct MarketCalibration: Sendable {
  /// What the market must show in one category.
  public struct Targets: Sendable, Hashable {
    /// Purchases per occasion under the baseline.
    public var conversion: Double
    /// Shares of purchases by offer; sum to one.
    public var shares: [Double]
    /// Long-run elasticity of units at list, weighted over `elasticityOffers` by units.
    public var longRunElasticity: Double

    /// Gathers the parts.
    public init(conversion: Double, shares: [Double], longRunElasticity: Double) {
      self.conversion = conversion
      self.shares = shares
      self.longRunElasticity = longRunElasticity
    }
  }

  /// A solved category.
  public struct Solution: Sendable, Hashable {
    /// Added to alpha; shape `[offer]` of the category.
    public var shifts: [Double]
    /// Factor on the price slope.
    public var slopeScale: Double
    /// Conversion that the kept occasions attain.
    public var conversion: Double
    /// Long-run elasticity that they attain.
    public var longRunElasticity: Double
  }

  private let offers: [DemandSystem.Offer]
  private let elasticityOffers: [Int]
  private let priceTerms: PriceTerms
  // Flat columns, shape `[occasion, offer]`: threads that solve at once must not share the reference
  // counts of thousands of small arrays.
  /// Utility at the moment's flags and prices but for shift and first price term; -infinity when
  /// out of stock.
  private let base: [Double]
  /// First price term times its slope, at the moment's flags and prices.
  private let firstTerm: [Double]
  private let plainAlpha: [Double]
  private let plainFirstSlopes: [Double]
  private let plainSecondSlopes: [Double]

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
      range.map { offer -> Double in
        guard occasion.available[offer] else { return -.infinity }
        let second = terms == 2 ? occasion.slopes[offer * 2 + 1] * occasion.second[offer] : 0
        return occasion.alpha[offer] + occasion.tilt[offer] - second
      }
    }
    firstTerm = occasions.flatMap { occasion in
      range.map { occasion.slopes[$0 * terms] * occasion.first[$0] }
    }
    plainAlpha = occasions.flatMap(\.plainAlpha)
    plainFirstSlopes = occasions.flatMap { occasion in
      range.map { occasion.plainSlopes[$0 * terms] }
    }
    plainSecondSlopes =
      terms == 1
      ? [] : occasions.flatMap { occasion in range.map { occasion.plainSlopes[$0 * 2 + 1] } }
  }

  /// Returns the corrections that meet `targets`.
  ///
  /// Inside, the shifts follow from conversion and shares by the contraction of Berry, Levinsohn and
  /// Pakes (*Econometrica* 63(4), 1995, appendix I) and a final Newton polish; outside, Brent's
  /// method finds the scale.
  ///
  /// - Throws: `CalibrationError` when no scale reaches the elasticity, or no shifts conversion and
  ///   shares.
  public func solve(_ targets: Targets, from start: Solution? = nil) throws -> Solution {
    var shifts = start?.shifts ?? Array(repeating: 0, count: offers.count)
    let guess = start?.slopeScale ?? 1
    func gap(_ logScale: Double) throws -> Double {
      let scale = expOf(logScale)
      shifts = try matched(targets, scale: scale, from: shifts)
      return try elasticity(shifts: shifts, scale: scale) - targets.longRunElasticity
    }
    let bracket = try bracket(around: lnOf(guess), targets: targets, gap: gap)
    let root = try Roots.brent(lower: bracket.low, upper: bracket.high, tolerance: 1e-10, gap)
    let scale = expOf(root)
    shifts = try matched(targets, scale: scale, from: shifts)
    return Solution(
      shifts: shifts, slopeScale: scale,
      conversion: shares(shifts: shifts, scale: scale).reduce(0, +),
      longRunElasticity: try elasticity(shifts: shifts, scale: scale))
  }

  /// Demand at list without flags, under solved corrections.
  public func demand(
    _ solution: Solution, adaptation: DemandSystem.Adaptation = .adapted
  ) -> DemandSystem {
    demand(shifts: solution.shifts, scale: solution.slopeScale, adaptation: adaptation)
  }

  private func demand(
    shifts: [Double], scale: Double, adaptation: DemandSystem.Adaptation = .adapted
  ) -> DemandSystem {
    let count = offers.count
    return DemandSystem(
      offers: offers, priceTerms: priceTerms, adaptation: adaptation,
      weights: Array(repeating: 1, count: plainAlpha.count / count),
      alpha: plainAlpha.indices.map { plainAlpha[$0] + shifts[$0 % count] },
      firstSlopes: plainFirstSlopes.map { $0 * scale }, secondSlopes: plainSecondSlopes)
  }

  private func bracket(
    around centre: Double, targets: Targets, gap: (Double) throws -> Double
  ) throws -> (low: Double, high: Double) {
    var low = centre - 0.25
    var high = centre + 0.25
    for _ in 0..<24 {
      let (left, right) = (try gap(low), try gap(high))
      if left >= 0, right <= 0 { return (low, high) }
      if left < 0 { low -= 0.5 }
      if right > 0 { high += 0.5 }
    }
    throw CalibrationError.elasticityOutOfReach(target: targets.longRunElasticity)
  }

  private func elasticity(shifts: [Double], scale: Double) throws -> Double {
    let system = demand(shifts: shifts, scale: scale)
    let prices = offers.map(\.listPrice)
    let response = system.response(at: prices)
    let total = elasticityOffers.reduce(0) { $0 + response.units[$1] }
    return elasticityOffers.reduce(0) {
      $0 + response.unitsJacobian[$1 * offers.count + $1] * prices[$1] / total
    }
  }

  private func matched(
    _ targets: Targets, scale: Double, from start: [Double]
  ) throws -> [Double] {
    var shifts = start
    let wanted = targets.shares.map { $0 * targets.conversion }
    guard targets.conversion < 1, wanted.allSatisfy({ $0 > 0 }) else {
      throw CalibrationError.sharesOutOfReach(conversion: targets.conversion)
    }
    for _ in 0..<500 {
      let attained = shares(shifts: shifts, scale: scale)
      let outside = 1 - attained.reduce(0, +)
      // Relative to the outside option's share the step is exact for a plain logit.
      let correction = lnOf((1 - targets.conversion) / max(outside, 1e-12))
      var largest = 0.0
      for offer in shifts.indices {
        let step = lnOf(wanted[offer] / max(attained[offer], 1e-300)) - correction
        shifts[offer] += step
        largest = max(largest, abs(step))
      }
      if largest < 1e-12 { return shifts }
    }
    throw CalibrationError.sharesOutOfReach(conversion: targets.conversion)
  }

  /// Mean choice probabilities on the kept occasions, at the prices and flags of their moment.
  func shares(shifts: [Double], scale: Double) -> [Double] {
    let count = offers.count
    var sums = Array(repeating: 0.0, count: count)
    var row = sums
    for first in stride(from: 0, to: base.count, by: count) {
      var largest = 0.0
      for offer in 0..<count {
        row[offer] = base[first + offer] + shifts[offer] - scale * firstTerm[first + offer]
        largest = max(largest, row[offer])
      }
      var total = expOf(-largest)
      for offer in 0..<count {
        row[offer] = expOf(row[offer] - largest)
        total += row[offer]
      }
      for offer in 0..<count { sums[offer] += row[offer] / total }
    }
    return sums.map { $0 * Double(count) / Double(base.count) }
  }
}

/// Why a market can't be calibrated.
public enum CalibrationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// No price slope gives the elasticity.
  case elasticityOutOfReach(target: Double)
  /// No shifts give conversion and shares.
  case sharesOutOfReach(conversion: Double)
  /// The pilot kept no occasion.
  case noOccasions(category: String)
  /// Conversion still misses its target after every round.
  case notConverged(quantity: String, target: Double, attained: Double, rounds: Int)

  /// What can't be met, and what to change.
  public var description: String {
    switch self {
    case .elasticityOutOfReach(let target):
      """
      no price slope gives the long-run elasticity \(target) at list prices
      hint: choose a long-run elasticity between -1.2 and -6, or lower the conversion
      """
    case .sharesOutOfReach(let conversion):
      """
      no utilities give the conversion \(conversion) with the stated shares
      hint: lower the conversion, or give every offer a share above zero
      """
    case .noOccasions(let category):
      """
      the pilot saw no occasion in category '\(category)'
      hint: raise the segments' visits
      """
    case .notConverged(let quantity, let target, let attained, let rounds):
      """
      \(quantity) \(target) can't be met: the pilot attains \(attained) after \(rounds) rounds
      hint: buyers who leave the market limit what can be sold; lower the conversion or shorten \
      the lifetime
      """
    }
  }
}
