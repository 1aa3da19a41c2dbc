import Glibc
public import MarketModel

/// What a retailer's analyst reads off a customer's purchases: recency, frequency and share of deals,
/// each scaled by the mean and the spread of the customers known at the first look.
///
/// - SeeAlso: P. Fader, B. Hardie and K. Lee, "RFM and CLV", *Journal of Marketing Research* 42, 2005.
public struct CustomerFeatures: Sendable, Hashable {
  /// The number of features, the constant 1 included.
  public static let count = 4

  private let means: [Double]
  private let deviations: [Double]

  /// Takes the scale of the customers known at `time`.
  public init(_ customers: CustomerColumns, at time: Int64) {
    let rows = (0..<customers.count).filter(customers.isKnown)
      .map { Self.raw(customers, $0, at: time) }
    let total = Double(max(1, rows.count))
    let means = (0..<Self.count).map { place in
      rows.reduce(0) { $0 + $1[place] } / total
    }
    deviations = means.indices.map { place in
      let squares = rows.reduce(0) { $0 + ($1[place] - means[place]) * ($1[place] - means[place]) }
      return squares > 0 ? (squares / total).squareRoot() : 1
    }
    self.means = means
  }

  /// Returns a known customer's features at `time`; the first is 1.
  public func row(_ customers: CustomerColumns, _ customer: Int, at time: Int64) -> [Double] {
    let raw = Self.raw(customers, customer, at: time)
    return raw.indices.map { $0 == 0 ? 1 : (raw[$0] - means[$0]) / deviations[$0] }
  }

  /// Constant, ln(1 + weeks since the last purchase), ln(purchases), share of units on deal.
  private static func raw(
    _ customers: CustomerColumns, _ customer: Int, at time: Int64
  ) -> [Double] {
    let units = Double(max(1, customers.units[customer]))
    let weeks = Double(time - customers.lastPurchase[customer]) / 604_800e6
    return [
      1, log(1 + max(0, weeks)), log(Double(max(1, customers.purchases[customer]))),
      Double(customers.dealUnits[customer]) / units,
    ]
  }
}
