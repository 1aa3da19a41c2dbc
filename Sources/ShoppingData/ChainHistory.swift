import Glibc

/// What was known of listed items and categories before each period, chain-wide.
///
/// Columns have shape `[listed, period]` unless they say otherwise; periods count from the first.
struct ChainHistory: Sendable {
  let periods: Int
  /// Lines of the period itself.
  let lines: [Int32]
  /// Sum of the price ratios of the period itself.
  let ratioSums: [Double]
  /// ln of the regular price; NaN while unknown.
  private(set) var logRegular: [Float]
  /// Average price ratio of past periods.
  private(set) var expectedRatio: [Double]
  /// Whether the item was sold in the six periods before.
  private(set) var wasSold: [Bool]
  /// ln of the share of the category's listed lines in the eight periods before.
  private(set) var logShare: [Float]
  /// ln of the geometric mean regular price of listed items; shape `[category, period]`.
  private(set) var logCategoryPrice: [Float]
  /// ln of purchases per occasion; shape `[category, period]`.
  private(set) var logBaseRate: [Float]
  private let outletRow: [Int]
  private let outletLinesBefore: [UInt32]
  private let listedCount: Int

  /// Periods over which regular prices and shares are taken.
  static let window = 8
  /// Periods for which an item stays available after a sale.
  static let shelfLife = 6
  /// Periods over which outlet shares are taken.
  static let outletWindow = 26
  /// Lines at the chain's shares that an outlet's own lines are shrunk towards.
  static let outletPrior: Float = 20
  /// What remains of the expected price ratio after a period with sales.
  static let expectedMemory = 0.75
  /// What remains of the base rate's counts after a period.
  static let rateMemory = 0.9
  /// The base rate before any count, and its worth in occasions.
  static let (priorRate, priorOccasions) = (0.13, 50.0)

  /// Derives every column from the tallies.
  init(_ tallies: ChainTallies, assortment: Assortment) {
    periods = tallies.periods
    listedCount = tallies.listedCount
    (lines, ratioSums) = (tallies.lines, tallies.ratioSums)
    (outletRow, outletLinesBefore) = (tallies.outletRow, tallies.outletLinesBefore)
    let cells = listedCount * periods
    logRegular = Array(repeating: .nan, count: cells)
    expectedRatio = Array(repeating: 1, count: cells)
    wasSold = Array(repeating: false, count: cells)
    logShare = Array(repeating: 0, count: cells)
    logCategoryPrice = Array(repeating: 0, count: tallies.categoryCount * periods)
    logBaseRate = logCategoryPrice
    let bins = tallies.priceBins
    for item in 0..<listedCount { deriveItem(item, bins) }
    for category in 0..<tallies.categoryCount {
      deriveCategory(category, listed: assortment.listed[category])
      deriveBaseRate(category, tallies)
    }
  }

  private mutating func deriveItem(_ item: Int, _ bins: [[ChainTallies.PriceBin]]) {
    let first = item * periods
    var expected: Double?
    var known = Float.nan
    for period in 0..<periods {
      let cell = first + period
      let recent = first + max(0, period - Self.window)..<cell
      let own = Self.median(bins[recent].joined()) ?? (known.isNaN ? Self.median(bins[cell]) : nil)
      known = own.map { Float(log($0)) } ?? known
      logRegular[cell] = known
      wasSold[cell] = (max(0, period - Self.shelfLife)..<period).contains { lines[first + $0] > 0 }
      expectedRatio[cell] = expected ?? 1
      guard lines[cell] > 0 else { continue }
      let mean = ratioSums[cell] / Double(lines[cell])
      expected =
        expected.map { $0 * Self.expectedMemory + mean * (1 - Self.expectedMemory) } ?? mean
    }
  }

  /// The mean of the bin that holds the median price; `nil` without prices.
  private static func median(_ bins: some Sequence<ChainTallies.PriceBin>) -> Double? {
    let sorted = bins.sorted { $0.bin < $1.bin }
    let total = sorted.reduce(0) { $0 + Int($1.count) }
    var seen = 0
    for (index, bin) in sorted.enumerated() {
      seen += Int(bin.count)
      guard 2 * seen >= total else { continue }
      let same = sorted[index...].prefix { $0.bin == bin.bin }
      return same.reduce(0) { $0 + $1.sum } / Double(same.reduce(0) { $0 + Int($1.count) })
    }
    return nil
  }

  private mutating func deriveCategory(_ category: Int, listed: Range<Int>) {
    for period in 0..<periods {
      let known = listed.map { logRegular[$0 * periods + period] }.filter { !$0.isNaN }
      if !known.isEmpty {
        logCategoryPrice[category * periods + period] =
          known.reduce(0, +) / Float(known.count)
      }
      let counts = listed.map { item in
        (max(0, period - Self.window)..<period).reduce(0) { $0 + Int(lines[item * periods + $1]) }
      }
      let total = Float(counts.reduce(0, +)) + 0.5 * Float(listed.count)
      for (item, count) in zip(listed, counts) {
        logShare[item * periods + period] = Float(log(Double((Float(count) + 0.5) / total)))
      }
    }
  }

  private mutating func deriveBaseRate(_ category: Int, _ tallies: ChainTallies) {
    var (purchases, occasions) = (0.0, 0.0)
    for period in 0..<periods {
      let cell = category * periods + period
      let rate =
        (purchases + Self.priorRate * Self.priorOccasions) / (occasions + Self.priorOccasions)
      logBaseRate[cell] = Float(log(rate))
      purchases = purchases * Self.rateMemory + Double(tallies.purchases[cell])
      occasions = occasions * Self.rateMemory + Double(tallies.occasions[cell])
    }
  }

  /// Writes ln(share in the outlet / share in the chain) of a category's listed items before a period.
  func outletShares(
    outlet: Int32, listed: Range<Int>, period: Int, into shares: inout [Float]
  ) {
    shares.removeAll(keepingCapacity: true)
    let row = outletRow[Int(outlet)]
    let start = max(0, period - Self.outletWindow)
    var total: Float = 0
    for item in listed {
      let place = row < 0 ? 0 : (row * listedCount + item) * (periods + 1)
      let count = row < 0 ? 0 : outletLinesBefore[place + period] - outletLinesBefore[place + start]
      shares.append(Float(count))
      total += Float(count)
    }
    for (index, item) in listed.enumerated() {
      let share = exp(logShare[item * periods + period])
      let smoothed = (shares[index] + Self.outletPrior * share) / (total + Self.outletPrior)
      shares[index] = Float(log(Double(smoothed / share)))
    }
  }
}
