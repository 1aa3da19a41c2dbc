import MarketModel

extension ScenarioBuilder {
  func promotions(shelf: Shelf, calendar: MarketCalendar) -> [Promotion] {
    let items = root["promotions"]?.items ?? []
    checkNames(items.compactMap { $0["id"]?.named }, what: "promotion")
    return items.compactMap { item in
      guard let name = item["id"]?.text else { return nil }
      let days = days(item, calendar) ?? 0...0
      checkHorizon(item, days, calendar)
      var promotion = Promotion(
        name: name, offers: promoted(item, shelf), reduction: reduction(item, shelf),
        firstDay: days.lowerBound, lastDay: days.upperBound, display: placement(item["display"]),
        mailer: placement(item["mailer"]), funding: funding(item))
      promotion.displayShare = Float(item["display"]?["share"]?.number ?? 1)
      promotion.mailerShare = Float(item["mailer"]?["share"]?.number ?? 1)
      return promotion
    }
  }

  private func promoted(_ item: CheckedNode, _ shelf: Shelf) -> [Int] {
    let own = shelf.products(ofFirm: 0)
    let nodes = item["products"]?.items ?? []
    checkNames(nodes.compactMap(\.named), what: "product")
    return nodes.compactMap { node in
      guard find(node, in: own, what: "product") != nil else { return nil }
      return shelf.offers.firstIndex { $0.firm == 0 && $0.product == node.text }
    }
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
    if let share = item["percent_off"]?.number { return .percentOff(share) }
    guard let node = item["amount_off"], let amount = node.money else { return .percentOff(0) }
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
