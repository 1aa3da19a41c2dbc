import MarketModel
import PromotionBriefs

/// Facts of a small promotion, made by hand.
enum BriefFixtures {
  static func product(
    _ name: String, regular: Double, promotion: Double? = nil, low: Double? = nil
  ) -> OfferFacts.Product {
    var product = OfferFacts.Product(
      id: name.lowercased(), name: name, regularPrice: Money(regular))
    product.lowestPrice30Days = low.map { Money($0) }
    guard let promotion else { return product }
    let saving = Money(regular) - Money(promotion)
    product.promotionPrice = Money(promotion)
    product.saving = saving
    product.savingShare = saving.millionths * 1_000_000 / Money(regular).millionths
    return product
  }

  static func mechanic(
    _ kind: MechanicFacts.Kind, change: (inout MechanicFacts) -> Void = { _ in }
  ) -> MechanicFacts {
    var mechanic = MechanicFacts(kind: kind)
    change(&mechanic)
    return mechanic
  }

  static let period = OfferFacts.Period(firstDay: "2026-03-16", lastDay: "2026-03-29")

  static func facts(
    _ products: [OfferFacts.Product], _ mechanic: MechanicFacts, currency: String = "EUR",
    jurisdiction: String = "eu", change: (inout OfferFacts) -> Void = { _ in }
  ) -> PromotionFacts {
    var offer = OfferFacts(products: products, mechanic: mechanic, period: period)
    change(&offer)
    return PromotionFacts(
      id: "spring",
      market: .init(
        scenario: "coffee", summary: "A shelf.", firm: "shop", categories: ["coffee"],
        currency: currency, pricesIncludeTax: true, taxRate: 70_000, tick: Money(0.01),
        start: "2026-03-02", jurisdiction: jurisdiction),
      policy: .init(
        name: "spring", rule: "list price", baseline: "today", objective: "contribution",
        isRecommended: true, indistinguishable: [], reasons: ["It earns more."],
        winShare: 900_000, guardrails: []),
      offer: offer, segments: [], forecast: forecast,
      test: .init(
        testUnit: "stores", promotionWeeks: 2, washoutWeeks: 8, significance: 50_000,
        power: 800_000, sizes: [], stopRules: []), risks: [], evidence: evidence)
  }

  static var estimate: FactEstimate {
    FactEstimate(
      unit: .money, mean: 16_560_000, simulation: .init(low: 5_240_000, high: 41_530_000),
      simulationAndAssumptions: .init(low: -4_690_000, high: 37_810_000), seasons: 6)
  }

  static var forecast: ForecastFacts {
    ForecastFacts(
      weeks: 20,
      lines: [
        .init(
          measure: "contribution", policy: estimate, baseline: estimate, difference: estimate)
      ], incrementality: [])
  }

  static var evidence: EvidenceFacts {
    EvidenceFacts(
      runID: "77f925283485", seed: 20_260_302,
      replications: .init(ranking: 6, central: 10, fresh: 6), scenarioDigest: "aa",
      contentDigest: "bb", toolVersion: "0.3.0", finishedOn: "2026-02-01")
  }

  static var cut: PromotionFacts {
    facts(
      [product("Lungo 250 g", regular: 5.49, promotion: 4.39, low: 5.49)],
      mechanic(.percentOff) { $0.percentOff = 200_000 })
  }

  static func brief(
    _ facts: PromotionFacts = cut, legal: [LegalFinding] = []
  ) -> PromotionBrief {
    BriefMaker(facts: facts, languages: BriefLanguage.allCases, owner: "Ada").brief(legal: legal)
  }
}
