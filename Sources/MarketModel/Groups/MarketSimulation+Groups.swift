// What the books of groups take from the market; without them nothing happens.
extension MarketSimulation {
  /// Books a purchase, or a reward on an earlier one, by what the ledger grew by.
  mutating func bookGroups(_ units: Int, visit: Visit, since books: OpenBooks) {
    guard groupBooks != nil else { return }
    let row = books.offer * ledger.segmentCount + books.segment
    groupBooks?.add(
      units: Int64(units), paid: ledger.sales[row].gross - books.sales.gross,
      consumer: Int(visit.consumer), offer: books.offer,
      week: Int(visit.time.floorDivided(by: VisitClock.week)))
  }

  /// Notes who can use a promotion that has just begun: for a coupon, those who hold it and might
  /// think of it.
  mutating func noteHolders(of index: Int) {
    guard groupBooks != nil else { return }
    let open = desk.open[index]
    var redemption: [Double]?
    if case .coupon(let coupon)? = market.promotions[index].terms?.mechanic {
      redemption = coupon.redemption
    }
    let segments = population.segments
    groupBooks?.noteHolders(of: index) { consumer in
      (open.isEmpty || open[consumer]) && (redemption?[Int(segments[consumer])] ?? 1) > 0
    }
  }
}
