import ResultsStore

/// How often an offer stood at each of its prices, stretch by stretch, over all replications.
struct TriedPrices {
  /// More prices than this are put into as many ranges.
  private static let most = 20
  /// Stretches of time that are told apart.
  private static let stretches = 24

  private let cells: [CellRecord.DailySeries]
  private let offer: Int
  private let days: Int
  /// The lowest price of each row and the width of a row, in millionths.
  private let rows: [Int64]
  private let width: Int64

  /// Finds the prices of an offer in the first `days` days; `tick` is the least distance of two, in
  /// millionths.
  init(_ cells: [CellRecord.DailySeries], offer: Int, days: Int, tick: Int64) {
    self.cells = cells
    self.offer = offer
    self.days = days
    let distinct = Set(
      cells.flatMap { cell in (0..<days).map { cell.prices[$0 * cell.offerCount + offer] } }
    ).sorted()
    guard let low = distinct.first, let high = distinct.last, distinct.count > Self.most else {
      (rows, width) = (distinct, 0)
      return
    }
    width = (high - low) / Int64(Self.most) + max(1, tick)
    rows = (0..<Int64(Self.most)).map { [width] in low + $0 * width }.filter { $0 <= high }
  }

  /// Returns the shares of days; `nil` where the price never moved.
  func summary(product: String) -> LearningSummary.PricesTried? {
    guard rows.count > 1 else { return nil }
    let length = 7 * max(1, (days / 7 + Self.stretches - 1) / Self.stretches)
    let count = (days + length - 1) / length
    var shares = Array(repeating: Array(repeating: 0.0, count: rows.count), count: count)
    var (units, visits) = (Array(repeating: 0.0, count: rows.count), shares[0])
    for cell in cells {
      for day in 0..<days {
        let row = row(of: cell.prices[day * cell.offerCount + offer])
        let stretch = min(length, days - day / length * length)
        shares[day / length][row] += 1 / Double(stretch * cells.count)
        units[row] += Double(cell.units[day * cell.offerCount + offer])
        visits[row] += 1
      }
    }
    return LearningSummary.PricesTried(
      product: product, prices: rows.map { Double($0 + width / 2) / 1e6 }, shares: shares,
      stretchDays: length, units: zip(units, visits).map { $1 > 0 ? $0 / $1 : 0 })
  }

  private func row(of price: Int64) -> Int {
    (rows.lastIndex { $0 <= price }) ?? 0
  }
}
