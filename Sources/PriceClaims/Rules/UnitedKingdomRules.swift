/// `UK-1` to `UK-4`: reference prices and time pressure.
///
/// - SeeAlso: CAP Code 3.17 to 3.22 and 3.40; ASA advice on promotional savings claims; CMA
///   principles for reference pricing, August 2024.
struct UnitedKingdomRules {
  let claim: PriceClaim
  let context: ClaimContext

  private let duration = ClaimRule(
    id: "UK-1", source: "CMA reference-pricing principles, August 2024; CAP Code 3.17, 3.40")
  private let volume = ClaimRule(
    id: "UK-2",
    source: "CMA reference-pricing principles, August 2024; the share is policy, not law")
  private let upTo = ClaimRule(
    id: "UK-3", source: "CAP Code 3.22; ASA rule of thumb, 10 % of the items")
  private let pressure = ClaimRule(
    id: "UK-4", source: "CMA findings on Emma Sleep, 2023; the number of days is policy, not law")

  var verdicts: [ClaimVerdict] { [lasted, soldEnough, upToShare, endsWhenSaid] }

  private var ownWas: Int64? { FormerPrice(claim: claim, context: context)?.price }

  private var lasted: ClaimVerdict {
    guard claim.reference.isOwn || !claim.announcesReduction else {
      return duration.needsEvidence(
        "the comparison is with another price than the seller's own",
        remedy: "show that it is what the product is generally sold for (CAP Code 3.40)")
    }
    guard let named = FormerPrice(claim: claim, context: context) else {
      return duration.notApplicable("no own price is compared with")
    }
    if let excess = named.excess { return duration.fail(excess.sentence, remedy: excess.remedy) }
    let was = named.price
    guard let end = context.end else {
      return duration.needsEvidence(
        "the promotion has no end", remedy: "set an end, no later than the comparison price lasted")
    }
    let stretch = context.history.stretchStart(atOrAbove: was, endingAt: context.start)
    let before = stretch.map { context.start - $0 } ?? 0
    let promotion = end - context.start
    let numbers = [ClaimNumber.seconds("at_was", before), .seconds("promotion", promotion)]
    let sentence =
      "\(ClaimText.money(was)) or more was asked for \(ClaimText.days(before)) "
      + "immediately before; the promotion lasts \(ClaimText.days(promotion))"
    if before >= promotion { return duration.pass(sentence, numbers) }
    if recordStarts(at: stretch) {
      return duration.needsEvidence(
        sentence, remedy: "supply the prices before the record begins", numbers)
    }
    return duration.fail(
      sentence, remedy: "end the promotion after \(ClaimText.days(before)) at the latest", numbers)
  }

  /// True when the stretch may be longer than the record, or when there is no record.
  private func recordStarts(at stretch: Int64?) -> Bool {
    guard let first = context.history.steps.first?.from, first < context.start else { return true }
    guard stretch == first else { return false }
    return context.onMarketSince.map { $0 < first } ?? true
  }

  private var soldEnough: ClaimVerdict {
    guard let was = ownWas else { return volume.notApplicable("no own price is compared with") }
    guard let transactions = context.transactions else {
      return volume.needsEvidence(
        "sales at \(ClaimText.money(was)) or more are not recorded",
        remedy: "supply the transactions")
    }
    let from =
      context.history.stretchStart(atOrAbove: was, endingAt: context.start)
      ?? context.start
    let until = min(context.end ?? .max, context.knownUntil)
    let atWas = transactions.units(from: from, until: context.start) { $0 >= was }
    let atNow = transactions.units(from: context.start, until: until) { $0 < was }
    let all = transactions.units(from: from, until: until) { _ in true }
    return judge(atWas: atWas, atNow: atNow, all: all)
  }

  private func judge(atWas: Int64, atNow: Int64, all: Int64) -> ClaimVerdict {
    var numbers = [ClaimNumber.units("at_was", atWas), .units("at_now", atNow)]
    var sentence = "\(atWas) units were sold at the comparison price or more, \(atNow) below it"
    let isEnough: Bool
    if let percent = context.policy.formerPriceUnitsPercent {
      numbers.append(.units("all", all))
      sentence += " (policy: at least \(percent) % of \(all))"
      isEnough = all > 0 && atWas * 100 >= percent * all
    } else {
      sentence += " (policy: at least as many)"
      isEnough = atWas >= atNow && atWas > 0
    }
    let isOver = context.end.map { context.knownUntil >= $0 } ?? false
    if isEnough, isOver { return volume.pass(sentence, numbers) }
    if isEnough {
      return volume.needsEvidence(
        sentence + ", and the promotion is not over", remedy: "check again at its end", numbers)
    }
    return volume.fail(
      sentence, remedy: "compare with a price at which enough units were sold", numbers)
  }

  private var upToShare: ClaimVerdict {
    guard let share = claim.upTo else { return upTo.notApplicable("no \"up to\" is claimed") }
    let policy = context.policy.upToPercent
    let sentence =
      "\(share.productsAtMaximum) of \(share.products) products are at the largest "
      + "saving (rule of thumb: at least \(policy) %)"
    let numbers = [
      ClaimNumber.units("products_at_maximum", share.productsAtMaximum),
      .units("products", share.products),
    ]
    guard share.products > 0, share.productsAtMaximum * 100 >= policy * share.products else {
      return upTo.fail(
        sentence, remedy: "lower the \"up to\", or put more products at that saving", numbers)
    }
    return upTo.pass(sentence, numbers)
  }

  private var endsWhenSaid: ClaimVerdict {
    guard claim.wording.contains(.endsSoon) else {
      return pressure.notApplicable("no time pressure is put on the customer")
    }
    guard let end = context.end else {
      return pressure.fail("an end is announced, but none is set", remedy: "set the end")
    }
    let gap = context.policy.restartDays * secondsPerDay
    if let low = firstLow(from: end, until: min(end + gap, context.knownUntil)) {
      return pressure.fail(
        "the price was back at \(ClaimText.money(context.now)) or less "
          + "\(ClaimText.days(low - end)) after the announced end",
        remedy: "raise the price at the end and keep it up for \(ClaimText.days(gap)) (policy)",
        [.seconds("after_end", low - end)])
    }
    guard context.knownUntil >= end + gap else {
      return pressure.needsEvidence(
        "the prices after the announced end are not known",
        remedy: "check again \(ClaimText.days(gap)) after the end")
    }
    return pressure.pass("the price rose at the announced end and stayed up")
  }

  /// Returns the first moment of the window at which the price is at or below the promotion's.
  private func firstLow(from: Int64, until: Int64) -> Int64? {
    guard from < until else { return nil }
    if let price = context.history.price(at: from), price <= context.now { return from }
    return context.history.steps.first {
      $0.from > from && $0.from < until && $0.price <= context.now
    }?.from
  }
}
