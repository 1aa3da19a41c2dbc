import MarketModel

// What a promotion asks of a buyer and how far it goes.
extension ScenarioBuilder {
  /// Keys of which a promotion has at most one.
  private static let mechanics = ["multi_buy", "bundle", "spend", "coupon", "loyalty"]
  /// Keys that make a promotion more than a dated cut.
  private static let termKeys =
    mechanics + ["audience", "budget", "limit", "start", "end", "stacks", "stacks_with"]

  /// Returns the promotion's terms, `nil` for a plain dated cut.
  func promotionTerms(
    _ item: CheckedNode, offers: [Int], names: [String], shelf: Shelf
  ) -> PromotionTerms? {
    checkOneMechanic(item)
    checkReach(item)
    guard item.entries.contains(where: { Self.termKeys.contains($0.key) }) else { return nil }
    let hours = hours(item)
    return PromotionTerms(
      mechanic: mechanic(item, offers: offers, shelf: shelf), audience: audience(item["audience"]),
      budget: item["budget"]?.money, unitLimit: item["limit"]?.integer,
      startOffset: hours.start, endOffset: hours.end, stacks: item["stacks"]?.flag ?? false,
      stacksWith: partners(item, names: names))
  }

  private func checkOneMechanic(_ item: CheckedNode) {
    let found = item.entries.filter { Self.mechanics.contains($0.key) }
    guard found.count > 1 else { return }
    log.error(
      found[1].place, "'\(found[1].key)' and '\(found[0].key)' can't be one promotion",
      hint: "write two promotions and let them stack: stacks_with: [...]")
  }

  private func checkReach(_ item: CheckedNode) {
    guard let reach = item["reach"], item["spend"] == nil else { return }
    log.error(reach.place, "'reach' needs 'spend'", hint: "write spend: 30 beside it")
  }

  private func mechanic(
    _ item: CheckedNode, offers: [Int], shelf: Shelf
  ) -> PromotionTerms.Mechanic {
    if let node = item["multi_buy"] { return multiBuy(node, offers: offers, shelf: shelf) }
    if let node = item["bundle"] { return bundle(node, offers: offers, shelf: shelf) }
    if let node = item["spend"] { return threshold(node, item, shelf: shelf) }
    if let node = item["coupon"] { return coupon(node) }
    if let node = item["loyalty"] { return .loyalty(members: node["members"]?.number ?? 1) }
    return .cut
  }

  private func multiBuy(
    _ node: CheckedNode, offers: [Int], shelf: Shelf
  ) -> PromotionTerms.Mechanic {
    let buy = node["buy"]?.integer ?? 2
    let pay = node["pay"]?.integer ?? 1
    if pay >= buy, let place = node["pay"]?.place {
      log.error(
        place, "'pay' \(pay) of 'multi_buy' is not below 'buy' \(buy)",
        hint: "write buy: 2, pay: 1 for two for one")
    }
    checkQuantities(node, atLeast: buy, what: "multi_buy", offers: offers, shelf: shelf)
    return .multiBuy(buy: buy, pay: min(pay, buy))
  }

  private func checkQuantities(
    _ node: CheckedNode, atLeast units: Int, what: String, offers: [Int], shelf: Shelf
  ) {
    for offer in offers.map({ shelf.offers[$0] }) where offer.quantityShares.count < units {
      let most = offer.quantityShares.count
      log.error(
        node.place,
        "'\(what)' asks for \(units) units, but nobody takes more than \(most) of "
          + "'\(offer.product)'",
        hint: "give the product quantity: {shares: [...]} with at least \(units) shares")
    }
  }

  private func coupon(_ node: CheckedNode) -> PromotionTerms.Mechanic {
    .coupon(
      PromotionTerms.Coupon(
        redemption: redemption(node["redemption"]),
        perConsumer: node["per_consumer"]?.integer ?? 1, total: node["total"]?.integer,
        units: node["units"]?.integer ?? 1, handling: node["handling"]?.money ?? .zero))
  }

  private func redemption(_ node: CheckedNode?) -> [Double] {
    let names = segmentNames
    if let share = node?.number { return names.map { _ in share } }
    for entry in node?.entries ?? [] where !names.contains(entry.key) {
      reportUnknown(entry.key, entry.place, names: names, what: "segment")
    }
    return names.map { node?[$0]?.number ?? 0 }
  }

  private func audience(_ node: CheckedNode?) -> PromotionTerms.Audience? {
    guard let node else { return nil }
    let segments = node["segments"]?.items.compactMap {
      find($0, in: segmentNames, what: "segment")
    }
    let channel = node["channel"].map {
      PromotionTerms.Channel(
        reach: $0["reach"]?.number ?? 1, response: $0["response"]?.number ?? 1,
        costPerContact: $0["cost_per_contact"]?.money ?? .zero)
    }
    return PromotionTerms.Audience(
      segments: segments, share: node["share"]?.number ?? 1, channel: channel)
  }

  private var segmentNames: [String] {
    (root["consumers"]?["segments"]?.items ?? []).compactMap { $0["id"]?.text }
  }

  private func hours(_ item: CheckedNode) -> (start: Int64?, end: Int64?) {
    func offset(_ key: String) -> Int64? {
      item[key]?.text.flatMap(ValueParser.minutes).map { Int64($0) * 60_000_000 }
    }
    let (start, end) = (offset("start"), offset("end"))
    let isOneDay = item["from"]?.date != nil && item["from"]?.date == item["to"]?.date
    if isOneDay, let end, end <= start ?? 0, let node = item["end"] {
      log.error(
        node.place,
        "'end' \(node.text ?? "") is not after 'start' \(item["start"]?.text ?? "00:00")",
        hint: "choose a later time, or a later day in 'to'")
    }
    return (start, end)
  }

  private func partners(_ item: CheckedNode, names: [String]) -> [String] {
    let others = names.filter { $0 != item["id"]?.text }
    return (item["stacks_with"]?.items ?? []).compactMap { node in
      find(node, in: others, what: "promotion to stack with").map { others[$0] }
    }
  }
}
