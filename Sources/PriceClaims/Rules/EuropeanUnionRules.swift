/// `EU-6a-1` to `EU-6a-5`: Article 6a of the Price Indication Directive.
///
/// - SeeAlso: Directive 98/6/EC, Article 6a; Commission Notice 2021/C 526/02; CJEU, 26 September
///   2024, C-330/23, ECLI:EU:C:2024:804.
struct EuropeanUnionRules {
  let claim: PriceClaim
  let context: ClaimContext

  private let printing = ClaimRule(id: "EU-6a-1", source: "Directive 98/6/EC, Article 6a(1)")
  private let window = ClaimRule(
    id: "EU-6a-2", source: "Directive 98/6/EC, Article 6a(2); Notice 2021/C 526/02")
  private let size = ClaimRule(
    id: "EU-6a-3", source: "Directive 98/6/EC, Article 6a(1); CJEU C-330/23")
  private let existence = ClaimRule(
    id: "EU-6a-4", source: "Directive 98/6/EC, Article 6a(1); CJEU C-330/23")
  private let options = ClaimRule(id: "EU-6a-5", source: "Directive 98/6/EC, Article 6a(3) to (5)")

  private var rules: [ClaimRule] { [printing, window, size, existence, options] }

  var verdicts: [ClaimVerdict] {
    guard claim.announcesReduction else {
      return rules.map { $0.notApplicable("no reduction is announced") }
    }
    if let outside {
      return rules.map { $0.needsEvidence(outside.sentence, remedy: outside.remedy) }
    }
    let prior = PriorPrice(context: context)
    guard let price = prior.price else {
      return rules.map {
        $0.needsEvidence(
          "no price before the start is known",
          remedy: "supply every price of this channel from 30 days before the start")
      }
    }
    return [
      settled(printed(price), prior), settled(found(price, prior), prior),
      settled(sized(price), prior), settled(exists(price), prior), optionUsed(prior),
    ]
  }

  /// Why Article 6a does not settle the claim, or nil when it does.
  private var outside: (sentence: String, remedy: String)? {
    if !claim.reference.isOwn {
      return (
        "the comparison is with another price than the seller's own earlier one",
        "show that the comparison is clear and true (Directive 2005/29/EC; Notice 2021/C 526/02)"
      )
    }
    if claim.audience != .everyone {
      return (
        "the price is not everyone's",
        "show that it is no general announcement (Notice 2021/C 526/02, section 2.3)"
      )
    }
    guard context.isPerishable, context.options.contains(.perishable) else { return nil }
    return (
      "the member state has its own rule for goods that expire rapidly",
      "check that rule"
    )
  }

  private func printed(_ prior: Int64) -> ClaimVerdict {
    let numbers = [ClaimNumber.money("prior_price", prior)]
    let text = ClaimText.money(prior)
    let isPrinted = claim.was == prior || claim.printedPrior == prior
    if !isPrinted, claim.upTo != nil {
      return printing.needsEvidence(
        "an announcement for many products does not print the prior price \(text)",
        remedy: "show that the product's own price tag prints \(text)", numbers)
    }
    guard isPrinted else {
      return printing.fail(
        "the prior price \(text) is not printed", remedy: "print \(text) as the prior price",
        numbers)
    }
    return printing.pass("the prior price \(text) is printed", numbers)
  }

  private func found(_ price: Int64, _ prior: PriorPrice) -> ClaimVerdict {
    window.pass(
      "the lowest price of the 30 days before the "
        + (prior.isBeforeFirstStep ? "first step" : "start") + " was \(ClaimText.money(price))",
      [
        .money("prior_price", price), .moment("window_start", prior.windowStart),
        .moment("window_end", prior.windowEnd),
      ])
  }

  private func sized(_ prior: Int64) -> ClaimVerdict {
    let isOwnPercent = claim.percent != nil && claim.upTo == nil
    guard claim.was != nil || isOwnPercent || claim.amount != nil else {
      return size.notApplicable("no size of the reduction is claimed")
    }
    let check = SavingCheck(base: prior, now: context.now, baseName: "the prior price")
    let excess = check.excess(of: claim)
    let text = ClaimText.money(prior)
    var sentences = excess.map { [$0.sentence] } ?? []
    var remedies = excess.map { [$0.remedy] } ?? []
    if let was = claim.was, was != prior {
      sentences.append(
        "the comparison price \(ClaimText.money(was)) is not the prior price \(text)")
      remedies.append("compare with \(text)")
    }
    let numbers = sizes(check)
    guard !sentences.isEmpty else {
      return size.pass("the reduction is measured from the prior price \(text)", numbers)
    }
    let remedy = context.now < prior ? remedies.joined(separator: ", ") : "announce no reduction"
    return size.fail(sentences.joined(separator: "; "), remedy: remedy, numbers)
  }

  private func sizes(_ check: SavingCheck) -> [ClaimNumber] {
    [
      .money("prior_price", check.base), .money("largest_amount", max(0, check.base - check.now)),
      .percent(
        "largest_percent", check.allowedPercent(decimals: claim.percent?.decimals ?? 0)),
    ]
  }

  private func exists(_ prior: Int64) -> ClaimVerdict {
    let numbers = [ClaimNumber.money("prior_price", prior)]
    let (now, text) = (ClaimText.money(context.now), ClaimText.money(prior))
    guard context.now < prior else {
      return existence.fail(
        "the price \(now) is not below the prior price \(text)",
        remedy: "announce no reduction, or ask less than \(text)", numbers)
    }
    return existence.pass("the price \(now) is below the prior price \(text)", numbers)
  }

  private func optionUsed(_ prior: PriorPrice) -> ClaimVerdict {
    if prior.isBeforeFirstStep {
      return options.pass("the prior price is the one before the first of progressive reductions")
    }
    let used =
      context.options.contains(.shortOnMarket) && prior.doubt == nil
      && (context.history.steps.first?.from ?? .max) > prior.windowStart
    return used
      ? options.pass("the product has been on the market for less than 30 days")
      : options.notApplicable("no option of a member state is used")
  }

  /// Turns a pass into a question where a lower prior price may be missing; a failure stays, since
  /// a lower prior price allows less.
  private func settled(_ verdict: ClaimVerdict, _ prior: PriorPrice) -> ClaimVerdict {
    guard let doubt = prior.doubt, verdict.outcome == .pass else { return verdict }
    var open = verdict
    open.outcome = .needsEvidence
    switch doubt {
    case .recordTooShort:
      open.sentence += ", as far as the record goes"
      open.remedy = "supply every price of this channel from 30 days before the start"
    case .recordEndsEarly:
      open.sentence += ", if it held on: the record ends before the 30 days begin"
      open.remedy = "supply every price of this channel until the start"
    case .shortOnMarket:
      open.sentence += ", but the product has been on the market for less than 30 days"
      open.remedy =
        "wait until it has been on the market for 30 days, or show that the member "
        + "state allows a shorter period"
    }
    return open
  }
}
