import ScenarioFiles

/// Why a run's forecast can't be held against what was sold.
public enum LearningError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The folder holds no finished run.
  case notARun(folder: String)
  /// The run has no strategy of this name.
  case unknownStrategy(String, known: [String])
  /// The run's scenario can't be read by this version.
  case unreadableScenario(folder: String, detail: String)
  /// No product of the run has sales.
  case noCommonProduct(actuals: String, products: [String])
  /// No week of the forecast has sales; days are ISO dates of Mondays.
  case noCommonWeek(actuals: String, sales: String, forecast: String)
  /// Every common product-week is left out.
  case nothingComparable(otherPrice: Int, censored: Int)
  /// The scenario states utilities, so that no target can be moved.
  case noTargets(scenario: String)

  /// Whether the command was typed wrongly.
  public var isUsage: Bool {
    if case .unknownStrategy = self { return true }
    return false
  }

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .notARun(let folder):
      """
      '\(folder)' is no finished run: it has no manifest.json
      hint: name a folder that `marketeer compare` wrote, such as results/coffee/latest
      """
    case .unknownStrategy(let name, let known):
      "the run has no strategy '\(name)'\nhint: \(Self.hint(name, known))"
    case .unreadableScenario(let folder, let detail):
      """
      the scenario of '\(folder)' can't be read: \(detail)
      hint: the run may be of another version of marketeer; run the scenario again
      """
    case .noCommonProduct(let actuals, let products):
      """
      no product of the run has sales in '\(actuals)'
      hint: its skus must be the products' ids: \(products.joined(separator: ", "))
      """
    case .noCommonWeek(let actuals, let sales, let forecast):
      """
      no week of the forecast has sales in '\(actuals)': they are of \(sales), the forecast is \
      of \(forecast)
      hint: name a run whose horizon has begun, or newer sales
      """
    case .nothingComparable(let otherPrice, let censored):
      """
      no product-week can be compared: \(otherPrice) had other prices than planned, \(censored) \
      were not in stock all week
      hint: name the strategy that was followed with --strategy, or replay the prices in a scenario
      """
    case .noTargets(let scenario):
      """
      '\(scenario)' states its utilities, so there are no calibration targets to write
      hint: leave out --to, or write intent: {calibrate: ...}
      """
    }
  }

  private static func hint(_ name: String, _ known: [String]) -> String {
    if let near = EditDistance.nearest(to: name, in: known) { return "did you mean '\(near)'?" }
    return "choose one of: \(known.joined(separator: ", "))"
  }
}
