import EventSimulation
import Foundation
import MarketModel
import PricingStrategies
import RandomStreams
import ScenarioFiles
import Synchronization
import Testing

@testable import ExperimentRunner

/// The other end of the lines, which plays by a rule.
private final class ScriptedPlayer: SeasonLines {
  private struct State {
    var resets: [Int]
    var sent: [String] = []
    var isAsked = false
    var answers = 0
  }

  private let state: Mutex<State>
  private let answer: @Sendable (Int) -> String

  /// What it was sent.
  var sent: [String] { state.withLock { $0.sent } }

  /// Plays some seasons and answers the n-th question of all of them by a rule.
  init(seasons: [Int], answer: @escaping @Sendable (Int) -> String) {
    state = Mutex(State(resets: seasons))
    self.answer = answer
  }

  func next() -> String? {
    state.withLock { state -> String? in
      guard state.isAsked else {
        guard !state.resets.isEmpty else { return nil }
        return "{\"reset\": {\"replication\": \(state.resets.removeFirst())}}"
      }
      state.answers += 1
      return answer(state.answers - 1)
    }
  }

  func send(_ line: String) {
    state.withLock { state in
      state.sent.append(line)
      state.isAsked = !line.contains("\"totals\"")
    }
  }

  /// The totals of each season.
  func totals() throws -> [ProgramMessages.Totals] {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try sent.filter { $0.contains("\"totals\"") }.map {
      try decoder.decode(ProgramMessages.Ending.self, from: Data($0.utf8)).totals
    }
  }

  func questions() throws -> [ProgramMessages.Question] {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try sent.filter { !$0.contains("\"totals\"") }.map {
      try decoder.decode(ProgramMessages.Question.self, from: Data($0.utf8))
    }
  }
}

/// Seasons that are played from outside.
@Suite("played seasons")
struct SeasonPlayTests {
  private static let dear = "{\"prices\": {\"lungo\": 8.24, \"crema\": 10.49}}"

  /// The small coffee market with a strategy to sit in for, which decides every two weeks.
  private static func scenario() -> Scenario {
    var scenario = SmallScenario.statedCoffee()
    scenario.strategies.append(
      Scenario.NamedStrategy(
        name: "mine",
        specification: .external(
          ExternalProgram(command: ["nobody"], every: .weeks(2), timeLimit: 1)),
        promotions: []))
    return scenario
  }

  private static func play(_ player: ScriptedPlayer, _ scenario: Scenario = scenario()) throws {
    try SeasonPlay(scenario, strategy: "mine").serve(player, threads: 1)
  }

  @Test("a season with the prices of a built-in strategy brings what that strategy's cell brings")
  func cell() throws {
    let player = ScriptedPlayer(seasons: [3, 0]) { _ in Self.dear }
    try Self.play(player)
    let prepared = try PreparedMarket(Self.scenario(), weights: nil, threads: 1)
    let totals = try player.totals()
    #expect(totals.count == 2)
    for (number, totals) in zip([3, 0], totals) {
      let run = try ReplicationRun(
        prepared: prepared, replication: ReplicationKey(.play, number: number))
      let metrics = CellMetrics(
        cell: try run.run(strategy: 3, digest: ""), firm: "shop", horizonWeeks: 8)
      #expect(totals.contribution == metrics[.contribution] && totals.contribution > 0)
      #expect(totals.revenue == metrics[.revenue] && totals.units == metrics[.units])
      #expect(totals.objective == metrics.objective(.contribution))
    }
    #expect(totals[0] != totals[1])
  }

  @Test("the same number and prices bring the same lines, whatever was played before")
  func determinism() throws {
    let (first, second) = (
      ScriptedPlayer(seasons: [5, 7]) { _ in Self.dear },
      ScriptedPlayer(seasons: [1, 7, 5]) { _ in Self.dear }
    )
    try Self.play(first)
    try Self.play(second)
    let count = first.sent.count / 2
    #expect(count == 5)
    #expect(first.sent.prefix(count) == second.sent.suffix(count))
    #expect(first.sent.suffix(count) == second.sent.dropFirst(count).prefix(count))
    #expect(first.sent.prefix(count) != second.sent.prefix(count))
  }

