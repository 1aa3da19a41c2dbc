/// Why shopping data can't be prepared.
public enum ShoppingDataError: Error, Hashable, Sendable {
  /// A file is missing.
  case missingFile(path: String)
  /// A file or folder operation failed with a POSIX error number.
  case file(path: String, action: String, code: Int32)
  /// Lines are wrong: the first mistakes, and how many there are in all.
  case badLines(problems: [DataProblem], total: Int)
  /// No line is left.
  case nothingLeft(path: String)
  /// No occasion falls into the training periods.
  case noTrainingOccasions(train: ClosedRange<Int>, first: Int, last: Int)
  /// A category to hold out is not in the data.
  case unknownCategory(name: String, known: [String])
  /// The output folder exists and holds something else.
  case foreignFolder(path: String)
  /// An option's value makes no sense.
  case invalidOption(name: String, value: String, expected: String)
}

extension ShoppingDataError: CustomStringConvertible {
  /// The whole message: place, what is wrong, and a hint.
  public var description: String {
    switch self {
    case .missingFile(let path):
      "\(path): error: the file is missing\nhint: a data folder needs items.csv and transactions.csv"
    case .file(let path, let action, let code):
      "\(path): error: cannot \(action): \(systemMessage(code))"
    case .badLines(let problems, let total): Self.text(problems, total: total)
    case .nothingLeft(let path):
      "\(path): error: no line is left\nhint: look at the lines that were dropped"
    case .noTrainingOccasions(let train, let first, let last):
      """
      error: no occasion falls into the training periods \(train.lowerBound)-\(train.upperBound); \
      the data's periods run from \(first) to \(last)
      hint: choose periods with --train, --validation and --test
      """
    case .unknownCategory(let name, let known):
      """
      error: no category is called '\(name)'
      hint: the categories are \(known.joined(separator: ", "))
      """
    case .foreignFolder(let path):
      """
      \(path): error: the folder exists and was not made by `marketeer data prepare`
      hint: name a new folder
      """
    case .invalidOption(let name, let value, let expected):
      "error: --\(name) is '\(value)'\nhint: write \(expected)"
    }
  }

  private static func text(_ problems: [DataProblem], total: Int) -> String {
    let lines = problems.map(\.description).joined(separator: "\n")
    let more = total > problems.count ? "\nand \(total - problems.count) more mistakes" : ""
    return lines + more
  }
}
