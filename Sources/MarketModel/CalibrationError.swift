/// Why a market can't be calibrated.
public enum CalibrationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// No price slope gives the elasticity.
  case elasticityOutOfReach(target: Double)
  /// Quantities alone respond as strongly as the whole should.
  case quantityTooStrong(target: Double, quantityAlone: Double)
  /// A one-week cut is to move no more than a lasting one.
  case promotionTooWeak(promotion: Double, longRun: Double)
  /// No shifts give conversion and shares.
  case sharesOutOfReach(conversion: Double)
  /// No utility on a display or in the mailer gives the lift.
  case liftOutOfReach(Double)
  /// No dissimilarity of the offers gives the diversion.
  case diversionOutOfReach(target: Double, least: Double, most: Double)
  /// The pilot kept no occasion.
  case noOccasions(category: String)
  /// Conversion still misses its target after every round.
  case notConverged(target: Double, attained: Double, rounds: Int)
  /// Conversion is met, but an offer's share of the purchases still misses its target.
  case shareNotConverged(product: String, target: Double, attained: Double, rounds: Int)

  /// What can't be met, and what to change.
  public var description: String {
    switch self {
    case .elasticityOutOfReach(let target):
      """
      no price slope gives the long-run elasticity \(Self.rounded(target)) at list prices
      hint: choose a long-run elasticity between -1.2 and -6, or lower the conversion
      """
    case .quantityTooStrong(let target, let alone):
      """
      the long-run elasticity \(Self.rounded(target)) can't be met: units per purchase alone \
      respond with \(Self.rounded(alone))
      hint: choose a stronger long-run elasticity, or lower 'response' in 'quantity'
      """
    case .promotionTooWeak(let promotion, let longRun):
      """
      the promotion elasticity \(Self.rounded(promotion)) can't be met beside the long-run \
      elasticity \(Self.rounded(longRun)): a one-week cut moves at least as much as a lasting one
      hint: choose a promotion elasticity stronger than \(Self.rounded(longRun))
      """
    case .sharesOutOfReach(let conversion):
      """
      no utilities give the conversion \(Self.percent(conversion)) with the stated shares
      hint: lower the conversion, or give every offer a share above zero
      """
    case .liftOutOfReach(let lift):
      """
      the lift \(Self.percent(lift)) of a display or the mailer can't be met
      hint: an offer that most buyers take anyway can't gain so much; choose a smaller lift
      """
    case .diversionOutOfReach(let target, let least, let most):
      """
      the diversion \(Self.percent(target)) can't be met: without nests other offers lose \
      \(Self.percent(least)) of what a cut adds, with the strongest \(Self.percent(most))
      hint: choose a value between these, or leave 'diversion' out
      """
    case .noOccasions(let category):
      """
      the pilot saw no occasion in category '\(category)'
      hint: raise the segments' visits
      """
    case .shareNotConverged(let product, let target, let attained, let rounds):
      """
      the share \(Self.percent(target)) of '\(product)' can't be met: the pilot attains \
      \(Self.percent(attained)) after \(rounds) rounds
      hint: consumers who remember hold on to what they buy; state shares that are closer to each \
      other, or lower the conversion
      """
    case .notConverged(let target, let attained, let rounds):
      """
      the conversion \(Self.percent(target)) can't be met: the pilot attains \
      \(Self.percent(attained)) after \(rounds) rounds
      hint: buyers who leave the market limit what can be sold; lower the conversion or shorten \
      the lifetime
      """
    }
  }

  /// To three decimals.
  private static func rounded(_ value: Double) -> Double { (value * 1_000).rounded() / 1_000 }

  /// A share of one in per cent to three decimals, as scenario files write it: `0.6%`.
  private static func percent(_ share: Double) -> String {
    let thousandths = (share * 100_000).rounded()
    let text = "\(thousandths / 1_000)"
    return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + "%"
  }
}
