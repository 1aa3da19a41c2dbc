/// What some offers sold at every epoch of a market without consumers; columns of shape
/// `[epoch, offer]`, row-major.
public struct EpochSales: Sendable, Hashable {
  /// The number of offers.
  public let offerCount: Int
  /// The first epoch, counted from time 0: negative with a warm-up.
  public let firstEpoch: Int
  /// Units sold.
  public private(set) var units: [Int32] = []
  /// What buyers were asked for, in millionths.
  public private(set) var prices: [Int64] = []
  /// Units that might be sold; `Int32.max` for no limit.
  public private(set) var supply: [Int32] = []

  /// Starts without an epoch.
  public init(offerCount: Int, firstEpoch: Int) {
    self.offerCount = offerCount
    self.firstEpoch = firstEpoch
  }

  /// The number of epochs.
  public var epochCount: Int { offerCount > 0 ? units.count / offerCount : 0 }

  /// Whether an offer was on sale at an epoch.
  public func wasOnSale(_ offer: Int, epoch: Int) -> Bool { supply[epoch * offerCount + offer] > 0 }

  /// Whether all that might be sold was sold, or nothing might: demand may have been higher.
  public func isCensored(_ offer: Int, epoch: Int) -> Bool {
    units[epoch * offerCount + offer] >= supply[epoch * offerCount + offer]
  }

  /// Begins an epoch for one offer; offers in order.
  public mutating func open(supply: Int, price: Money) {
    units.append(0)
    prices.append(price.millionths)
    self.supply.append(Int32(clamping: supply))
  }

  /// Adds units that an offer sold in the latest epoch.
  public mutating func sell(_ sold: Int, of offer: Int) {
    units[units.count - offerCount + offer] += Int32(sold)
  }

  /// Returns the columns of some offers.
  public func of(_ offers: [Int]) -> EpochSales {
    var part = EpochSales(offerCount: offers.count, firstEpoch: firstEpoch)
    let rows = (0..<epochCount).flatMap { epoch in offers.map { epoch * offerCount + $0 } }
    part.units = rows.map { units[$0] }
    part.prices = rows.map { prices[$0] }
    part.supply = rows.map { supply[$0] }
    return part
  }
}
