import ResultsStore
import ScenarioFiles
import ScientificComputing

/// Says who wins where in the swept space: a pure function of the points' seasons.
struct SweepAnalysis {
  let space: SweepSpace
  /// One per point.
  let outcomes: [SweepOutcome]
  /// The strategies' names, in the scenario's order.
  let strategies: [String]
  /// The baseline, by index.
  let baseline: Int

  /// The strategy that wins at a point, by index; the baseline may always win.
  func winner(_ point: Int) -> Int { outcomes[point].ranking.first ?? baseline }

  /// The strategy that wins at the centre.
  var centreWinner: Int { winner(space.centre) }

  // MARK: - Points

  /// Every point for readers.
  var points: [SweepSummary.Point] { space.points.indices.map(point) }

  private func point(_ index: Int) -> SweepSummary.Point {
    let outcome = outcomes[index]
    let ranking = outcome.ranking
    let best = winner(index)
    let second = ranking.first { $0 != best }
    let values = space.values(index)
    return SweepSummary.Point(
      number: index + 1, isDesign: index < space.designCount, values: values.map(\.number),
      texts: values.map(\.text), rows: strategies.indices.map { row($0, outcome, ranking) },
      winner: strategies[best], runnerUp: second.map { strategies[$0] },
      margin: second.map { PairedStatistics.interval(outcome.differences(best, $0)) },
      undecided: ranking.filter { $0 != best && !isAhead(best, of: $0, in: outcome) }
        .map { strategies[$0] })
  }

  private func isAhead(_ first: Int, of second: Int, in outcome: SweepOutcome) -> Bool {
    PairedStatistics.interval(outcome.differences(first, second)).low > 0
  }

  private func row(
    _ strategy: Int, _ outcome: SweepOutcome, _ ranking: [Int]
  ) -> SweepSummary.Row {
    let values = outcome.values[strategy]
    let variance = values.count > 1 ? SampleStatistics.variance(values) : 0
    return SweepSummary.Row(
      strategy: strategies[strategy], mean: outcome.mean(strategy),
      standardError: (variance / Double(values.count)).squareRoot(),
      difference: PairedStatistics.interval(outcome.differences(strategy, baseline)),
      rank: (ranking.firstIndex(of: strategy) ?? -1) + 1, reason: outcome.reasons[strategy])
  }

  // MARK: - Lines

  /// One line per key, with the places where the winner changes.
  var lines: [SweepSummary.Line] {
    space.factors.indices.map { factor in
      let points = space.lines[factor]
      let crossings = points.indices.dropLast().compactMap { crossing(factor, after: $0) }
      return SweepSummary.Line(factor: factor, points: points, crossings: crossings)
    }
  }

  /// The change of the winner between a point of a line and the next; `nil` where there is none.
  private func crossing(_ factor: Int, after place: Int) -> SweepSummary.Crossing? {
    let line = space.lines[factor]
    let (near, far) = (line[place], line[place + 1])
    let (before, after) = (winner(near), winner(far))
    guard before != after else { return nil }
    var crossing = SweepSummary.Crossing(
      before: strategies[before], after: strategies[after], lower: text(near, factor),
      upper: text(far, factor), reason: barrier(before, after, near, far))
    let numbers = line.map { space.values($0)[factor].number }.compactMap { $0 }
    guard space.factors[factor].isNumeric, crossing.reason.isEmpty else { return crossing }
    let root = CrossingInterval(
      places: numbers, differences: line.map { outcomes[$0].differences(before, after) },
      segment: place)
    let rounding = Rounding(width: numbers[place + 1] - numbers[place], space.factors[factor])
    crossing.value = root.estimate
    crossing.estimate = rounding.text(root.estimate)
    (crossing.low, crossing.high) = (root.low, root.high)
    crossing.lowText = root.low.map(rounding.text)
    crossing.highText = root.high.map(rounding.text)
    return crossing
  }

  /// Why means alone don't decide between two points; empty where they do.
  private func barrier(_ before: Int, _ after: Int, _ near: Int, _ far: Int) -> String {
    if !outcomes[near].isEligible(after) {
      return "`\(strategies[after])` \(outcomes[near].reasons[after])"
    }
    if !outcomes[far].isEligible(before) {
      return "`\(strategies[before])` \(outcomes[far].reasons[before])"
    }
    return ""
  }

