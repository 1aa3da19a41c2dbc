/// The laws on announced reductions, as pure functions over a price history.
///
/// Not legal advice.
public enum PriceLaw {
  /// What every report of these verdicts must say.
  public static let banner =
    "Not legal advice: a mechanical reading of the rules named, for the facts given."

  /// Returns one verdict per rule of the jurisdiction, in a fixed order.
  ///
  /// First the arithmetic of the announcement itself (`ANY-1`), then the jurisdiction's rules on
  /// reductions, then its rules on personalised prices.
  public static func verdicts(of claim: PriceClaim, in context: ClaimContext) -> [ClaimVerdict] {
    var verdicts = [ArithmeticRule(claim: claim, context: context).verdict]
    switch context.jurisdiction {
    case .europeanUnion:
      verdicts += EuropeanUnionRules(claim: claim, context: context).verdicts
    case .unitedStates:
      verdicts += UnitedStatesRules(claim: claim, context: context).verdicts
    case .unitedKingdom:
      verdicts += UnitedKingdomRules(claim: claim, context: context).verdicts
    case .china:
      verdicts += ChinaRules(claim: claim, context: context).verdicts
    }
    return verdicts + PersonalisedPriceRules(claim: claim, context: context).verdicts
  }
}
