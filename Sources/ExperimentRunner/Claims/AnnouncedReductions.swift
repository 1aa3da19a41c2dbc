import PriceClaims
import ScenarioFiles

/// The reductions that a shelf announces: every price below list is shown as "was list, now price,
/// -x %" for as long as it stands.
struct AnnouncedReductions {
  /// The shelf's prices since the warm-up began.
  let history: PriceHistory
  /// The list price that each is compared with, in millionths.
  let list: Int64
  /// The moments in which a counted reduction starts, in seconds.
  let season: Range<Int64>
  /// When the record ends, in seconds.
  let knownUntil: Int64
  /// What customers paid; `nil` where nobody kept it.
  let transactions: [Transaction]?

  /// Returns the claims with what each is judged against, by start.
  func claims(_ settings: ClaimSettings) -> [(claim: PriceClaim, context: ClaimContext)] {
    history.steps.indices.compactMap { index in
      let step = history.steps[index]
      guard step.price < list, season.contains(step.from) else { return nil }
      let percent = ShownPercent.saving(from: list, to: step.price, decimals: 0)
      let claim = PriceClaim(
        was: list, percent: percent.digits > 0 ? percent : nil, wording: .sale, statesPeriod: true)
      return (claim, context(of: index, settings))
    }
  }

  private func context(of index: Int, _ settings: ClaimSettings) -> ClaimContext {
    let next = index + 1
    let first = firstReduction(before: index)
    return ClaimContext(
      jurisdiction: settings.jurisdiction, history: history, knownUntil: knownUntil,
      start: history.steps[index].from,
      end: next < history.steps.count ? history.steps[next].from : knownUntil,
      now: history.steps[index].price, transactions: transactions, firstReduction: first,
      options: settings.options)
  }

  /// The start of the uninterrupted row of falling prices below list that ends in a step.
  private func firstReduction(before index: Int) -> Int64? {
    var first = index
    while first > 0, history.steps[first - 1].price < list,
      history.steps[first - 1].price > history.steps[first].price
    {
      first -= 1
    }
    return first < index ? history.steps[first].from : nil
  }
}
