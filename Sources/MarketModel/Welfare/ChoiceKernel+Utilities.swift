// Utilities of an occasion as consumers meet it.
extension ChoiceKernel {
  /// Writes each offer's utility before its shock; minus infinity for an offer that can't be had.
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
