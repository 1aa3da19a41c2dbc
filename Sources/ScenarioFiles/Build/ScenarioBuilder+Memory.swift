import EventSimulation
import MarketModel
import ScientificComputing

// What consumers remember, own and foresee.
extension ScenarioBuilder {
  func memory(shelf: Shelf, calendar: MarketCalendar) -> MemorySettings {
    let node = root["consumers"]?["memory"]
    var settings = MemorySettings()
    settings.awareness = awareness(node?["awareness"], shelf, calendar)
    settings.homeStock = node?["home_stock"].flatMap(homeStock)
    settings.reviews = node?["reviews"].flatMap { reviews($0, shelf) }
    settings.budget = node?["budget"].flatMap(budget)
    settings.waiting = waiting(node)
    settings.returns = root["money"]?["selling_cost"]?["returns"].flatMap(returns)
    if aggregateForm == nil {
      settings.referencePrice = root["intent"]?["reference_price"].flatMap(referencePrice)
    }
    settings.satiation = root["intent"]?["satiation"].flatMap(satiation)
    settings.stockpiling = root["intent"]?["stockpiler"].flatMap(stockpiling)
    if settings.stockpiling != nil { refuseBesideStockpiler(settings) }
    return settings
  }

  private func awareness(
    _ node: CheckedNode?, _ shelf: Shelf, _ calendar: MarketCalendar
  ) -> [MemorySettings.Awareness] {
    let items = node?.items ?? []
    checkNames(items.compactMap { $0["product"]?.named }, what: "product")
    let names = shelf.offers.map(\.product)
    return items.compactMap { item in
      guard let name = item["product"], let index = find(name, in: names, what: "product") else {
        return nil
      }
      let spreaders = item["spread_by"]?.text.flatMap {
        MemorySettings.Awareness.Spreaders(rawValue: $0)
      }
      return MemorySettings.Awareness(
        product: names[index], innovation: item["innovation"]?.number ?? 0,
        imitation: item["imitation"]?.number ?? 0, initialShare: item["initial"]?.number ?? 0,
        firstDay: item["from"]?.date.map { calendar.day(of: $0) } ?? 0,
        spreaders: spreaders ?? .aware)
    }
  }

  private func homeStock(_ node: CheckedNode) -> MemorySettings.HomeStock? {
    guard let consumption = node["consumption"] else { return nil }
    let rate =
      consumption.number.map { Distribution.constant($0) }
      ?? DistributionBuilder(log: log).visitRate(consumption)
    let (unit, stocked) = (node["per_unit"]?.number ?? 0, node["while_stocked"]?.number ?? 0)
    if unit == 0, stocked == 0 {
      log.error(
        node.place, "'home_stock' has no effect", hint: "give 'per_unit' or 'while_stocked' a value"
      )
    }
    return rate.map {
      MemorySettings.HomeStock(consumption: $0, perUnit: unit, whileStocked: stocked)
    }
  }

  private func reviews(_ node: CheckedNode, _ shelf: Shelf) -> MemorySettings.Reviews? {
    var seen: Set<String> = []
    let names = shelf.offers.map(\.product).filter { seen.insert($0).inserted }
    let stated = node["ratings"]?.entries ?? []
    for entry in stated where !names.contains(entry.key) {
      reportUnknown(entry.key, entry.place, names: names, what: "product")
    }
    let expected = node["expected"]?.number ?? 4
    let delay = node["delay"].flatMap { DistributionBuilder(log: log).lifetimeWeeks($0) }
    guard let share = node["share"]?.number, let delay else { return nil }
    return MemorySettings.Reviews(
      share: share, delayWeeks: delay,
      ratings: names.map { name in
        stated.first { $0.key == name }?.node.number ?? expected
      }, deviation: node["deviation"]?.number ?? 1, priorMean: expected,
      priorCount: node["weight"]?.number ?? 10, perStar: node["per_star"]?.number ?? 0,
      perLogCount: node["per_log_count"]?.number ?? 0)
  }

