/// Choices among alternatives that numbers describe, in columns: what a multinomial logit is fitted to.
///
/// A set is what somebody could choose from, or what many could who faced the same. It holds the
/// alternatives that were available only. A coefficient that belongs to one alternative is a column
/// that is zero for the others; the alternative whose columns are all zero is the reference.
public struct ChoiceTable: Sendable, Hashable {
  /// Numbers that describe an alternative: one per coefficient.
  public let width: Int
  /// Shape `[alternative, feature]`, row-major.
  public private(set) var features: [Double] = []
  /// How often each alternative was chosen, shape `[alternative]`.
  public private(set) var counts: [Double] = []
  /// Known parts of the utilities, shape `[alternative]`.
  public private(set) var offsets: [Double] = []
  /// First alternative of each set, and the end.
  public private(set) var starts = [0]

  /// Starts without choices.
  public init(width: Int) {
    precondition(width > 0, "at least one coefficient")
    self.width = width
  }

  /// Sets.
  public var setCount: Int { starts.count - 1 }

  /// Choices in all.
  public var total: Double { counts.reduce(0, +) }

  /// Adds a set.
  ///
  /// - Parameters:
  ///   - features: Shape `[alternative, feature]`, row-major.
  ///   - counts: How often each was chosen, at least 0; a single choice is a 1 among zeros.
  ///   - offsets: Known parts of the utilities; none where empty.
  public mutating func append(
    _ features: [Double], counts: [Double], offsets: [Double] = []
  ) {
    precondition(features.count == counts.count * width, "one row of features per alternative")
    precondition(offsets.isEmpty || offsets.count == counts.count, "one offset per alternative")
    self.features += features
    self.counts += counts
    self.offsets += offsets.isEmpty ? counts.map { _ in 0 } : offsets
    starts.append(self.counts.count)
  }

  /// The alternatives of a set.
  func alternatives(ofSet set: Int) -> Range<Int> { starts[set]..<starts[set + 1] }
}
