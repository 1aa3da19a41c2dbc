/// Why a scenario can't be simulated.
public enum RunRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  /// Sales are a function of prices: nobody chooses.
  case noConsumers
  /// A strategy is a program, and nobody said that programs may run.
  case programs(strategy: String, command: [String])
  /// Consumers decide by their memory or their plans, so demand has no closed form.
  case noClosedForm(what: String)
  /// The scorer's weights can't be used.
  case weights(path: String, reason: String)

  /// What is missing, and what to do.
  public var description: String {
    switch self {
    case .noConsumers:
      """
      this market has no consumers: its sales are a function of prices
      hint: use `marketeer compare` or `marketeer equilibrium`
      """
    case .programs(let strategy, let command):
      """
      strategy '\(strategy)' runs the program `\(command.joined(separator: " "))`
      hint: look at it, then add --allow-programs
      """
    case .noClosedForm(let what):
      """
      demand has no closed form: \(what)
      hint: use `marketeer compare`, or remove them from the scenario
      """
    case .weights(let path, let reason):
      """
      weights '\(path)': \(reason)
      hint: name another file in 'weights', or write model: mixed_logit
      """
    }
  }
}
