// The log-sum of an occasion: the one place that knows how utilities become a surplus.
extension ChoiceKernel {
  /// Writes each offer's utility before its shock as the occasion is resolved; minus infinity for an
  /// offer that can't be had.
  func writeUtilities(
    row: Int, scores: ScoreTable, prices: Prices, into utilities: inout [Double]
  ) {
    let count = prices.shift.count
    utilities.removeAll(keepingCapacity: true)
    for offer in 0..<count {
      utilities.append(
        prices.available[offer]
          ? systematic(cell: row * count + offer, offer: offer, scores: scores, prices: prices)
          : -.infinity)
    }
  }
}

/// Returns ln(1 + sum exp V), the expected utility of the best alternative over that of buying
/// nothing, in utils.
///
/// - SeeAlso: K. Train, *Discrete Choice Methods with Simulation*, 2nd ed., 2009, section 3.5.
func logSum(_ utilities: [Double]) -> Double {
  var largest = 0.0
  for utility in utilities where utility > largest { largest = utility }
  var sum = expOf(-largest)
  for utility in utilities { sum += expOf(utility - largest) }
  return largest + lnOf(sum)
}
