import EventSimulation
import MarketModel
import PricingStrategies

/// Reads strategies of any firm.
struct StrategyBook {
  let builder: ScenarioBuilder
  let shelf: Shelf
  let calendar: MarketCalendar

  private var log: DiagnosticLog { builder.log }

  /// Returns the kind and parameters, or `nil` when they are invalid.
  func specification(_ node: CheckedNode, firm: Int) -> StrategySpecification? {
    guard
      let entry = node.entries.first(where: { !["promotions", "advertising"].contains($0.key) })
    else { return nil }
    let body = entry.node
    switch entry.key {
    case "fixed": return fixed(body, firm)
    case "replay": return replay(body, firm)
    case "cost_plus": return body["markup"]?.number.map { .costPlus(markup: $0) }
    case "schedule": return schedule(body, firm)
    case "markdown": return markdown(body)
    case "high_low": return highLow(body, firm)
    case "random_discount": return randomDiscount(body, firm)
    case "match_lowest", "undercut": return follower(entry, firm)
    case "inventory_threshold": return inventoryThreshold(body, entry.place, firm)
    case "time_of_day": return timeOfDay(body)
    case "nash": return .nash
    case "best_response": return body["every"]?.duration.map { .bestResponse(every: $0) }
    case "joint_profit": return .jointProfit
    case "reference_price_dp": return referencePricePlan(body, firm)
    case "llm", "external": return advised(entry, firm)
    case "gallego_van_ryzin":
      return body["policy"]?.text.flatMap(GallegoVanRyzinStrategy.Policy.init)
        .map { .gallegoVanRyzin(policy: $0, demand: demandKnowledge(body)) }
    case "finite_price_dp":
      return .finitePriceDP(
        prices: (body["prices"]?.items ?? []).compactMap(\.money), demand: demandKnowledge(body))
    case "protection_levels": return protectionLevels(body, firm)
    case "bid_price": return .fareControl(.bidPrice(demand: demandKnowledge(body)))
    case "choice_based": return .fareControl(.choiceBased(demand: demandKnowledge(body)))
    case _ where Self.learningKinds.contains(entry.key): return learning(entry, firm)
    case "certainty_equivalent", "controlled_variance": return rangeLearning(entry, firm)
    case "elasticity": return elasticity(entry)
    case "q_learning": return qLearning(entry, firm)
    case _ where Self.targetingKinds.contains(entry.key): return targeting(entry, firm)
    default:
      return ProtectionRule(rawValue: entry.key)
        .map { .fareControl(.nested($0, demand: demandKnowledge(body))) }
    }
  }

  // MARK: - Prices by product

  private func fixed(_ body: CheckedNode, _ firm: Int) -> StrategySpecification {
    let names = shelf.products(ofFirm: firm)
    var prices: [String: Money] = [:]
    if let factor = body["factor"]?.number, factor != 1 {
      for offer in shelf.offers where offer.firm == firm {
        prices[offer.product] = offer.listPrice.scaled(by: factor).rounded(toTick: shelf.money.tick)
      }
    }
    for entry in body["prices"]?.entries ?? [] {
      if names.contains(entry.key) {
        prices[entry.key] = entry.node.money ?? .zero
      } else {
        builder.reportUnknown(entry.key, entry.place, names: names, what: "product")
      }
    }
    return .fixed(prices: prices)
  }

  private func replay(_ body: CheckedNode, _ firm: Int) -> StrategySpecification {
    let names = shelf.products(ofFirm: firm)
    let list = body["prices"]
    if list?.items.isEmpty ?? true, !body.entries.contains(where: { $0.key == "prices" }) {
      log.error(
        body.place, "'replay' has no prices", hint: "write from: prices.csv, or a list 'prices'")
    }
    let prices = (list?.items ?? []).compactMap { item -> StrategySpecification.DatedPrice? in
      guard let name = item["product"], builder.find(name, in: names, what: "product") != nil,
        let product = name.text, let date = item["date"]?.date, let price = item["price"]?.money
      else { return nil }
      return .init(day: calendar.day(of: date), product: product, price: price)
    }
    let order = prices.enumerated().sorted {
      ($0.element.day, $0.offset) < ($1.element.day, $1.offset)
    }
    return .replay(
      prices: order.map(\.element), then: body["then"].flatMap { specification($0, firm: firm) })
  }

  private func schedule(_ body: CheckedNode, _ firm: Int) -> StrategySpecification {
    let steps = (body["steps"]?.items ?? []).compactMap {
      item -> StrategySpecification.PriceStep? in
      guard let from = item["from"]?.date, let factor = item["factor"]?.number else { return nil }
      return .init(
        day: calendar.day(of: from), factor: factor, products: products(item, firm))
    }
    let order = steps.enumerated().sorted {
      ($0.element.day, $0.offset) < ($1.element.day, $1.offset)
    }
    return .schedule(steps: order.map(\.element))
  }

  private func products(_ node: CheckedNode, _ firm: Int) -> [String] {
    let names = shelf.products(ofFirm: firm)
    return (node["products"]?.items ?? []).compactMap { item in
      builder.find(item, in: names, what: "product").map { names[$0] }
    }
  }

  // MARK: - Rules

  private func markdown(_ body: CheckedNode) -> StrategySpecification? {
    guard let every = body["every"]?.duration, let step = body["step"]?.number,
      let deepest = body["deepest"]?.number
    else { return nil }
    if deepest < step {
      report(
        body, "deepest", "'deepest' \(percent(deepest)) is below 'step' \(percent(step))",
        "raise 'deepest'")
    }
    var first = max(1, Int((every.seconds / 86_400).rounded()))
    if let date = body["from"]?.date { first = calendar.day(of: date) }
    return .markdown(firstDay: first, every: every, step: step, deepest: deepest)
  }

