/// A deal of a category that consumers expect.
struct ExpectedDeal: Sendable {
  /// Its probability.
  var probability: Double
  /// Weeks until then.
  var weeks: Double
  /// Price over list of each offer of the category in the deal.
  var ratios: [Double]
}

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
  private(set) var expectations: [Expectation] {
    didSet { expected = categoryOffers.map(deal) }
  }
  /// The next deal of each category; `nil` where none is expected.
  private(set) var expected: [ExpectedDeal?]
  private let categoryOffers: [Range<Int>]
  /// Whether expectations stay as they are.
  private var isHeld = false

  /// A price this far below list is a deal.
  static let dealRatio = 0.95

  init(weeks: Int, categoryOffers: [Range<Int>]) {
    self.weeks = weeks
    self.categoryOffers = categoryOffers
    expectations = categoryOffers.joined().map { _ in nil }
    expected = categoryOffers.map { _ in nil }
  }

  /// The deal of the likeliest offer among `offers`, with what is expected of each.
  private func deal(of offers: Range<Int>) -> ExpectedDeal? {
    let likeliest = offers.map { expectations[$0]?.probability ?? 0 }.max() ?? 0
    guard likeliest > 0 else { return nil }
    return ExpectedDeal(
      probability: likeliest, weeks: 1, ratios: expectations[offers].map { $0?.ratio ?? 1 })
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
