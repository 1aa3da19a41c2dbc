import MarketModel
import PriceClaims
public import PromotionBriefs

/// Holds what a brief's locked sentences claim against the law, product by product.
public struct LegalReview: Sendable {
  private let gathered: GatheredFacts
  private let sentences: [LockedSentence]

  /// Takes the gathered facts and the sentences that are planned.
  public init(_ gathered: GatheredFacts, sentences: [LockedSentence]) {
    self.gathered = gathered
    self.sentences = sentences
  }

  /// One finding per rule and product; empty where the currency has no jurisdiction and none is
  /// stated, or where nothing is announced.
  public var findings: [LegalFinding] {
    guard facts.isPromotion,
      let jurisdiction = Jurisdiction(rawValue: facts.market.jurisdiction)
    else { return [] }
    return facts.offer.products.flatMap { findings($0, jurisdiction) } + jointFindings
  }

  private var facts: PromotionFacts { gathered.facts }
  private var claims: [OfferClaim] { OfferSentences.claims(of: sentences) }

  private func findings(
    _ product: OfferFacts.Product, _ jurisdiction: Jurisdiction
  ) -> [LegalFinding] {
    let own = claims.filter { $0.product == product.id }
    guard !own.isEmpty, let record = gathered.history.product(product.id) else { return [] }
    let claim = priceClaim(own, product)
    return PriceLaw.verdicts(of: claim, in: context(record, product, jurisdiction)).map {
      LegalFinding(
        $0, jurisdiction: jurisdiction, product: product.id, claim: words(own, product))
    }
  }

  private func priceClaim(_ own: [OfferClaim], _ product: OfferFacts.Product) -> PriceClaim {
    func value(_ kind: OfferClaim.Kind) -> Int64? { own.first { $0.kind == kind }?.value }
    let isUnitPrice = product.promotionPrice != nil
    let isFree = value(.freeUnits) != nil
    return PriceClaim(
      was: isUnitPrice ? value(.formerPrice) : nil,
      printedPrior: isUnitPrice ? printedPrior(product) : nil,
      percent: value(.percentOff).map(Self.shown),
      amount: isUnitPrice ? value(.amountOff) : nil, wording: isFree ? .free : [],
      text: sentences.map(\.text).joined(separator: " "), statesPeriod: true,
      conditions: .stated, audience: audience)
  }

  /// Printed only in languages and markets that ask for it.
  private func printedPrior(_ product: OfferFacts.Product) -> Int64? {
    sentences.contains { $0.role == .lowestPrice }
      ? product.lowestPrice30Days?.millionths : nil
  }

  /// A share in millionths as it is printed, zeros at its end left out.
  static func shown(_ share: Int64) -> ShownPercent {
    var (digits, decimals) = (share, 4)
    while decimals > 0, digits % 10 == 0 { (digits, decimals) = (digits / 10, decimals - 1) }
    return ShownPercent(digits: digits, decimals: decimals)
  }

  private var audience: ClaimAudience {
    let eligibility = facts.offer.eligibility
    if eligibility.isPersonalised { return .personalisedDisclosed }
    return eligibility.needsMembership ? .members : .everyone
  }

  private func context(
    _ record: OfferHistory.Product, _ product: OfferFacts.Product, _ jurisdiction: Jurisdiction
  ) -> ClaimContext {
    ClaimContext(
      jurisdiction: jurisdiction,
      history: PriceHistory(
        steps: record.prices.map {
          PriceHistory.Step(from: $0.from, price: $0.price.millionths)
        }),
      knownUntil: gathered.history.end, start: gathered.start, end: gathered.end,
      now: product.promotionPrice?.millionths ?? product.regularPrice.millionths,
      transactions: record.sales.map {
        Transaction(
          time: Int64($0.day) * 86_400, price: $0.price.millionths, units: $0.units)
      })
  }

  private func words(_ own: [OfferClaim], _ product: OfferFacts.Product) -> String {
    let parts = own.map { claim -> String in
      let money = MoneyText.of(
        Money(millionths: claim.value), currency: facts.market.currency, language: .english)
      switch claim.kind {
      case .percentOff: return "\(PercentText.plain(claim.value)) off"
      case .amountOff: return "\(money) off"
      case .formerPrice: return "was \(money)"
      case .freeUnits: return "\(claim.value / 1_000_000) free"
      case .groupPrice: return "for members \(money)"
      }
    }
    return "\(product.name): " + parts.joined(separator: ", ")
  }

  /// A price of several products together is compared with the sum of their prices; no rule here
  /// settles that.
  private var jointFindings: [LegalFinding] {
    claims.filter { $0.product.isEmpty && $0.kind == .formerPrice }.map { claim in
      let sum = MoneyText.of(
        Money(millionths: claim.value), currency: facts.market.currency, language: .english)
      return LegalFinding(
        rule: "joint price", jurisdiction: facts.market.jurisdiction, outcome: .needsEvidence,
        product: "", claim: "together instead of \(sum)",
        numbers: "sum of the prices just before \(sum)",
        remedy: "show that each product was sold alone at its price")
    }
  }
}

extension LegalFinding {
  /// A rule's verdict on one claim.
  init(
    _ verdict: ClaimVerdict, jurisdiction: Jurisdiction, product: String, claim: String
  ) {
    let outcome: Outcome =
      switch verdict.outcome {
      case .pass: .pass
      case .fail: .fail
      case .needsEvidence: .needsEvidence
      case .notApplicable: .notApplicable
      }
    self.init(
      rule: verdict.rule, jurisdiction: jurisdiction.rawValue, outcome: outcome,
      product: product, claim: claim,
      numbers: verdict.sentence, remedy: verdict.remedy)
  }
}