  private func highLow(_ body: CheckedNode, _ firm: Int) -> StrategySpecification? {
    guard let depth = body["depth"]?.number, let every = body["every"]?.duration,
      let lasting = body["lasting"]?.duration
    else { return nil }
    if lasting >= every {
      report(
        body, "lasting", "'lasting' is not shorter than 'every'",
        "shorten 'lasting' or lengthen 'every'")
    }
    return .highLow(depth: depth, every: every, lasting: lasting, products: products(body, firm))
  }

  private func randomDiscount(_ body: CheckedNode, _ firm: Int) -> StrategySpecification? {
    guard let depth = body["depth"]?.number, let probability = body["probability"]?.number,
      let every = body["every"]?.duration
    else { return nil }
    return .randomDiscount(
      depth: depth, probability: probability, every: every, products: products(body, firm))
  }

  private func follower(_ entry: CheckedNode.Entry, _ firm: Int) -> StrategySpecification? {
    let body = entry.node
    guard let latency = body["latency"]?.uncertain, let margin = body["floor_margin"]?.number else {
      return nil
    }
    if firm == 0, latency.halfWidth != nil {
      report(body, "latency", "only a rival's 'latency' can have a half-width", "remove '+- ...'")
    }
    let own = shelf.products(ofFirm: firm)
    if !shelf.offers.contains(where: { $0.firm != firm && own.contains($0.product) }) {
      log.warning(
        entry.place,
        "nobody else sells a product of '\(shelf.firms[firm].name)', so '\(entry.key)' stays at list",
        hint: "add an offer of the same product to a rival")
    }
    let delay = SimulationDuration(roundingSeconds: latency.centre * 86_400)
    guard entry.key == "undercut" else {
      return .matchLowest(latency: delay, floorMargin: margin)
    }
    return body["by"]?.number.map { .undercut(share: $0, latency: delay, floorMargin: margin) }
  }

  private func inventoryThreshold(
    _ body: CheckedNode, _ place: Place, _ firm: Int
  ) -> StrategySpecification? {
    guard let low = body["low_cover"]?.duration, let high = body["high_cover"]?.duration,
      let raise = body["raise"]?.number, let cut = body["cut"]?.number,
      let every = body["every"]?.duration
    else { return nil }
    if low >= high {
      report(body, "low_cover", "'low_cover' is not below 'high_cover'", "swap the two")
    }
    if !shelf.offers.contains(where: { $0.firm == firm && $0.stock != nil }) {
      log.error(
        place, "'inventory_threshold' needs a product with 'stock'",
        hint: "add 'stock' to a product")
    }
    return .inventoryThreshold(
      lowCoverWeeks: low.seconds / 604_800, raise: raise, highCoverWeeks: high.seconds / 604_800,
      cut: cut, every: every)
  }

  private func timeOfDay(_ body: CheckedNode) -> StrategySpecification {
    .timeOfDay(
      bands: (body["bands"]?.items ?? []).compactMap { item in
        guard let from = item["from"]?.integer, let to = item["to"]?.integer,
          let factor = item["factor"]?.number
        else { return nil }
        if from >= to {
          report(
            item, "to", "'to' \(to) is not after 'from' \(from)",
            "split a band at midnight into two")
        }
        return .init(from: from, to: to, factor: factor)
      })
  }

  private func referencePricePlan(_ body: CheckedNode, _ firm: Int) -> StrategySpecification? {
    guard let list = shelf.offers.first(where: { $0.firm == firm })?.listPrice,
      let points = body["points"]?.integer, let discount = body["discount"]?.number
    else { return nil }
    let lowest = body["from"]?.money ?? list.scaled(by: 0.8)
    let highest = body["to"]?.money ?? list.scaled(by: 1.2)
    if lowest >= highest {
      report(
        body, body["to"] == nil ? "from" : "to",
        "'from' \(NumberText.text(lowest.units)) is not below 'to' "
          + NumberText.text(highest.units), "lower 'from' or raise 'to'")
      return nil
    }
    return .referencePriceDP(
      .init(lowest: lowest, highest: highest, points: points, discount: discount))
  }

  private func advised(_ entry: CheckedNode.Entry, _ firm: Int) -> StrategySpecification? {
    guard let every = entry.node["every"]?.duration else { return nil }
    if firm != 0 {
      log.error(
        entry.place,
        "'\(entry.key)' is a strategy of the focal firm, not of '\(shelf.firms[firm].name)'",
        hint: "choose another kind for a rival, such as match_lowest")
    }
    guard entry.key == "external" else { return .llm(every: every) }
    let command = (entry.node["command"]?.items ?? []).compactMap(\.text)
    guard let limit = entry.node["time_limit"]?.number, !command.isEmpty else { return nil }
    if command[0].isEmpty {
      report(
        entry.node, "command", "the program's name is empty",
        "write a list such as [python3, policy.py]")
      return nil
    }
    return .external(ExternalProgram(command: command, every: every, timeLimit: limit))
  }

  func report(_ node: CheckedNode, _ key: String, _ message: String, _ hint: String) {
    log.error(node[key]?.place ?? node.place, message, hint: hint)
  }

  private func percent(_ share: Double) -> String { NumberText.percent(share) }
}
