/// Groups of consumers whose prices are to be compared, such as bands of income.
///
/// They say who somebody is and nothing about what they want: no choice, visit or price depends on
/// them, and no part of the market that a strategy sees holds them. Source:
/// docs/background/fairness-and-welfare.md.
public struct ConsumerGroups: Sendable, Hashable, OptionalMechanism {
  /// A way to divide consumers; each is in one of its bands.
  public struct Dimension: Sendable, Hashable {
    /// Its name, such as `income`.
    public var name: String
    /// Names of the bands, in the file's order.
    public var bands: [String]
    /// Share of each segment's consumers in each band; shape `[segment][band]`, each row sums to one.
    public var shares: [[Double]]

    /// Gathers the parts.
    public init(name: String, bands: [String], shares: [[Double]]) {
      self.name = name
      self.bands = bands
      self.shares = shares
    }
  }

  /// The dimensions, in the file's order.
  public var dimensions: [Dimension]

  /// Takes the dimensions; none unless given.
  public init(_ dimensions: [Dimension] = []) {
    self.dimensions = dimensions
  }

  /// Whether there are any.
  public var isUsed: Bool { !dimensions.isEmpty }
}
