import MarketModel

// Who stands between a firm and its consumers.
extension ScenarioBuilder {
  /// The nodes of all firms, the focal one first.
  private var firmNodes: [CheckedNode] {
    [root["focal"]].compactMap { $0 } + (root["rivals"]?.items ?? [])
  }

  func sellingTerms(_ node: CheckedNode?) -> SellingTerms {
    let retailer = node?["retailer"].map {
      SellingTerms.Retailer(
        margin: $0["margin"]?.number ?? 0, passThrough: $0["pass_through"]?.number ?? 1)
    }
    return SellingTerms(retailer: retailer, commission: node?["commission"]?.number ?? 0)
  }

  /// Reports terms that don't fit a firm's role or what else happens in the market.
  func checkRoles(_ market: MarketDefinition) {
    for node in firmNodes {
      checkRole(node, key: "retailer", role: .brand)
      checkRole(node, key: "commission", role: .marketplaceSeller)
    }
    for (node, firm) in zip(firmNodes, market.firms.indices) {
      checkKept(node, market.money(ofFirm: firm))
    }
    guard market.hasRetailers else { return }
    let place = firmNodes.compactMap { $0["retailer"]?.place }.first ?? root.place
    if market.hasPromotionTerms {
      log.error(
        place, "'retailer' can't stand beside promotions that are more than a dated cut",
        hint: "keep percent_off and amount_off with dates, or remove 'retailer'")
    }
    if market.memory.returns != nil {
      log.error(
        place, "'retailer' can't stand beside 'returns'",
        hint: "leave returns to the retailer's margin, or remove 'retailer'")
    }
    refuseOptimisers()
  }

  private func checkRole(_ node: CheckedNode, key: String, role: Firm.Role) {
    guard let terms = node[key], (node["role"]?.text ?? "retailer") != role.rawValue else { return }
    log.error(
      terms.place, "'\(key)' needs 'role: \(role.rawValue)'",
      hint: "change 'role', or remove '\(key)'")
  }

  /// Reports fees that take the whole price.
  private func checkKept(_ node: CheckedNode, _ money: MoneyRules) {
    guard let commission = node["commission"], money.netShare <= 0 else { return }
    log.error(
      commission.place, "tax, payment and commission leave nothing of the price",
      hint: "lower 'commission'")
  }

  private func refuseOptimisers() {
    let own = (root["strategies"]?.entries ?? []).map(\.node)
    let rivals = (root["rivals"]?.items ?? []).compactMap { $0["strategy"] }
    for entry in (own + rivals).flatMap(\.entries)
    where ["nash", "best_response", "joint_profit", "elasticity"].contains(entry.key) {
      log.error(
        entry.place, "'\(entry.key)' optimises shelf prices, and a retailer sets them",
        hint: "remove 'retailer', or use a strategy that only observes, such as 'cost_plus'")
    }
  }
}
