import EventSimulation
import MarketModel

extension ScenarioBuilder {
  /// Adds what few markets have: lifts of promotions, campaigns, shocks, limits of shipping.
  func addSupply(
    to market: inout MarketDefinition, shelf: Shelf, campaigns: AdvertisingPlan
  ) {
    market.advertising = campaigns
    market.shocks = ShockPlanBuilder(builder: self, shelf: shelf, calendar: market.calendar).plan()
    for (index, promotion) in market.promotions.enumerated() {
      let items = root["promotions"]?.items ?? []
      let item = items.first { $0["id"]?.text == promotion.name }
      if let lift = item?["traffic"] { market.promotions[index].traffic = self.lift(lift) }
    }
    let firms = [root["focal"]] + (root["rivals"]?.items ?? [])
    for (index, node) in firms.enumerated() where index < market.firms.count {
      market.firms[index].fulfilment = FulfilmentLimit(
        unitsPerDay: node?["ships_per_day"]?.integer)
    }
  }

  private func lift(_ node: CheckedNode) -> TrafficLift {
    TrafficLift(change: node["lift"]?.number ?? 0, halfLife: node["decay"]?.duration)
  }

  // MARK: - Advertising

  /// Every campaign, in the file's order.
  func campaigns(shelf: Shelf, calendar: MarketCalendar) -> AdvertisingPlan {
    let items = root["advertising"]?.items ?? []
    checkNames(items.compactMap { $0["id"]?.named }, what: "campaign")
    return AdvertisingPlan(
      items.compactMap { item in
        guard let name = item["id"]?.text else { return nil }
        let days = days(item, calendar) ?? 0...0
        checkCampaign(item, days, calendar)
        let firm = item["firm"].flatMap { find($0, in: shelf.firms.map(\.name), what: "firm") }
        return Advertising(
          name: name, firm: firm ?? 0, firstDay: days.lowerBound, lastDay: days.upperBound,
          costPerWeek: item["cost"]?.money ?? .zero, lift: lift(item))
      })
  }

  private func checkCampaign(
    _ item: CheckedNode, _ days: ClosedRange<Int>, _ calendar: MarketCalendar
  ) {
    guard item["firm"] == nil || item["firm"]?.text == root["focal"]?["firm"]?.text else { return }
    let last = calendar.horizonWeeks * 7 - 1
    guard days.lowerBound < 0 || days.upperBound > last, root["market"]?["start"]?.date != nil
    else { return }
    log.error(
      item["from"]?.place ?? item.place,
      "campaign '\(item["id"]?.text ?? "")' runs outside the measured weeks",
      hint: "choose days from \(calendar.start) to \(calendar.date(ofDay: last))")
  }

  /// The campaigns that a strategy lists; only the focal firm's are its to run.
  func listedCampaigns(_ strategy: CheckedNode, _ plan: AdvertisingPlan) -> [Int] {
    (strategy["advertising"]?.items ?? []).compactMap { node in
      guard let index = find(node, in: plan.campaigns.map(\.name), what: "campaign") else {
        return nil
      }
      guard plan.campaigns[index].firm == 0 else {
        log.error(
          node.place, "campaign '\(plan.campaigns[index].name)' belongs to another firm",
          hint: "it runs whatever the strategy; remove it from the list")
        return nil
      }
      return index
    }
  }

  // MARK: - Stock

  /// The terms of supply, and how long goods keep.
  func supplyTerms(_ stock: CheckedNode) -> SupplyTerms {
    let replenish = stock["replenish"]
    let lead = replenish?["lead_time"]
    let spread = lead.flatMap { $0.entries.isEmpty ? nil : $0 }
    let terms = SupplyTerms(
      orderCost: replenish?["order_cost"]?.money ?? .zero,
      minimumOrder: replenish?["minimum"]?.integer ?? 0,
      reorderAt: replenish?["reorder_at"]?.integer,
      leadTimeWeeks: spread.flatMap { DistributionBuilder(log: log).lifetimeWeeks($0) },
      shelfLifeDays: stock["shelf_life"]?.duration.map {
        Int($0.microseconds / SimulationDuration.days(1).microseconds)
      })
    checkTerms(terms, replenish)
    return terms
  }

  private func checkTerms(_ terms: SupplyTerms, _ replenish: CheckedNode?) {
    guard let replenish, let level = replenish["up_to"]?.integer else { return }
    if terms.minimumOrder > level {
      log.error(
        replenish["minimum"]?.place ?? replenish.place,
        "'minimum' \(terms.minimumOrder) is above 'up_to' \(level), so nothing is ever ordered",
        hint: "lower 'minimum' or raise 'up_to'")
    }
    if let reorder = terms.reorderAt, reorder >= level {
      log.error(
        replenish["reorder_at"]?.place ?? replenish.place,
        "'reorder_at' \(reorder) is not below 'up_to' \(level)",
        hint: "lower 'reorder_at' or raise 'up_to'")
    }
  }
}
