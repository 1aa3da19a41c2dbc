/// Prices and flags of a category's items, period by period.
public struct ItemCalendar: Sendable, Hashable {
  /// The first period.
  public let first: Int
  /// The number of periods.
  public let periods: Int
  /// The number of items.
  public let items: Int
  /// Price over regular price, at most 1; shape `[period, item]`, row-major.
  public private(set) var ratios: [Double]
  /// Share of the visits that meet the item on a display; shape `[period, item]`.
  public private(set) var displays: [Double]
  /// Share of the visits whose outlet has the item in its mailer; shape `[period, item]`.
  public private(set) var mailers: [Double]

  /// A purchase below this ratio is a deal.
  public static let dealRatio = 0.95
  /// An item at or below this ratio is promoted.
  public static let promotionRatio = 0.9

  /// Every item at its regular price without flags.
  public init(periods: ClosedRange<Int>, items: Int) {
    first = periods.lowerBound
    self.periods = periods.count
    self.items = items
    ratios = Array(repeating: 1, count: periods.count * items)
    displays = Array(repeating: 0, count: periods.count * items)
    mailers = displays
  }

  /// The periods covered.
  public var range: ClosedRange<Int> { first...(first + periods - 1) }

  /// Returns an item's price ratio in a period.
  public func ratio(_ item: Int, in period: Int) -> Double { ratios[cell(item, period)] }

  /// Returns the share of visits that meet an item on a display in a period.
  public func display(_ item: Int, in period: Int) -> Double { displays[cell(item, period)] }

  /// Returns the share of visits with an item in the mailer in a period.
  public func mailer(_ item: Int, in period: Int) -> Double { mailers[cell(item, period)] }

  /// Sets an item's price ratio in a period.
  public mutating func set(ratio: Double, of item: Int, in period: Int) {
    ratios[cell(item, period)] = ratio
  }

  /// Sets an item's flags in a period.
  public mutating func set(display: Double, mailer: Double, of item: Int, in period: Int) {
    displays[cell(item, period)] = display
    mailers[cell(item, period)] = mailer
  }

  /// Returns the calendar with each flag on or off: on in the item-periods with the largest shares,
  /// in as many as the shares add up to.
  public func withWholeFlags() -> ItemCalendar {
    var calendar = self
    calendar.displays = Self.whole(displays)
    calendar.mailers = Self.whole(mailers)
    return calendar
  }

  private static func whole(_ shares: [Double]) -> [Double] {
    let count = Int(shares.reduce(0, +).rounded())
    let order = shares.indices.sorted { (shares[$1], $0) < (shares[$0], $1) }
    var flags = shares.map { _ in 0.0 }
    for cell in order.prefix(count) where shares[cell] > 0 { flags[cell] = 1 }
    return flags
  }

  private func cell(_ item: Int, _ period: Int) -> Int { (period - first) * items + item }
}
