/// `EU-PP-1`, `CN-PP-1`, `US-NY-PP-1`: prices that depend on the consumer's data.
struct PersonalisedPriceRules {
  let claim: PriceClaim
  let context: ClaimContext

  private let european = ClaimRule(
    id: "EU-PP-1", source: "Directive 2011/83/EU, Article 6(1)(ea)")
  private let newYork = ClaimRule(
    id: "US-NY-PP-1", source: "New York General Business Law, section 349-a")

  /// The jurisdiction's rule; the United Kingdom has none here.
  var verdicts: [ClaimVerdict] {
    switch context.jurisdiction {
    case .europeanUnion:
      [disclosure(european, remedy: "say beside the price that it is personalised")]
    case .unitedStates:
      [
        disclosure(
          newYork,
          remedy: "in New York, print beside the price: THIS PRICE WAS SET BY AN ALGORITHM USING "
            + "YOUR PERSONAL DATA")
      ]
    case .china: [treatment]
    case .unitedKingdom: []
    }
  }

  private func disclosure(_ rule: ClaimRule, remedy: String) -> ClaimVerdict {
    switch claim.audience {
    case .everyone, .members: rule.notApplicable("the price does not depend on a consumer's data")
    case .personalisedDisclosed:
      rule.pass("the announcement says that the price was set from the consumer's data")
    case .personalised:
      rule.fail(
        "the announcement does not say that the price was set from the consumer's data",
        remedy: remedy)
    }
  }

  private var treatment: ClaimVerdict {
    let rule = ClaimRule(
      id: "CN-PP-1", source: "个人信息保护法 Article 24; 电子商务法 Article 18")
    guard claim.audience.dependsOnConsumerData else {
      return rule.notApplicable("the price does not depend on a consumer's data")
    }
    return rule.needsEvidence(
      "the price depends on a consumer's data",
      remedy: "show that no consumer is unreasonably treated worse in price")
  }
}
