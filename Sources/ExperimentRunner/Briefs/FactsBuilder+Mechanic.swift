import MarketModel
import PromotionBriefs
import ScenarioFiles

// How the offer works.
extension FactsBuilder {
  var mechanic: MechanicFacts {
    switch choice.offer {
    case .newPrice: return MechanicFacts(kind: .newPrice)
    case .cut: return cutMechanic
    case .dated(let index): return datedMechanic(market.promotions[index])
    }
  }

  /// A posted cut states the share off that all its products share, rounded down to whole per cents.
  private var cutMechanic: MechanicFacts {
    var facts = MechanicFacts(kind: .postedCut)
    let shares = offers.map { offer -> Int64 in
      let record = history.product(market.offers[offer].product)
      let regular = regularPrice(offer)
      return Self.share(regular - (record?.price(at: start) ?? regular), of: regular)
    }
    let whole = (shares.min() ?? 0) / 10_000 * 10_000
    if whole > 0 { facts.percentOff = whole }
    return facts
  }

  private func datedMechanic(_ promotion: Promotion) -> MechanicFacts {
    var facts = MechanicFacts(kind: kind(promotion))
    switch promotion.reduction {
    case .percentOff(let share): facts.percentOff = FactEstimate.millionths(share)
    case .amountOff(let amount): facts.amountOff = amount
    }
    switch promotion.terms?.mechanic {
    case .multiBuy(let buy, let pay):
      (facts.buy, facts.pay) = (buy, pay)
      (facts.percentOff, facts.amountOff) = (nil, nil)
    case .bundle(let price):
      let sum = offers.reduce(Money.zero) { $0 + regularPrice($1) }
      facts.bundleSum = sum
      facts.bundlePrice =
        price ?? promotion.reduced(sum).rounded(toTick: market.money.tick)
      (facts.percentOff, facts.amountOff) = (nil, nil)
    case .threshold(let spend, _): facts.minimumSpend = spend
    case .coupon(let coupon): facts.couponUnits = coupon.units
    case .loyalty, .cut, nil: break
    }
    return facts
  }

  private func kind(_ promotion: Promotion) -> MechanicFacts.Kind {
    switch promotion.terms?.mechanic {
    case .multiBuy: return .multiBuy
    case .bundle: return .bundle
    case .threshold: return .threshold
    case .coupon: return .coupon
    case .loyalty: return .loyalty
    case .cut, nil: break
    }
    if promotion.terms?.startOffset != nil || promotion.terms?.endOffset != nil {
      return .flashSale
    }
    if case .amountOff = promotion.reduction { return .amountOff }
    return .percentOff
  }

  func eligibility(_ terms: PromotionTerms?) -> OfferFacts.Eligibility {
    var facts = OfferFacts.Eligibility()
    switch terms?.mechanic {
    case .coupon: facts.needsCoupon = true
    case .loyalty: facts.needsMembership = true
    default: break
    }
    if let audience = terms?.audience {
      facts.segments = (audience.segments ?? []).map { market.segments[$0].name }
      facts.share = FactEstimate.millionths(audience.share)
      facts.isPersonalised = audience.segments != nil || audience.share < 1
    }
    facts.isEverybody =
      !facts.needsCoupon && !facts.needsMembership && !facts.isPersonalised
    return facts
  }

  func conditions(_ promotion: Promotion) -> OfferFacts.Conditions {
    var facts = OfferFacts.Conditions()
    let terms = promotion.terms
    facts.stacks = terms?.stacks ?? false
    let partners = partners(of: promotion)
    facts.stacksWith = partners.map(\.name)
    facts.partners = partners.map(kind).reduce(into: []) { kinds, kind in
      if !kinds.contains(kind) { kinds.append(kind) }
    }
    facts.units = terms?.unitLimit
    facts.budget = terms?.budget
    if case .coupon(let coupon)? = terms?.mechanic {
      facts.perCustomer = coupon.perConsumer
      facts.total = coupon.total
    }
    return facts
  }

  /// The policy's other promotions that go with one whatever else they go with; either may say so.
  private func partners(of promotion: Promotion) -> [Promotion] {
    named.promotions.map { market.promotions[$0] }.filter {
      $0.name != promotion.name
        && (promotion.terms?.stacksWith.contains($0.name) == true
          || $0.terms?.stacksWith.contains(promotion.name) == true)
    }
  }

  func funding(_ funding: Promotion.Funding) -> String {
    switch funding {
    case .none: return ""
    case .shareOfDiscount(let share):
      return "supplier pays \(PercentText.plain(FactEstimate.millionths(share))) of the discount"
    case .perUnit(let amount):
      let text = MoneyText.of(amount, currency: market.money.currency, language: .english)
      return "supplier pays \(text) per unit"
    }
  }

  func placements(_ promotion: Promotion) -> [String] {
    [("display", promotion.display), ("mailer", promotion.mailer)].compactMap { name, cost in
      cost.map {
        let text = MoneyText.of($0, currency: market.money.currency, language: .english)
        return "\(name), \(text) a week"
      }
    }
  }
}
