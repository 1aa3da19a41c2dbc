import ResultsStore

extension HTMLReport {
  /// The ranking against rivals that react, and against rivals that do not.
  static func rivals(_ context: ReportContext) -> Section? {
    guard let reaction = context.summary.rivalReaction else { return nil }
    let baseline = context.header.baseline
    let rows = reaction.rows.map { row -> (role: String, cells: [Markup]) in
      (
        row.strategy == context.summary.verdict.strategy ? "winner" : "",
        [
          "\(row.strategy)", "\(row.rank)", "\(row.passiveRank)",
          "\(lead(row.reacting, context))", "\(lead(row.passive, context))",
          "\(lead(row.reaction, context))", "\(context.format.percent(row.rivalPriceChange))",
        ]
      )
    }
    return Section(
      id: "rivals", title: "What rivals' reaction changes",
      body: """
        <p>\(leaders(reaction)) Passive rivals keep, in every replication, the prices they post while \
        <code>\(baseline)</code> runs. Recommendations stand on rivals that react.</p>
        \(HTMLTable("\(context.objectiveTitle) against \(baseline), 95 % intervals", columns: columns, rows: rows).markup)
        """)
  }

  private static let columns: [HTMLTable.Column] = [
    .text("Strategy"), .number("Rank"), .number("Rank, passive rivals"),
    .number("Rivals react"), .number("Rivals passive"), .number("Difference by reaction"),
    .number("Rivals' mean price by reaction"),
  ]

  private static func leaders(_ reaction: ComparisonSummary.RivalReaction) -> Markup {
    guard let leader = reaction.leader, let passive = reaction.passiveLeader else { return "" }
    return reaction.changesLeader
      ? """
      <strong>The leader changes:</strong> <code>\(leader)</code> with rivals that react, \
      <code>\(passive)</code> with passive ones.
      """
      : "<code>\(leader)</code> leads with rivals that react and with passive ones."
  }

  private static func lead(
    _ estimate: ComparisonSummary.Estimate, _ context: ReportContext
  ) -> String {
    "\(context.format.signed(estimate.mean, context.bare)) (\(context.bare(estimate)))"
  }
}
