/// Limits that hold for posted prices after a strategy has spoken.
public struct BusinessRules: Sendable, Hashable {
  /// Lowest price, as a share of list.
  public var floor: Double?
  /// Highest price, as a share of list.
  public var ceiling: Double?
  /// Smallest margin on the net price.
  public var minimumMargin: Double?
  /// Largest change from one posted price to the next, as a share of the former.
  public var maximumStep: Double?
  /// Allowed decimals of a price, such as 0.99 and 0.49; empty for any.
  public var endings: [Money]
  /// Days, counted from time 0 and inclusive, in which no price changes.
  public var freezes: [ClosedRange<Int>]

  /// Gathers the parts.
  public init(
    floor: Double? = nil, ceiling: Double? = nil, minimumMargin: Double? = nil,
    maximumStep: Double? = nil, endings: [Money] = [], freezes: [ClosedRange<Int>] = []
  ) {
    self.floor = floor
    self.ceiling = ceiling
    self.minimumMargin = minimumMargin
    self.maximumStep = maximumStep
    self.endings = endings
    self.freezes = freezes
  }
}
