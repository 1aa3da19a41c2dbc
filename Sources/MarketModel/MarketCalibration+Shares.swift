import ScientificComputing

extension MarketCalibration {
  /// Returns the shifts at which the kept occasions show conversion and shares.
  ///
  /// The contraction of Berry, Levinsohn and Pakes (*Econometrica* 63(4), 1995, appendix I) alone
  /// where occasions are alike; where consumers differ as much as a scorer's do it creeps, and
  /// Powell's hybrid method takes over.
  ///
  /// - Throws: `CalibrationError.sharesOutOfReach`.
  func matched(
    _ targets: Targets, scales: PriceScales, placements: PlacementEffects, from start: [Double]
  ) throws -> [Double] {
    let wanted = targets.shares.map { $0 * targets.conversion }
    guard targets.conversion < 1, wanted.allSatisfy({ $0 > 0 }) else {
      throw CalibrationError.sharesOutOfReach(conversion: targets.conversion)
    }
    let isAlike = priceTerms == .money
    let (shifts, isMatched) = contracted(
      wanted, targets.conversion, scales: scales, placements: placements, from: start,
      steps: isAlike ? 500 : 5)
    if isMatched { return shifts }
    guard !isAlike else {
      throw CalibrationError.sharesOutOfReach(conversion: targets.conversion)
    }
    return try polished(
      wanted, targets.conversion, scales: scales, placements: placements, from: shifts)
  }

  private func contracted(
    _ wanted: [Double], _ conversion: Double, scales: PriceScales, placements: PlacementEffects,
    from start: [Double], steps: Int
  ) -> (shifts: [Double], isMatched: Bool) {
    var shifts = start
    for _ in 0..<steps {
      let attained = shares(shifts: shifts, scales: scales, placements: placements)
      let outside = 1 - attained.reduce(0, +)
      // Relative to the outside option's share the step is exact for a plain logit.
      let correction = lnOf((1 - conversion) / max(outside, 1e-12))
      var largest = 0.0
      for offer in shifts.indices {
        let step = lnOf(wanted[offer] / max(attained[offer], 1e-300)) - correction
        shifts[offer] += step
        largest = max(largest, abs(step))
      }
      if largest < 1e-12 { return (shifts, true) }
    }
    return (shifts, false)
  }

  private func polished(
    _ wanted: [Double], _ conversion: Double, scales: PriceScales, placements: PlacementEffects,
    from start: [Double]
  ) throws -> [Double] {
    do {
      return try Roots.system(
        start: start, tolerance: 1e-10,
        { shifts in
          zip(shares(shifts: shifts, scales: scales, placements: placements), wanted).map {
            lnOf(max($0, 1e-300) / $1)
          }
        }, jacobian: { logShareJacobian(shifts: $0, scales: scales, placements: placements) }
      ).point
    } catch is ScientificError {
      throw CalibrationError.sharesOutOfReach(conversion: conversion)
    }
  }

  /// Mean choice probabilities on the kept occasions, at the prices and flags of their moment.
  func shares(
    shifts: [Double], scales: PriceScales, placements: PlacementEffects
  ) -> [Double] {
    var sums = Array(repeating: 0.0, count: offers.count)
    visitRows(shifts: shifts, scales: scales, placements: placements) { row in
      for offer in sums.indices { sums[offer] += row[offer] }
    }
    return sums.map { $0 * Double(offers.count) / Double(base.count) }
  }

  /// d ln share_j / d shift_k = (share_j [j = k] - mean of p_j p_k) / share_j; row-major.
  func logShareJacobian(
    shifts: [Double], scales: PriceScales, placements: PlacementEffects
  ) -> [Double] {
    let count = offers.count
    var sums = Array(repeating: 0.0, count: count)
    var products = Array(repeating: 0.0, count: count * count)
    visitRows(shifts: shifts, scales: scales, placements: placements) { row in
      for j in 0..<count {
        sums[j] += row[j]
        for k in 0..<count { products[j * count + k] += row[j] * row[k] }
      }
    }
    for j in 0..<count {
      for k in 0..<count {
        products[j * count + k] = (j == k ? 1 : 0) - products[j * count + k] / max(sums[j], 1e-300)
      }
    }
    return products
  }

  /// Hands over every kept occasion's choice probabilities.
  private func visitRows(
    shifts: [Double], scales: PriceScales, placements: PlacementEffects,
    _ body: (borrowing [Double]) -> Void
  ) {
    let count = offers.count
    var row = Array(repeating: 0.0, count: count)
    for first in stride(from: 0, to: base.count, by: count) {
      for offer in 0..<count {
        row[offer] = base[first + offer] + shifts[offer] - scales.first * firstTerm[first + offer]
      }
      if !secondTerm.isEmpty {
        for offer in 0..<count { row[offer] -= scales.second * secondTerm[first + offer] }
      }
      if !flags.isEmpty, placements != PlacementEffects() {
        for offer in 0..<count { row[offer] += placements.utility(flags[first + offer]) }
      }
      Self.replaceWithProbabilities(&row)
      body(row)
    }
  }

  /// Replaces utilities by choice probabilities beside an outside option of utility 0.
  static func replaceWithProbabilities(_ row: inout [Double]) {
    var largest = 0.0
    for offer in row.indices { largest = max(largest, row[offer]) }
    var total = expOf(-largest)
    for offer in row.indices {
      row[offer] = expOf(row[offer] - largest)
      total += row[offer]
    }
    for offer in row.indices { row[offer] /= total }
  }
}
