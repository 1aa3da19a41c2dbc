/// Why seasons can't be played, or not any further.
public enum PlayError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The scenario has no strategy of that name.
  case unknownStrategy(name: String, known: [String])
  /// The strategy asks nobody.
  case asksNobody(strategy: String, kind: String)
  /// A line between two seasons that begins none; with its beginning.
  case noReset(String)
  /// A line that asks for a season without saying which; with its beginning.
  case badReset(String)
  /// A line that is no answer to the question of a day.
  case badAnswer(strategy: String, day: Int, reason: ProgramError.Reason)
  /// No more lines came on a day of a season.
  case inputEnded(strategy: String, day: Int)

  /// Whether the command was called in a wrong way.
  public var isUsage: Bool {
    switch self {
    case .unknownStrategy, .asksNobody: true
    case .noReset, .badReset, .badAnswer, .inputEnded: false
    }
  }

  /// What went wrong, and what to do.
  public var description: String { "\(what)\nhint: \(remedy)" }

  private var what: String {
    switch self {
    case .unknownStrategy(let name, _): "the scenario has no strategy '\(name)'"
    case .asksNobody(let strategy, let kind):
      "strategy '\(strategy)' is '\(kind)', which asks nobody for its prices"
    case .noReset(let line): "a line begins no season: '\(line)'"
    case .badReset(let line): "a line does not say which season to begin: '\(line)'"
    case .badAnswer(let strategy, let day, let reason):
      "strategy '\(strategy)', day \(day): standard input \(reason.what)"
    case .inputEnded(let strategy, let day):
      "strategy '\(strategy)', day \(day): standard input ended in the middle of a season"
    }
  }

  private var remedy: String {
    switch self {
    case .unknownStrategy(_, let known): "choose one of: \(known.joined(separator: ", "))"
    case .asksNobody: "name a strategy of kind external, or say --every '1 week' instead"
    case .noReset, .badReset:
      "begin a season with {\"reset\": {\"replication\": 0}}, the number from 0 to \(PlayLine.largest)"
    case .badAnswer(_, _, .outsideRules): "keep between 'lowest' and 'highest' of the question"
    case .badAnswer:
      "answer each question with a line like {\"prices\": {\"tea\": 4.50}}, or begin another season"
    case .inputEnded: "answer until a line has 'totals', or begin another season before the end"
    }
  }
}
