import ResultsStore

/// Tells in sentences where the winner of a sweep changes.
struct SweepWords {
  let summary: SweepSummary

  /// The answer first, then what it rests on.
  var sentences: [String] {
    let answer =
      summary.points.allSatisfy { $0.winner == summary.centreWinner } ? [steady] : changes
    return answer + [shares, split, tornado, doubt, draws].compactMap { $0 }
  }

  // MARK: - The answer

  /// One strategy wins everywhere.
  private var steady: String {
    let clear = summary.points.count(where: \.isClear)
    let count = summary.points.count
    let certainty =
      clear == count
      ? ", everywhere by more than chance"
      : clear == 0 ? ", nowhere by more than chance" : ", at \(clear) of them by more than chance"
    return "`\(summary.centreWinner)` wins at all \(count) points of the swept space\(certainty)."
  }

  /// Where each key alone changes the winner; then what only several together do.
  private var changes: [String] {
    let order = summary.tornado.map(\.factor)
    let lines = summary.lines.sorted {
      (order.firstIndex(of: $0.factor) ?? .max, $0.factor)
        < (order.firstIndex(of: $1.factor) ?? .max, $1.factor)
    }
    let moving = lines.filter { !others(on: $0).isEmpty }
    let told = moving.flatMap(changes)
    guard !told.isEmpty else { return [together] }
    let still = lines.filter { others(on: $0).isEmpty }.map { "`\(key($0.factor))`" }
    let rest =
      still.isEmpty
      ? []
      : ["\(list(still)) alone \(still.count == 1 ? "changes" : "change") no winner."]
    return (told.count > 1 ? region(moving) : []) + told + rest + [held].compactMap { $0 }
  }

  /// Where each key alone leaves the centre's winner in place, and whether it wins there for several keys
  /// together; nothing where no number bounds that.
  private func region(_ lines: [SweepSummary.Line]) -> [String] {
    let bounds = lines.map(bounds)
    guard bounds.allSatisfy({ !$0.isEmpty }) else { return [] }
    let ranges = list(bounds.map { "while \($0)" })
    guard summary.factors.count > 1 else { return ["`\(summary.centreWinner)` wins \(ranges)."] }
    let alone = "One key at a time, `\(summary.centreWinner)` keeps winning \(ranges)."
    return [alone, inside(lines)].compactMap { $0 }
  }

  /// Who wins at the design's points inside all ranges; `nil` where there are none.
  private func inside(_ lines: [SweepSummary.Line]) -> String? {
    let points = summary.points.filter { point in
      point.isDesign && lines.allSatisfy { isInside(point, $0) }
    }
    guard !points.isEmpty else { return nil }
    let lost = points.filter { $0.winner != summary.centreWinner }
    guard let first = lost.first else {
      let all = points.count == 1 ? "the only point" : "all \(points.count) points"
      return "Inside these ranges together it wins at \(all)."
    }
    let values = zip(summary.factors, first.texts).map { "`\($0.key)` \($1)" }
    let place = points.count == 1 ? "the only point" : "\(lost.count) of \(points.count) points"
    return "Inside these ranges together another strategy wins at \(place): `\(first.winner)` at "
      + "\(list(values))\(lost.count > 1 ? ", for example" : "")."
  }

  private func isInside(_ point: SweepSummary.Point, _ line: SweepSummary.Line) -> Bool {
    guard let value = point.values[line.factor] else { return false }
    let sorted = outwards(line)
    let low = sorted.first { !isAbove($0, line) }?.value
    let high = sorted.first { isAbove($0, line) }?.value
    return value > (low ?? -.infinity) && value < (high ?? .infinity)
  }

  /// Between which values the centre's winner wins on a line, in words; empty where that is no range.
  private func bounds(_ line: SweepSummary.Line) -> String {
    let sorted = outwards(line)
    let low = sorted.first { !isAbove($0, line) }
    let high = sorted.first { isAbove($0, line) }
    let key = "`\(key(line.factor))`"
    switch (low, low?.estimate, high, high?.estimate) {
    case (_?, let from?, _?, let to?): return "\(key) is between \(from) and \(to)"
    case (_?, let from?, nil, _): return "\(key) is above \(from)"
    case (nil, _, _?, let to?): return "\(key) is below \(to)"
    default: return ""
    }
  }

  /// A line's crossings, those nearest to the centre first on either side.
  private func outwards(_ line: SweepSummary.Line) -> [SweepSummary.Crossing] {
    line.crossings.filter { !isAbove($0, line) }.reversed()
      + line.crossings.filter { isAbove($0, line) }
  }

  /// Points of a line at which another strategy than the centre's wins.
  private func others(on line: SweepSummary.Line) -> [Int] {
    line.points.filter { summary.points[$0].winner != summary.centreWinner }
  }

  private func changes(_ line: SweepSummary.Line) -> [String] {
    guard summary.factors[line.factor].quantity != "text" else {
      return others(on: line).map { index in
        let point = summary.points[index]
        let doubt = point.isClear ? "" : ", but not by more than chance"
        return "With `\(key(line.factor))` at \(point.texts[line.factor]), `\(point.winner)` wins "
          + "instead of `\(summary.centreWinner)`\(doubt)."
      }
    }
    return outwards(line).map { sentence($0, line) }
  }

