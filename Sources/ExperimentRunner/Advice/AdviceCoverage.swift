import RandomStreams

/// How many of a comparison's seasons a strategy's recordings cover.
struct AdviceCoverage: Sendable, Hashable {
  /// Replications of one part.
  struct Count: Sendable, Hashable {
    /// Recorded ones, counted from the first without a gap.
    let recorded: Int
    /// Those that the comparison asks for.
    let wanted: Int

    /// Counts the leading replications whose every season is known.
    init(_ cells: [RunPlan.Cell], isKnown: (RunPlan.Cell) -> Bool) {
      let numbers = Set(cells.map(\.replication.number))
      let missing = cells.filter { !isKnown($0) }.map(\.replication.number).min()
      recorded = missing ?? numbers.count
      wanted = numbers.count
    }
  }

  /// Hex SHA-256 of the answers.
  let digest: String
  /// The model whose answers they are.
  let model: String
  /// Ranking replications.
  let ranking: Count
  /// Central replications.
  let central: Count
  /// Fresh replications; a comparison that recommends needs them.
  let fresh: Count
  /// How the questions of the seasons went that the comparison asks for.
  let tally: AdviceTally

  /// Whether every season that the comparison may ask for is recorded.
  var isComplete: Bool {
    [ranking, central, fresh].allSatisfy { $0.recorded == $0.wanted }
  }

  /// Whether there are two ranking seasons at least and, where assumptions are drawn, two central ones.
  var canBeCompared: Bool {
    ranking.recorded >= 2 && (central.wanted == 0 || central.recorded >= 2)
  }

  /// The counts, for digests.
  var extent: String {
    "\(ranking.recorded) \(central.recorded) \(fresh.recorded) \(tally.decisions)"
  }

  /// Counts what an index covers of a plan's seasons of a strategy.
  init(_ index: AdviceIndex, digest: String, strategy: Int, plan: RunPlan) {
    let known = Dictionary(index.seasons.map { ($0.key, $0.tally) }) { first, _ in first }
    let cells = plan.rankingCells.filter { $0.strategy == strategy }
    let fresh = plan.freshCells(strategies: [strategy])
    let isKnown = { (cell: RunPlan.Cell) in known[plan.seasonKey(cell)] != nil }
    self.digest = digest
    model = index.model
    ranking = Count(cells.filter { $0.replication.part == .rank }, isKnown: isKnown)
    central = Count(cells.filter { $0.replication.part == .central }, isKnown: isKnown)
    self.fresh = Count(fresh, isKnown: isKnown)
    tally = (cells + fresh).compactMap { known[plan.seasonKey($0)] }.reduce(AdviceTally(), +)
  }
}
