extension ComparisonSummary {
  /// What rivals' reaction changes: the ranking against rivals that react and against rivals that keep
  /// the prices they post against the baseline.
  public struct RivalReaction: Sendable, Codable {
    /// Who leads among strategies that may be recommended and hold every guardrail, with reacting
    /// rivals; `nil` where only reference strategies compete.
    public var leader: String?
    /// The same with passive rivals.
    public var passiveLeader: String?
    /// Every strategy but the baseline, whose seasons are the same, in the ranking's order.
    public var rows: [Row]

    /// Whether passive rivals would let another strategy lead.
    public var changesLeader: Bool { leader != passiveLeader }

    /// One strategy under both.
    public struct Row: Sendable, Codable {
      /// The strategy.
      public var strategy: String
      /// Its place in the ranking with reacting rivals, from 1.
      public var rank: Int
      /// The same with passive rivals.
      public var passiveRank: Int
      /// The objective's paired difference to the baseline with reacting rivals.
      public var reacting: Estimate
      /// The same with passive rivals.
      public var passive: Estimate
      /// The objective with reacting rivals less the one with passive rivals, paired.
      public var reaction: Estimate
      /// Rivals' mean price with reaction over the one without, less 1.
      public var rivalPriceChange: Double

      /// Gathers the parts.
      public init(
        strategy: String, rank: Int, passiveRank: Int, reacting: Estimate, passive: Estimate,
        reaction: Estimate, rivalPriceChange: Double
      ) {
        self.strategy = strategy
        self.rank = rank
        self.passiveRank = passiveRank
        self.reacting = reacting
        self.passive = passive
        self.reaction = reaction
        self.rivalPriceChange = rivalPriceChange
      }
    }

    /// Gathers the parts.
    public init(leader: String?, passiveLeader: String?, rows: [Row]) {
      self.leader = leader
      self.passiveLeader = passiveLeader
      self.rows = rows
    }

    /// The rows as a table, `rival_reaction.csv`: three rows per strategy.
    public var table: TidyCSV {
      var table = TidyCSV(columns: [
        "strategy", "rivals", "rank", "difference", "low", "high", "rival_price_change",
      ])
      for row in rows {
        let parts: [(String, Estimate, TidyCSV.Field, TidyCSV.Field)] = [
          ("reacting", row.reacting, .integer(row.rank), .text("")),
          ("passive", row.passive, .integer(row.passiveRank), .text("")),
          ("reaction", row.reaction, .text(""), .number(row.rivalPriceChange)),
        ]
        for (name, estimate, rank, change) in parts {
          table.append(
            [.text(row.strategy), .text(name), rank] + TidyCSV.Field.estimate(estimate) + [change])
        }
      }
      return table
    }
  }
}
