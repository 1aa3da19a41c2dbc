import MarketModel

extension BriefDocument {
  /// Renders a brief in fifteen sections.
  init(_ brief: PromotionBrief) {
    let facts = brief.facts
    title = facts.isPromotion ? "Promotion brief: \(facts.id)" : "Price change: \(facts.id)"
    subtitle = brief.header.market
    banners = Self.banners(brief)
    let parts: [(String, [Block])] = [
      ("Header", Self.header(brief)), ("Background", Self.background(brief)),
      ("Objective", Self.objective(brief)), ("Audience", Self.audience(brief)),
      ("Offer", Self.offer(brief)), ("Mechanics and redemption", Self.mechanics(brief)),
      ("Message", Self.message(brief)), ("Channels and copy", Self.channels(brief)),
      ("Budget and forecast", Self.forecast(brief)),
      ("Measurement and market test", Self.test(brief)), ("Legal", Self.legal(brief)),
      ("Timeline", Self.timeline(brief)), ("Risks", Self.risks(brief)),
      ("Evidence", Self.evidence(brief)), ("Sign-off", Self.signOff),
    ]
    sections = parts.enumerated().map {
      Section(number: $0.offset + 1, title: $0.element.0, blocks: $0.element.1)
    }
  }

  private static func banners(_ brief: PromotionBrief) -> [String] {
    var banners: [String] = []
    if !brief.facts.policy.isRecommended {
      banners.append(
        "Not recommended: the comparison does not recommend \(brief.facts.policy.name). "
          + "This brief was asked for by name.")
    }
    if !brief.withheld.isEmpty {
      let names = brief.facts.offer.products.filter { brief.withheld.contains($0.id) }
      banners.append(
        "No reduction may be announced as planned for "
          + "\(BriefLanguage.english.list(names.map(\.name))); only the price is stated. See part 11."
      )
    }
    return banners
  }

  private static func header(_ brief: PromotionBrief) -> [Block] {
    let market = brief.facts.market
    return [
      .facts([
        ("Id", brief.header.id), ("Version", "\(brief.format)"),
        ("Status", "see `marketeer brief status`"),
        ("Owner", brief.header.owner.isEmpty ? "to be named" : brief.header.owner),
        ("Approver", "see sign-off"), ("Date", brief.header.date),
        ("Market", brief.header.market), ("Currency", market.currency),
        (
          "Tax",
          market.pricesIncludeTax
            ? "prices include \(PercentText.plain(market.taxRate)) tax" : "prices before tax"
        ),
        ("Languages", brief.header.languages.map(\.rawValue).joined(separator: ", ")),
      ])
    ]
  }

  private static func background(_ brief: PromotionBrief) -> [Block] {
    let policy = brief.facts.policy
    let summary = brief.facts.market.summary
    let kind = brief.facts.offer.mechanic.kind
    let isDated = kind != .newPrice && kind != .postedCut
    let with = isDated ? "; with the promotion \(brief.facts.id)" : ""
    return (summary.isEmpty ? [] : [.paragraph(summary)]) + [
      .paragraph(
        "Policy: \(policy.name) (\(policy.rule)\(with)). Today: \(policy.baseline)."),
      .list(policy.reasons),
    ]
  }

  private static func objective(_ brief: PromotionBrief) -> [Block] {
    let objective = brief.objective
    let text = EstimateText(currency: brief.facts.market.currency)
    return [
      .facts([
        ("Metric", objective.metric), ("Without", text.mean(objective.baseline)),
        ("Target", text.mean(objective.target)), ("By", objective.date),
      ])
    ]
  }

  private static func audience(_ brief: PromotionBrief) -> [Block] {
    let rows = brief.facts.segments.map { segment in
      [
        segment.name, "\(GroupedNumber.text(of: Int(segment.consumers)))",
        PercentText.rounded(segment.share), EstimateText.decimal(segment.priceSensitivity),
        segment.visitsPerWeek.map { EstimateText.decimal($0) } ?? "–",
        PercentText.rounded(segment.shareOfSales), PercentText.rounded(segment.dealShare),
        segment.lift.map { EstimateText.decimal($0.mean) } ?? "–",
      ]
    }
    return [
      .table(
        header: [
          "segment", "consumers", "share", "price sensitivity", "visits a week",
          "share of sales today", "units on deal", "extra units",
        ], rows: rows, firstNumber: 1),
      .list(insights(brief.facts)),
    ]
  }

  /// Who answers most, and who mostly gets a discount on what they buy anyway.
  private static func insights(_ facts: PromotionFacts) -> [String] {
    var insights: [String] = []
    if let most = facts.segments.max(by: { $0.priceSensitivity < $1.priceSensitivity }),
      facts.segments.count > 1
    {
      insights.append("Insight: \(most.name) weigh prices most.")
    }
    if let most = facts.segments.filter({ ($0.lift?.mean ?? 0) > 0 })
      .max(by: { ($0.lift?.mean ?? 0) < ($1.lift?.mean ?? 0) })
    {
      insights.append("Insight: most extra units come from \(most.name).")
    }
    if let share = facts.forecast.direct?.subsidisedShare {
      insights.append(
        "Barrier: \(PercentText.rounded(share)) of the promoted units would have been bought anyway."
      )
    }
    return insights
  }

  private static func message(_ brief: PromotionBrief) -> [Block] {
    let message = brief.message
    return [
      .facts([
        ("Message", message.message),
        (
          "Reasons to believe",
          message.reasons.isEmpty
            ? "none stated; add `facts` to the products of the scenario"
            : message.reasons.joined(separator: "; ")
        ),
        ("Tone", message.tone),
        ("Must be in every piece", message.mandatories.joined(separator: ", ")),
        ("Words to avoid", message.wordsToAvoid.joined(separator: ", ")),
      ])
    ]
  }

  private static func legal(_ brief: PromotionBrief) -> [Block] {
    let rows = brief.legal.map { finding in
      [
        finding.rule, finding.jurisdiction,
        finding.outcome.rawValue.replacing("_", with: " "), finding.claim, finding.numbers,
        finding.remedy,
      ]
    }
    return [.banner(LegalFinding.banner)]
      + (rows.isEmpty
        ? [.paragraph("No rule was checked.")]
        : [
          .table(
            header: ["rule", "where", "outcome", "claim", "numbers", "what to do"], rows: rows,
            firstNumber: 6)
        ])
  }

  private static func timeline(_ brief: PromotionBrief) -> [Block] {
    [
      .table(
        header: ["day", "what"], rows: brief.timeline.map { [$0.date, $0.task] }, firstNumber: 2)
    ]
  }

  private static func risks(_ brief: PromotionBrief) -> [Block] {
    [
      .table(
        header: ["risk", "what the simulation says", "what to do"],
        rows: brief.facts.risks.map { [$0.name, $0.finding, $0.mitigation] }, firstNumber: 3)
    ]
  }

  private static var signOff: [Block] {
    [
      .table(
        header: ["role", "name", "date", "signature"],
        rows: ["owner", "pricing", "marketing", "legal", "finance"].map { [$0, "", "", ""] },
        firstNumber: 4)
    ]
  }
}
