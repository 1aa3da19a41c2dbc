// What the law on announced reductions asks about.
extension MarketSimulation {
  /// An offer's prices on the shelf since the warm-up began: moments of change in microseconds since
  /// time 0, and prices after dated promotions; several may share a moment, then the last one holds.
  public func shelfPrices(ofOffer offer: Int) -> [(time: Int64, price: Money)] {
    shelf.priceLog[offer]
  }

  /// Books what was paid in a purchase, by what the ledger grew by.
  mutating func bookPaidPrice(_ units: Int, visit: Visit, since books: OpenBooks) {
    guard paidPrices != nil else { return }
    let row = books.offer * ledger.segmentCount + books.segment
    paidPrices?.add(
      units: Int64(units), paid: ledger.sales[row].gross - books.sales.gross,
      offer: books.offer, day: Int(visit.time.floorDivided(by: Self.day)))
  }
}
