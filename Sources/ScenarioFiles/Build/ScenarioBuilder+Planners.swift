import MarketModel

// Strategies that plan a stock hold for one kind of market each.
extension ScenarioBuilder {
  func checkPlanners(of market: MarketDefinition) {
    for entry in strategyEntries {
      switch entry.key {
      case "gallego_van_ryzin":
        checkExponential(market, entry)
        checkStock(market, entry)
        checkOnePrice(entry)
      case "finite_price_dp":
        checkTable(market, entry)
        checkStock(market, entry)
      case "elasticity": checkVisits(market, entry)
      default: checkFareControl(market, entry)
      }
    }
  }

  /// One price for the whole season can't follow from sales that come later.
  private func checkOnePrice(_ entry: CheckedNode.Entry) {
    guard entry.node["policy"]?.text == "fixed", let demand = entry.node["demand"],
      demand.text == "estimated"
    else { return }
    log.error(
      demand.place, "'policy: fixed' is set before anything is sold, so demand can't be estimated",
      hint: "write policy: optimal, or demand: known")
  }

  /// Holds a market of consumers against the one that 'gallego_van_ryzin' plans.
  private func checkExponential(_ market: MarketDefinition, _ entry: CheckedNode.Entry) {
    let needed = "'gallego_van_ryzin' needs exponential willingness to pay"
    guard let node = root["intent"]?["willingness_to_pay"] else {
      log.error(
        entry.place, needed,
        hint: "write willingness_to_pay: {exponential: {mean: 20}} in 'intent'")
      return
    }
    if node["exponential"] == nil, let other = node.entries.first {
      log.error(
        other.place, needed + ", and this is '\(other.key)'",
        hint: "write {exponential: {mean: 20}}, or remove the strategy '\(entry.key)'")
    }
    for segment in root["consumers"]?["segments"]?.items ?? [] {
      for (key, plain) in [("price_sensitivity", 1.0), ("utility_shift", 0)] {
        guard let node = segment[key], node.number != plain else { continue }
        log.error(
          node.place, "'\(key)' makes willingness to pay another than '\(entry.key)' plans",
          hint: "remove it")
      }
    }
    if let list = root["products"]?.items.first?["quantity"],
      market.offers.contains(where: { $0.quantityShares.count > 1 })
    {
      log.error(
        list.place, "'\(entry.key)' plans visitors who take one unit each",
        hint: "remove 'quantity'")
    }
    if market.categories.contains(where: { $0.purchase != .repeat }), let node = root["market"] {
      log.error(
        (node["purchase"] ?? node).place,
        "'\(entry.key)' plans visitors who come anew, whatever was bought before",
        hint: "write purchase: repeat")
    }
  }

  /// Holds a market without consumers against the one that 'finite_price_dp' plans.
  private func checkTable(_ market: MarketDefinition, _ entry: CheckedNode.Entry) {
    guard market.aggregate.form == .bernoulli, let rows = market.aggregate.table.rows.first else {
      log.error(
        entry.place, "'finite_price_dp' needs a table of probabilities by price",
        hint: "write 'bernoulli' in 'intent'")
      return
    }
    for item in entry.node["prices"]?.items ?? [] {
      guard let price = item.money, !rows.contains(where: { $0.price == price.units }) else {
        continue
      }
      log.error(
        item.place, "the price \(NumberText.text(price.units)) is not in the table of 'bernoulli'",
        hint: "choose among " + rows.map { NumberText.text($0.price) }.joined(separator: ", "))
    }
  }

  /// Holds a market without consumers against shares of visits, which 'elasticity' fits.
  private func checkVisits(_ market: MarketDefinition, _ entry: CheckedNode.Entry) {
    guard market.aggregate.isUsed, market.aggregate.form != .bernoulli else { return }
    log.error(
      entry.place, "'elasticity' fits shares of visits, and this market has none",
      hint: "write 'controlled_variance', which fits units, or a market with consumers")
  }

  /// Both sell one stock until the measured weeks end.
  private func checkStock(_ market: MarketDefinition, _ entry: CheckedNode.Entry) {
    if market.offers.count != 1 {
      log.error(
        entry.place, "'\(entry.key)' plans one product, and here are \(market.offers.count) offers",
        hint: "leave one product and no rivals")
    }
    let row = root["products"]?.items.first
    if market.offers.first?.stock == nil {
      log.error(
        entry.place, "'\(entry.key)' plans a stock that runs out, and this one never does",
        hint: "add stock: {initial: 10} to the product")
    } else if market.offers.first?.stock?.replenishment != nil {
      log.error(
        (row?["stock"]?["replenish"]?.place ?? entry.place),
        "'\(entry.key)' plans a stock that nobody fills up", hint: "remove 'replenish'")
    } else if market.offers.first?.stock?.renewal.isUsed ?? false {
      log.error(
        (row?["stock"]?["renews_every"]?.place ?? entry.place),
        "'\(entry.key)' plans a stock that nobody fills up", hint: "remove 'renews_every'")
    }
    if market.calendar.coolDownWeeks > 0 {
      log.error(
        root["market"]?["cool_down"]?.place ?? entry.place,
        "'\(entry.key)' plans to the end of the measured weeks, and a cool-down sells on",
        hint: "write cool_down: 0 weeks")
    }
  }
}
