import MarketModel
import PricingStrategies
import RandomStreams
import ResultsStore
public import ScenarioFiles

/// Plays seasons of one strategy, one after another, with whoever decides at the other end of lines.
///
/// A season is a cell like those that `compare` simulates, on replications that `compare` never uses;
/// nothing is stored. Described in docs/reference/external-programs.md.
public struct SeasonPlay: Sendable {
  private let scenario: Scenario
  private let strategy: Int

  /// Takes a checked scenario and the name of a strategy of kind `external`, whose program is not started.
  ///
  /// - Throws: `PlayError.unknownStrategy`, `PlayError.asksNobody`.
  public init(_ scenario: Scenario, strategy name: String) throws(PlayError) {
    guard let narrowed = scenario.narrowed(to: name),
      let index = narrowed.strategies.firstIndex(where: { $0.name == name })
    else {
      throw .unknownStrategy(name: name, known: scenario.strategies.map(\.name))
    }
    let specification = narrowed.strategies[index].specification
    guard specification.program != nil else {
      throw .asksNobody(strategy: name, kind: specification.kind)
    }
    self.scenario = narrowed
    strategy = index
  }

  /// Plays the seasons that lines ask for until no more lines come.
  ///
  /// - Throws: `PlayError`, `CalibrationError`, `RunRefusal`, what `SeasonLines.send` throws.
  public func serve(_ lines: any SeasonLines, threads: Int) throws {
    if scenario.needsTrueDemand { try scenario.requireClosedForm() }
    let weights = try ScorerSource(scenario).weights
    var prepared = try PreparedMarket(scenario, weights: weights, threads: threads)
    let player = SeasonPlayer(
      strategy: scenario.strategies[strategy].name, scenario: scenario, lines: lines)
    prepared.advice.player = player
    var next = try Self.reset(lines)
    while let number = next {
      let replication = ReplicationKey(.play, number: number)
      do {
        let totals = try totals(of: replication, prepared: prepared)
        let ending = ProgramMessages.Ending(
          season: player.season(replication: replication, market: scenario.market),
          totals: totals)
        try lines.send(try ProgramMessages.line(ending))
        next = try Self.reset(lines)
      } catch let abandoned as PlayAdviser.Abandoned {
        next = abandoned.replication
      }
    }
  }

  /// The season that the next line begins; `nil` when no more lines come.
  private static func reset(_ lines: any SeasonLines) throws(PlayError) -> Int? {
    guard let line = lines.next() else { return nil }
    guard let number = try PlayLine.reset(line) else {
      throw .noReset(PlayLine.beginning(line))
    }
    return number
  }

  private func totals(
    of replication: ReplicationKey, prepared: PreparedMarket
  ) throws -> ProgramMessages.Totals {
    var run = try ReplicationRun(prepared: prepared, replication: replication)
    let rivals = scenario.comparedRivals
    if rivals == .passive { try run.recordRivals() }
    let metrics = CellMetrics(
      cell: try run.run(strategy: strategy, rivals: rivals, digest: ""),
      firm: scenario.market.firms[scenario.market.focalFirm].name,
      horizonWeeks: scenario.market.calendar.horizonWeeks)
    return ProgramMessages.Totals(
      contribution: metrics[.contribution], revenue: metrics[.revenue], units: metrics[.units],
      objective: metrics.objective(scenario.objective))
  }
}
