import MarketModel

extension ScenarioBuilder {
  /// What the calibration must meet, or `nil` after reporting that it is invalid.
  func targets(
    _ node: CheckedNode, _ shelf: Shelf, _ model: IntentSpecification.Model
  ) -> CalibrationTargets? {
    guard let conversion = node["conversion"]?.uncertain else { return nil }
    checkSpread(node["conversion"], key: "conversion", below: 1)
    checkSpread(node["elasticity"]?["long_run"], key: "long_run")
    let units = node["units_per_purchase"]?.number
    let stated = node["elasticity"]?["long_run"]?.uncertain
    let diversion = diversion(node["diversion"], shelf, model)
    let derived = DerivedElasticity(
      shelf: shelf, unitsPerPurchase: units, diversion: diversion ?? 0
    ).value
    if stated == nil, !has("long_run", node) {
      log.warning(
        node.place,
        "no long-run elasticity given; \(NumberText.rounded(derived)) is assumed, "
          + "at which the list prices are optimal",
        hint: "state elasticity: {long_run: \(NumberText.rounded(derived)) +- 0.4}")
    }
    var targets = CalibrationTargets(
      conversion: conversion.centre, longRunElasticity: stated?.centre ?? derived,
      longRunIsDerived: stated == nil, unitsPerPurchase: units)
    addPromotion(to: &targets, node, model)
    targets.lifts = PlacementLifts(
      display: node["lifts"]?["display"]?.uncertain?.centre,
      mailer: node["lifts"]?["mailer"]?.uncertain?.centre)
    targets.diversion = diversion
    targets.diversionIsDerived = diversion != nil && node["diversion"] == nil
    return targets
  }

  /// The part of what a promotion adds that other brands lose where nothing is stated: about a third
  /// (van Heerde, Gupta and Wittink, *Journal of Marketing Research* 40(4), 2003).
  private static let usualDiversion = 0.33

  private func diversion(
    _ node: CheckedNode?, _ shelf: Shelf, _ model: IntentSpecification.Model
  ) -> Double? {
    guard model == .transformer else {
      if let node, node.text != "none" {
        log.error(
          node.place, "'diversion' has no meaning for '\(model.rawValue)'",
          hint: "with logits state 'nest', 'category_taste' or 'need' in 'intent'")
      }
      return nil
    }
    checkSpread(node, key: "diversion", below: 1)
    let isAlone = shelf.categories.indices.allSatisfy { category in
      shelf.offers.count { $0.category == category } < 2
    }
    guard !isAlone, node?.text != "none" else { return nil }
    return node?.uncertain?.centre ?? Self.usualDiversion
  }

  /// Whether the elasticity's key was written, be it wrong.
  private func has(_ key: String, _ node: CheckedNode) -> Bool {
    node["elasticity"]?.entries.contains { $0.key == key } ?? true
  }

  /// How much stronger a one-week cut is taken to act where nothing is stated: the distance between
  /// the usual -2.6 and -2.2, about half of the one-week slope that was fitted on shopping data.
  private static let promotionGap = 0.4

  private func addPromotion(
    to targets: inout CalibrationTargets, _ node: CheckedNode, _ model: IntentSpecification.Model
  ) {
    let promotion = node["elasticity"]?["promotion"]
    guard model == .transformer else {
      refusePromotion(promotion, model)
      return
    }
    checkSpread(promotion, key: "promotion")
    targets.promotionIsDerived = promotion == nil
    let centre = promotion?.uncertain?.centre ?? targets.longRunElasticity - Self.promotionGap
    targets.promotionElasticity = centre
    if promotion == nil, !has("promotion", node) {
      log.warning(
        node.place,
        "no promotion elasticity given; \(NumberText.rounded(centre)) is assumed, "
          + "\(Self.promotionGap) stronger than the long-run one",
        hint: "state elasticity: {promotion: \(NumberText.rounded(centre)) +- 0.4}")
    }
    if let promotion { checkStronger(promotion, centre, than: targets.longRunElasticity) }
  }

  private func refusePromotion(_ node: CheckedNode?, _ model: IntentSpecification.Model) {
    guard let node else { return }
    log.error(
      node.place, "'promotion' has no meaning for '\(model.rawValue)'",
      hint: "a logit has one price slope: state 'long_run' only, as in "
        + "--set 'intent.calibrate.elasticity={long_run: -2.2 +- 0.4}', or write model: transformer"
    )
  }

  private func checkStronger(_ node: CheckedNode, _ promotion: Double, than longRun: Double) {
    guard abs(promotion) < abs(longRun) + 0.05 else { return }
    log.error(
      node.place,
      "promotion elasticity \(NumberText.text(promotion)) is not stronger than the long-run elasticity "
        + NumberText.text(longRun),
      hint: "a one-week cut moves at least as much as a lasting one: choose "
        + "\(NumberText.rounded(longRun - 0.05)) or stronger")
  }

  /// Reports half-widths that reach values which make no sense.
  func checkSpread(_ node: CheckedNode?, key: String, below limit: Double = .infinity) {
    guard let node, let value = node.uncertain, let half = value.halfWidth else { return }
    if half >= abs(value.centre) && value.centre != 0 {
      log.error(
        node.place, "'\(key)' reaches 0 inside its half-width", hint: "narrow the half-width")
    } else if value.centre + half >= limit {
      log.error(
        node.place, "'\(key)' reaches 100% inside its half-width", hint: "narrow the half-width")
    }
  }
}
