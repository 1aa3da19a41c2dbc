/// `CN-1` to `CN-4`, `CN-AD-1`, `CN-AD-2`: promotions, marked prices, absolute terms.
///
/// - SeeAlso: 规范促销行为暂行规定 (in force 1 December 2020); 明码标价和禁止价格欺诈规定 (SAMR
///   Order 56, in force 1 July 2022); 广告法 Article 9(3); 广告绝对化用语执法指南 (SAMR 2023 No. 6).
struct ChinaRules {
  let claim: PriceClaim
  let context: ClaimContext

  private let period = ClaimRule(id: "CN-1", source: "规范促销行为暂行规定 (2020)")
  private let conditions = ClaimRule(id: "CN-2", source: "规范促销行为暂行规定 (2020)")
  private let base = ClaimRule(
    id: "CN-3", source: "规范促销行为暂行规定 (2020); 明码标价和禁止价格欺诈规定 (2022)")
  private let raise = ClaimRule(
    id: "CN-4", source: "明码标价和禁止价格欺诈规定 (2022); percent and days are policy, not law")
  private let absolute = ClaimRule(
    id: "CN-AD-1", source: "广告法 Article 9(3); 广告绝对化用语执法指南 (2023)")
  private let limited = ClaimRule(id: "CN-AD-2", source: "规范促销行为暂行规定 (2020)")

  /// Days before the start whose lowest transaction price is the base.
  private static let baseDays: Int64 = 7

  var verdicts: [ClaimVerdict] {
    [periodStated, conditionsStated, baseIsTrue, notRaisedBefore, absoluteTerms, limitedTime]
  }

  private var periodStated: ClaimVerdict {
    guard claim.announcesReduction, context.end != nil else {
      return period.notApplicable("no reduction for a limited time is announced")
    }
    return judgePeriod(period, "the period of the reduction")
  }

  private func judgePeriod(_ rule: ClaimRule, _ what: String) -> ClaimVerdict {
    let remedy = "state from when to when"
    return switch claim.statesPeriod {
    case true?: rule.pass("\(what) is stated")
    case false?: rule.fail("\(what) is not stated", remedy: remedy)
    case nil: rule.needsEvidence("whether \(what) is stated is not known", remedy: remedy)
    }
  }

  private var conditionsStated: ClaimVerdict {
    switch claim.conditions {
    case .none: conditions.notApplicable("the offer has no conditions")
    case .stated: conditions.pass("the conditions are stated")
    case .unstated:
      conditions.fail("the conditions are not stated", remedy: "show them prominently")
    }
  }

  private var baseIsTrue: ClaimVerdict {
    guard claim.announcesReduction, claim.reference.isOwn else {
      return claim.announcesReduction
        ? base.needsEvidence(
          "the comparison is with another price than the seller's own",
          remedy: "show that the compared price is true")
        : base.notApplicable("no reduction is announced")
    }
    if claim.was != nil, let evidence = claim.evidence, !evidence.isEmpty {
      return base.pass("the comparison price is itemised, on file: \(evidence)")
    }
    guard let lawful = lawfulBase else {
      return base.needsEvidence(
        context.transactions == nil
          ? "transactions are not recorded" : "nothing was sold before the start",
        remedy: "supply the transactions of these premises, or itemise the comparison price")
    }
    return compare(with: lawful.price, from: lawful.rule)
  }

  /// The lowest transaction price of the seven days before the start, or else the last one.
  private var lawfulBase: (price: Int64, rule: String)? {
    guard let transactions = context.transactions else { return nil }
    let open = context.start - Self.baseDays * secondsPerDay
    if let lowest = transactions.lowestPrice(from: open, until: context.start) {
      return (lowest, "the lowest price paid in the seven days before")
    }
    return transactions.lastPrice(before: context.start).map {
      ($0, "the last price paid before")
    }
  }

  private func compare(with lawful: Int64, from rule: String) -> ClaimVerdict {
    let numbers = [ClaimNumber.money("lawful_base", lawful)]
    let text = "\(rule), \(ClaimText.money(lawful))"
    if let was = claim.was, was > lawful {
      return base.fail(
        "the comparison price \(ClaimText.money(was)) is above \(text)",
        remedy: "compare with \(ClaimText.money(lawful)), or itemise the comparison price", numbers)
    }
    guard lawful > 0, context.now < lawful else {
      return base.fail(
        "the price \(ClaimText.money(context.now)) is not below \(text)",
        remedy: "announce no reduction", numbers)
    }
    let check = SavingCheck(base: lawful, now: context.now, baseName: rule)
    if let excess = check.excess(of: claim) {
      return base.fail(excess.sentence, remedy: excess.remedy, numbers)
    }
    return base.pass("the reduction is not larger than from \(text)", numbers)
  }

  private var notRaisedBefore: ClaimVerdict {
    guard claim.announcesReduction else { return raise.notApplicable("no reduction is announced") }
    let days = context.policy.raiseLookbackDays
    let open = context.start - days * secondsPerDay
    guard let first = context.history.steps.first?.from, first <= open else {
      return raise.needsEvidence(
        "the prices of the \(days) days before the start are not all known",
        remedy: "supply the price history")
    }
    let percent = context.policy.largestRaisePercent
    let raises = context.history.raises(from: open, until: context.start)
    guard let found = raises.first(where: { $0.after * 100 > $0.before * (100 + percent) }) else {
      return raise.pass("no raise of more than \(percent) % in the \(days) days before (policy)")
    }
    return raise.fail(
      "the price was raised from \(ClaimText.money(found.before)) to "
        + "\(ClaimText.money(found.after)) in the \(days) days before",
      remedy:
        "compare with \(ClaimText.money(found.before)), or wait until \(days) days have passed",
      [.money("before_raise", found.before), .money("after_raise", found.after)])
  }

  private var absoluteTerms: ClaimVerdict {
    guard !claim.text.isEmpty else { return absolute.notApplicable("no text is given") }
    let found = AbsoluteTerms.found(in: claim.text)
    guard !found.isEmpty else { return absolute.pass("the text holds no absolute term") }
    let listed = found.map { "'\($0)'" }.joined(separator: ", ")
    if found.contains(where: AbsoluteTerms.statutory.contains) {
      return absolute.fail("the text says \(listed)", remedy: "leave the term out")
    }
    return absolute.needsEvidence(
      "the text says \(listed)",
      remedy: "leave the term out, or show that it is true and of the exempt kinds")
  }

  private var limitedTime: ClaimVerdict {
    guard claim.text.contains("限时") else {
      return limited.notApplicable("the text does not say 限时")
    }
    return judgePeriod(limited, "the period of 限时")
  }
}
