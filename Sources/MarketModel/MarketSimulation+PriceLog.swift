// What was on the shelf, for readers.
extension MarketSimulation {
  /// A price and the moment from which it held.
  public struct ShelfPrice: Sendable, Hashable {
    /// Microseconds since time 0; negative in the warm-up.
    public var time: Int64
    /// The price on the shelf, dated promotions included.
    public var price: Money
  }

  /// Returns every price that an offer had on the shelf, warm-up included, by time.
  public func shelfPrices(ofOffer offer: Int) -> [ShelfPrice] {
    shelf.priceLog[offer].map { ShelfPrice(time: $0.time, price: $0.price) }
  }
}
