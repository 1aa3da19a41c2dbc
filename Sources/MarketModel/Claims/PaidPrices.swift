/// What customers paid for each offer: units by day and price.
///
/// Kept where announced reductions are held against transaction prices; it reads purchases and
/// changes nothing.
public struct PaidPrices: Sendable, Hashable {
  /// Units sold at one price on one day.
  public struct Sale: Sendable, Hashable {
    /// The day, counted from time 0.
    public var day: Int
    /// Paid for a unit, tax included, coupons taken off; millionths, rounded down where one sale had
    /// several prices.
    public var price: Int64
    /// Units.
    public var units: Int64
  }

  /// Sales of each offer by day; shape `[offers]`.
  public private(set) var sales: [[Sale]]

  /// Opens empty books for so many offers.
  public init(offers count: Int) {
    sales = Array(repeating: [], count: count)
  }

  /// Adds what was paid for some units of an offer; days never go back.
  mutating func add(units: Int64, paid: Int64, offer: Int, day: Int) {
    guard units > 0 else { return }
    let price = paid / units
    let today = sales[offer].indices.reversed().prefix { sales[offer][$0].day == day }
    if let place = today.first(where: { sales[offer][$0].price == price }) {
      sales[offer][place].units += units
    } else {
      sales[offer].append(Sale(day: day, price: price, units: units))
    }
  }
}
