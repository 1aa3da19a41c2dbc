/// Why a run or a strategy of it can't be explained.
public enum ExplanationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The run has no such strategy.
  case unknownStrategy(name: String, known: [String])
  /// The strategy is what the others are held against.
  case baseline(name: String, others: [String])
  /// The run compared nothing.
  case onlyBaseline(name: String)
  /// The store holds no seasons of the strategy beside the baseline's.
  case noSeasons(strategy: String, folder: String)
  /// The ranking has no such season.
  case unknownReplication(number: Int, count: Int)

  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .unknownStrategy(let name, let known):
      """
      error: the run has no strategy '\(name)'
      hint: choose one of: \(known.joined(separator: ", "))
      """
    case .baseline(let name, let others):
      """
      error: '\(name)' is the baseline, which the others are held against
      hint: choose one of: \(others.joined(separator: ", "))
      """
    case .onlyBaseline(let name):
      """
      error: the run has no strategy but the baseline '\(name)', so there is no difference to explain
      hint: compare other strategies with it
      """
    case .noSeasons(let strategy, let folder):
      """
      \(folder): error: the run holds no seasons of '\(strategy)' beside the baseline's
      hint: start the same `marketeer compare` again; what is missing is simulated
      """
    case .unknownReplication(let number, let count):
      """
      error: --replication is \(number), but the run's ranking has seasons 0 to \(count - 1)
      hint: choose one of those
      """
    }
  }
}
