/// A mistake in a data file, with its place.
public struct DataProblem: Sendable, Hashable {
  /// What kind of mistake it is; lines are counted by it.
  public enum Reason: String, Sendable, Hashable, CaseIterable, Codable {
    /// The line has too few or too many fields, or an open quote.
    case brokenLine = "broken line"
    /// The text is not UTF-8.
    case notUTF8 = "not UTF-8"
    /// An identifier is empty.
    case emptyIdentifier = "empty identifier"
    /// An identifier is not in items.csv.
    case unknownIdentifier = "unknown identifier"
    /// Text stands where a number belongs.
    case notANumber = "not a number"
    /// A quantity is zero or negative.
    case quantityNotPositive = "quantity not positive"
    /// A price is zero or negative.
    case priceNotPositive = "price not positive"
    /// A share or a flag is outside 0 to 1.
    case outsideRange = "outside range"
    /// A period is not a whole number in range, or ends before it begins.
    case wrongPeriod = "wrong period"
    /// The line repeats another line's key.
    case duplicateKey = "duplicate key"
    /// The word is none of those allowed.
    case unknownWord = "unknown word"
    /// A column is missing or unknown; never dropped.
    case wrongHeader = "wrong header"
  }

  /// The file's name in its folder.
  public var file: String
  /// Line, from 1.
  public var line: Int
  /// What kind of mistake it is.
  public var reason: Reason
  /// What is wrong, with the value.
  public var message: String
  /// What to do.
  public var hint: String
}

extension DataProblem: CustomStringConvertible {
  /// The problem as editors parse it, then the hint.
  public var description: String {
    "\(file):\(line): error: \(message)\nhint: \(hint)"
  }
}

/// The mistakes found so far, and the lines dropped for them.
struct ProblemLog: Sendable {
  /// Mistakes kept in full.
  static let limit = 20

  private(set) var problems: [DataProblem] = []
  private(set) var total = 0
  private(set) var hasWrongHeader = false
  private var dropped: [String: [DataProblem.Reason: Int]] = [:]
  private var lastLine = ("", 0)

  /// Notes a mistake; a line counts as dropped once, for its first mistake.
  mutating func note(_ problem: DataProblem) {
    total += 1
    if problems.count < Self.limit { problems.append(problem) }
    if problem.reason == .wrongHeader { hasWrongHeader = true }
    guard lastLine != (problem.file, problem.line) else { return }
    lastLine = (problem.file, problem.line)
    dropped[problem.file, default: [:]][problem.reason, default: 0] += 1
  }

  /// Lines dropped per file and reason, sorted.
  var droppedLines: [CleaningReport.Count] {
    dropped.keys.sorted().flatMap { file in
      DataProblem.Reason.allCases.compactMap { reason in
        dropped[file]?[reason].map {
          CleaningReport.Count(file: file, what: reason.rawValue, lines: $0)
        }
      }
    }
  }

  /// Stops for mistakes that may not be dropped.
  func check(dropsBadLines: Bool) throws(ShoppingDataError) {
    guard total > 0, !dropsBadLines || hasWrongHeader else { return }
    throw .badLines(problems: problems, total: total)
  }
}
