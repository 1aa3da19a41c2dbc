import Foundation
import LanguageModels
import MarketModel
import PricingStrategies
import Synchronization

/// Asks a program for the prices of one season, one line each way per decision.
///
/// The first error ends the questions; `finish` throws it. The program ends with the season.
final class ProgramAdviser: SeasonAdviser {
  private struct State {
    var process: ChildProcess?
    var decisions = 0
    var failure: ProgramError?
  }

  /// Bytes of the longest answer.
  private static let longestAnswer = 1 << 20

  private let program: ExternalProgram
  private let folder: String
  private let season: ProgramMessages.Season
  private let market: MarketDefinition
  private let state = Mutex(State())

  /// Prepares a season; the program starts with the first question.
  ///
  /// - Parameters:
  ///   - program: What runs.
  ///   - folder: Where it starts.
  ///   - season: What it is told with every question.
  ///   - market: Whose rules hold.
  init(
    _ program: ExternalProgram, folder: String, season: ProgramMessages.Season,
    market: MarketDefinition
  ) {
    self.program = program
    self.folder = folder
    self.season = season
    self.market = market
  }

  func prices(for observation: Observation) -> [Money]? {
    state.withLock { state -> [Money]? in
      guard state.failure == nil else { return nil }
      do throws(ProgramError.Reason) {
        return try ask(observation, &state)
      } catch {
        state.failure = ProgramError(
          strategy: season.strategy, command: program.command, day: observation.day,
          reason: error)
        state.process = nil
        return nil
      }
    }
  }

  /// Ends the season and its program.
  ///
  /// - Throws: `ProgramError`.
  func finish() throws -> AdviceTally {
    try state.withLock { state in
      state.process = nil
      if let failure = state.failure { throw failure }
      return AdviceTally()
    }
  }

  private func ask(
    _ observation: Observation, _ state: inout State
  ) throws(ProgramError.Reason) -> [Money] {
    let process: ChildProcess
    if let running = state.process { process = running } else { process = try start() }
    state.process = process
    let question = ProgramMessages.Question(
      season: season, decision: state.decisions, observation: observation, market: market)
    guard let line = try? ProgramMessages.line(question) else {
      throw .badAnswer("the question has no JSON", answer: "")
    }
    state.decisions += 1
    guard process.send(line, within: program.timeLimit) else { throw lost(process) }
    switch process.line(within: program.timeLimit, atMost: Self.longestAnswer) {
    case .text(let answer):
      return try ProgramAnswer(question: question).prices(answer, for: observation)
    case .ended: throw lost(process)
    case .late: throw .late(program.timeLimit)
    case .tooLong: throw .badAnswer("it has more than \(Self.longestAnswer) bytes", answer: "")
    }
  }

  private func start() throws(ProgramError.Reason) -> ChildProcess {
    do {
      return try ChildProcess(arguments: ["/usr/bin/env", "-C", folder] + program.command)
    } catch {
      let code = (error as? POSIXError)?.code ?? .EIO
      throw .notStarted(String(cString: strerror(code.rawValue)))
    }
  }

  private func lost(_ process: ChildProcess) -> ProgramError.Reason {
    let how = process.ending() ?? "it closed its output"
    let words = process.lastMessage
    // The codes of `env` where the program is not there or may not run.
    if words.hasPrefix("/usr/bin/env: "), ["exit code 126", "exit code 127"].contains(how) {
      return .notStarted(String(words.dropFirst("/usr/bin/env: ".count)))
    }
    return .ended(how, lastWords: words)
  }
}