  private func text(_ point: Int, _ factor: Int) -> String { space.values(point)[factor].text }

  /// Writes values between two points of a line with as many digits as they deserve.
  private struct Rounding {
    let unit: Double
    let factor: SweepFactor

    init(width: Double, _ factor: SweepFactor) {
      self.factor = factor
      let steps: [NumericParameter.Quantity] = [.whole, .weeks, .date]
      var unit = 1.0
      while unit > abs(width) / 20 { unit /= 10 }
      while unit * 10 <= abs(width) / 20 { unit *= 10 }
      self.unit = factor.key.number.map { steps.contains($0.quantity) } ?? false ? 1 : unit
    }

    func text(_ value: Double) -> String {
      let rounded = (value / unit).rounded() * unit
      let clean = (rounded * 1e9).rounded() / 1e9
      return factor.key.number?.text(of: clean) ?? "\(clean)"
    }
  }

  // MARK: - Tornado, shares and the best cut

  /// What each key alone does to the lead of the centre's winner, the largest effect first.
  var tornado: [SweepSummary.Bar] {
    space.factors.indices.compactMap(bar).sorted {
      $0.swing != $1.swing ? $0.swing > $1.swing : $0.factor < $1.factor
    }
  }

  private func bar(_ factor: Int) -> SweepSummary.Bar? {
    let all = space.lines[factor].compactMap { end($0, factor) }
    let sorted = space.factors[factor].isNumeric ? all : all.sorted { $0.lead < $1.lead }
    guard let low = sorted.first, let high = sorted.last, let centre = end(space.centre, factor)
    else { return nil }
    return SweepSummary.Bar(
      factor: factor, low: low, high: high, centre: centre, leads: all.map(\.lead),
      means: all.map(\.mean))
  }

  private func end(_ point: Int, _ factor: Int) -> SweepSummary.End? {
    outcomes[point].lead(centreWinner).map {
      SweepSummary.End(
        text: text(point, factor), lead: $0, mean: outcomes[point].mean(centreWinner),
        winner: strategies[winner(point)])
    }
  }

  /// Who wins how many of the design's points, most often first; the others are left out.
  func shares(_ points: [SweepSummary.Point]) -> [SweepSummary.Share] {
    let design = points.filter(\.isDesign)
    return strategies.compactMap { name in
      let won = design.filter { $0.winner == name }
      return won.isEmpty
        ? nil
        : SweepSummary.Share(strategy: name, wins: won.count, clear: won.count(where: \.isClear))
    }.enumerated().sorted {
      $0.element.wins != $1.element.wins
        ? $0.element.wins > $1.element.wins : $0.offset < $1.offset
    }.map(\.element)
  }

  /// The cut of one key's values that tells best who wins at the design's points.
  func split(_ points: [SweepSummary.Point]) -> SweepSummary.Split? {
    let design = points.filter(\.isDesign)
    let most = shares(points).first?.wins ?? 0
    let found = space.factors.indices.flatMap { cuts(design, $0) }
    let best = found.reduce(nil as SweepSummary.Split?) { best, cut in
      (best?.correct ?? most) < cut.correct ? cut : best
    }
    return best
  }

  private func cuts(_ design: [SweepSummary.Point], _ factor: Int) -> [SweepSummary.Split] {
    guard space.factors[factor].isNumeric else { return [] }
    let sorted = design.sorted { ($0.values[factor] ?? 0) < ($1.values[factor] ?? 0) }
    return sorted.indices.dropLast().compactMap { index in
      guard sorted[index].values[factor] != sorted[index + 1].values[factor] else { return nil }
      let below = shares(Array(sorted[...index]))[0]
      let above = shares(Array(sorted[(index + 1)...]))[0]
      guard below.strategy != above.strategy else { return nil }
      return SweepSummary.Split(
        factor: factor, below: below.strategy, above: above.strategy,
        lower: sorted[index].texts[factor], upper: sorted[index + 1].texts[factor],
        correct: below.wins + above.wins)
    }
  }
}
