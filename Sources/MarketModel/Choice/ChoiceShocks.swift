/// What is added to utilities before the largest wins.
public enum ChoiceShocks: Sendable, Hashable {
  /// A Gumbel number for each offer and one for buying nothing.
  case gumbel
  /// Nothing: utilities decide, buying nothing is worth 0, and a tie with it is a purchase.
  case none
}
