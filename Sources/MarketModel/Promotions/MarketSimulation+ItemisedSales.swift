// Sales, item by item.
extension MarketSimulation {
  /// Books a sale with each reduction, and ends promotions whose next unit would go too far.
  mutating func bookItemised(
    _ visit: Visit, offer: Int, units: Int, row: Int, segment: Int, orderCost: Int64
  ) {
    guard units > 0 else { return }
    let sale = itemised(offer, units: units, visit: visit, row: row)
    bookSale(sale, visit: visit, orderCost: orderCost, segment: segment)
  }

  /// Books a sale and puts it into the visit's basket.
  mutating func bookSale(
    _ sale: ItemisedSale, visit: Visit, orderCost: Int64, segment: Int
  ) {
    ledger.book(sale, orderCost: orderCost, segment: segment, market: market)
    for cut in sale.cuts where cut.promotion < market.promotions.count {
      settleUse(cut, offer: sale.offer, consumer: Int(visit.consumer), at: visit.time)
    }
    if !desk.isTripWise { workspace.basket.removeAll(keepingCapacity: true) }
    workspace.basket.append(sale)
  }

  private func itemised(_ offer: Int, units: Int, visit: Visit, row: Int) -> ItemisedSale {
    let finder = finder(offer, visit: visit, row: row)
    let chosen = best(finder, units: units).chosen
    var sale = ItemisedSale(
      offer: offer, units: units, listPrice: market.offers[offer].listPrice)
    sale.take(
      sale.list - finder.posted * Int64(units), promotion: market.promotions.count, units: units)
    for (place, index) in finder.candidates.enumerated() where chosen >> place & 1 == 1 {
      let part = reduction(by: index, of: sale.paid, units: units)
      sale.take(part.cut, promotion: index, units: part.units)
    }
    return sale
  }

  /// Counts a use, charges its handling and stops a promotion that is used up.
  mutating func settleUse(
    _ cut: ItemisedSale.Cut, offer: Int, consumer: Int, at time: Int64
  ) {
    let index = cut.promotion
    let rule = desk.rules[index]
    groupBooks?.noteUse(of: index, consumer: consumer)
    if cut.redeems {
      noteRedemption(of: cut, consumer: consumer, offer: offer)
      ledger.promotions.totals[index].handlingCost += rule.handling
      ledger.promotions.totals[index].spent += rule.handling
      ledger.offers[offer].promotionCost += rule.handling
      if !desk.usedBy[index].isEmpty { desk.usedBy[index][consumer] += 1 }
    }
    guard desk.running[index] else { return }
    let net = market.money.split(total: cut.amount, units: cut.units).net.millionths
    let unitCost = net / Int64(max(1, cut.units)) + rule.handling
    if let reason = rule.exhausted(ledger.promotions.totals[index], nextCost: unitCost) {
      stop(index, because: reason, at: time)
    }
  }
}

extension PromotionRule {
  /// Why the promotion cannot go on, if the next unit costs `nextCost`.
  func exhausted(_ totals: PromotionBooks.Totals, nextCost: Int64) -> PromotionBooks.Stop? {
    if totals.units >= unitLimit { return .units }
    if totals.uses >= useLimit { return .coupons }
    if budget != .max, totals.spent + nextCost > budget { return .budget }
    return nil
  }
}

extension MarketSimulation {
  /// What is paid for the sale just booked, coupons and multi-buys taken off; a reward of the whole
  /// basket comes later.
  func paid(_ offer: Int, units: Int) -> (gross: Money, tax: Money) {
    guard units > 0 else { return (.zero, .zero) }
    guard desk.isOpen, let sale = workspace.basket.last, sale.offer == offer else {
      let unit = shelf.economics[offer]
      return (
        Money(millionths: unit.gross * Int64(units)), Money(millionths: unit.tax * Int64(units))
      )
    }
    let split = market.money.split(total: sale.paid, units: sale.units)
    return (split.gross, split.tax)
  }

  /// The price of the sale just booked, over list.
  func paidRatio(_ offer: Int) -> Double {
    let list = market.offers[offer].listPrice.units
    guard desk.isOpen, let sale = workspace.basket.last else {
      return shelf.effective[offer].units / list
    }
    return sale.paid.units / (Double(sale.units) * list)
  }
}