  @Test("contribution so far grows to the totals, and differs by what units leave")
  func contribution() throws {
    let player = ScriptedPlayer(seasons: [2]) { _ in Self.dear }
    try Self.play(player)
    let questions = try player.questions()
    let totals = try #require(try player.totals().first)
    #expect(questions.map(\.day) == [0, 14, 28, 42])
    #expect(questions[0].contribution == 0)
    for (before, after) in zip(questions, questions.dropFirst()) {
      // A unit's profit is less an order's cost of 0.25; an order may have several units. Every unit's
      // money is rounded to millionths.
      let sold = after.own.map { Double($0.feedback?.units ?? 0) }
      let units = sold.reduce(0, +)
      let profit = zip(sold, after.own).reduce(0) { $0 + $1.0 * $1.1.unitProfit }
      let earned = after.contribution - before.contribution
      #expect(units > 0 && earned >= profit - 5e-6 * units)
      #expect(earned <= profit + (0.25 + 5e-6) * units)
    }
    #expect(questions[3].contribution < totals.contribution)
  }

  @Test("a season may be given up for another one, which it does not change")
  func abandoned() throws {
    let reset = "{\"reset\": {\"replication\": 4}}"
    let player = ScriptedPlayer(seasons: [9]) { $0 == 1 ? reset : Self.dear }
    let plain = ScriptedPlayer(seasons: [4]) { _ in Self.dear }
    try Self.play(player)
    try Self.play(plain)
    #expect(player.sent.count == 2 + plain.sent.count)
    #expect(Array(player.sent.dropFirst(2)) == plain.sent)
  }

  @Test(
    "a line that can't be used has a name, a day and a remedy",
    arguments: [
      ("hello", "gave an answer that can't be used: it is no JSON object: 'hello'"),
      (
        "{\"prices\": {\"lungo\": NaN}}",
        "gave an answer that can't be used: it is no JSON object: '{\"prices\": {\"lungo\": NaN}}'"
      ),
      (
        "{\"prices\": {\"tea\": 2}}",
        "gave an answer that can't be used: there is no product 'tea'; there are lungo, crema"
      ),
      ("{\"price\": 2}", "gave an answer that can't be used: it has no 'prices': '{\"price\": 2}'"),
      (
        "{\"prices\": {\"lungo\": -1}}",
        "gave an answer that can't be used: -1.0 is no price for 'lungo'"
      ),
    ])
  func badAnswers(line: String, words: String) throws {
    let player = ScriptedPlayer(seasons: [0]) { $0 == 1 ? line : Self.dear }
    let error = try #require(throws: PlayError.self) { try Self.play(player) }
    let hint =
      "answer each question with a line like {\"prices\": {\"tea\": 4.50}}, or begin another season"
    #expect(
      error.description == "strategy 'mine', day 14: standard input \(words)\nhint: \(hint)")
    #expect(!error.isUsage)
  }

  @Test("a product without a price keeps the one it has")
  func missingPrice() throws {
    let player = ScriptedPlayer(seasons: [0]) {
      $0 == 0 ? Self.dear : "{\"prices\": {\"crema\": 6.99}}"
    }
    try Self.play(player)
    let last = try #require(try player.questions().last)
    #expect(last.own.map(\.posted) == [8.24, 6.99])
  }

  @Test("a season that is asked for without a number is refused")
  func badResets() throws {
    for line in ["{\"reset\": {}}", "{\"reset\": 3}", "{\"reset\": {\"replication\": -1}}"] {
      let player = ScriptedPlayer(seasons: [0]) { _ in line }
      let error = try #require(throws: PlayError.self) { try Self.play(player) }
      #expect(
        error.description == """
          a line does not say which season to begin: '\(line)'
          hint: begin a season with {"reset": {"replication": 0}}, the number from 0 to 2147483647
          """)
    }
  }

  @Test("only a strategy that asks for its prices can be played")
  func unplayable() throws {
    let asksNobody = #expect(throws: PlayError.self) {
      try SeasonPlay(Self.scenario(), strategy: "hilo")
    }
    #expect(
      asksNobody?.description == """
        strategy 'hilo' is 'high_low', which asks nobody for its prices
        hint: name a strategy of kind external, or say --every '1 week' instead
        """)
    let unknown = #expect(throws: PlayError.self) {
      try SeasonPlay(Self.scenario(), strategy: "tea")
    }
    #expect(
      unknown?.description == """
        the scenario has no strategy 'tea'
        hint: choose one of: today, spring, hilo, dear, mine
        """)
    #expect(unknown?.isUsage ?? false)
  }
}
