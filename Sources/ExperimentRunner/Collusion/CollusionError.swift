/// Why Q-learning firms can't play apart from the market.
public enum CollusionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The stated strategy is not one of them.
  case unknownStrategy(String, known: [String])
  /// A firm follows another strategy.
  case otherStrategy(firm: String, kind: String)
  /// Sales are no function of prices alone.
  case notAGame(what: String)
  /// Firms see each other's prices on different grids.
  case differentGrids(firm: String)

  /// Whether the command was typed wrongly.
  public var isUsage: Bool {
    if case .unknownStrategy = self { true } else { false }
  }

  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .unknownStrategy(let name, let known):
      """
      the scenario has no strategy '\(name)' of the kind 'q_learning'
      hint: \(known.isEmpty ? "add one" : "choose one of: " + known.joined(separator: ", "))
      """
    case .otherStrategy(let firm, let kind):
      """
      '\(firm)' follows '\(kind)', and here every firm learns by 'q_learning'
      hint: give it the strategy 'q_learning', or use `marketeer compare`
      """
    case .notAGame(let what):
      """
      no game of one period can be made of this market: \(what)
      hint: write 'logit_shares' in 'intent', without noise and with unlimited stock, or use \
      `marketeer compare`
      """
    case .differentGrids(let firm):
      """
      '\(firm)' and the focal firm see their prices on different grids
      hint: write 'around_equilibrium' for both, or state each one's prices in the other's \
      'rival_prices'
      """
    }
  }
}
