/// Why an evaluation can't be made.
public enum EvaluationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A split has no occasions.
  case emptySplit(String)
  /// There is neither a baseline nor a scorer.
  case nothingToJudge
  /// No baseline has this name.
  case unknownBaseline(String)
  /// No split has this name.
  case unknownSplit(String)
  /// A file can't be used.
  case unreadable(path: String, detail: String)

  /// Whether the command was called wrongly; otherwise the data is at fault.
  public var isUsage: Bool {
    switch self {
    case .nothingToJudge, .unknownBaseline, .unknownSplit: true
    case .emptySplit, .unreadable: false
    }
  }

  /// The message and a hint.
  public var description: String {
    switch self {
    case .emptySplit(let split):
      "error: split '\(split)' has no occasions\nhint: prepare the data with periods and consumers "
        + "for it"
    case .nothingToJudge:
      "error: there is nothing to judge\nhint: name weights, or baselines other than 'none'"
    case .unknownBaseline(let name):
      "error: there is no baseline '\(name)'\nhint: choose all, none, or some of: "
        + Baseline.allCases.map(\.rawValue).joined(separator: ", ")
    case .unknownSplit(let name):
      "error: there is no split '\(name)'\nhint: choose all, or some of: "
        + EvaluationRun.splits.joined(separator: ", ")
    case .unreadable(let path, let detail): "\(path): error: \(detail)"
    }
  }
}
