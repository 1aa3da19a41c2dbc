import ScientificComputing

extension MarketCalibration {
  /// Returns the shifts at which the kept occasions show conversion and shares.
  ///
  /// The contraction of Berry, Levinsohn and Pakes (*Econometrica* 63(4), 1995, appendix I) alone
  /// where occasions are alike; where consumers differ as much as a scorer's do it creeps, and
  /// Newton's method, or else Powell's, takes over.
  ///
  /// - Throws: `CalibrationError.sharesOutOfReach`.
  func matched(_ targets: Targets, from start: Corrections) throws -> Corrections {
    let wanted = targets.shares.map { $0 * targets.conversion }
    guard targets.conversion < 1, wanted.allSatisfy({ $0 > 0 }) else {
      throw CalibrationError.sharesOutOfReach(conversion: targets.conversion)
    }
    let isAlike = priceTerms == .money
    let (corrections, isMatched) = contracted(
      wanted, targets.conversion, from: start, steps: isAlike ? 500 : 5)
    if isMatched { return corrections }
    guard !isAlike else {
      throw CalibrationError.sharesOutOfReach(conversion: targets.conversion)
    }
    return try polished(wanted, targets.conversion, from: corrections)
  }

  private func contracted(
    _ wanted: [Double], _ conversion: Double, from start: Corrections, steps: Int
  ) -> (corrections: Corrections, isMatched: Bool) {
    var corrections = start
    for _ in 0..<steps {
      let attained = shares(corrections)
      let outside = 1 - attained.reduce(0, +)
      // Relative to the outside option's share the step is exact for a plain logit.
      let correction = lnOf((1 - conversion) / max(outside, 1e-12))
      var largest = 0.0
      // Sellers of one product take from each other: the whole step would go too far.
      let damping = corrections.nests.products.isEmpty ? 1 : corrections.nests.sellerDissimilarity
      for offer in wanted.indices {
        let step = damping * (lnOf(wanted[offer] / max(attained[offer], 1e-300)) - correction)
        corrections.shifts[offer] += step
        largest = max(largest, abs(step))
      }
      if largest < 1e-12 { return (corrections, true) }
    }
    return (corrections, false)
  }

  private func polished(
    _ wanted: [Double], _ conversion: Double, from start: Corrections
  ) throws -> Corrections {
    func moved(_ shifts: [Double]) -> Corrections {
      var corrections = start
      corrections.shifts = shifts
      return corrections
    }
    func gaps(_ shifts: [Double]) -> [Double] {
      zip(shares(moved(shifts)), wanted).map { lnOf(max($0, 1e-300) / $1) }
    }
    func slopes(_ shifts: [Double]) -> [Double] { logShareJacobian(moved(shifts)) }
    do {
      let root =
        try Roots.newton(start: start.shifts, tolerance: 1e-10, gaps, jacobian: slopes)
        ?? Roots.system(start: start.shifts, tolerance: 1e-10, gaps, jacobian: slopes)
      return moved(root.point)
    } catch is ScientificError {
      throw CalibrationError.sharesOutOfReach(conversion: conversion)
    }
  }

  /// Mean choice probabilities on the kept occasions, at the prices and flags of their moment.
  func shares(_ corrections: Corrections) -> [Double] {
    var sums = Array(repeating: 0.0, count: offers.count)
    visitRows(corrections) { row, _, _ in
      for offer in sums.indices { sums[offer] += row[offer] }
    }
    return sums.map { $0 * Double(offers.count) / Double(base.count) }
  }

  /// d ln share_j / d shift_k, row-major.
  ///
  /// In a plain logit (share_j [j = k] - mean of p_j p_k) / share_j.
  func logShareJacobian(_ corrections: Corrections) -> [Double] {
    let count = offers.count
    var sums = Array(repeating: 0.0, count: count)
    var products = Array(repeating: 0.0, count: count * count)
    visitRows(corrections) { row, choice, anchored in
      for j in 0..<count {
        sums[j] += row[j]
        for k in 0..<count {
          var change = choice.logDerivative(of: j, by: k, row)
          if let anchored {
            // A shift moves what the odds of buying are anchored at, too.
            change +=
              (1 - choice.nests.offerDissimilarity) * (1 - choice.buying) * anchored.conditional[k]
          }
          products[j * count + k] += row[j] * change
        }
      }
    }
    for j in 0..<count {
      for k in 0..<count { products[j * count + k] /= max(sums[j], 1e-300) }
    }
    return products
  }

  /// Hands over every kept occasion's choice probabilities, and what its odds of buying are anchored at.
  private func visitRows(
    _ corrections: Corrections,
    _ body: (borrowing [Double], borrowing NestedChoice, NestedChoice?) -> Void
  ) {
    let count = offers.count
    var row = Array(repeating: 0.0, count: count)
    var choice = NestedChoice(corrections.nests)
    var anchors =
      corrections.nests.holdsOdds ? NestedChoice(corrections.nests) : nil
    for first in stride(from: 0, to: base.count, by: count) {
      var anchor = 0.0
      if anchors != nil {
        for offer in 0..<count {
          row[offer] = anchorAlpha[first + offer] + corrections.shifts[offer]
        }
        anchor = anchors?.inclusiveValue(row) ?? 0
      }
      writeUtilities(first, corrections, into: &row)
      choice.replaceWithProbabilities(&row, anchor: anchor)
      body(row, choice, anchors)
    }
  }

  /// Utilities at the prices and flags of an occasion's moment.
  private func writeUtilities(
    _ first: Int, _ corrections: Corrections, into row: inout [Double]
  ) {
    for offer in row.indices {
      row[offer] =
        base[first + offer] + corrections.shifts[offer]
        - corrections.scales.first * firstTerm[first + offer]
    }
    if !secondTerm.isEmpty {
      for offer in row.indices {
        row[offer] -= corrections.scales.second * secondTerm[first + offer]
      }
    }
    if !flags.isEmpty, corrections.placements != PlacementEffects() {
      for offer in row.indices {
        row[offer] += corrections.placements.utility(flags[first + offer])
      }
    }
  }
}
