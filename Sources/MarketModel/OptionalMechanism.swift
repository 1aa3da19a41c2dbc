/// A part of a market's description that most markets leave empty.
///
/// An unused part enters no digest, so that a market without it keeps the name of its results.
public protocol OptionalMechanism {
  /// Whether the market has it.
  var isUsed: Bool { get }
}
