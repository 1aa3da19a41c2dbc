import MarketModel

// Bundles and thresholds: promotions of several products.
extension ScenarioBuilder {
  func bundle(
    _ node: CheckedNode, offers: [Int], shelf: Shelf
  ) -> PromotionTerms.Mechanic {
    let parts = offers.map { shelf.offers[$0] }
    if let list = node["products"], list.items.count < 2 {
      log.error(
        list.place, "a bundle has at least two products", hint: "add one, or use 'percent_off'")
    }
    if let other = parts.first(where: { $0.category != parts[0].category }) {
      log.error(
        node.place,
        "'\(other.product)' of the bundle is in another category than '\(parts[0].product)'",
        hint: "bundle products of one category, or reward baskets with 'spend'")
    }
    for part in parts where part.quantityShares.count < parts.count {
      log.error(
        node.place,
        "a bundle of \(parts.count) needs buyers of \(parts.count) units, but nobody takes more than "
          + "\(part.quantityShares.count) of '\(part.product)'",
        hint: "give the product quantity: {shares: [...]} with at least \(parts.count) shares")
    }
    guard let priceNode = node["price"], let price = priceNode.money else {
      return .bundle(price: nil)
    }
    let sum = parts.reduce(Money.zero) { $0 + $1.listPrice }
    if price >= sum {
      log.error(
        priceNode.place,
        "the bundle costs \(NumberText.money(millionths: price.millionths)), its parts "
          + "\(NumberText.money(millionths: sum.millionths))", hint: "lower 'price'")
    }
    return .bundle(price: price)
  }

  func threshold(
    _ node: CheckedNode, _ item: CheckedNode, shelf: Shelf
  ) -> PromotionTerms.Mechanic {
    let spend = node.money ?? .zero
    if let reward = item["amount_off"], let amount = reward.money, amount >= spend {
      log.error(
        reward.place,
        "'amount_off' \(NumberText.money(millionths: amount.millionths)) is not below 'spend' "
          + NumberText.money(millionths: spend.millionths), hint: "lower 'amount_off'")
    }
    let reach = item["reach"]
    if let reach, shelf.categories.count < 2, (reach.money ?? .zero) > .zero {
      log.warning(
        reach.place, "nobody can fill a basket: the market has one category",
        hint: "a consumer within 'reach' looks in categories where nothing was bought")
    }
    return .threshold(spend: spend, reach: reach?.money ?? .zero)
  }

  /// Reports weeks in which a strategy plans more displays than there are, or more of the mailer.
  func checkSlots(_ strategies: [Scenario.NamedStrategy], _ promotions: [Promotion]) {
    for key in ["display", "mailer"] {
      let nodes = (root["promotions"]?.items ?? []).compactMap { item -> (String, CheckedNode)? in
        guard let name = item["id"]?.text, let slots = item[key]?["slots"] else { return nil }
        return (name, slots)
      }
      guard let least = nodes.min(by: { ($0.1.integer ?? 0) < ($1.1.integer ?? 0) })?.1,
        let slots = least.integer
      else { continue }
      for strategy in strategies {
        let placed = Set(strategy.promotions).sorted().map { promotions[$0] }.filter {
          key == "display" ? $0.display != nil : $0.mailer != nil
        }
        checkWeeks(placed, slots: slots, place: least.place, key: key, strategy: strategy.name)
      }
    }
  }

  private func checkWeeks(
    _ placed: [Promotion], slots: Int, place: Place, key: String, strategy: String
  ) {
    let weeks = placed.flatMap { [$0.firstDay / 7, $0.lastDay / 7] }
    for week in Set(weeks).sorted() {
      let there = placed.filter { $0.firstDay / 7 <= week && week <= $0.lastDay / 7 }
      guard there.count > slots else { continue }
      let names = there.map { "'\($0.name)'" }.joined(separator: ", ")
      log.error(
        place,
        "strategy '\(strategy)' plans \(there.count) promotions with '\(key)' in week \(week + 1), "
          + "but 'slots' is \(slots)",
        hint: "move or drop one of \(names)")
      return
    }
  }

  /// The most promotions of one product at once; every combination of them is tried.
  private static let mostAtOnce = 8

  /// Reports products with too many promotions at once.
  func checkCrowds(
    _ strategies: [Scenario.NamedStrategy], _ promotions: [Promotion], shelf: Shelf
  ) {
    guard promotions.contains(where: { $0.terms != nil }) else { return }
    for strategy in strategies {
      let listed = Set(strategy.promotions).sorted()
      for index in listed {
        let days = promotions[index].firstDay
        for offer in promotions[index].offers {
          let there = listed.filter {
            promotions[$0].offers.contains(offer)
              && (promotions[$0].firstDay...promotions[$0].lastDay).contains(days)
          }
          guard there.count > Self.mostAtOnce else { continue }
          log.error(
            (root["promotions"]?.items ?? [])[index].place,
            "strategy '\(strategy.name)' runs \(there.count) promotions of "
              + "'\(shelf.offers[offer].product)' at once, at most \(Self.mostAtOnce) are possible",
            hint: "drop some, or let them run one after the other")
          return
        }
      }
    }
  }
}
