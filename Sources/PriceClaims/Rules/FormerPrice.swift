/// The seller's own former price that an announcement names or implies.
struct FormerPrice {
  /// In millionths.
  let price: Int64
  /// What is claimed beyond the saving from an implied price; nil when nothing is.
  let excess: (sentence: String, remedy: String)?

  /// Finds it: the printed one, the price plus the claimed amount, or with a bare percentage the price
  /// in force just before the start; nil when the claim is about no own former price.
  init?(claim: PriceClaim, context: ClaimContext) {
    guard claim.reference.isOwn, claim.announcesReduction, claim.upTo == nil else { return nil }
    if let was = claim.was ?? claim.amount.map({ context.now + $0 }) {
      (price, excess) = (was, nil)
    } else if claim.percent != nil, let before = context.history.price(at: context.start - 1) {
      price = before
      excess = SavingCheck(base: before, now: context.now, baseName: "the price before")
        .excess(of: claim)
    } else {
      return nil
    }
  }
}
