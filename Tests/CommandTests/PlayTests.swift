import Foundation
import Testing

/// Seasons over standard input and output.
@Suite("the command play", .serialized)
struct PlayTests {
  private static let reset = #"{"reset": {"replication": 17}}"#
  private static let price = #"{"prices": {"widget": 1}}"#

  private func played(
    _ lines: [String], options: String = "--strategy mine"
  ) throws -> Program.Outcome {
    let folder = try Folder()
    let scenario = WidgetMarket.scenario(weeks: 2, mine: "{command: [nobody], every: 1 week}")
    try folder.write(scenario, to: WidgetMarket.fileName)
    try folder.write(lines.map { $0 + "\n" }.joined(), to: "lines")
    return try Program.shell("\"$MARKETEER\" play widgets.yaml \(options) < lines", in: folder)
  }

  @Test("a season is asked for, played, and ends with its totals; nothing is stored")
  func season() throws {
    let outcome = try played([Self.reset, Self.price, Self.price])
    #expect(outcome.code == 0 && outcome.messages.isEmpty, "\(outcome.messages)")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 3)
    let first = try #require(lines.first)
    #expect(first.hasPrefix(#"{"contribution":0,"day":0,"decision":0,"hour":0,"own":["#))
    #expect(first.hasSuffix(#""start":"2026-03-02","strategy":"mine","weeks":2}}"#))
    let last = try #require(lines.last)
    #expect(last.hasPrefix(#"{"protocol_version":1,"season":{"currency":"EUR","#))
    #expect(last.contains(#""totals":{"contribution":"#))
    #expect(try played([Self.reset, Self.price, Self.price]) == outcome)
  }

  @Test("a scenario without programs is played at stated intervals, a week unless told otherwise")
  func guest() throws {
    let weekly = try played([Self.reset, Self.price, Self.price], options: "")
    #expect(weekly.code == 0 && weekly.output.contains(#""strategy":"played""#))
    let daily = try played(
      [Self.reset] + Array(repeating: Self.price, count: 14), options: "--every '1 day'")
    #expect(daily.code == 0, "\(daily.messages)")
    #expect(daily.output.split(separator: "\n").count == 15)
  }

  @Test("no lines, no season") func nothing() throws {
    let outcome = try played([])
    #expect(outcome.code == 0 && outcome.output.isEmpty && outcome.messages.isEmpty)
  }

  @Test(
    "what a line can do wrong has an exit code and a whole message",
    arguments: [
      (
        [price], 4,
        """
        a line begins no season: '{"prices": {"widget": 1}}'
        hint: begin a season with {"reset": {"replication": 0}}, the number from 0 to 2147483647
        """
      ),
      (
        [reset, price, #"{"prices": {"widget": 9}}"#], 4,
        """
        strategy 'mine', day 7: standard input asks 9 for 'widget', and business rules allow 0.01 to 3
        hint: keep between 'lowest' and 'highest' of the question
        """
      ),
      (
        [reset, price], 4,
        """
        strategy 'mine', day 7: standard input ended in the middle of a season
        hint: answer until a line has 'totals', or begin another season before the end
        """
      ),
    ])
  func faults(lines: [String], code: Int, words: String) throws {
    let outcome = try played(lines)
    #expect(outcome.code == code)
    #expect(outcome.messages == "widgets.yaml: error: \(words)\n")
  }

  @Test("options that contradict each other or name nothing are refused")
  func usage() throws {
    let both = try played([], options: "--strategy mine --every '1 day'")
    #expect(both.code == 64)
    #expect(
      both.messages.hasPrefix(
        "Error: --every goes without --strategy, whose scenario says how often it decides\n"))
    let known = try played([], options: "--strategy known")
    #expect(known.code == 64)
    #expect(
      known.messages == """
        widgets.yaml: error: strategy 'known' is 'fixed', which asks nobody for its prices
        hint: name a strategy of kind external, or say --every '1 week' instead

        """)
  }

  @Test(
    "a mistake in --every or --set is placed at the option that was typed",
    arguments: [
      (
        "--every 0d",
        """
        --every:1:1: error: 'every' must be a duration such as 12 weeks, 7 days or 6 hours, at least 1 day, \
        found '0d'
        """
      ),
      (
        "--every ''",
        "--every:1:1: error: --every has no value\nhint: write a value behind it, or leave it out"
      ),
      (
        "--every '1 day' --set name=ok --set experiment.seed=x",
        "--set:2:17: error: 'seed' must be a whole number, at least 0, found 'x'"
      ),
    ])
  func places(options: String, message: String) throws {
    let outcome = try played([], options: options)
    #expect(outcome.code == 2 && outcome.output.isEmpty)
    #expect(outcome.messages == message + "\n")
  }
}
