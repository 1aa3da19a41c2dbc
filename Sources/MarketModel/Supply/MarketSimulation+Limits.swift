import EventSimulation

// Booking limits, and stocks that are lost and renewed.
extension MarketSimulation {
  /// Lets a firm sell so many units of each offer until it decides again; nothing lifts all limits.
  mutating func limitSales(_ limits: [Int], firm: Int) {
    guard !limits.isEmpty || shelf.limits.contains(where: { $0 != .max }) else { return }
    let own = market.offers.indices.filter { market.offers[$0].firm == firm }
    precondition(limits.isEmpty || limits.count == own.count, "one limit per own offer, or none")
    for (place, offer) in own.enumerated() {
      let limit = limits.isEmpty ? .max : max(0, limits[place])
      guard limit != shelf.limits[offer] else { continue }
      shelf.limits[offer] = limit
      refreshOpening(offer)
    }
  }

  /// Counts sold units against their offer's limit; returns whether it is reached.
  mutating func useLimit(_ units: Int, of offer: Int) -> Bool {
    guard shelf.limits[offer] != .max else { return false }
    shelf.limits[offer] -= units
    guard shelf.limits[offer] == 0 else { return false }
    refreshOpening(offer)
    return true
  }

  /// Schedules the moments at which stocks are renewed; the start is none of them.
  func renewalTimes(of offer: Int, from start: Int64) -> [Int64] {
    guard let every = market.offers[offer].stock?.renewal.every?.microseconds else { return [] }
    let first = (start.floorDivided(by: every) + 1) * every
    let end = Int64(market.calendar.days) * Self.day
    return stride(from: first, to: end, by: Int(every)).filter { $0 != 0 }
  }

  /// Schedules every renewal; time 0 needs none, where measuring begins with a full stock.
  mutating func scheduleRenewals(from start: Int64) {
    for offer in market.offers.indices {
      for time in renewalTimes(of: offer, from: start) {
        schedule(.renewal(offer: offer), at: time, .renewal)
      }
    }
  }

  /// Writes off what is left at its salvage value and fills the stock.
  mutating func renewStock(of offer: Int, at time: Int64) {
    guard let plan = market.offers[offer].stock else { return }
    let left = shelf.stock[offer]
    if let salvage = plan.salvage {
      ledger.offers[offer].expiredUnits += Int64(left)
      ledger.offers[offer].expiry +=
        stockValue(ofOffer: offer) - salvage.millionths * Int64(left)
    }
    let bought = plan.salvage == nil ? plan.initial - left : plan.initial
    if left == 0 { closeStockOut(offer, at: time) }
    setStock(plan.initial, of: offer)
    resetLots(offer, at: time)
    let unitCost = market.offers[offer].unitCost.millionths
    ledger.offers[offer].receivedUnits += Int64(bought)
    ledger.offers[offer].received += unitCost * Int64(bought)
  }
}
