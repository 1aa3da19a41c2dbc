/// `ANY-1`: the numbers of the announcement agree with each other and with the price that is charged,
/// whatever the jurisdiction.
struct ArithmeticRule {
  let claim: PriceClaim
  let context: ClaimContext

  private let rule = ClaimRule(
    id: "ANY-1", source: "arithmetic: saving = comparison price - price, percentages rounded down")

  var verdict: ClaimVerdict {
    if let charged {
      return rule.fail(
        "the price \(ClaimText.money(context.now)) is announced, \(ClaimText.money(charged)) is "
          + "charged on the first day",
        remedy: "charge what is announced from the start on", [.money("charged", charged)])
    }
    guard let was = claim.was else {
      return rule.notApplicable("no comparison price of one unit is printed")
    }
    let excess = SavingCheck(base: was, now: context.now, baseName: "the comparison price")
      .excess(of: claim)
    let numbers = [ClaimNumber.money("saving", was - context.now)]
    guard was > context.now else {
      return rule.fail(
        "the comparison price \(ClaimText.money(was)) is not above the price "
          + ClaimText.money(context.now),
        remedy: "announce no reduction", numbers)
    }
    guard let excess else { return rule.pass("the announced numbers agree", numbers) }
    return rule.fail(excess.sentence, remedy: excess.remedy, numbers)
  }

  /// The lowest price of the first day where it is above the announced one, or nil; the price on the
  /// shelf is not what members and holders of coupons pay.
  private var charged: Int64? {
    guard claim.announcesReduction, claim.audience == .everyone, claim.conditions == .none,
      isRecordedFromStart
    else { return nil }
    let until = min(context.start + secondsPerDay, context.knownUntil)
    return context.history.lowest(from: context.start, until: until).flatMap {
      $0 > context.now ? $0 : nil
    }
  }

  /// Whether this product's own record goes on after the start; records of regular prices alone end
  /// before.
  private var isRecordedFromStart: Bool {
    let last = context.transactions?.map(\.time).max() ?? .min
    return max(last, context.history.steps.last?.from ?? .min) >= context.start
  }
}

/// Compares a claimed percentage and amount with what a base price allows.
struct SavingCheck {
  /// The price that the saving is measured from, in millionths; positive.
  let base: Int64
  /// The announced price.
  let now: Int64
  /// What the base is, such as "the prior price".
  let baseName: String

  /// The largest saving in percent that may be printed with the claim's decimals.
  func allowedPercent(decimals: Int) -> ShownPercent {
    ShownPercent.saving(from: base, to: now, decimals: decimals)
  }

  /// Returns what is claimed beyond the saving, and what to claim instead; nil when nothing is.
  func excess(of claim: PriceClaim) -> (sentence: String, remedy: String)? {
    var sentences: [String] = []
    var remedies: [String] = []
    // "Up to" is about the largest saving of many products.
    if let percent = claim.percent, claim.upTo == nil {
      let allowed = allowedPercent(decimals: percent.decimals)
      if percent.digits > allowed.digits {
        sentences.append(
          "\(percent.text) % is claimed, the saving from \(baseText) is \(allowed.text) %")
        remedies.append("claim at most \(allowed.text) %")
      }
    }
    if let amount = claim.amount, amount > max(0, base - now) {
      let allowed = ClaimText.money(max(0, base - now))
      sentences.append(
        "a saving of \(ClaimText.money(amount)) is claimed, it is \(allowed) from \(baseText)")
      remedies.append("claim at most \(allowed)")
    }
    guard !sentences.isEmpty else { return nil }
    return (sentences.joined(separator: "; "), remedies.joined(separator: ", "))
  }

  private var baseText: String { "\(baseName) \(ClaimText.money(base))" }
}
