import MarketModel
import PricingStrategies

/// Checks what only shows once the parts are together: prices against costs and rules, elasticity
/// against margins, size against memory.
struct PlausibilityCheck {
  let builder: ScenarioBuilder
  let shelf: Shelf
  let intent: IntentSpecification

  var log: DiagnosticLog { builder.log }
  var root: CheckedNode { builder.root }

  func run(market: MarketDefinition) {
    for row in shelf.rows { checkList(row) }
    for (index, firm) in shelf.firms.enumerated() {
      let node = index == 0 ? root["rules"] : root["rivals"]?.items[index - 1]["rules"]
      if let node { checkRules(node, firm.rules, firm: index) }
    }
    checkPromotions(market)
    checkMemory(market)
    checkElasticity()
    checkScale(market)
  }

  // MARK: - Scale

  /// Stocks and lump sums are those of the simulated consumers, not of those that they stand for.
  private func checkScale(_ market: MarketDefinition) {
    guard let node = root["consumers"]?["represents"], let factor = node.number, factor > 1 else {
      return
    }
    let lumps = market.promotions.flatMap { [$0.display, $0.mailer] }.compactMap { $0 }
    let hasStock = market.offers.contains { $0.stock != nil }
    guard hasStock || lumps.contains(where: { $0 > .zero }) else { return }
    log.warning(
      node.place,
      "stocks and costs of displays and mailers are set against simulated consumers, each of whom "
        + "stands for \(NumberText.rounded(factor))",
      hint: "divide them by \(NumberText.rounded(factor))")
  }

  // MARK: - Prices

  private func checkList(_ row: Shelf.Row) {
    let offer = row.offer
    guard row.node["unit_cost"] != nil, isPriced(row) else { return }
    let net = self.net(offer.listPrice) * kept(offer)
    guard net < offer.unitCost.units else { return }
    log.warning(
      row.node["unit_cost"]?.place ?? row.node.place,
      "'\(shelf.label(offer))' costs \(money(offer.unitCost)), more than its list price leaves after "
        + "\(kept(offer) < 1 ? "tax and the retailer's margin" : "tax"), \(money(Money(net)))",
      hint: "check the cost and whether prices include the tax")
  }

  /// Whether the row states a valid price; otherwise its offer carries a stand-in.
  private func isPriced(_ row: Shelf.Row) -> Bool {
    row.node["list_price"] != nil || row.node["price"] != nil
  }

  private func net(_ price: Money) -> Double {
    shelf.money.pricesIncludeTax ? price.units / (1 + shelf.money.taxRate) : price.units
  }

  private func checkRules(_ node: CheckedNode, _ rules: BusinessRules, firm: Int) {
    checkEndings(node, rules)
    guard let ceiling = rules.ceiling else { return }
    let place = node["ceiling"]?.place ?? node.place
    for row in shelf.rows where row.offer.firm == firm && isPriced(row) {
      let offer = row.offer
      let highest = offer.listPrice.scaled(by: ceiling)
      if net(highest) * kept(offer) < offer.unitCost.units {
        log.error(
          place,
          "price ceiling \(money(highest)) is below the unit cost \(money(offer.unitCost)) of "
            + "'\(shelf.label(offer))'", hint: "raise 'ceiling'")
      } else if let margin = rules.minimumMargin {
        let lowest = shelf.money(ofFirm: firm).postedPrice(cost: offer.unitCost, margin: margin)
        guard lowest > highest else { continue }
        log.error(
          node["min_margin"]?.place ?? place,
          "minimum margin \(NumberText.percent(margin)) of '\(shelf.label(offer))' needs a price of "
            + "\(money(lowest)), above the ceiling \(money(highest))",
          hint: "lower 'min_margin' or raise 'ceiling'")
      }
    }
  }

  /// The share of its net price that a retailer leaves the firm.
  private func kept(_ offer: Offer) -> Double {
    1 - (shelf.firms[offer.firm].terms.retailer?.margin ?? 0)
  }

