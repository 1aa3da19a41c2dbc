public import MarketModel

/// A promotion of one product.
public struct CompanyPromotion: Sendable, Hashable {
  /// Its name; `promotion-1` and so on in file order where none is written.
  public var id: String
  /// The product's identifier.
  public var sku: String
  /// Its first day.
  public var from: CivilDate
  /// Its last day, not before the first.
  public var to: CivilDate
  /// What it does to the price.
  public var offer: Offer
  /// Share of shops or days with a display, 0 to 1.
  public var display: Double
  /// Share of shops or days with a feature in the mailer, 0 to 1.
  public var feature: Double

  /// What a promotion does to the price.
  public enum Offer: Sendable, Hashable {
    /// A share of the list price is taken off, 0 to 1.
    case percentOff(Double)
    /// A price per unit.
    case price(Double)
    /// Display or feature only.
    case none
  }

  /// Returns the price that it makes of a list price.
  public func price(list: Double) -> Double {
    switch offer {
    case .percentOff(let share): list * (1 - share)
    case .price(let price): price
    case .none: list
    }
  }

  /// Returns its days in the week that begins on a Monday.
  func days(inWeekFrom monday: CivilDate) -> Int {
    let first = max(from.dayNumber, monday.dayNumber)
    return max(0, min(to.dayNumber, monday.dayNumber + 6) - first + 1)
  }
}
