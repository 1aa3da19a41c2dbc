import LanguageModels
import MarketModel
import PricingStrategies
import Synchronization

/// Asks the other end of the lines for the prices of one season.
///
/// After an error, or once another season is asked for, posted prices stay until the season is over;
/// `finish` throws what ended it.
final class PlayAdviser: SeasonAdviser {
  /// Another season was asked for in the middle of this one.
  struct Abandoned: Error {
    /// The other season.
    let replication: Int
  }

  private struct State {
    var decisions = 0
    var ending: (any Error)?
  }

  private let lines: any SeasonLines
  private let season: ProgramMessages.Season
  private let market: MarketDefinition
  private let state = Mutex(State())

  init(lines: any SeasonLines, season: ProgramMessages.Season, market: MarketDefinition) {
    self.lines = lines
    self.season = season
    self.market = market
  }

  func prices(for observation: Observation) -> [Money]? {
    state.withLock { state -> [Money]? in
      guard state.ending == nil else { return nil }
      do {
        return try ask(observation, &state)
      } catch {
        state.ending = error
        return nil
      }
    }
  }

  /// Ends the season.
  ///
  /// - Throws: `Abandoned`, `PlayError`, or what `SeasonLines.send` threw.
  func finish() throws -> AdviceTally {
    if let ending = state.withLock({ $0.ending }) { throw ending }
    return AdviceTally()
  }

  private func ask(_ observation: Observation, _ state: inout State) throws -> [Money] {
    let question = ProgramMessages.Question(
      season: season, decision: state.decisions, observation: observation, market: market)
    state.decisions += 1
    try lines.send(try ProgramMessages.line(question))
    guard let line = lines.next() else {
      throw PlayError.inputEnded(strategy: season.strategy, day: observation.day)
    }
    if let replication = try PlayLine.reset(line) { throw Abandoned(replication: replication) }
    do throws(ProgramError.Reason) {
      return try ProgramAnswer(question: question).prices(line, for: observation)
    } catch {
      throw PlayError.badAnswer(
        strategy: season.strategy, day: observation.day, reason: error)
    }
  }
}
