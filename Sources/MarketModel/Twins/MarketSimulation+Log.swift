// Purchases as the log keeps them.
extension MarketSimulation {
  /// The books of one offer and segment as they stand before a purchase.
  struct OpenBooks {
    let offer: Int
    let segment: Int
    /// What a unit brings and costs at the price on the shelf.
    let unit: UnitEconomics
    let sales: Ledger.Sales
  }

  /// Opens the books for a purchase; `nil` where nobody keeps purchases.
  func openBooks(offer: Int, segment: Int) -> OpenBooks? {
    let isKept = log != nil || groupBooks != nil || paidPrices != nil || customers != nil
    guard isKept else { return nil }
    return OpenBooks(
      offer: offer, segment: segment, unit: shelf.economics[offer],
      sales: ledger.sales[offer * ledger.segmentCount + segment])
  }

  /// Logs a purchase with what the books of its offer grew by: every mechanic adds up.
  mutating func note(_ units: Int, visit: Visit, orderCost: Int64, since books: OpenBooks?) {
    guard let books else { return }
    bookGroups(units, visit: visit, since: books)
    bookPaidPrice(units, visit: visit, since: books)
    var booked = growth(since: books)
    // Itemised sales of no units book no order.
    let noted = min(orderCost, booked.payment)
    booked.payment -= noted
    noteCustomer(units, visit: visit, since: books, booked: booked, orderCost: noted)
    let reductions = units > 0 ? personalReductions(books.offer) : []
    log?.purchases.append(
      MarketLog.Purchase(
        time: visit.time, consumer: visit.consumer, segment: books.segment, offer: books.offer,
        units: Int64(units), unit: books.unit, booked: booked, orderCost: noted,
        reductions: reductions))
  }

  /// What the sale just booked got beyond the price on the shelf.
  private func personalReductions(_ offer: Int) -> [MarketLog.Reduction] {
    guard log != nil, desk.isOpen, let sale = workspace.basket.last, sale.offer == offer else {
      return []
    }
    return sale.cuts.compactMap { cut in
      guard cut.promotion < market.promotions.count, !desk.rules[cut.promotion].isPublic else {
        return nil
      }
      let net = market.money.split(total: cut.amount, units: cut.units).net
      return MarketLog.Reduction(promotion: cut.promotion, net: net.millionths)
    }
  }

  /// Takes a reward off the visit's purchase, which is in the log already.
  mutating func noteReward(of promotion: Int, visit: Visit, since books: OpenBooks?) {
    guard let books else { return }
    bookGroups(0, visit: visit, since: books)
    let reward = growth(since: books)
    noteCustomer(0, visit: visit, since: books, booked: reward, orderCost: 0)
    guard
      let place = log?.purchases.lastIndex(where: {
        $0.offer == books.offer && $0.consumer == visit.consumer && $0.time == visit.time
      })
    else { return }
    log?.purchases[place].booked += reward
    log?.purchases[place].reductions.append(
      MarketLog.Reduction(promotion: promotion, net: -reward.net))
  }

  private func growth(since books: OpenBooks) -> MarketLog.Amounts {
    let row = books.offer * ledger.segmentCount + books.segment
    return MarketLog.Amounts(from: books.sales, to: ledger.sales[row])
  }
}
