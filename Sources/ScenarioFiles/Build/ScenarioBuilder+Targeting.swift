import MarketModel

// Coupons for chosen customers, and the trial from which they are learned.
extension ScenarioBuilder {
  /// Returns the ids of promotions that are coupons, each once.
  func couponNames(_ node: CheckedNode?) -> [String] {
    guard let node else { return [] }
    let items = root["promotions"]?.items ?? []
    let names = items.compactMap { $0["id"]?.text }
    checkNames(node.items.compactMap(\.named), what: "coupon")
    return node.items.compactMap { item in
      guard find(item, in: names, what: "promotion") != nil, let name = item.text else {
        return nil
      }
      guard items.first(where: { $0["id"]?.text == name })?["coupon"] != nil else {
        log.error(
          item.place, "the promotion '\(name)' is no coupon",
          hint: "give it coupon: {redemption: 50%}, or name another promotion")
        return nil
      }
      return name
    }
  }

  /// Coupons among which to choose go out together.
  func checkSameDays(_ node: CheckedNode?) {
    func days(_ name: String?) -> [CivilDate?] {
      let item = (root["promotions"]?.items ?? []).first { $0["id"]?.text == name }
      return [item?["from"]?.date, item?["to"]?.date]
    }
    let coupons = node?.items ?? []
    for item in coupons.dropFirst() where days(item.text) != days(coupons[0].text) {
      log.error(
        item.place,
        "the coupon '\(item.text ?? "")' runs on other days than '\(coupons[0].text ?? "")'",
        hint: "a strategy sends its coupons together: give them the same 'from' and 'to'")
    }
  }

  /// Reads the random coupons of the warm-up.
  func couponTrial(promotions: [Promotion], calendar: MarketCalendar) -> CouponTrial {
    guard let node = root["history"]?["coupon_trial"] else { return .none }
    let names = couponNames(node["coupons"])
    let weeks = node["lasting"]?.integer ?? 1
    if weeks >= calendar.warmUpWeeks {
      log.error(
        node["lasting"]?.place ?? node.place,
        "'lasting' \(weeks) weeks of 'coupon_trial' leaves no warm-up before it; it has "
          + "\(calendar.warmUpWeeks) weeks",
        hint:
          "shorten the trial or lengthen 'warm_up': customers are known by what they bought before")
    }
    return CouponTrial(
      coupons: names.compactMap { name in promotions.firstIndex { $0.name == name } },
      share: node["share"]?.number ?? 0, weeks: weeks)
  }

  /// The promotions that a strategy runs: those listed, and the coupons that it sends.
  func runPromotions(_ node: CheckedNode, listed: [Int], promotions: [Promotion]) -> [Int] {
    let kinds = StrategyBook.targetingKinds
    guard let entry = node.entries.first(where: { kinds.contains($0.key) }) else { return listed }
    let sent = (entry.node["coupons"]?.items ?? []).compactMap { item in
      promotions.firstIndex { $0.name == item.text }
    }
    for item in node["promotions"]?.items ?? [] {
      guard let index = promotions.firstIndex(where: { $0.name == item.text }), sent.contains(index)
      else { continue }
      log.error(
        item.place, "'\(entry.key)' sends the coupon '\(promotions[index].name)' itself",
        hint: "remove it from 'promotions'")
    }
    return listed + sent.filter { !listed.contains($0) }
  }
}
