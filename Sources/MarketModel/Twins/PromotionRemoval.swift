/// Promotions taken out of a market: the twin of a season posts list prices in their place.
public struct PromotionRemoval: Sendable, Hashable {
  /// A time in which an offer would have been promoted.
  public struct Window: Sendable, Hashable {
    /// Index of the offer.
    public var offer: Int
    /// First instant, in microseconds since time 0.
    public var start: Int64
    /// The instant after the last one.
    public var end: Int64

    /// Gathers the parts.
    public init(offer: Int, start: Int64, end: Int64) {
      self.offer = offer
      self.start = start
      self.end = end
    }
  }

  /// Where list prices stand; windows of one offer may overlap.
  public var windows: [Window]
  /// Dated promotions that do not run: indices into the market's.
  public var promotions: [Int]

  /// Gathers the parts.
  public init(windows: [Window], promotions: [Int]) {
    self.windows = windows
    self.promotions = promotions
  }

  /// Nothing is taken out.
  public static let none = PromotionRemoval(windows: [], promotions: [])

  /// Whether an offer is promoted at `time` and stands at list without.
  public func covers(offer: Int, at time: Int64) -> Bool {
    windows.contains { $0.offer == offer && $0.start <= time && time < $0.end }
  }
}

/// A removal in force, and the prices that would be posted but for it.
struct RemovedPromotions: Sendable {
  let removal: PromotionRemoval
  var standing: [Money]
}
