/// The rows of a table by their predicted purchase probability: discrimination and calibration.
public struct IncidenceRanking: Sendable {
  /// Bins of the calibration error.
  public static let bins = 15

  private let order: [Int32]
  private let probabilities: [Double]
  private let purchased: [Bool]

  /// Sorts rows; equal probabilities keep the order of the rows.
  ///
  /// - Parameters:
  ///   - probabilities: Predicted probability of a purchase; shape `[rows]`.
  ///   - purchased: Whether there was one; shape `[rows]`.
  public init(probabilities: [Double], purchased: [Bool]) {
    precondition(probabilities.count == purchased.count, "one outcome per probability")
    let order = probabilities.indices.sorted {
      (probabilities[$0], $0) < (probabilities[$1], $1)
    }
    self.order = order.map(Int32.init)
    self.probabilities = order.map { probabilities[$0] }
    self.purchased = order.map { purchased[$0] }
  }

  /// Returns the probability that a row with a purchase has the larger prediction than one without.
  ///
  /// Ties count one half. Not a number unless both kinds of rows have weight; `weights` says how
  /// often a row counts, shape `[rows]`.
  /// - SeeAlso: T. Fawcett, "An introduction to ROC analysis", 2006, section 7.
  public func areaUnderCurve(weights: [Double]) -> Double {
    var (pairs, below, buyers, tiedBelow, tiedBuyers) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for index in order.indices {
      if index > 0 && probabilities[index] != probabilities[index - 1] {
        pairs += tiedBuyers * (below + tiedBelow / 2)
        below += tiedBelow
        buyers += tiedBuyers
        (tiedBelow, tiedBuyers) = (0, 0)
      }
      let weight = weights[Int(order[index])]
      if purchased[index] { tiedBuyers += weight } else { tiedBelow += weight }
    }
    pairs += tiedBuyers * (below + tiedBelow / 2)
    return pairs / ((buyers + tiedBuyers) * (below + tiedBelow))
  }

  /// Returns the mean distance between predicted and observed purchase share over bins of equal
  /// weight, in probability.
  ///
  /// A row belongs to the bin that holds the middle of its weight.
  /// - SeeAlso: C. Guo et al., "On calibration of modern neural networks", 2017, equation 5.
  public func calibrationError(weights: [Double]) -> Double {
    let total = weights.reduce(0, +)
    var gaps = [Double](repeating: 0, count: Self.bins)
    var passed = 0.0
    for index in order.indices {
      let weight = weights[Int(order[index])]
      let bin = Int((passed + weight / 2) / total * Double(Self.bins))
      gaps[min(bin, Self.bins - 1)] += weight * (probabilities[index] - (purchased[index] ? 1 : 0))
      passed += weight
    }
    return gaps.reduce(0) { $0 + abs($1) } / total
  }
}
