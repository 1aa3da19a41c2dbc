/// Against which rivals strategies are compared.
public enum RivalScope: String, Sendable, Hashable, CaseIterable {
  /// Rivals follow their strategies and see our prices: what will happen.
  case reacting
  /// Rivals post what they post while our firm runs its baseline.
  case passive
  /// Both, side by side; recommendations stand on reacting rivals.
  case both
}
