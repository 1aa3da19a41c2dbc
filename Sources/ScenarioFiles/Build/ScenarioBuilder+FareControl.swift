import MarketModel

// Strategies that divide a stock between fare classes hold for some markets each.
extension ScenarioBuilder {
  /// Holds strategies that divide a stock between fare classes against the market.
  func checkFareControl(_ market: MarketDefinition, _ entry: CheckedNode.Entry) {
    let planners = ["emsr_a", "emsr_b", "optimal_protection", "bid_price", "choice_based"]
    guard planners.contains(entry.key) || entry.key == "protection_levels" else { return }
    checkOneStock(market, entry)
    guard planners.contains(entry.key) else { return }
    guard market.aggregate.requests.isUsed else {
      log.error(
        entry.place, "'\(entry.key)' needs requests for fare classes",
        hint: "write 'fare_requests' in 'intent', or use 'protection_levels'")
      return
    }
    let isKnown = entry.node["demand"]?.text != "estimated"
    switch (market.aggregate.requests.arrival, entry.key) {
    case (.byClass, "bid_price"), (.byClass, "choice_based"):
      log.error(
        entry.place, "'\(entry.key)' plans one request an epoch, and 'by_class' brings many",
        hint: "write 'by_epoch' or 'by_choice', or use 'emsr_b'")
    case (.byEpoch, "choice_based") where isKnown:
      log.error(
        entry.place, "'choice_based' needs choices that depend on what is on sale",
        hint: "write 'by_choice', or use 'bid_price'")
    case (.byChoice, let key) where isKnown && key != "choice_based":
      log.error(
        entry.place, "'\(key)' plans requests that do not depend on what is on sale",
        hint: "write demand: estimated, or use 'choice_based'")
    default: break
    }
  }

  private func checkOneStock(_ market: MarketDefinition, _ entry: CheckedNode.Entry) {
    for firm in firms(using: entry) {
      let own = market.offers.indices.filter { market.offers[$0].firm == firm }
      let keepers = Set(own.map(market.stockPools.keeper(of:)))
      if keepers.count != 1 || own.contains(where: { market.stockPlan(ofOffer: $0) == nil }) {
        log.error(
          entry.place, "'\(entry.key)' divides one stock, and these products do not share any",
          hint: "give one product 'stock' and the others stock_of: <its id>")
      }
      let prices = own.map { market.offers[$0].listPrice }
      if Set(prices).count < prices.count {
        log.error(
          entry.place, "'\(entry.key)' needs products of different list prices",
          hint: "change the list price of one of two equal ones")
      }
      if entry.key == "protection_levels" {
        checkKept(own, market, entry)
      } else {
        checkGains(own, market, entry)
      }
      if own.contains(where: { market.stockPlan(ofOffer: $0)?.replenishment != nil }),
        entry.key != "protection_levels"
      {
        log.error(
          entry.place, "'\(entry.key)' plans a stock that nobody fills up",
          hint: "write 'renews_every' in place of 'replenish'")
      }
    }
  }

  /// No more can be kept than there is.
  private func checkKept(_ own: [Int], _ market: MarketDefinition, _ entry: CheckedNode.Entry) {
    for kept in entry.node["keep"]?.entries ?? [] {
      guard let units = kept.node.integer,
        let offer = own.first(where: { market.offers[$0].product == kept.key }),
        let stock = market.stockPlan(ofOffer: offer)?.initial, units > stock
      else { continue }
      log.error(
        kept.node.place, "keeps \(units) units for '\(kept.key)', more than the stock of \(stock)",
        hint: "lower it; to keep all of them, write \(stock)")
    }
  }

  /// Every class has to earn more than keeping the unit to the end.
  private func checkGains(
    _ own: [Int], _ market: MarketDefinition, _ entry: CheckedNode.Entry
  ) {
    for index in own {
      let offer = market.offers[index]
      guard let plan = market.stockPlan(ofOffer: index) else { continue }
      let money = market.money(ofFirm: offer.firm)
      let kept = (plan.salvage ?? offer.unitCost).units + money.orderCost.units
      guard money.netShare * offer.listPrice.units <= kept else { continue }
      log.error(
        entry.place,
        "'\(offer.product)' earns no more than an empty unit is worth, \(NumberText.text(kept))",
        hint: "raise its list price, or lower 'salvage' and the costs of an order")
    }
  }

  /// The firms whose strategy an entry is.
  private func firms(using entry: CheckedNode.Entry) -> [Int] {
    let rivals = root["rivals"]?.items ?? []
    let index = rivals.firstIndex {
      $0["strategy"]?.entries.contains { $0.place == entry.place } ?? false
    }
    return [index.map { $0 + 1 } ?? 0]
  }
}
