import ScientificComputing

extension MarketCalibration {
  /// Returns the corrections that meet `targets`.
  ///
  /// Inside, the shifts follow from conversion and shares; outside, Brent's method finds one scale, or
  /// Newton's method, or else Powell's, two and, where a diversion is asked for, the dissimilarity of the
  /// offers.
  ///
  /// - Throws: `CalibrationError` when no scales reach the elasticities, no nests the diversion, or no
  ///   shifts conversion and shares.
  public func solve(_ targets: Targets, from start: Solution? = nil) throws -> Solution {
    var corrections = first(targets, from: start)
    let isPlaced = targets.lifts != PlacementLifts()
    guard isPlaced || (targets.diversion != nil && !trialOffers.isEmpty) else {
      corrections.placements = PlacementEffects()
      return solution(try solve(targets, from: corrections))
    }
    for _ in 0..<Self.placementRounds {
      let solved = try solve(targets, from: corrections)
      let next = try effects(for: lifts(targets, solved), solved)
      let change = max(
        abs(next.display - solved.placements.display), abs(next.mailer - solved.placements.mailer))
      if change < 1e-9 { return solution(solved) }
      corrections = solved
      corrections.placements = next
    }
    throw CalibrationError.liftOutOfReach(targets.lifts.display ?? targets.lifts.mailer ?? 0)
  }

  /// Shifts move with the placements of the baseline only, so few rounds do.
  private static let placementRounds = 40

  /// The lifts to meet: as stated, or else as the intent model shows them without nests, which change
  /// whose buyers a display draws and not how many.
  private func lifts(_ targets: Targets, _ corrections: Corrections) -> PlacementLifts {
    guard corrections.nests.offerDissimilarity < 1, corrections.nests.isAnchored else {
      return targets.lifts
    }
    var plain = corrections
    plain.nests = ChoiceNests()
    plain.placements = PlacementEffects()
    let learned = lifts(plain)
    return PlacementLifts(
      display: targets.lifts.display ?? learned.display,
      mailer: targets.lifts.mailer ?? learned.mailer)
  }

  private func first(_ targets: Targets, from start: Solution?) -> Corrections {
    var corrections = Corrections(start ?? .identity(offers: offers.count))
    let solved = corrections.nests.offerDissimilarity
    corrections.nests = nests
    if targets.diversion != nil, solved < 1 { corrections.nests.offerDissimilarity = solved }
    return corrections
  }

  private func solve(_ targets: Targets, from start: Corrections) throws -> Corrections {
    switch priceTerms {
    case .money: try solveOneScale(targets, from: start)
    case .relative: try solveTwoScales(targets, from: start)
    }
  }

  // MARK: - One slope

