/// How a scorer is trained.
public struct TrainingOptions: Sendable, Hashable {
  /// Passes over the training split.
  public var epochs = 5

  /// The defaults.
  public init() {}
}
