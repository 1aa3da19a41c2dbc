/// `US-233.1a` to `US-233.5`: the Guides Against Deceptive Pricing.
///
/// - SeeAlso: 16 CFR Part 233, adopted at 32 FR 15534 (1967).
struct UnitedStatesRules {
  let claim: PriceClaim
  let context: ClaimContext

  private let former = ClaimRule(
    id: "US-233.1a", source: "16 CFR 233.1(a); the numbers of days are policy, not law")
  private let sold = ClaimRule(id: "US-233.1b", source: "16 CFR 233.1(b)")
  private let small = ClaimRule(
    id: "US-233.1e", source: "16 CFR 233.1(e); the smallest percentage is policy, not law")
  private let others = ClaimRule(id: "US-233.2/3", source: "16 CFR 233.2 and 233.3")
  private let free = ClaimRule(id: "US-233.4", source: "16 CFR 233.4")
  private let other = ClaimRule(id: "US-233.5", source: "16 CFR 233.5")

  var verdicts: [ClaimVerdict] {
    [formerPrice, soldPrice, smallSaving, othersPrice, freeOffer, otherPromises]
  }

  private var lookback: Int64 { context.policy.formerPriceLookbackDays * secondsPerDay }

  private var ownFormerPrice: Int64? { FormerPrice(claim: claim, context: context)?.price }

  private var formerPrice: ClaimVerdict {
    guard let named = FormerPrice(claim: claim, context: context) else {
      return former.notApplicable("no own former price is named")
    }
    if let excess = named.excess { return former.fail(excess.sentence, remedy: excess.remedy) }
    let was = named.price
    let open = context.start - lookback
    let offered = context.history.seconds(at: was, from: open, until: context.start)
    let wanted = context.policy.formerPriceDays * secondsPerDay
    let numbers = [ClaimNumber.seconds("offered", offered), .seconds("policy_minimum", wanted)]
    let sentence =
      "\(ClaimText.money(was)) was asked for \(ClaimText.days(offered)) of the last "
      + "\(context.policy.formerPriceLookbackDays) (policy: at least \(ClaimText.days(wanted)))"
    if offered >= wanted { return former.pass(sentence, numbers) }
    let known = context.history.steps.first?.from ?? context.start
    let unknown = max(0, known - open)
    guard offered + unknown < wanted || context.onMarketSince.map({ $0 >= known }) == true else {
      return former.needsEvidence(
        sentence, remedy: "supply the prices of the whole look-back", numbers)
    }
    return former.fail(
      sentence, remedy: "ask \(ClaimText.money(was)) for longer, or compare with the usual price",
      numbers)
  }

  private var soldPrice: ClaimVerdict {
    guard claim.reference == .ownSoldPrice, let was = ownFormerPrice else {
      return sold.notApplicable("the wording does not say that the former price was paid")
    }
    guard let transactions = context.transactions else {
      return sold.needsEvidence(
        "sales at \(ClaimText.money(was)) are not recorded", remedy: "supply the transactions")
    }
    let units = transactions.units(from: context.start - lookback, until: context.start) {
      $0 == was
    }
    let sentence = "\(units) units were sold at \(ClaimText.money(was)) in the look-back"
    guard units > 0 else {
      return sold.fail(
        sentence, remedy: "say \"formerly offered at\", if it was", [.units("sold", units)])
    }
    return sold.pass(sentence, [.units("sold", units)])
  }

  private var smallSaving: ClaimVerdict {
    guard claim.announcesReduction, claim.was == nil, claim.percent == nil, claim.amount == nil
    else { return small.notApplicable("the saving's size is stated, or no reduction is announced") }
    guard let before = context.history.price(at: context.start - 1), before > 0 else {
      return small.needsEvidence(
        "the price before the start is not known", remedy: "supply the price history")
    }
    let saving = ShownPercent.saving(from: before, to: context.now, decimals: 1)
    let floor = context.policy.smallestSalePercent
    let sentence =
      "the price fell from \(ClaimText.money(before)) to "
      + "\(ClaimText.money(context.now)), \(saving.text) % (policy: at least \(floor) %)"
    let numbers = [ClaimNumber.money("price_before", before), .percent("saving", saving)]
    guard saving.digits < floor * 10 else { return small.pass(sentence, numbers) }
    return small.fail(
      sentence, remedy: "state the amount of the saving, or cut the price by at least \(floor) %",
      numbers)
  }

  private var othersPrice: ClaimVerdict {
    guard claim.was != nil, !claim.reference.isOwn else {
      return others.notApplicable("no competitor's or list price is compared with")
    }
    return evidenced(others, "substantial sales at the comparison price in the trade area")
  }

  private var freeOffer: ClaimVerdict {
    guard claim.wording.contains(.free) else {
      return free.notApplicable("nothing is called free")
    }
    if claim.conditions == .unstated {
      return free.fail(
        "the conditions of a free offer are not stated",
        remedy: "state every condition at the outset")
    }
    let raises = context.history.raises(from: context.start - lookback, until: context.start + 1)
    guard let raise = raises.last else {
      return context.history.steps.isEmpty
        ? free.needsEvidence(
          "the price before the start is not known", remedy: "supply the price history")
        : free.pass("the price of the article to be bought was not raised in the look-back")
    }
    return free.needsEvidence(
      "the price was raised from \(ClaimText.money(raise.before)) to "
        + "\(ClaimText.money(raise.after)) in the look-back",
      remedy: "show that the raise does not recover the cost of the free article",
      [.money("before_raise", raise.before), .money("after_raise", raise.after)])
  }

  private var otherPromises: ClaimVerdict {
    guard claim.wording.contains(.limited) else {
      return other.notApplicable("no \"limited\", \"advance sale\" or \"wholesale\" is promised")
    }
    return evidenced(other, "the offer being limited, in advance or wholesale in fact")
  }

  private func evidenced(_ rule: ClaimRule, _ fact: String) -> ClaimVerdict {
    guard let evidence = claim.evidence, !evidence.isEmpty else {
      return rule.needsEvidence(
        "nothing on file shows \(fact)", remedy: "name the record that shows \(fact)")
    }
    return rule.pass("on file for \(fact): \(evidence)")
  }
}
