import MarketModel

// Consumers who know what a unit is worth to them.
extension ScenarioBuilder {
  /// The intent of such consumers; refuses what belongs to other models.
  func willingnessIntent(_ node: CheckedNode) -> IntentSpecification {
    let keys = [
      "heterogeneity", "taste", "category_taste", "need", "nest", "display", "mailer",
      "reference_price", "satiation", "weights", "popularity", "deal_loyalty", "every", "noise",
    ]
    for key in keys {
      guard let extra = node[key], !isStandard(extra, key) else { continue }
      refuseBesideWillingness(extra, "'\(key)'")
    }
    if let model = node["model"], let name = model.text, name != "willingness_to_pay" {
      refuseBesideWillingness(model, "'\(name)'")
    }
    return IntentSpecification(
      model: .willingnessToPay, source: .willingnessToPay, priceCoefficientLogDeviation: 0,
      tasteDeviation: 0, displayEffect: 0, mailerEffect: 0)
  }

  /// Puts the distribution into the market, and refuses what needs utilities.
  func addWillingnessToPay(to market: inout MarketDefinition, shelf: Shelf) {
    let intent = root["intent"]
    guard let node = intent?["willingness_to_pay"] else {
      if let model = intent?["model"], model.text == "willingness_to_pay" {
        log.error(
          model.place, "'willingness_to_pay' needs a distribution",
          hint: "write willingness_to_pay: {exponential: {mean: 20}}")
      }
      return
    }
    market.willingnessToPay = WillingnessToPay(DistributionBuilder(log: log).amounts(node))
    refuseUtilities(market, shelf)
  }

  private func refuseUtilities(_ market: MarketDefinition, _ shelf: Shelf) {
    let memory = root["consumers"]?["memory"]
    for key in ["home_stock", "reviews", "expectations"] {
      if let extra = memory?[key] { refuseBesideWillingness(extra, "'\(key)'") }
    }
    for segment in root["consumers"]?["segments"]?.items ?? [] {
      if let patience = segment["patience"] { refuseBesideWillingness(patience, "'patience'") }
    }
    for row in shelf.rows {
      if let response = row.node["quantity"]?["response"], response.number != 0 {
        refuseBesideWillingness(response, "'response'")
      }
    }
    if let welfare = root["experiment"]?["welfare"], welfare.flag == true {
      refuseBesideWillingness(welfare, "'welfare'")
    }
    if let nest = root["sellers"]?["seller_nest"], !nest.isDefault {
      refuseBesideWillingness(nest, "'seller_nest'")
    }
    refuseUtilityEvents(market)
    for entry in strategyEntries
    where ["nash", "best_response", "joint_profit"].contains(entry.key) {
      log.error(
        entry.place,
        "'\(entry.key)' needs utilities, and consumers buy by their willingness to pay",
        hint: "use 'fixed' with several prices, or 'gallego_van_ryzin'")
    }
  }

  private func refuseUtilityEvents(_ market: MarketDefinition) {
    let movesUtility = market.shocks.shocks.contains { shock in
      switch shock.effect {
      case .demand, .demandNoise: true
      case .traffic, .trafficNoise, .cost, .costWalk, .absence, .price: false
      }
    }
    if movesUtility, let node = root["shocks"] {
      refuseBesideWillingness(node, "a shock of demand")
    }
    let hasBundle = market.promotions.contains {
      if case .bundle? = $0.terms?.mechanic { true } else { false }
    }
    if hasBundle, let node = root["promotions"] { refuseBesideWillingness(node, "a bundle") }
  }

  /// Every strategy that the file names, with its kind.
  var strategyEntries: [CheckedNode.Entry] {
    let own = (root["strategies"]?.entries ?? []).map(\.node)
    let others = (root["rivals"]?.items ?? []).compactMap { $0["strategy"] }
    return (own + others).flatMap(\.entries)
  }

  private func refuseBesideWillingness(_ node: CheckedNode, _ what: String) {
    log.error(
      node.place, "\(what) has no meaning where consumers buy by their willingness to pay",
      hint: "remove it, or write 'stated' or 'calibrate' in 'intent'")
  }
}
