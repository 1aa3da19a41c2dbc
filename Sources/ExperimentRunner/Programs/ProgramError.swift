/// Why a program's season ended before its end.
public struct ProgramError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What went wrong.
  public enum Reason: Error, Sendable, Hashable {
    /// It could not be started.
    case notStarted(String)
    /// It ended, in words, with the last line that it wrote to standard error.
    case ended(String, lastWords: String)
    /// No answer came within the seconds.
    case late(Double)
    /// The answer is not what the protocol asks for; with the answer's beginning.
    case badAnswer(String, answer: String)
    /// A price that business rules forbid.
    case outsideRules(product: String, price: Double, lowest: Double, highest: Double?)
  }

  /// The strategy's name.
  public var strategy: String
  /// The program and its arguments.
  public var command: [String]
  /// The day of the decision, counted from the measured weeks' start.
  public var day: Int
  /// What went wrong.
  public var reason: Reason

  /// What went wrong, and what to do.
  public var description: String {
    "strategy '\(strategy)', day \(day): program `\(command.joined(separator: " "))` \(reason.what)\n"
      + "hint: \(remedy)"
  }

  private var remedy: String {
    switch reason {
    case .notStarted: "check 'command'; it starts in the scenario's folder, without a shell"
    case .ended: "let it read lines until its standard input ends, and answer each with one line"
    case .late: "raise 'time_limit', or flush standard output after every line"
    case .badAnswer:
      "answer each line with one like {\"prices\": {\"tea\": 4.50}}; standard output is for answers only"
    case .outsideRules: "keep between 'lowest' and 'highest' of the question"
    }
  }
}

extension ProgramError.Reason {
  /// What went wrong, as the end of a sentence about the program.
  var what: String {
    switch self {
    case .notStarted(let words): "could not be started: \(words)"
    case .ended(let how, let words):
      "ended (\(how))" + (words.isEmpty ? "" : ": \(words)")
    case .late(let seconds): "gave no answer within \(Self.number(seconds)) s"
    case .badAnswer(let why, let answer):
      "gave an answer that can't be used: \(why)" + (answer.isEmpty ? "" : ": '\(answer)'")
    case .outsideRules(let product, let price, let lowest, let highest):
      "asks \(Self.number(price)) for '\(product)', and business rules allow "
        + "\(Self.number(lowest))" + (highest.map { " to \(Self.number($0))" } ?? " and more")
    }
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int64(value))" : "\(value)"
  }
}
