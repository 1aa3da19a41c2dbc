import ScenarioFiles

/// Why a question about purchase intent can't be answered.
public enum IntentAnalysisError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The question is about the Transformer, and another model chooses.
  case needsTransformer(model: String)
  /// A name is not in the scenario; `kind` says of what.
  case unknown(kind: String, name: String, known: [String])
  /// There are not so many consumers.
  case noSuchConsumer(Int, population: Int)

  /// Whether the command was typed wrongly.
  public var isUsage: Bool {
    if case .needsTransformer = self { return false }
    return true
  }

  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .needsTransformer(let model):
      """
      only `transformer` reads shopping histories, but consumers choose by '\(model)'
      hint: write intent: {model: transformer, calibrate: ...}, or use `marketeer demand`
      """
    case .unknown(let kind, let name, let known):
      "the scenario has no \(kind) '\(name)'\nhint: \(Self.hint(kind, name, known))"
    case .noSuchConsumer(let number, let population):
      """
      there is no consumer \(number): the population has \(population)
      hint: choose a number from 1 to \(population)
      """
    }
  }

  private static func hint(_ kind: String, _ name: String, _ known: [String]) -> String {
    guard !known.isEmpty else { return "it has no \(kind) at all" }
    if let near = EditDistance.nearest(to: name, in: known) { return "did you mean '\(near)'?" }
    return "choose one of: \(known.joined(separator: ", "))"
  }
}
