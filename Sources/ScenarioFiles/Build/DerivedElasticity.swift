import MarketModel

/// The long-run elasticity at which the focal firm's list prices are optimal
/// (docs/background/market-model.md, section 5).
struct DerivedElasticity {
  let shelf: Shelf
  let unitsPerPurchase: Double?
  /// Part of what an offer's own price moves that other offers of the category lose or gain.
  var diversion = 0.0

  /// The weighted mean over focal offers of -r / (r - cost - order cost per unit) / (1 - own), where r is
  /// list net of tax and percentage fees and `own` the part of a lost unit that goes to the firm's own
  /// other offers; between -4 and -1.5.
  var value: Double {
    let offers = shelf.offers.filter { $0.firm == 0 }
    let weights = offers.map { $0.expectedShare ?? 1 }
    let total = weights.reduce(0, +)
    guard total > 0 else { return -2 }
    let mean = zip(offers, weights).reduce(0) { $0 + $1.1 * elasticity($1.0) } / total
    return min(-1.5, max(-4, mean))
  }

  private func elasticity(_ offer: Offer) -> Double {
    let net = netOfFees(offer)
    let margin = net - offer.unitCost.units - orderCost(offer)
    guard margin > 0 else { return -4 }
    return max(-4, -net / margin / passThrough(offer) / (1 - ownDiversion(offer)))
  }

  /// Part of an offer's lost units that the firm's own other offers gain: by their shares of the rest
  /// of the category.
  private func ownDiversion(_ offer: Offer) -> Double {
    let category = shelf.offers.filter { $0.category == offer.category }
    let weights = category.map { $0.expectedShare ?? 1 }
    let own = offer.expectedShare ?? 1
    let rest = weights.reduce(0, +) - own
    guard diversion > 0, rest > 0 else { return 0 }
    let ours = zip(category, weights).reduce(-own) { $0 + ($1.0.firm == 0 ? $1.1 : 0) }
    return diversion * ours / rest
  }

  /// What the seller keeps of the list price, net of tax and percentage fees.
  func netOfFees(_ offer: Offer) -> Double {
    offer.listPrice.units * money(offer).netShare
  }

  private func money(_ offer: Offer) -> MoneyRules { shelf.money(ofFirm: offer.firm) }

  /// How much the shelf price, to which demand responds, moves with the posted one.
  private func passThrough(_ offer: Offer) -> Double {
    shelf.firms[offer.firm].terms.retailer?.passThrough ?? 1
  }

  /// Payment and fulfilment per unit.
  func orderCost(_ offer: Offer) -> Double {
    let perOrder = money(offer).orderCost.units
    let mean = offer.quantityShares.enumerated().reduce(0) {
      $0 + Double($1.offset + 1) * $1.element
    }
    return perOrder / max(1, unitsPerPurchase ?? mean)
  }

  /// The price, as a factor on list, that is best for a firm that moves all its prices alike, with this
  /// elasticity of an offer alone at list under a logit: cost equivalent plus list / |elasticity|.
  ///
  /// The Transformer's utility is linear in price above list, as a logit's, and logarithmic below:
  /// there the best price is cost x e / (e + 1).
  func bestFactor(
    _ offer: Offer, elasticity: Double, _ model: IntentSpecification.Model
  ) -> Double {
    let share = money(offer).netShare
    guard share > 0 else { return 1 }
    let cost = (offer.unitCost.units + orderCost(offer)) / share / offer.listPrice.units
    let elasticity = elasticity * passThrough(offer) * (1 - ownDiversion(offer))
    let linear = cost - 1 / elasticity
    guard model == .transformer, linear < 1, elasticity < -1 else { return linear }
    return cost * elasticity / (elasticity + 1)
  }
}
