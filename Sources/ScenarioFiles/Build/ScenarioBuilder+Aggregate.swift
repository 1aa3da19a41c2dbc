import EventSimulation
import MarketModel
import PricingStrategies
import ScientificComputing

// Sales as a function of prices, without consumers.
extension ScenarioBuilder {
  /// The function of 'intent', where sales follow one.
  var aggregateForm: (form: AggregateDemand.Form, entry: CheckedNode.Entry)? {
    for entry in root["intent"]?.entries ?? [] {
      if let form = AggregateDemand.Form(rawValue: entry.key) { return (form, entry) }
    }
    return nil
  }

  func aggregateIntent(_ node: CheckedNode?) -> IntentSpecification {
    if let node { refuseConsumerKeys(node) }
    return IntentSpecification(
      model: .aggregate, source: .aggregate, priceCoefficientLogDeviation: 0, tasteDeviation: 0,
      displayEffect: 0, mailerEffect: 0)
  }

  /// Puts the function in the place of consumers, and refuses what needs consumers.
  func addAggregate(
    to market: inout MarketDefinition, shelf: Shelf, strategies: [Scenario.NamedStrategy],
    rivals: [StrategySpecification?]
  ) {
    checkPlans(strategies, rivals, shelf: shelf)
    guard let (form, entry) = aggregateForm else { return }
    market.aggregate = demand(form, entry.node, shelf)
    market.population = 0
    market.segments = [Segment(name: "market", share: 1, visitRate: .constant(0))]
    refuseBesideFunction(market, entry)
    checkCycle(market, entry)
  }

  private func demand(
    _ form: AggregateDemand.Form, _ node: CheckedNode, _ shelf: Shelf
  ) -> AggregateDemand {
    let intent = root["intent"]
    let every = intent?["every"]?.duration ?? .weeks(1)
    let day = SimulationDuration.days(1).microseconds
    if let node = intent?["every"], !every.microseconds.isMultiple(of: day) {
      log.error(
        node.place, "'every' is no whole number of days", hint: "write 1 day, 1 week or the like")
    }
    if form == .bernoulli { return bernoulli(node, shelf, every: every) }
    if form == .fareRequests {
      return AggregateDemand(
        requests: fareRequests(node, shelf), offerCount: shelf.offers.count, every: every)
    }
    if form == .logitShares { return logitShares(node, shelf, every: every) }
    let intercepts = values(of: "intercept", in: node, shelf)
    return AggregateDemand(
      form: form, intercepts: intercepts.isEmpty ? shelf.offers.map { _ in 0 } : intercepts,
      slopes: slopes(node, shelf), every: every, reference: reference(shelf),
      noise: intent?["noise"]?["normal"]?.number ?? 0)
  }

  private func bernoulli(
    _ node: CheckedNode, _ shelf: Shelf, every: SimulationDuration
  ) -> AggregateDemand {
    refuseBesideTable("bernoulli")
    let labels = shelf.offers.map { [$0.product, shelf.firms[$0.firm].name + "/" + $0.product] }
    checkOffers(node, labels)
    let rows = labels.map { names -> [PriceTable.Row] in
      guard let entry = node.entries.last(where: { names.contains($0.key) }) else {
        log.error(
          node.place, "'bernoulli' lacks the offer '\(names[1])'",
          hint: "write '\(names[0])' or '\(names[1])'")
        return [PriceTable.Row(price: 1, probability: 0)]
      }
      return priceRows(entry.node)
    }
    return AggregateDemand(table: PriceTable(rows), every: every)
  }

  /// Refuses what changes the sales of a function, beside a table of probabilities.
  func refuseBesideTable(_ name: String) {
    for key in ["noise", "reference_price"] {
      guard let extra = root["intent"]?[key], extra.text != "none" else { continue }
      log.error(
        extra.place, "'\(key)' has no meaning beside '\(name)'",
        hint: "remove it: the table says all about a sale")
    }
  }

  private func logitShares(
    _ node: CheckedNode, _ shelf: Shelf, every: SimulationDuration
  ) -> AggregateDemand {
    if let extra = root["intent"]?["reference_price"], extra.text != "none" {
      log.error(
        extra.place, "'reference_price' has no meaning beside 'logit_shares'",
        hint: "remove it, or write 'exponential'")
    }
    let scale = node["scale"]?.number ?? 1
    return AggregateDemand(
      logitShares: values(of: "utility", in: node, shelf).map { $0 / scale },
      slope: (node["price_coefficient"]?.number ?? 1) / scale,
      outside: (node["outside"]?.number ?? 0) / scale, size: node["size"]?.number ?? 1,
      every: every, noise: root["intent"]?["noise"]?["normal"]?.number ?? 0)
  }

  private func priceRows(_ node: CheckedNode) -> [PriceTable.Row] {
    var seen: Set<Money> = []
    return node.items.compactMap { item in
      guard let price = item["price"]?.money, let probability = item["probability"]?.number else {
        return nil
      }
      guard seen.insert(price).inserted else {
        log.error(
          item.place, "the price \(NumberText.text(price.units)) stands twice",
          hint: "remove one of the two")
        return nil
      }
      return PriceTable.Row(price: price.units, probability: probability)
    }
  }