  private func solveOneScale(_ targets: Targets, from start: Corrections) throws -> Corrections {
    var corrections = start
    func gap(_ logScale: Double) throws -> Double {
      corrections.scales = PriceScales(first: expOf(logScale))
      corrections = try matched(targets, from: corrections)
      return elasticityAtList(corrections) - targets.longRunElasticity
    }
    let bracket = try bracket(around: lnOf(start.scales.first), targets: targets, gap: gap)
    let root = try Roots.brent(lower: bracket.low, upper: bracket.high, tolerance: 1e-10, gap)
    _ = try gap(root)
    return corrections
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

  /// The long-run elasticity at list from the closed form, for money terms.
  func elasticityAtList(_ corrections: Corrections) -> Double {
    let prices = offers.map(\.listPrice)
    var blank = Solution(
      shifts: corrections.shifts, slopeScale: corrections.scales.first, conversion: 0,
      longRunElasticity: 0)
    blank.nests = corrections.nests
    let response = demand(blank).response(at: prices)
    let total = elasticityOffers.reduce(0) { $0 + response.units[$1] }
    return elasticityOffers.reduce(0) {
      $0 + response.unitsJacobian[$1 * offers.count + $1] * prices[$1] / total
    }
  }

  // MARK: - Two slopes

  /// Elasticities at list are linear in the scales once shifts and nests are known; the shifts depend
  /// on the scales through the discounts of the baseline only, so the first guess is close.
  private func solveTwoScales(_ targets: Targets, from start: Corrections) throws -> Corrections {
    guard let promotion = targets.promotionElasticity else {
      preconditionFailure("two price slopes need two elasticities")
    }
    guard promotion < targets.longRunElasticity else {
      throw CalibrationError.promotionTooWeak(
        promotion: promotion, longRun: targets.longRunElasticity)
    }
    var corrections = start
    let diversion = try reached(targets, corrections)
    if diversion == nil {
      corrections.nests.offerDissimilarity = nests.offerDissimilarity
    } else if corrections.nests.offerDissimilarity == 1 {
      corrections.nests.offerDissimilarity = Self.firstDissimilarity
    }
    corrections = try matched(targets, from: corrections)
    corrections.scales = try scales(for: targets, promotion: promotion, corrections)
    func gaps(_ point: [Double]) throws -> [Double] {
      corrections.scales = PriceScales(first: expOf(point[0]), second: expOf(point[1]))
      if point.count > 2 { corrections.nests.offerDissimilarity = 1 / (1 + expOf(-point[2])) }
      corrections = try matched(targets, from: corrections)
      let parts = elasticityParts(corrections)
      var gaps = [
        parts.longRun(corrections.scales) - targets.longRunElasticity,
        parts.promotion(corrections.scales) - promotion,
      ]
      if let diversion { gaps.append(parts.diversion(corrections.scales) - diversion) }
      return gaps
    }
    var point = [lnOf(corrections.scales.first), lnOf(corrections.scales.second)]
    if diversion != nil {
      point.append(
        lnOf(corrections.nests.offerDissimilarity / (1 - corrections.nests.offerDissimilarity)))
    }
    // Newton's bits depend on no library; Powell's method takes the hard cases.
    let root =
      try Roots.newton(start: point, tolerance: 1e-9, gaps)
      ?? Roots.system(start: point, tolerance: 1e-9, gaps)
    _ = try gaps(root.point)
    return corrections
  }

  /// Where the search for a dissimilarity starts.
  private static let firstDissimilarity = 0.7
  /// The smallest dissimilarity that a diversion may ask for.
  private static let leastDissimilarity = 0.02

  /// The diversion, if it lies between that without nests and that of the strongest.
  ///
  /// - Throws: `CalibrationError.diversionOutOfReach` where it does not and must be met.
  private func reached(_ targets: Targets, _ start: Corrections) throws -> Double? {
    guard let diversion = targets.diversion else { return nil }
    func attained(_ dissimilarity: Double) throws -> Double {
      var corrections = start
      corrections.nests.offerDissimilarity = dissimilarity
      corrections = try matched(targets, from: corrections)
      return elasticityParts(corrections).diversion(corrections.scales)
    }
    let range = (least: try attained(1), most: try attained(Self.leastDissimilarity))
    if diversion > range.least, diversion < range.most { return diversion }
    guard !targets.mustMeetDiversion else {
      throw CalibrationError.diversionOutOfReach(
        target: diversion, least: range.least, most: range.most)
    }
    return nil
  }

  /// The scales that meet both elasticities at given shifts and nests.
  private func scales(
    for targets: Targets, promotion: Double, _ corrections: Corrections
  ) throws -> PriceScales {
    let parts = elasticityParts(corrections)
    let rest = -targets.longRunElasticity - parts.quantity
    guard rest > 0 else {
      throw CalibrationError.quantityTooStrong(
        target: targets.longRunElasticity, quantityAlone: -parts.quantity)
    }
    guard parts.first > 0, parts.second > 0 else {
      throw CalibrationError.elasticityOutOfReach(target: targets.longRunElasticity)
    }
    return PriceScales(
      first: rest / parts.first,
      second: (targets.longRunElasticity - promotion) / parts.second)
  }
}
