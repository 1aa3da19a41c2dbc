import ResultsStore

/// What rivals' reaction changes, in words.
struct RivalSentences {
  let reaction: ComparisonSummary.RivalReaction
  /// The ranking with passive rivals.
  let passive: [ComparisonSummary.StrategySummary]
  let baseline: String
  /// Writes an amount of the objective.
  let amount: (Double) -> String

  /// One or two sentences.
  var sentences: [String] {
    guard let leader = reaction.leader, let other = reaction.passiveLeader else {
      return reaction.rows.prefix(1).map { effect(of: $0) }
    }
    if leader == other { return [unchanged(leader)] }
    return [changed(to: other)] + closeness(of: leader, to: other)
  }

  private func unchanged(_ leader: String) -> String {
    guard let row = row(leader) else {
      let strongest = reaction.rows.max { abs($0.reaction.mean) < abs($1.reaction.mean) }
      return
        "If rivals kept the prices they post against it, `\(leader)` would lead the ranking too."
        + (strongest.map { " " + effect(of: $0) } ?? "")
    }
    return "If rivals kept the prices they post against `\(baseline)`, `\(leader)` would lead the "
      + "ranking too, and \(earns(row.passive)); \(reactionWords(row))."
  }

  private func changed(to other: String) -> String {
    guard let row = row(other) else {
      return "If rivals kept the prices they post against it, `\(other)` would lead the ranking "
        + "instead: nothing would beat it."
    }
    return "If rivals kept the prices they post against `\(baseline)`, `\(other)` would lead the "
      + "ranking instead and \(earns(row.passive)); \(reactionWords(row))."
  }

  /// The other leader's lead may be chance.
  private func closeness(of leader: String, to other: String) -> [String] {
    guard
      let row = passive.first(where: { $0.name == leader }),
      row.standing != BestSelection.Standing.worse.words
    else { return [] }
    return ["Even then it could not be told from `\(leader)`."]
  }

  private func earns(_ lead: ComparisonSummary.Estimate) -> String {
    lead.mean >= 0
      ? "earn \(amount(lead.mean)) more than `\(baseline)`\(interval(lead))"
      : "earn \(amount(-lead.mean)) less than `\(baseline)`\(interval(lead))"
  }

  private func effect(of row: ComparisonSummary.RivalReaction.Row) -> String {
    "Under `\(row.strategy)`, \(reactionWords(row))."
  }

  private func reactionWords(_ row: ComparisonSummary.RivalReaction.Row) -> String {
    let effect = row.reaction
    if effect.low == 0, effect.high == 0 { return "they never react to it" }
    let loss = ComparisonSummary.Estimate(
      mean: -effect.mean, low: -effect.high, high: -effect.low)
    return effect.mean < 0
      ? "their reaction costs it \(amount(loss.mean))\(interval(loss))"
      : "their reaction adds \(amount(effect.mean))\(interval(effect))"
  }

  private func interval(_ estimate: ComparisonSummary.Estimate) -> String {
    " (95 % interval \(amount(estimate.low)) to \(amount(estimate.high)))"
  }

  private func row(_ name: String) -> ComparisonSummary.RivalReaction.Row? {
    reaction.rows.first { $0.strategy == name }
  }
}
