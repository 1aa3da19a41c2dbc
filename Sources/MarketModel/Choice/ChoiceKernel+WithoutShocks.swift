// Choices that utilities decide alone.
extension ChoiceKernel {
  /// Writes the choices of `rows` as `resolve` does, without shocks; the first of equal offers wins.
  func resolveWithoutShocks(
    _ rows: Range<Int>, scores: ScoreTable, prices: Prices, chosen: inout [Int32],
    wanted: inout [Int32]
  ) {
    let count = prices.shift.count
    for row in rows {
      var best = (utility: Self.valueOfNothing, offer: Int32(-1))
      var bestInStock = best
      for offer in 0..<count {
        let utility = systematic(
          cell: row * count + offer, offer: offer, scores: scores, prices: prices)
        if utility > best.utility { best = (utility, Int32(offer)) }
        if prices.available[offer], utility > bestInStock.utility {
          bestInStock = (utility, Int32(offer))
        }
      }
      wanted[row] = best.offer
      chosen[row] = bestInStock.offer
    }
  }

  /// The largest number below 0: an offer worth exactly its price is bought.
  static let valueOfNothing = -Double.leastNonzeroMagnitude
}
