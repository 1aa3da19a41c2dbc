public import ScenarioFiles

/// Why a sweep can't be done, with what to type instead.
public enum SweepError: Error, Sendable, CustomStringConvertible {
  /// What follows `--vary` can't be read or makes no sense.
  case vary(VaryError)
  /// A range of what is no number.
  case textRange(key: String)
  /// Two commas with nothing between them.
  case emptyValue(key: String)
  /// One value leaves nothing to vary.
  case singleValue(key: String, text: String)
  /// The key belongs to the comparison and not to the market.
  case notVariable(key: String)
  /// A grid of more points than a sweep takes.
  case tooManyPoints(count: Int)
  /// A number of points for a grid whose values are all written.
  case pointsOfLists(points: Int)
  /// A number of points that leaves no two values for every range.
  case tooFewPoints(points: Int, needed: Int)
  /// There is nothing to compare the strategy with.
  case oneStrategy(String)
  /// The strategy's prices were recorded in one market.
  case recorded(strategy: String, kind: String)
  /// A point's scenario is not valid.
  case invalidPoint(place: String, ScenarioError)
  /// A point has other strategies than the rest.
  case otherStrategies(place: String, names: [String], expected: [String])
  /// A point's market can't be made.
  case noMarket(place: String, reason: String)

  /// The most points of a sweep.
  public static let pointLimit = 1_000

  /// Whether the command was typed wrongly.
  public var isUsage: Bool {
    switch self {
    case .oneStrategy, .recorded, .invalidPoint, .otherStrategies, .noMarket: false
    default: true
    }
  }

  /// What is wrong, and what to do.
  public var description: String {
    if case .invalidPoint(let place, let error) = self {
      return "\(place) is no valid scenario\n\(error.description)"
    }
    if case .noMarket(let place, let reason) = self { return "\(place): \(reason)" }
    let (problem, hint) = parts
    return "\(problem)\nhint: \(hint)"
  }

  private var parts: (String, String) {
    switch self {
    case .vary(let error): error.parts
    case .textRange(let key):
      ("'\(key)' is no number, so it has no range", "list its values: --vary \(key)=a,b")
    case .emptyValue(let key):
      ("'\(key)' has an empty value in its list", "remove a comma, or write '' for empty text")
    case .singleValue(let key, let text):
      ("'\(key)' has one value, \(text)", "write two or more, or --set \(key)=\(text)")
    case .notVariable(let key):
      (
        "'\(key)' can't be varied: all points share seed, replications, baseline and objective",
        "vary a value of the market, or sweep twice with --set"
      )
    default: otherParts
    }
  }

  private var otherParts: (String, String) {
    switch self {
    case .tooManyPoints(let count):
      (
        "the sweep has \(count == .max ? "countless" : "\(count)") points, more than "
          + "\(Self.pointLimit)",
        "list fewer values, or write --design sobol --points 64"
      )
    case .pointsOfLists(let points):
      (
        "--points is \(points), but every value of the grid is written",
        "remove --points, or write --design sobol"
      )
    case .tooFewPoints(let points, let needed):
      (
        "--points is \(points), but a grid of two values for every range has \(needed)",
        "raise --points, or write --design sobol"
      )
    case .oneStrategy(let name):
      ("the scenario has one strategy, '\(name)'", "add one to compare it with")
    case .recorded(let name, let kind):
      (
        "strategy '\(name)' of kind '\(kind)' answers from recordings of one market",
        "sweep a scenario without it"
      )
    case .otherStrategies(let place, let names, let expected):
      (
        "\(place) has the strategies \(names.joined(separator: ", ")), not "
          + expected.joined(separator: ", "),
        "vary what is inside a strategy, not which there are"
      )
    default: ("the sweep can't start", "please report this with the scenario file")
    }
  }
}
