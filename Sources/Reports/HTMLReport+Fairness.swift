import ResultsStore

extension HTMLReport {
  /// Whether groups of consumers pay different prices for the same thing, and who gets coupons.
  static func fairness(_ context: ReportContext) -> Section? {
    guard let fairness = context.summary.fairness else { return nil }
    let dimensions = distinct(fairness.rows.map(\.dimension))
    return Section(
      id: "fairness", title: "Prices by customer group",
      body: """
        <p class="lead">How much more or less a group pays than all customers together for the same \
        product in the same week. Buying other products, or in other weeks, is no gap. Strategies \
        do not know who is in which group; a gap comes from coupons and other prices for some, from \
        prices that change within a week, and from packs for several units.</p>
        \(dimensions.map { dimension -> Markup in
          "\(priceTable(dimension, fairness, context))\(accessTable(dimension, fairness, context))"
        })
        """)
  }

  private static func distinct(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  private static func groups(of dimension: String, _ fairness: FairnessSummary) -> [String] {
    distinct(
      fairness.rows.filter { $0.dimension == dimension && !$0.group.isEmpty }.map(\.group))
  }

  private static func priceTable(
    _ dimension: String, _ fairness: FairnessSummary, _ context: ReportContext
  ) -> Markup {
    let groups = groups(of: dimension, fairness)
    let base = context.header.baseline
    return HTMLTable(
      "Price by \(dimension), against everyone’s for the same product and week; 95 % intervals",
      columns: [.text("Strategy")]
        + groups.map { group in
          let share = fairness.estimate(
            .consumers, strategy: base, dimension: dimension, group: group)
          return .number("\(group), \(context.format.percent(share?.mean ?? 0)) of customers")
        } + [.number("Largest gap")],
      rows: context.dense.map { strategy in
        let cells = (groups + [""]).map { group -> Markup in
          let metric: FairnessSummary.Metric = group.isEmpty ? .gap : .priceIndex
          return fairness.estimate(
            metric, strategy: strategy.name, dimension: dimension, group: group
          ).map { difference($0, isSigned: !group.isEmpty, context) } ?? "–"
        }
        return (isRecommended(strategy, context) ? "winner" : "", ["\(strategy.name)"] + cells)
      }
    ).markup
  }

  private static func difference(
    _ estimate: ComparisonSummary.Estimate, isSigned: Bool, _ context: ReportContext
  ) -> Markup {
    let text = { (value: Double) -> String in
      // What rounds to nothing has no sign.
      isSigned && abs(value) >= 0.000_5
        ? context.format.signed(value, context.format.percent) : context.format.percent(value)
    }
    guard abs(estimate.low) >= 0.000_5 || abs(estimate.high) >= 0.000_5 else { return "0.0 %" }
    return """
      \(text(estimate.mean))<span class="sub">\(text(estimate.low)) to \(text(estimate.high))</span>
      """
  }

  /// Who had and who used a price of their own; empty where no strategy has one.
  private static func accessTable(
    _ dimension: String, _ fairness: FairnessSummary, _ context: ReportContext
  ) -> Markup {
    let groups = groups(of: dimension, fairness)
    let strategies = context.dense.filter { strategy in
      fairness.rows.contains {
        $0.strategy == strategy.name && $0.metric == .holders && $0.estimate.mean > 0
      }
    }
    guard !strategies.isEmpty else { return "" }
    return HTMLTable(
      "Who could use a coupon, a members’ price or another targeted price, by \(dimension)",
      columns: [.text("Strategy")] + groups.map { .number($0) },
      rows: strategies.map { strategy in
        let cells = groups.map { group -> Markup in
          let shares = [FairnessSummary.Metric.holders, .users].map {
            context.format.percent(
              fairness.estimate(
                $0, strategy: strategy.name, dimension: dimension, group: group)?.mean ?? 0)
          }
          return "\(shares[0])<span class=\"sub\">\(shares[1]) used it</span>"
        }
        return (isRecommended(strategy, context) ? "winner" : "", ["\(strategy.name)"] + cells)
      }
    ).markup
  }
}
