import MarketModel

extension ScenarioBuilder {
  func promotions(shelf: Shelf, calendar: MarketCalendar) -> [Promotion] {
    let items = root["promotions"]?.items ?? []
    let names = items.compactMap { $0["id"]?.text }
    checkNames(items.compactMap { $0["id"]?.named }, what: "promotion")
    return items.compactMap { item in
      guard let name = item["id"]?.text else { return nil }
      let days = days(item, calendar) ?? 0...0
      checkHorizon(item, days, calendar)
      let offers = promoted(item, shelf)
      var promotion = Promotion(
        name: name, offers: offers, reduction: reduction(item, shelf),
        firstDay: days.lowerBound, lastDay: days.upperBound, display: placement(item["display"]),
        mailer: placement(item["mailer"]), funding: funding(item),
        terms: promotionTerms(item, offers: offers, names: names, shelf: shelf))
      promotion.displayShare = Float(item["display"]?["share"]?.number ?? 1)
      promotion.mailerShare = Float(item["mailer"]?["share"]?.number ?? 1)
      return promotion
    }
  }

  private func promoted(_ item: CheckedNode, _ shelf: Shelf) -> [Int] {
    let own = shelf.products(ofFirm: 0)
    let nodes = productNodes(item)
    if nodes.isEmpty, item["spend"] != nil {
      return shelf.offers.indices.filter { shelf.offers[$0].firm == 0 }
    }
    checkNames(nodes.compactMap(\.named), what: "product")
    return nodes.compactMap { node in
      guard !reportRival(node, shelf), find(node, in: own, what: "product") != nil else {
        return nil
      }
      return shelf.offers.firstIndex { $0.firm == 0 && $0.product == node.text }
    }
  }

  /// The products that the file names, or an error where it should name some.
  private func productNodes(_ item: CheckedNode) -> [CheckedNode] {
    let entry = item.entries.first { $0.key == "products" }
    if let bundle = item["bundle"] {
      if let entry {
        log.error(
          entry.place, "'products' can't stand beside 'bundle'",
          hint: "write the products inside 'bundle'")
      }
      return bundle["products"]?.items ?? []
    }
    if entry == nil, item["spend"] == nil, let kind = ScenarioKeys.promotion["products"]?.kind {
      log.error(
        item.place, "the promotion lacks the key 'products'",
        hint: "'products' must be \(kind.words)")
    }
    return entry?.node.items ?? []
  }

  /// Reports a product that only a rival sells.
  private func reportRival(_ node: CheckedNode, _ shelf: Shelf) -> Bool {
    guard let name = node.text, !shelf.products(ofFirm: 0).contains(name),
      let rival = shelf.offers.first(where: { $0.product == name })
    else { return false }
    log.error(
      node.place,
      "'\(name)' is sold by '\(shelf.firms[rival.firm].name)', not by '\(shelf.firms[0].name)'",
      hint: "a firm promotes its own products; known: "
        + shelf.products(ofFirm: 0).prefix(12).map { "'\($0)'" }.joined(separator: ", "))
    return true
  }

  private func checkHorizon(
    _ item: CheckedNode, _ days: ClosedRange<Int>, _ calendar: MarketCalendar
  ) {
    guard item["from"]?.date != nil, item["to"]?.date != nil, root["market"]?["start"]?.date != nil,
      root["market"]?["horizon"] != nil
    else { return }
    let last = calendar.horizonWeeks * 7 - 1
    guard days.lowerBound < 0 || days.upperBound > last else { return }
    let key = days.lowerBound < 0 || days.lowerBound > last ? "from" : "to"
    log.error(
      item[key]?.place ?? item.place,
      "promotion '\(item["id"]?.text ?? "")' runs outside the measured weeks",
      hint: "choose days from \(calendar.start) to \(calendar.date(ofDay: last))")
  }

  private func reduction(_ item: CheckedNode, _ shelf: Shelf) -> Promotion.Reduction {
    if let share = (item["percent_off"] ?? item["bundle"]?["percent_off"])?.number {
      return .percentOff(share)
    }
    guard let node = item["amount_off"], let amount = node.money else { return .percentOff(0) }
    if item["spend"] != nil { return .amountOff(amount) }
    for name in (item["products"]?.items ?? []).compactMap(\.text) {
      guard let offer = shelf.offers.first(where: { $0.firm == 0 && $0.product == name }),
        amount >= offer.listPrice
      else { continue }
      log.error(
        node.place,
        "'amount_off' \(NumberText.money(millionths: amount.millionths)) leaves nothing of the price "
          + "\(NumberText.money(millionths: offer.listPrice.millionths)) of '\(name)'",
        hint: "lower 'amount_off'")
    }
    return .amountOff(amount)
  }

  private func placement(_ node: CheckedNode?) -> Money? {
    guard let node else { return nil }
    if let flag = node.flag { return flag ? .zero : nil }
    return node["cost"]?.money ?? .zero
  }

  private func funding(_ item: CheckedNode) -> Promotion.Funding {
    if case .funding(let funding)? = item["funding"]?["supplier"]?.value { return funding }
    return .none
  }
}