  /// A crossing as one meets it from the centre outwards.
  private func sentence(_ crossing: SweepSummary.Crossing, _ line: SweepSummary.Line) -> String {
    let isAbove = isAbove(crossing, line)
    let (from, to) =
      isAbove ? (crossing.before, crossing.after) : (crossing.after, crossing.before)
    let side = side(line, isAbove: isAbove, crossing)
    guard let estimate = crossing.estimate else {
      return "The winner changes from `\(from)` to `\(to)` where `\(key(line.factor))` is \(side) "
        + "a value between \(crossing.lower) and \(crossing.upper): \(crossing.reason)."
    }
    return "The winner changes from `\(from)` to `\(to)` where `\(key(line.factor))` is \(side) "
      + "about \(estimate) (`\(crossing.before)` at \(crossing.lower), `\(crossing.after)` at "
      + "\(crossing.upper)\(interval(crossing)))."
  }

  /// Whether the crossing lies above the centre.
  private func isAbove(_ crossing: SweepSummary.Crossing, _ line: SweepSummary.Line) -> Bool {
    let centre = line.points.firstIndex(of: summary.centre) ?? 0
    let upper = line.points.firstIndex {
      summary.points[$0].texts[line.factor] == crossing.upper
    }
    return (upper ?? 0) > centre
  }

  /// An elasticity is negative: above means closer to zero, that is weaker.
  private func side(
    _ line: SweepSummary.Line, isAbove: Bool, _ crossing: SweepSummary.Crossing
  ) -> String {
    if key(line.factor).contains("elasticity"), crossing.lower.hasPrefix("-") {
      return isAbove ? "weaker than" : "stronger than"
    }
    return isAbove ? "above" : "below"
  }

  private func interval(_ crossing: SweepSummary.Crossing) -> String {
    switch (crossing.lowText, crossing.highText) {
    case (let low?, let high?):
      low == high ? "" : "; 95 % interval \(low) to \(high)"
    case (nil, let high?): "; 95 % interval up to \(high)"
    case (let low?, nil): "; 95 % interval from \(low) on"
    case (nil, nil): "; too uncertain to be placed on the line"
    }
  }

  /// Which values the other keys have on a line.
  private var held: String? {
    guard summary.factors.count > 1 else { return nil }
    let texts = summary.points[summary.centre].texts
    let values = zip(summary.factors, texts).map { "`\($0.key)` \($1)" }
    return "The other keys stay as near to the scenario as the space allows: "
      + "\(values.joined(separator: ", "))."
  }

  /// No key alone, but several together change the winner.
  private var together: String {
    let other = summary.points.filter { $0.winner != summary.centreWinner }
    let first = other[0]
    let values = zip(summary.factors, first.texts).map { "`\($0.key)` \($1)" }
    return "No key alone changes the winner, `\(summary.centreWinner)`, but together they do: "
      + "`\(first.winner)` wins at \(values.joined(separator: ", "))."
  }

  // MARK: - What it rests on

  private var shares: String? {
    guard summary.shares.count > 1 else { return nil }
    let parts = summary.shares.map {
      "`\($0.strategy)` wins \($0.wins) (\($0.clear) by more than chance)"
    }
    return "Of \(summary.designCount) points, \(list(parts))."
  }

  private var split: String? {
    guard summary.factors.count > 1, let split = summary.split,
      split.correct * 4 >= summary.designCount * 3
    else { return nil }
    return "Over all of them `\(key(split.factor))` tells most: `\(split.below)` wins up to "
      + "\(split.lower) and `\(split.above)` from \(split.upper) on at \(split.correct) of "
      + "\(summary.designCount)."
  }

  private var tornado: String? {
    guard let bar = summary.tornado.first, bar.swing > 0 else { return nil }
    let most = summary.factors.count > 1 ? "depends most on" : "depends on"
    var ends = [bar.low, bar.centre, bar.high]
    if [bar.low, bar.high].contains(bar.centre) { ends.remove(at: 1) }
    let told = ends.map { "\(amount($0.lead)) at \($0.text)" }
    return "The lead of `\(summary.centreWinner)` over the best other strategy \(most) "
      + "`\(key(bar.factor))`: \(told.joined(separator: ", "))."
  }

  private var doubt: String? {
    let open = summary.points.count { !$0.isClear }
    guard open > 0 else { return nil }
    let count = summary.points.count
    let place =
      open == count
      ? "At no point can the winner be told"
      : "At \(open) of \(count) points the winner can't be told"
    return "\(place) from another strategy with \(summary.replications) replications."
  }

  private var draws: String? {
    summary.drawsAssumptions
      ? "What the scenario leaves uncertain besides is drawn in every replication, the same at all "
        + "points." : nil
  }

  private func key(_ factor: Int) -> String { summary.factors[factor].key }

  private func list(_ parts: [String]) -> String {
    guard parts.count > 1, let last = parts.last else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " and " + last
  }

  private func amount(_ value: Double) -> String {
    switch (summary.unit, summary.metric) {
    case ("share", _): MeanAmount.text(100 * value, unit: "percentage points")
    case ("money", _): MeanAmount.text(value, unit: summary.currency)
    case (_, "units"), (_, "purchases"): MeanAmount.text(value, unit: summary.metric)
    default: MeanAmount.text(value, unit: "")
    }
  }
}
