import MarketModel

/// Probabilities of requests over a booking cycle, from what whole cycles sold while a class was on sale.
///
/// Each is the share of sales among the epochs on sale at most `reach` epochs away in the cycle; where
/// a class was never on sale that near, its share over the whole cycle.
struct RequestRates: Sendable {
  /// Shape `[epoch, own]`, row-major.
  let probabilities: [Double]

  /// Epochs on either side that count as alike.
  private static let reach = 2

  /// Counts; `nil` without a whole cycle.
  init?(_ sales: EpochSales, epochs: Int) {
    let cycles = CompleteCycles(sales, epochs: epochs)
    guard !cycles.first.isEmpty else { return nil }
    func share(_ offer: Int, _ places: Range<Int>) -> Double? {
      let rows = cycles.first.flatMap { first in places.map { first + $0 } }
        .filter { sales.wasOnSale(offer, epoch: $0) }
      guard !rows.isEmpty else { return nil }
      let sold = rows.reduce(0.0) { $0 + Double(sales.units[$1 * sales.offerCount + offer]) }
      return sold / Double(rows.count)
    }
    probabilities = (0..<epochs).flatMap { epoch in
      let near = max(0, epoch - Self.reach)..<min(epochs, epoch + Self.reach + 1)
      let row = (0..<sales.offerCount).map { share($0, near) ?? share($0, 0..<epochs) ?? 0 }
      let sum = row.reduce(0, +)
      return sum > 1 ? row.map { $0 / sum } : row
    }
  }
}
