/// What rivals do in a season.
public enum RivalConduct: String, Sendable, Codable, Hashable {
  /// They follow their strategies.
  case reacting
  /// They decide as they did in the baseline's season of the same replication.
  case passive
}

extension CellRecord {
  /// The name of a part of the experiment under rivals' conduct: `rank`, `rank passive`.
  public static func part(_ part: String, _ rivals: RivalConduct) -> String {
    rivals == .reacting ? part : "\(part) \(rivals.rawValue)"
  }
}

extension RunStore {
  /// Returns the cells of a part whose rivals behave as told.
  ///
  /// The baseline's seasons are the same under both, and kept once.
  public func cells(part: String, rivals: RivalConduct) throws -> [CellRecord] {
    let reacting = try cells(part: part)
    guard rivals == .passive else { return reacting }
    let passive = try cells(part: CellRecord.part(part, .passive))
    let names = Set(passive.map(\.strategy))
    return reacting.filter { !names.contains($0.strategy) } + passive
  }

  /// Returns the cells of a part that a comparison rests on.
  ///
  /// Of several conducts of rivals the compared one counts, and in the ranking the replications that every strategy
  /// has: not those that a selection added for some.
  public func cells(part: String, of summary: ComparisonSummary) throws -> [CellRecord] {
    try cells(part: part, rivals: summary.rivals ?? .reacting)
      .filter { part != "rank" || $0.number < summary.header.replications }
  }
}
