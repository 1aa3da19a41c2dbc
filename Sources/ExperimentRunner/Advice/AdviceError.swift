/// Why advice can't be recorded or replayed.
public enum AdviceError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A question that nobody recorded came up on a day of a season.
  case unrecorded(strategy: String, file: String, day: Int)
  /// Too few whole seasons of this market are recorded to compare anything; `central` is nil where the
  /// comparison asks for no central seasons.
  case tooFew(strategy: String, file: String, ranking: Int, central: Int?)
  /// The scenario has no strategy of that name.
  case unknownStrategy(name: String, known: [String])
  /// The strategy needs no language model.
  case needsNoModel(strategy: String, kind: String)
  /// A list of recorded seasons is damaged.
  case badIndex(path: String)

  /// Whether the command was called in a wrong way.
  public var isUsage: Bool {
    switch self {
    case .unknownStrategy, .needsNoModel: true
    case .unrecorded, .tooFew, .badIndex: false
    }
  }

  /// What is missing, and what to do.
  public var description: String {
    switch self {
    case .unrecorded(let strategy, let file, let day):
      """
      no recorded answer for '\(strategy)' on day \(day): it meets a situation that was not recorded
      hint: run `marketeer record \(file) --strategy \(strategy)`
      """
    case .tooFew(let strategy, let file, let ranking, let central):
      """
      of '\(strategy)' in this market \(Self.words(ranking, central)); a comparison needs 2\
      \(central == nil ? "" : " of each")
      hint: run `marketeer record \(file) --strategy \(strategy) --replications 3`
      """
    case .unknownStrategy(let name, let known):
      """
      the scenario has no strategy '\(name)'
      hint: choose one of: \(known.joined(separator: ", "))
      """
    case .needsNoModel(let strategy, let kind):
      """
      strategy '\(strategy)' is '\(kind)', which asks no language model
      hint: name a strategy of kind llm
      """
    case .badIndex(let path):
      """
      '\(path)' is no list of recorded seasons
      hint: restore it, or remove its folder and run `marketeer record` again
      """
    }
  }

  private static func words(_ ranking: Int, _ central: Int?) -> String {
    central.map { "\(ranking) ranking and \($0) central seasons are recorded" }
      ?? "\(ranking) ranking seasons are recorded"
  }
}
