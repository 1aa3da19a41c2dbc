import MarketModel

extension ScenarioBuilder {
  /// What is uncertain, in a fixed order: conversion, elasticities, traffic, costs, latencies.
  func assumptions(shelf: Shelf, intent: IntentSpecification) -> [Assumption] {
    var list = targetAssumptions(intent)
    if let traffic = root["consumers"]?["traffic"]?.uncertain, traffic.halfWidth != nil {
      checkSpread(root["consumers"]?["traffic"], key: "traffic")
      list.append(assumption("traffic", .traffic, traffic))
    }
    for (index, row) in shelf.rows.enumerated() {
      guard let cost = row.cost, cost.halfWidth != nil else { continue }
      checkSpread(row.node["unit_cost"], key: "unit_cost")
      list.append(assumption("unit_cost " + shelf.label(row.offer), .unitCost(offer: index), cost))
    }
    list += latencies(shelf)
    guard root["experiment"]?["spread"]?.text == "none" else { return list }
    return list.map { item in
      var item = item
      item.halfWidth = 0
      return item
    }
  }

  private func targetAssumptions(_ intent: IntentSpecification) -> [Assumption] {
    guard case .calibrated(let targets) = intent.source, let node = root["intent"]?["calibrate"]
    else { return [] }
    let hasSpread = node["spread"]?.text != "none"
    func make(
      _ name: String, _ subject: Assumption.Subject, _ centre: Double, _ stated: Double?,
      standard: Double
    ) -> Assumption {
      let width = hasSpread ? stated ?? standard * abs(centre) : 0
      return Assumption(
        name: name, subject: subject, centre: centre, halfWidth: width,
        isDefault: stated == nil)
    }
    var list = [
      make(
        "conversion", .conversion, targets.conversion,
        node["conversion"]?.uncertain?.halfWidth, standard: 0.1),
      make(
        "long-run elasticity", .longRunElasticity, targets.longRunElasticity,
        node["elasticity"]?["long_run"]?.uncertain?.halfWidth, standard: 0.2),
    ]
    if let promotion = targets.promotionElasticity {
      list.append(
        make(
          "promotion elasticity", .promotionElasticity, promotion,
          node["elasticity"]?["promotion"]?.uncertain?.halfWidth, standard: 0.2))
    }
    let lifts: [(String, Assumption.Subject, Double?)] = [
      ("display", .displayLift, targets.lifts.display),
      ("mailer", .mailerLift, targets.lifts.mailer),
    ]
    for case (let key, let subject, let lift?) in lifts {
      let stated = node["lifts"]?[key]?.uncertain?.halfWidth
      list.append(make("\(key) lift", subject, lift, stated, standard: 0.2))
    }
    if let diversion = targets.diversion {
      let stated = node["diversion"]?.uncertain?.halfWidth
      list.append(make("diversion", .diversion, diversion, stated, standard: 0.2))
    }
    return list
  }

  private func latencies(_ shelf: Shelf) -> [Assumption] {
    (root["rivals"]?.items ?? []).enumerated().compactMap { index, rival in
      let node = rival["strategy"]?.entries.first?.node["latency"]
      guard let latency = node?.uncertain, latency.halfWidth != nil else { return nil }
      checkSpread(node, key: "latency")
      let firm = index + 1
      return assumption(
        "latency " + shelf.firms[firm].name, .rivalLatency(firm: firm), latency)
    }
  }

  private func assumption(
    _ name: String, _ subject: Assumption.Subject, _ value: Uncertain
  ) -> Assumption {
    Assumption(
      name: name, subject: subject, centre: value.centre, halfWidth: value.halfWidth ?? 0,
      isDefault: false)
  }
}