  private func budget(_ node: CheckedNode) -> MemorySettings.Budget? {
    let segments = root["consumers"]?["segments"]?.items.map { $0["id"]?.text ?? "" } ?? []
    let stated = node["segments"]?.entries ?? []
    for entry in stated where !segments.contains(entry.key) {
      reportUnknown(entry.key, entry.place, names: segments, what: "segment")
    }
    guard let amount = node["amount"]?.money else { return nil }
    return MemorySettings.Budget(
      amounts: segments.map { name in stated.first { $0.key == name }?.node.money ?? amount },
      periodWeeks: node["every"]?.integer ?? 4)
  }

  private func waiting(_ node: CheckedNode?) -> MemorySettings.Waiting? {
    let patience = root["consumers"]?["segments"]?.items.map { $0["patience"]?.number ?? 0 } ?? []
    guard patience.contains(where: { $0 > 0 }) else {
      if let extra = node?["expectations"] {
        log.error(
          extra.place, "'expectations' needs a segment that waits",
          hint: "give a segment a 'patience', such as 90%")
      }
      return nil
    }
    let weeks = node?["expectations_over"]?.integer ?? 26
    let expectations: MemorySettings.Waiting.Expectations =
      switch node?["expectations"]?.text {
      case "announced": .announced(weeksAhead: node?["announced_ahead"]?.integer ?? 4)
      case "rational": .rational(weeks: weeks)
      default: .adaptive(weeks: weeks)
      }
    return MemorySettings.Waiting(expectations: expectations, patience: patience)
  }

  private func returns(_ node: CheckedNode) -> MemorySettings.Returns? {
    guard let rate = node["rate"]?.number,
      let delay = node["delay"].flatMap({ DistributionBuilder(log: log).lifetimeWeeks($0) })
    else { return nil }
    return MemorySettings.Returns(
      rate: rate, delayWeeks: delay, cost: node["cost"]?.money ?? .zero,
      restockedShare: node["restock"]?.number ?? 1)
  }
}

// Mechanisms of the intent.
extension ScenarioBuilder {
  private func referencePrice(_ node: CheckedNode) -> MemorySettings.ReferencePrice? {
    guard let gain = node["gain"]?.number, let loss = node["loss"]?.number else { return nil }
    return MemorySettings.ReferencePrice(
      carry: node["carry"]?.number ?? 0.8, gain: gain, loss: loss)
  }

  private func satiation(_ node: CheckedNode) -> MemorySettings.Satiation? {
    guard let unit = node["per_unit"]?.number, let halfLife = node["half_life"]?.duration else {
      return nil
    }
    return MemorySettings.Satiation(
      perUnit: unit, halfLifeWeeks: halfLife.seconds / 604_800,
      isPerProduct: node["of"]?.text == "product")
  }

  private func stockpiling(_ node: CheckedNode) -> MemorySettings.Stockpiling? {
    guard let consumption = node["consumption"], let units = consumption.number,
      let deal = node["deal"]
    else { return nil }
    if abs(units - units.rounded()) > 1e-9 {
      log.error(
        consumption.place, "'consumption' \(NumberText.text(units))/week is no whole number",
        hint: "write a whole number of units a week, such as 1/week")
    }
    return MemorySettings.Stockpiling(
      unitsPerWeek: Int(units.rounded()), holdingCost: node["holding_cost"]?.money?.units ?? 0,
      dealDepth: deal["depth"]?.number ?? 0.5, dealShare: deal["probability"]?.number ?? 0.5)
  }

  /// Planning consumers look at prices and their stock and at nothing else.
  private func refuseBesideStockpiler(_ settings: MemorySettings) {
    var rest = settings
    rest.stockpiling = nil
    rest.returns = nil
    guard rest != .none, let node = root["intent"]?["stockpiler"] else { return }
    log.error(
      node.place, "'stockpiler' stands alone: its consumers look at prices and their stock only",
      hint: "remove 'memory', 'patience', 'reference_price' and 'satiation', or use a logit")
  }

  /// Intent of consumers who plan their stock.
  func stockpiler(_ node: CheckedNode?) -> IntentSpecification {
    for key in ["model", "heterogeneity", "category_taste", "need"] {
      guard let extra = node?[key] else { continue }
      log.error(
        extra.place, "'\(key)' has no meaning beside 'stockpiler'", hint: "remove it")
    }
    return IntentSpecification(
      model: .stockpiler, source: .stockpiler, priceCoefficientLogDeviation: 0, tasteDeviation: 0,
      displayEffect: 0, mailerEffect: 0)
  }
}
