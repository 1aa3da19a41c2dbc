import EventSimulation
import MarketModel

/// Reads the shocks of a scenario.
struct ShockPlanBuilder {
  let builder: ScenarioBuilder
  let shelf: Shelf
  let calendar: MarketCalendar

  private var log: DiagnosticLog { builder.log }

  /// Every shock, in the file's order.
  func plan() -> ShockPlan {
    let items = builder.root["shocks"]?.items ?? []
    builder.checkNames(items.compactMap { $0["id"]?.named }, what: "shock")
    return ShockPlan(
      items.compactMap { item in
        guard let name = item["id"]?.text, let effect = effect(item) else { return nil }
        return MarketShock(name: name, effect: effect, timing: timing(item))
      })
  }

  // MARK: - When

  private func timing(_ item: CheckedNode) -> MarketShock.Timing {
    if let date = item["rival"]?["enters"]?.date {
      return .dated(firstDay: -7 * calendar.warmUpWeeks, lastDay: calendar.day(of: date) - 1)
    }
    let first = item["from"]?.date.map { calendar.day(of: $0) } ?? 0
    checkStart(item, first)
    if let chance = item["chance"]?.number {
      checkChance(item)
      return .random(
        firstDay: first, chancePerWeek: chance, lasting: item["lasting"]?.duration ?? .weeks(1))
    }
    if let lasting = item["lasting"] {
      log.error(
        lasting.place, "'lasting' needs 'chance'", hint: "write 'chance', or 'to' for a last day")
    }
    if item["to"] != nil, let days = builder.days(item, calendar) {
      return .dated(firstDay: first, lastDay: days.upperBound)
    }
    let last = item["to"]?.date.map { calendar.day(of: $0) } ?? calendar.days - 1
    return .dated(firstDay: first, lastDay: max(first, last))
  }

  private func checkStart(_ item: CheckedNode, _ first: Int) {
    guard builder.root["market"]?["start"]?.date != nil, let from = item["from"] else { return }
    guard first < 0 || first >= calendar.days else { return }
    log.error(
      from.place, "shock '\(item["id"]?.text ?? "")' starts outside the measured weeks",
      hint: "choose a day from \(calendar.start) to \(calendar.date(ofDay: calendar.days - 1))")
  }

  private func checkChance(_ item: CheckedNode) {
    if item["lasting"] == nil {
      log.error(
        item["chance"]?.place ?? item.place, "'chance' needs 'lasting'",
        hint: "write lasting: 1 week")
    }
    if let last = item["to"] {
      log.error(
        last.place, "'to' can't stand beside 'chance'", hint: "write 'lasting' instead")
    }
  }

  // MARK: - What

  private func effect(_ item: CheckedNode) -> MarketShock.Effect? {
    if let node = item["traffic"] {
      if let change = node.number { return .traffic(change: change) }
      return node["weekly_sd"]?.number.map { .trafficNoise(deviation: $0) }
    }
    if let node = item["demand"] { return demand(node) }
    if let node = item["cost"] { return cost(node) }
    return item["rival"].flatMap(rival)
  }

  private func demand(_ node: CheckedNode) -> MarketShock.Effect? {
    let names = shelf.categories.map(\.name)
    var category = 0
    if let named = node["category"] {
      guard let index = builder.find(named, in: names, what: "category") else { return nil }
      category = index
    } else if names.count > 1 {
      log.error(
        node.place, "'demand' lacks the key 'category'",
        hint: "the market has several: " + names.map { "'\($0)'" }.joined(separator: ", "))
    }
    if let utility = node["utility"]?.number {
      return .demand(category: category, utility: utility)
    }
    return node["weekly_sd"]?.number.map { .demandNoise(category: category, deviation: $0) }
  }

  private func cost(_ node: CheckedNode) -> MarketShock.Effect? {
    let offers = offers(node["products"], firm: 0)
    if let change = node["change"]?.number { return .cost(offers: offers, change: change) }
    return node["weekly_sd"]?.number.map { .costWalk(offers: offers, deviation: $0) }
  }

  private func rival(_ node: CheckedNode) -> MarketShock.Effect? {
    guard let named = node["firm"],
      let firm = builder.find(named, in: shelf.firms.map(\.name), what: "firm")
    else { return nil }
    guard firm > 0 else {
      log.error(
        named.place, "'\(named.text ?? "")' is the focal firm, not a rival",
        hint: "name one of 'rivals'")
      return nil
    }
    let offers = offers(node["products"], firm: firm)
    if let change = node["price"]?.number { return .price(offers: offers, change: change) }
    return .absence(offers: node["absent"]?.flag == false ? [] : offers)
  }

  /// The listed offers, `product` for the firm's own or `firm/product`; all of the firm's where none
  /// is listed.
  private func offers(_ list: CheckedNode?, firm: Int) -> [Int] {
    let all = shelf.offers
    guard let list else { return all.indices.filter { all[$0].firm == firm } }
    let labels = all.map { $0.firm == firm ? $0.product : shelf.label($0) }
    return list.items.compactMap { builder.find($0, in: labels, what: "product") }
  }
}