  private func checkEndings(_ node: CheckedNode, _ rules: BusinessRules) {
    let tick = shelf.money.tick
    for (ending, item) in zip(rules.endings, node["endings"]?.items ?? [])
    where ending.rounded(toTick: tick) != ending {
      log.error(
        item.place, "ending \(money(ending)) is not a multiple of the tick \(money(tick))",
        hint: "change the ending, or 'tick' in 'money'")
    }
  }

  func money(_ amount: Money) -> String {
    let cents = amount.rounded(toTick: Money(0.01))
    let isRough = abs(amount.millionths - cents.millionths) < 5_000 && amount.millionths > 1_000_000
    return NumberText.money(millionths: (isRough ? cents : amount).millionths)
  }

  // MARK: - Elasticity

  private func checkElasticity() {
    guard case .calibrated(let targets) = intent.source, !targets.longRunIsDerived else { return }
    if targets.longRunElasticity >= -1.2 { reportOptimisers(targets.longRunElasticity) }
    if !log.hasErrors { warnAboutMargins(targets) }
  }

  private func reportOptimisers(_ elasticity: Double) {
    let own = (root["strategies"]?.entries ?? []).map(\.node)
    let rivals = (root["rivals"]?.items ?? []).compactMap { $0["strategy"] }
    for entry in (own + rivals).flatMap(\.entries)
    where ["nash", "best_response", "joint_profit"].contains(entry.key) {
      log.error(
        entry.place,
        "'\(entry.key)' optimises prices, which has no sensible answer with a long-run elasticity of "
          + NumberText.text(elasticity),
        hint: "use an elasticity below -1.2, or another strategy")
    }
  }

  private func warnAboutMargins(_ targets: CalibrationTargets) {
    let derived = DerivedElasticity(
      shelf: shelf, unitsPerPurchase: targets.unitsPerPurchase, diversion: targets.diversion ?? 0)
    let offers = shelf.offers.filter { $0.firm == 0 }
    let weights = offers.map { $0.expectedShare ?? 1 }
    let total = weights.reduce(0, +)
    guard let first = offers.first, total > 0,
      let node = root["intent"]?["calibrate"]?["elasticity"]?["long_run"]
    else { return }
    let elasticity = targets.longRunElasticity
    let factor =
      zip(offers, weights).reduce(0) {
        $0 + $1.1 * derived.bestFactor($1.0, elasticity: elasticity, intent.model)
      } / total
    guard abs(factor - 1) > 0.1 else { return }
    let best = first.listPrice.scaled(
      by: derived.bestFactor(first, elasticity: elasticity, intent.model))
    log.warning(
      node.place,
      "with the stated costs and elasticity \(NumberText.text(elasticity)) the best price is "
        + "\(NumberText.rounded(factor)) x list on average, for example \(money(best)) instead of "
        + "\(money(first.listPrice)) for '\(first.product)'",
      hint:
        "check costs, selling costs and tax; at \(NumberText.rounded(derived.value)) list prices are optimal"
    )
  }

  // MARK: - Size

  private func checkMemory(_ market: MarketDefinition) {
    let owned = market.categories.count { $0.purchase != .repeat }
    let mechanisms =
      owned + (intent.tasteDeviation > 0 ? 1 : 0)
      + (intent.priceCoefficientLogDeviation > 0 ? 1 : 0) + market.memory.mechanismCount
    // Bytes per consumer and category of what the intent model remembers.
    let histories = intent.model == .transformer ? 432 * market.categories.count : 0
    let size = UInt64(64 + 32 * mechanisms + histories)
    let (bytes, overflow) = UInt64(market.population).multipliedReportingOverflow(by: size)
    guard overflow || bytes > builder.memory, let node = root["consumers"]?["population"] else {
      return
    }
    let limit = builder.memory / size
    log.error(
      node.place,
      "a population of \(market.population) needs \(bytes >> 20) MiB of memory, this machine has "
        + "\(builder.memory >> 20) MiB",
      hint: "choose at most \(limit) consumers")
  }
}
