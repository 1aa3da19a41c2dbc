import ResultsStore

extension HTMLReport {
  /// How many announced reductions of each strategy break the law.
  static func claims(_ context: ReportContext) -> Section? {
    guard let claims = context.summary.claims else { return nil }
    return Section(
      id: "claims", title: "Announced reductions and the law",
      body: """
        <p class="lead">Every price below list is taken as announced: was list, now the price, with \
        the percentage rounded down. Each is held against \(laws(claims.jurisdiction)), with all \
        prices of the product since the warm-up began. Counts are per replication, on average. \
        \(claims.banner)</p>
        \(claimTable(claims, context))
        """)
  }

  private static func laws(_ jurisdiction: String) -> String {
    switch jurisdiction {
    case "eu": "Article 6a of the EU’s Price Indication Directive"
    case "us": "the US Guides Against Deceptive Pricing"
    case "uk": "the UK’s rules on reference prices"
    default: "China’s rules on promotions and marked prices"
    }
  }

  private static func claimTable(_ claims: ClaimSummary, _ context: ReportContext) -> Markup {
    HTMLTable(
      "Reductions announced per replication; 95 % intervals where replications differ",
      columns: [
        .text("Strategy"), .number("Announced"), .number("Unlawful"), .number("Need evidence"),
        .text("Rules broken"),
      ],
      rows: context.dense.map { strategy in
        let counts = ClaimSummary.Metric.allCases.map { metric -> Markup in
          claims.estimate(metric, strategy: strategy.name).map { count($0, context) } ?? "–"
        }
        let rules = brokenRules(strategy.name, claims, context)
        return (
          isRecommended(strategy, context) ? "winner" : "",
          ["\(strategy.name)"] + counts + ["\(rules)"]
        )
      }
    ).markup
  }

  private static func count(
    _ estimate: ComparisonSummary.Estimate, _ context: ReportContext
  ) -> Markup {
    let text = { (value: Double) in context.format.decimal(value, decimals: 1) }
    guard estimate.low < estimate.high else { return "\(text(estimate.mean))" }
    return """
      \(text(estimate.mean))<span class="sub">\(text(estimate.low)) to \(text(estimate.high))</span>
      """
  }

  /// Rules with the mean number of reductions that break them, such as "EU-6a-3 (4.0)".
  private static func brokenRules(
    _ strategy: String, _ claims: ClaimSummary, _ context: ReportContext
  ) -> String {
    let broken = claims.rows.filter {
      $0.strategy == strategy && $0.metric == .unlawful && !$0.rule.isEmpty && $0.estimate.mean > 0
    }
    guard !broken.isEmpty else { return "none" }
    return broken.map {
      "\($0.rule) (\(context.format.decimal($0.estimate.mean, decimals: 1)))"
    }.joined(separator: ", ")
  }
}
