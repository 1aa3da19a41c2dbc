/// How often each offer was on deal, and how deep: what consumers who wait expect.
struct DealWatch: Sendable {
  /// What is expected of an offer; `nil` where no deal is.
  typealias Expectation = (probability: Double, ratio: Double)?

  /// Weeks that are remembered.
  private var weeks: Int
  /// Lowest price over list of each offer in each remembered week; `[week][offer]`, oldest first.
  private var lowest: [[Double]] = []
  /// What is expected of each offer: the share of remembered weeks with a deal, and the deals' mean price
  /// over list; `nil` where there was none.
  private(set) var expectations: [Expectation]
  /// Whether expectations stay as they are.
  private var isHeld = false

  /// A price this far below list is a deal.
  static let dealRatio = 0.95

  init(weeks: Int, offers: Int) {
    self.weeks = weeks
    expectations = Array(repeating: nil, count: offers)
  }

  /// Notes a week's lowest price ratios, one per offer; held expectations look at the measured weeks.
  mutating func note(_ ratios: [Double], week: Int) {
    if isHeld, week >= weeks { return }
    if lowest.count == weeks { lowest.removeFirst() }
    lowest.append(ratios)
    if !isHeld { expectations = seen }
  }

  /// Expects the same from now on, and watches the `weeks` from time 0.
  mutating func hold(_ expectations: [Expectation], weeks: Int) {
    self.expectations = expectations
    self.weeks = weeks
    isHeld = true
    lowest = []
  }

  /// What the remembered weeks showed, one per offer.
  var seen: [Expectation] { expectations.indices.map(seen) }

  private func seen(offer: Int) -> Expectation {
    let deals = lowest.map { $0[offer] }.filter { $0 <= Self.dealRatio }
    guard !deals.isEmpty else { return nil }
    return (Double(deals.count) / Double(lowest.count), deals.reduce(0, +) / Double(deals.count))
  }
}
