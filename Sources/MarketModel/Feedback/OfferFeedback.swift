/// What became of an offer from its firm's last decision to this one: what a seller can learn from.
public struct OfferFeedback: Sendable, Hashable {
  /// What buyers were asked for once the decision had been carried out, dated promotions included.
  public var price: Money
  /// Units sold.
  public var units: Int
  /// Chances to sell while there was stock: visits, or epochs in markets without consumers.
  ///
  /// Visits are counted whole and taken by the share of the time with stock.
  public var opportunities: Double
  /// Whether it ran out for a time or orders were turned away: demand may have been higher.
  public var isCensored: Bool
  /// Whether it stood on display, which sells by itself.
  public var isDisplayed: Bool

  /// Gathers the parts.
  public init(
    price: Money, units: Int, opportunities: Double, isCensored: Bool, isDisplayed: Bool = false
  ) {
    self.price = price
    self.units = units
    self.opportunities = opportunities
    self.isCensored = isCensored
    self.isDisplayed = isDisplayed
  }
}

/// Where an offer's counts stood when its firm decided.
struct SalesMark: Sendable {
  /// Microseconds since time 0.
  var time: Int64
  /// The effective price after the decision.
  var price: Money
  /// Whether the offer stood on display then.
  var isDisplayed: Bool
  var counts: SalesCounts
}

/// What a seller can count of an offer; all of it only grows while a ledger is kept.
struct SalesCounts: Sendable {
  var units: Int64
  /// Visits that could see the offer.
  var visits: Int64
  /// Epochs at which there was something to sell.
  var openEpochs: Int64
  /// Microseconds without stock, up to now.
  var stockOutTime: Int64
  /// Orders that could not be met, in units.
  var lostUnits: Int64

  static func - (left: SalesCounts, right: SalesCounts) -> SalesCounts {
    SalesCounts(
      units: left.units - right.units, visits: left.visits - right.visits,
      openEpochs: left.openEpochs - right.openEpochs,
      stockOutTime: left.stockOutTime - right.stockOutTime,
      lostUnits: left.lostUnits - right.lostUnits)
  }

  static func -= (left: inout SalesCounts, right: SalesCounts) { left = left - right }
}
