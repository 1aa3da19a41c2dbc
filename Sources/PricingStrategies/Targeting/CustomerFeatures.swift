import Glibc
public import MarketModel

/// What a retailer's analyst reads off a customer's purchases: recency, frequency and share of deals,
/// each scaled by the mean and the spread of the customers known at the first look.
///
/// Frequency is a rate, because books grow longer between a trial and the season. Units with a coupon are no
/// deals here: before a trial nobody had one, and after it chance decided who had.
///
/// - SeeAlso: P. Fader, B. Hardie and K. Lee, "RFM and CLV", *Journal of Marketing Research* 42, 2005.
public struct CustomerFeatures: Sendable, Hashable {
  /// The number of features, the constant 1 included.
  public static let count = 4

  /// When the books begin, in microseconds since time 0.
  private let start: Int64
  /// Share of units on deal among all customers known at the first look.
  private let dealShare: Double
  private let means: [Double]
  private let deviations: [Double]

  /// Takes the scale of the customers known at `time`, from books that begin at `start`.
  public init(_ customers: CustomerColumns, at time: Int64, since start: Int64) {
    let known = (0..<customers.count).filter(customers.isKnown)
    let units = known.reduce(0.0) { $0 + Double(customers.units[$1]) }
    let deals = known.reduce(0.0) { $0 + Self.deals(customers, $1) }
    let dealShare = units > 0 ? deals / units : 0
    let rows = known.map {
      Self.raw(customers, $0, at: time, since: start, dealShare: dealShare)
    }
    let total = Double(max(1, rows.count))
    let means = (0..<Self.count).map { place in
      rows.reduce(0) { $0 + $1[place] } / total
    }
    deviations = means.indices.map { place in
      let squares = rows.reduce(0) { $0 + ($1[place] - means[place]) * ($1[place] - means[place]) }
      return squares > 0 ? (squares / total).squareRoot() : 1
    }
    self.means = means
    self.start = start
    self.dealShare = dealShare
  }

  /// Returns a known customer's features at `time`; the first is 1.
  public func row(_ customers: CustomerColumns, _ customer: Int, at time: Int64) -> [Double] {
    let raw = Self.raw(customers, customer, at: time, since: start, dealShare: dealShare)
    return raw.indices.map { $0 == 0 ? 1 : (raw[$0] - means[$0]) / deviations[$0] }
  }

  /// Units bought below list without a coupon.
  private static func deals(_ customers: CustomerColumns, _ customer: Int) -> Double {
    Double(max(0, customers.dealUnits[customer] - customers.couponUnits[customer]))
  }

  /// Constant, ln(1 + weeks since the last purchase), ln(purchases per week), share of units on deal as if two
  /// more had been bought at everybody's share.
  private static func raw(
    _ customers: CustomerColumns, _ customer: Int, at time: Int64, since start: Int64,
    dealShare: Double
  ) -> [Double] {
    let sinceLast = Double(time - customers.lastPurchase[customer]) / 604_800e6
    let weeks = max(1, Double(time - start) / 604_800e6)
    let units = Double(max(0, customers.units[customer]))
    return [
      1, log(1 + max(0, sinceLast)), log(Double(max(1, customers.purchases[customer])) / weeks),
      (deals(customers, customer) + 2 * dealShare) / (units + 2),
    ]
  }
}