  private func slopes(_ node: CheckedNode, _ shelf: Shelf) -> [Double] {
    let labels = shelf.offers.map { [$0.product, shelf.firms[$0.firm].name + "/" + $0.product] }
    checkOffers(node["slopes"], labels)
    for entry in node["slopes"]?.entries ?? [] { checkOffers(entry.node, labels) }
    return labels.flatMap { names -> [Double] in
      let entry = node["slopes"]?.entries.first { names.contains($0.key) }
      return labels.map { others in
        entry?.node.entries.first { others.contains($0.key) }?.node.number ?? 0
      }
    }
  }

  func checkOffers(_ node: CheckedNode?, _ labels: [[String]]) {
    for entry in node?.entries ?? [] where !labels.contains(where: { $0.contains(entry.key) }) {
      reportUnknown(entry.key, entry.place, names: labels.map { $0[0] }, what: "offer")
    }
  }

  private func reference(_ shelf: Shelf) -> AggregateDemand.Reference? {
    guard let node = root["intent"]?["reference_price"], let gain = node["gain"]?.number,
      let loss = node["loss"]?.number
    else { return nil }
    return AggregateDemand.Reference(
      carry: node["carry"]?.number ?? 0.8, loss: loss, gain: gain,
      initial: node["initial"] == nil
        ? shelf.offers.map(\.listPrice.units) : values(of: "initial", in: node, shelf))
  }

  // MARK: - What does not go together

  /// Refuses what only a function of prices understands, where there is none.
  func refuseAggregateKeys(_ node: CheckedNode) {
    let hint = "write 'linear', 'log_linear' or 'exponential', or remove it"
    if let model = node["model"], model.text == "aggregate" {
      log.error(model.place, "'aggregate' sales need a function of prices", hint: hint)
    }
    for (key, extra) in [
      ("every", node["every"]), ("noise", node["noise"]),
      ("initial", node["reference_price"]?["initial"]),
    ] {
      guard let extra else { continue }
      log.error(extra.place, "'\(key)' has no meaning where consumers choose", hint: hint)
    }
  }

  /// Refuses what is about consumers, where there are none.
  private func refuseConsumerKeys(_ node: CheckedNode) {
    let keys = [
      "heterogeneity", "taste", "category_taste", "need", "nest", "satiation", "weights",
      "popularity", "deal_loyalty",
    ]
    for key in keys {
      guard let extra = node[key], !isStandard(extra, key) else { continue }
      refuse(extra, "'\(key)'")
    }
    if let model = node["model"], let name = model.text, name != "aggregate" {
      refuse(model, "'\(name)'")
    }
    if let consumers = root["consumers"] { refuse(consumers, "'consumers'") }
    if let sellers = root["sellers"] { refuse(sellers, "'sellers'") }
    if let welfare = root["experiment"]?["welfare"], welfare.flag == true {
      refuse(welfare, "'welfare'")
    }
    if let campaigns = root["advertising"] { refuse(campaigns, "'advertising'") }
    if let returns = root["money"]?["selling_cost"]?["returns"] { refuse(returns, "'returns'") }
  }

  private func refuse(_ node: CheckedNode, _ what: String) {
    log.error(
      node.place, "\(what) has no meaning where sales are a function of prices",
      hint: "remove it, or write 'calibrate' or 'stated' in 'intent'")
  }

  private func refuseBesideFunction(_ market: MarketDefinition, _ entry: CheckedNode.Entry) {
    let isAboutConsumers = market.shocks.shocks.contains { shock in
      switch shock.effect {
      case .traffic, .trafficNoise, .demand, .demandNoise: true
      case .cost, .costWalk, .absence, .price: false
      }
    }
    if isAboutConsumers, let node = root["shocks"] { refuse(node, "a shock of traffic or demand") }
    if market.hasPromotionTerms, let node = root["promotions"] {
      refuse(node, "a promotion for some buyers only")
    }
    if market.categories.contains(where: { $0.purchase != .repeat }), let node = root["market"] {
      refuse(node["purchase"] ?? node, "a purchase that takes the buyer out")
    }
  }

  /// Holds strategies that know the true demand against the kind of demand.
  private func checkPlans(
    _ strategies: [Scenario.NamedStrategy], _ rivals: [StrategySpecification?], shelf: Shelf
  ) {
    let own = (root["strategies"]?.entries ?? []).map(\.node)
    let others = (root["rivals"]?.items ?? []).compactMap { $0["strategy"] }
    for entry in (own + others).flatMap(\.entries) {
      if aggregateForm != nil, ["nash", "best_response", "joint_profit"].contains(entry.key) {
        log.error(
          entry.place, "'\(entry.key)' needs consumers, and here sales are a function of prices",
          hint: "see `marketeer equilibrium`, and run its prices with 'fixed'")
      }
      guard entry.key == "reference_price_dp" else { continue }
      let isFunction = aggregateForm.map { $0.form != .fareRequests } ?? false
      if !isFunction || shelf.offers.count != 1 {
        log.error(
          entry.place,
          "'reference_price_dp' plans one product whose sales are a function of its price",
          hint:
            "write 'linear', 'log_linear' or 'exponential' in 'intent', with one product and no "
            + "rivals")
      }
    }
  }
}
