import ScientificComputing

extension MarketCalibration {
  /// Returns the corrections that meet `targets`.
  ///
  /// Inside, the shifts follow from conversion and shares; outside, Brent's method finds one scale, or
  /// Powell's hybrid method two.
  ///
  /// - Throws: `CalibrationError` when no scales reach the elasticities, or no shifts conversion and
  ///   shares.
  public func solve(_ targets: Targets, from start: Solution? = nil) throws -> Solution {
    var placements = start?.placements ?? PlacementEffects()
    guard targets.lifts != PlacementLifts() else {
      return try solve(targets, placements: PlacementEffects(), from: start)
    }
    var solution = start
    for _ in 0..<Self.placementRounds {
      let solved = try solve(targets, placements: placements, from: solution)
      let next = try effects(
        for: targets.lifts, shifts: solved.shifts, scale: solved.slopeScale)
      let change = max(
        abs(next.display - placements.display), abs(next.mailer - placements.mailer))
      if change < 1e-9 { return solved }
      (placements, solution) = (next, solved)
    }
    throw CalibrationError.liftOutOfReach(targets.lifts.display ?? targets.lifts.mailer ?? 0)
  }

  /// Shifts move with the placements of the baseline only, so few rounds do.
  private static let placementRounds = 40

  private func solve(
    _ targets: Targets, placements: PlacementEffects, from start: Solution?
  ) throws -> Solution {
    switch priceTerms {
    case .money: try solveOneScale(targets, placements: placements, from: start)
    case .relative: try solveTwoScales(targets, placements: placements, from: start)
    }
  }

  // MARK: - One slope

  private func solveOneScale(
    _ targets: Targets, placements: PlacementEffects, from start: Solution?
  ) throws -> Solution {
    var shifts = start?.shifts ?? Array(repeating: 0, count: offers.count)
    let guess = start?.slopeScale ?? 1
    func gap(_ logScale: Double) throws -> Double {
      let scales = PriceScales(first: expOf(logScale))
      shifts = try matched(targets, scales: scales, placements: placements, from: shifts)
      return elasticityAtList(shifts: shifts, scale: scales.first) - targets.longRunElasticity
    }
    let bracket = try bracket(around: lnOf(guess), targets: targets, gap: gap)
    let root = try Roots.brent(lower: bracket.low, upper: bracket.high, tolerance: 1e-10, gap)
    let scales = PriceScales(first: expOf(root))
    shifts = try matched(targets, scales: scales, placements: placements, from: shifts)
    return Solution(
      shifts: shifts, slopeScale: scales.first,
      conversion: shares(shifts: shifts, scales: scales, placements: placements).reduce(0, +),
      longRunElasticity: elasticityAtList(shifts: shifts, scale: scales.first),
      placements: placements,
      lifts: lifts(shifts: shifts, scale: scales.first, placements: placements))
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

  private func elasticityAtList(shifts: [Double], scale: Double) -> Double {
    let prices = offers.map(\.listPrice)
    let blank = Solution(shifts: shifts, slopeScale: scale, conversion: 0, longRunElasticity: 0)
    let response = demand(blank).response(at: prices)
    let total = elasticityOffers.reduce(0) { $0 + response.units[$1] }
    return elasticityOffers.reduce(0) {
      $0 + response.unitsJacobian[$1 * offers.count + $1] * prices[$1] / total
    }
  }

  // MARK: - Two slopes

  /// Elasticities at list are linear in the scales once the shifts are known; the shifts depend on
  /// the scales through the discounts of the baseline only, so the first guess is close.
  private func solveTwoScales(
    _ targets: Targets, placements: PlacementEffects, from start: Solution?
  ) throws -> Solution {
    guard let promotion = targets.promotionElasticity else {
      preconditionFailure("two price slopes need two elasticities")
    }
    guard promotion < targets.longRunElasticity else {
      throw CalibrationError.promotionTooWeak(
        promotion: promotion, longRun: targets.longRunElasticity)
    }
    let blank = Array(repeating: 0.0, count: offers.count)
    var shifts = try matched(
      targets, scales: PriceScales(start), placements: placements, from: start?.shifts ?? blank)
    let guess = try scales(for: targets, promotion: promotion, shifts: shifts)
    let root = try Roots.system(start: [lnOf(guess.first), lnOf(guess.second)], tolerance: 1e-9) {
      let scales = PriceScales(first: expOf($0[0]), second: expOf($0[1]))
      shifts = try matched(targets, scales: scales, placements: placements, from: shifts)
      let parts = elasticityParts(shifts: shifts)
      let longRun = parts.longRun(scales)
      return [longRun - targets.longRunElasticity, parts.promotion(scales) - promotion]
    }
    let scales = PriceScales(first: expOf(root.point[0]), second: expOf(root.point[1]))
    return solution(
      shifts: try matched(targets, scales: scales, placements: placements, from: shifts),
      scales: scales, placements: placements)
  }

  /// The scales that meet both elasticities at given shifts.
  private func scales(
    for targets: Targets, promotion: Double, shifts: [Double]
  ) throws -> PriceScales {
    let parts = elasticityParts(shifts: shifts)
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

  /// What makes up the elasticity of units at list with expected = regular.
  ///
  /// Both terms' slopes in ln p are 1 there: `e = -[(scale_1 beta_1 + lambda kappa m)(1 - pi) + kappa (M - m)]
  /// - c scale_2 beta_2 (1 - pi)`, averaged by units.
  ///
  /// Source: docs/background/market-model.md, section 3.
  struct ElasticityParts {
    /// Mean of beta_1 (1 - pi).
    var first = 0.0
    /// Mean of beta_2 (1 - pi); 0 with money terms.
    var second = 0.0
    /// Mean of lambda kappa m (1 - pi) + kappa (M - m).
    var quantity = 0.0

    func longRun(_ scales: PriceScales) -> Double { -scales.first * first - quantity }

    func promotion(_ scales: PriceScales) -> Double { longRun(scales) - scales.second * second }
  }

  func elasticityParts(shifts: [Double]) -> ElasticityParts {
    let count = offers.count
    let rules = offers.map {
      QuantityRule(shares: $0.quantityShares, response: $0.quantityResponse, termChange: 0)
    }
    var parts = ElasticityParts()
    var row = Array(repeating: 0.0, count: count)
    var units = 0.0
    for start in stride(from: 0, to: plainAlpha.count, by: count) {
      for offer in 0..<count { row[offer] = plainAlpha[start + offer] + shifts[offer] }
      Self.replaceWithProbabilities(&row)
      for offer in elasticityOffers {
        let (rule, kappa) = (rules[offer], offers[offer].quantityResponse)
        let bought = row[offer] * rule.meanUnits
        let lost = bought * (1 - row[offer])
        units += bought
        parts.first += lost * plainFirstSlopes[start + offer]
        if !plainSecondSlopes.isEmpty { parts.second += lost * plainSecondSlopes[start + offer] }
        parts.quantity +=
          kappa
          * (QuantityRule.lambda * rule.meanLog * lost
            + row[offer] * (rule.meanUnitsLog - rule.meanUnits * rule.meanLog))
      }
    }
    parts.first /= units
    parts.second /= units
    parts.quantity /= units
    return parts
  }
}

extension PriceScales {
  /// The scales of an earlier solution; 1 without one.
  fileprivate init(_ solution: MarketCalibration.Solution?) {
    self.init(first: solution?.slopeScale ?? 1, second: solution?.secondScale ?? 1)
  }
}
