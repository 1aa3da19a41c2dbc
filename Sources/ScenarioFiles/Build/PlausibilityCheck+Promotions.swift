import MarketModel

// Business rules bind what strategies post; promotions reduce that price further.
extension PlausibilityCheck {
  /// Warns once for each promotion whose price breaks a rule that holds for strategies.
  func checkPromotions(_ market: MarketDefinition) {
    let nodes = root["promotions"]?.items ?? []
    guard nodes.count == market.promotions.count else { return }
    for (promotion, node) in zip(market.promotions, nodes) where promotion.reducesSingleOffers {
      let broken = promotion.offers.lazy.compactMap { offer in
        brokenRule(of: market.offers[offer], promotion: promotion)
      }
      guard let first = broken.first else { continue }
      log.warning(
        node.place, "promotion '\(promotion.name)' sells \(first)",
        hint: "rules bind strategies only; make the reduction smaller, or leave it as it is")
    }
  }

  private func brokenRule(of offer: Offer, promotion: Promotion) -> String? {
    let rules = shelf.firms[offer.firm].rules
    let price = promotion.reduced(offer.listPrice).rounded(toTick: shelf.money.tick)
    let text = "'\(shelf.label(offer))' at \(money(price)), below the"
    let floor = rules.floor.map {
      offer.listPrice.scaled(by: $0).rounded(toTick: shelf.money.tick)
    }
    if let floor, price < floor { return "\(text) floor of \(money(floor))" }
    guard let margin = rules.minimumMargin else { return nil }
    let lowest = shelf.money(ofFirm: offer.firm).postedPrice(cost: offer.unitCost, margin: margin)
    return price < lowest
      ? "\(text) \(money(lowest)) that a margin of \(NumberText.percent(margin)) needs" : nil
  }
}

extension Promotion {
  /// Whether it changes the price of a unit of one offer.
  fileprivate var reducesSingleOffers: Bool {
    switch terms?.mechanic {
    case .cut, .coupon, .loyalty, nil: true
    case .multiBuy, .bundle, .threshold: false
    }
  }
}
