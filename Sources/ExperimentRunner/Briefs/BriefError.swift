public import ResultsStore

/// Why there is no brief.
public enum BriefError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The run has no manifest: it did not end.
  case unfinished(folder: String, kind: RunKind)
  /// Another version made the run, so that its market can't be simulated again.
  case otherVersion(folder: String, version: String)
  /// The kept scenario can't be read.
  case scenario(folder: String, detail: String)
  /// Nothing is recommended.
  case noRecommendation(sentences: [String], strategies: [String])
  /// The scenario has no such strategy.
  case unknownStrategy(name: String, known: [String])
  /// The policy has no such promotion.
  case unknownPromotion(name: String, strategy: String, known: [String])
  /// The policy's prices are those of today.
  case nothingToSay(strategy: String)
  /// The policy reacts to the market: its first offer is not the same in every season.
  case notOneOffer(strategy: String, offers: Int, seasons: Int)
  /// There are no prices to commit to.
  case nothingToCommit(strategy: String, reason: String)
  /// The policy's seasons rest on recorded answers of a model, which the run does not keep.
  case recordedPolicy(strategy: String)
  /// Sales are a function of prices: there are no consumers to write to.
  case noConsumers

  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .unfinished(let folder, .comparison):
      """
      \(folder): error: the run is not finished
      hint: start the same `marketeer compare` again; it goes on where it stopped
      """
    case .unfinished(let folder, let kind):
      """
      \(folder): error: this is the folder of a \(kind.rawValue) that is not finished, and no comparison
      hint: name a run of `marketeer compare`; the same `marketeer \(kind.command)` goes on where this one stopped
      """
    case .otherVersion(let folder, let version):
      """
      \(folder): error: version \(version) of marketeer made this run, and this version's market differs
      hint: compare the scenario again with this version
      """
    case .scenario(let folder, let detail):
      """
      \(folder): error: the run's scenario can't be read again: \(detail)
      hint: compare the scenario again with this version
      """
    case .noRecommendation(let sentences, let strategies):
      """
      error: no brief: \(sentences.joined(separator: " "))
      hint: for a brief that is marked as not recommended add --strategy: \
      \(strategies.joined(separator: ", "))
      """
    case .unknownStrategy(let name, let known):
      """
      error: the comparison has no strategy '\(name)'
      hint: choose one of: \(known.joined(separator: ", "))
      """
    case .unknownPromotion(let name, let strategy, let known):
      """
      error: '\(strategy)' has no promotion '\(name)'
      hint: \(known.isEmpty ? "it has none; leave --promotion out" : "choose one of: " + known.joined(separator: ", "))
      """
    case .nothingToSay(let strategy):
      """
      error: '\(strategy)' has neither a promotion nor a new price
      hint: name another strategy with --strategy
      """
    case .notOneOffer(let strategy, let offers, let seasons):
      """
      error: '\(strategy)' reacts to the market: its first offer differs between seasons \
      (\(offers) offers in \(seasons) seasons)
      hint: add --commit to fix the commonest one and simulate it
      """
    case .recordedPolicy(let strategy):
      """
      error: '\(strategy)' asks a language model, so its seasons can't be simulated again for a brief
      hint: record all its fresh seasons (`marketeer record`), compare again, and add --commit
      """
    case .nothingToCommit(let strategy, let reason):
      """
      error: '\(strategy)' can't be committed: \(reason)
      hint: leave --commit out
      """
    case .noConsumers:
      """
      error: this market has no consumers: its sales are a function of prices
      hint: briefs need `consumers`
      """
    }
  }
}
