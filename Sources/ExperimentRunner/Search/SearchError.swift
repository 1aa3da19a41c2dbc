/// Why a search can't start, with what to type instead.
public enum SearchError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The scenario has no such strategy.
  case unknownStrategy(String, known: [String])
  /// The strategy stands in no file, so that nothing in it can be varied.
  case noParameters(strategy: String)
  /// The strategy's prices come from outside the simulation.
  case notSearchable(strategy: String, kind: String)
  /// Nothing was named to vary, and nothing can be chosen for it.
  case nothingNamed(strategy: String, kind: String, parameters: [String])
  /// What follows `--vary` can't be read or makes no sense.
  case vary(VaryError)
  /// The strategy has no such parameter.
  case unknownParameter(String, near: String?, known: [String])
  /// Business rules would move every price of a part of the range.
  case outsideRules(parameter: String, text: String, low: String, high: String)
  /// The budget does not pay for one evaluation.
  case budgetTooSmall(cells: Int, needed: Int)
  /// The budget can't be read.
  case budget(String)
  /// The method needs something that is not there.
  case method(String, reason: String, hint: String)
  /// No point could be simulated.
  case nothingFits(reason: String)
  /// A line of `--evaluate` can't be read.
  case request(line: Int, reason: String)

  /// Whether the command was typed wrongly.
  public var isUsage: Bool {
    switch self {
    case .notSearchable, .noParameters, .nothingFits, .request: false
    default: true
    }
  }

  /// What is wrong, and what to do.
  public var description: String {
    let (problem, hint) = parts
    return "\(problem)\nhint: \(hint)"
  }

  private var parts: (String, String) {
    switch self {
    case .unknownStrategy(let name, let known):
      ("the scenario has no strategy '\(name)'", "choose one of: \(known.joined(separator: ", "))")
    case .noParameters(let name):
      (
        "strategy '\(name)' stands in no file, so nothing in it can be varied",
        "write it under 'strategies'"
      )
    case .notSearchable(let name, let kind):
      (
        "strategy '\(name)' of kind '\(kind)' takes its prices from outside the simulation",
        "let that program search, or choose another strategy"
      )
    case .nothingNamed(let name, let kind, let parameters):
      (
        "no range is known for a parameter of '\(name)' of kind '\(kind)'",
        parameters.isEmpty
          ? "it has no number that can be varied"
          : "name one with --vary key=low..high: \(parameters.joined(separator: ", "))"
      )
    case .vary(let error): error.parts
    default: rangeParts
    }
  }

  private var rangeParts: (String, String) {
    switch self {
    case .unknownParameter(let name, let near, let known):
      (
        "the strategy has no parameter '\(name)'",
        near.map { "did you mean '\($0)'?" } ?? "it has: \(known.joined(separator: ", "))"
      )
    case .outsideRules(let name, let text, let low, let high):
      (
        "'\(name)' would be \(text), which the business rules move to between \(low) and \(high)",
        "stay inside, or change 'rules'"
      )
    default: otherParts
    }
  }

  private var otherParts: (String, String) {
    switch self {
    case .budgetTooSmall(let cells, let needed):
      (
        "a budget of \(cells) cells is too small: the strategy as it stands and one other point "
          + "take \(needed)", "raise --budget or lower --replications"
      )
    case .budget(let text):
      (
        "--budget is '\(text)', but must be such as '400 cells' or '60 seconds'",
        "write a number above 0 and its unit"
      )
    case .method(let name, let reason, let hint): ("--method \(name) \(reason)", hint)
    case .nothingFits(let reason):
      ("no point of the searched space can be simulated: \(reason)", "change the ranges")
    case .request(let line, let reason):
      (
        "line \(line): \(reason)",
        "write one JSON object per line, such as {\"depth\": 0.2, \"every\": \"4 weeks\"}"
      )
    default: ("the search can't start", "please report this with the scenario file")
    }
  }
}
