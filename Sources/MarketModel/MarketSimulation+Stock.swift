import EventSimulation

extension MarketSimulation {
  mutating func restock(_ offer: Int, units: Int, at time: Int64) {
    if shelf.stock[offer] == 0, units > 0 { closeStockOut(offer, at: time) }
    setStock(shelf.stock[offer] + units, of: offer)
  }

  /// Puts so many units in a stock, for all offers that sell from it; `keeper` keeps it.
  mutating func setStock(_ units: Int, of keeper: Int) {
    shelf.stock[keeper] = units
    guard market.stockPools.isUsed else { return }
    for offer in market.stockPools.members(of: keeper) { shelf.stock[offer] = units }
  }

  mutating func placeOrder(_ offer: Int, at time: Int64) {
    guard let plan = market.offers[offer].stock, let rule = plan.replenishment else { return }
    let units = orderedUnits(offer, rule, plan.supply)
    if units > 0 {
      shelf.onOrder[offer] += units
      ledger.offers[offer].ordering += plan.supply.orderCost.millionths
      let unitCost = market.offers[offer].unitCost
      schedule(
        .arrival(offer: offer, units: units, unitCost: unitCost),
        at: time + leadTime(offer, at: time, rule), .arrival)
    }
    let next = time + rule.every.microseconds
    if next < Int64(market.calendar.days) * Self.day {
      schedule(.order(offer: offer), at: next, .order)
    }
  }

  /// Takes sold units off the shelf; a sell-out starts the stock-out clock.
  mutating func take(_ units: Int, of offer: Int, at time: Int64) {
    guard shelf.stock[offer] != .max else { return }
    let keeper = market.stockPools.keeper(of: offer)
    setStock(shelf.stock[offer] - units, of: keeper)
    if shelf.stock[offer] == 0 { ledger.offers[keeper].stockOutTime -= time }
  }

  mutating func closeStockOut(_ offer: Int, at time: Int64) {
    ledger.offers[offer].stockOutTime += time
  }

  /// Records a day's closing prices and stock and charges what is due by the day; once for each day.
  ///
  /// A phase closes its own last day, before the next phase moves prices; midnight closes the others.
  mutating func closeDay(_ day: Int) {
    let row = day - daily.firstDay
    guard row == closedDays else { return }
    closedDays += 1
    for offer in market.offers.indices {
      let cell = row * daily.offerCount + offer
      daily.prices[cell] = shelf.effective[offer].millionths
      guard shelf.stock[offer] != .max, let plan = market.offers[offer].stock else { continue }
      daily.stock[cell] = Int32(shelf.stock[offer])
      ledger.offers[offer].holding += plan.holdingPerDay.millionths * Int64(shelf.stock[offer])
    }
    if phase != .warmUp {
      chargePromotions(day: day)
      chargeAdvertising(day: day)
    }
  }

  /// Charges a seventh of each weekly flag cost to the promotion's first offer; seven days add up
  /// to the week exactly.
  private mutating func chargePromotions(day: Int) {
    for index in activePromotions {
      let promotion = market.promotions[index]
      guard (promotion.firstDay...promotion.lastDay).contains(day),
        let payer = promotion.offers.first
      else { continue }
      let weekly = (promotion.display ?? .zero) + (promotion.mailer ?? .zero)
      let elapsed = Int64(day - promotion.firstDay)
      ledger.offers[payer].promotionCost +=
        weekly.millionths * (elapsed + 1) / 7 - weekly.millionths * elapsed / 7
    }
  }

  /// Ends the run: open stock-outs and left-over stock.
  mutating func finish(at time: Int64) {
    for offer in market.offers.indices {
      guard shelf.stock[offer] != .max, let plan = market.offers[offer].stock else { continue }
      if shelf.stock[offer] == 0 { closeStockOut(offer, at: time) }
      if let salvage = plan.salvage {
        ledger.offers[offer].writeOff =
          stockValue(ofOffer: offer) - salvage.millionths * Int64(shelf.stock[offer])
      }
    }
  }

  /// Units of an offer's own stock at the end, or `nil` when it is unlimited or another offer keeps it.
  public func stock(ofOffer offer: Int) -> Int? {
    market.offers[offer].stock == nil ? nil : shelf.stock[offer]
  }
}
