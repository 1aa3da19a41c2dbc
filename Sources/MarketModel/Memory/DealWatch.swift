/// How often each offer was on deal in the last weeks, and how deep: what adaptive consumers expect.
struct DealWatch: Sendable {
  /// Weeks that are remembered.
  let weeks: Int
  /// Lowest price over list of each offer in each remembered week; `[week][offer]`, oldest first.
  private var lowest: [[Double]] = []
  /// What is expected of each offer: the share of remembered weeks with a deal, and the deals' mean price
  /// over list; `nil` where there was none.
  private(set) var expectations: [(probability: Double, ratio: Double)?]

  /// A price this far below list is a deal.
  static let dealRatio = 0.95

  init(weeks: Int, offers: Int) {
    self.weeks = weeks
    expectations = Array(repeating: nil, count: offers)
  }

  /// Notes a week's lowest price ratios, one per offer.
  mutating func note(_ ratios: [Double]) {
    if lowest.count == weeks { lowest.removeFirst() }
    lowest.append(ratios)
    expectations = ratios.indices.map(expectation)
  }

  private func expectation(offer: Int) -> (probability: Double, ratio: Double)? {
    let deals = lowest.map { $0[offer] }.filter { $0 <= Self.dealRatio }
    guard !deals.isEmpty else { return nil }
    return (Double(deals.count) / Double(lowest.count), deals.reduce(0, +) / Double(deals.count))
  }
}
