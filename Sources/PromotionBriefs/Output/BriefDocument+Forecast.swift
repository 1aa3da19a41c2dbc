import MarketModel

// Parts 9, 10 and 14: what it does, how that is measured, where the numbers come from.
extension BriefDocument {
  static func forecast(_ brief: PromotionBrief) -> [Block] {
    let facts = brief.facts
    let text = EstimateText(currency: facts.market.currency)
    let rows = facts.forecast.lines.map { line in
      [
        line.measure, text.mean(line.policy), text.mean(line.baseline),
        text.mean(line.difference), text.simulation(line.difference),
        text.both(line.difference),
      ]
    }
    return [
      .paragraph(basis(facts)),
      .table(
        header: [
          "measure", "policy", "today", "difference", "simulation",
          "simulation and assumptions",
        ], rows: rows, firstNumber: 1),
    ] + splits(facts.forecast, text)
  }

  private static func basis(_ facts: PromotionFacts) -> String {
    let seasons = facts.forecast.lines.first?.policy.seasons ?? 0
    let weeks = facts.forecast.weeks
    let central = facts.evidence.replications.central
    return "The policy against \(facts.policy.baseline) over \(weeks) weeks, cool-down included; "
      + "means over \(seasons) fresh seasons that ranked nothing, 95 % intervals of the difference; "
      + "simulation alone from \(central) seasons at central assumptions, around their own mean."
  }

  private static func splits(_ forecast: ForecastFacts, _ text: EstimateText) -> [Block] {
    guard forecast.incrementality.isEmpty else {
      return forecast.incrementality.flatMap { split($0, text) }
    }
    return [.paragraph("No promotion was taken out of a season, so its effect is not split.")]
  }

  private static func split(
    _ incrementality: ForecastFacts.Incrementality, _ text: EstimateText
  ) -> [Block] {
    let rows = incrementality.parts.map {
      [
        label($0.name), text.mean($0.estimate), text.both($0.estimate),
        "\($0.estimate.seasons)",
      ]
    }
    var shares: [(name: String, value: String)] = []
    if let share = incrementality.subsidisedShare {
      shares.append(("Units that would have been bought anyway", PercentText.rounded(share)))
    }
    if let roi = incrementality.returnOnSpend {
      shares.append(
        ("ROI, contribution over spend less funding", EstimateText.decimal(roi, decimals: 2)))
    }
    let title =
      incrementality.twin == "direct"
      ? "The promotion alone, all other prices as they are"
      : "The promotion alone, everyone decides again"
    return [
      .heading(title),
      .table(
        header: ["part", "mean", "95 % interval", "seasons"], rows: rows, firstNumber: 1),
    ] + (shares.isEmpty ? [] : [.facts(shares)])
  }

  /// Contacts and the handling of coupons are paid like a display.
  private static func label(_ part: String) -> String {
    part == "display" ? "display, mailer and contacts" : part.replacing("_", with: " ")
  }

  static func test(_ brief: PromotionBrief) -> [Block] {
    let test = brief.facts.test
    let rows = test.sizes.map { size in
      [
        size.measure, EstimateText.decimal(size.weeklyMean),
        EstimateText.decimal(size.weeklyDeviation), EstimateText.decimal(size.weeklyEffect),
        size.unitsPerArm.map { GroupedNumber.text(of: $0) } ?? "effect too small to find",
        size.switchbackWeekPairs.map { GroupedNumber.text(of: $0) } ?? "–",
        size.detectableEffect.map { EstimateText.decimal($0) } ?? "–",
      ]
    }
    return [
      .facts([
        ("Test unit", test.testUnit),
        (
          brief.facts.isPromotion ? "Promotion" : "New price", weeks(test.promotionWeeks)
        ),
        ("Wash-out", weeks(test.washoutWeeks)),
        (
          "Strength",
          "\(PercentText.plain(test.power)) power, \(PercentText.plain(test.significance)) two-sided"
        ),
      ]),
      .table(
        header: [
          "KPI, per week", "today", "standard deviation", "forecast effect", "units per arm",
          "or week pairs of one unit", "smallest effect shown",
        ], rows: rows, firstNumber: 1),
      .paragraph(
        "The simulated variance is that of one market over weeks; real stores differ besides, so "
          + "match them in pairs or take more."),
      .list(test.stopRules),
    ]
  }

  private static func weeks(_ count: Int) -> String { count == 1 ? "1 week" : "\(count) weeks" }

  static func evidence(_ brief: PromotionBrief) -> [Block] {
    let evidence = brief.facts.evidence
    let rows = evidence.assumptions.map {
      [
        $0.name, EstimateText.decimal($0.centre, decimals: 3),
        EstimateText.decimal($0.halfWidth, decimals: 3),
      ]
    }
    return [
      .facts([
        ("Run", evidence.runID), ("Seed", "\(evidence.seed)"),
        (
          "Replications",
          "\(evidence.replications.ranking) ranking, \(evidence.replications.central) central, "
            + "\(evidence.replications.fresh) fresh"
        ),
        ("Scenario digest", evidence.scenarioDigest), ("Content digest", evidence.contentDigest),
        ("Tool", "marketeer \(evidence.toolVersion)"), ("Finished", evidence.finishedOn),
        ("Offer", evidence.isCommitted ? "committed and simulated again" : "as compared"),
        (
          "Drafting",
          evidence.drafting.isEmpty
            ? "no language model" : evidence.drafting.joined(separator: ", ")
        ),
      ]),
      .table(header: ["assumption", "centre", "95 % half-width"], rows: rows, firstNumber: 1),
    ]
  }
}
