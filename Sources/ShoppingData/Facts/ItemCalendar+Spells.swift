extension ItemCalendar {
  /// A cut of one item in consecutive periods.
  public struct Spell: Sendable, Hashable {
    /// The item.
    public var item: Int
    /// Its periods.
    public var periods: ClosedRange<Int>
    /// Mean price ratio.
    public var ratio: Double
  }

  /// Returns every run of periods in which an item was on deal, by item and time.
  public func spells(in window: ClosedRange<Int>) -> [Spell] {
    (0..<items).flatMap { item in
      var spells: [Spell] = []
      var start: Int?
      for period in window {
        let isDeal = ratio(item, in: period) < Self.dealRatio
        if isDeal, start == nil { start = period }
        guard let first = start, !isDeal || period == window.upperBound else { continue }
        spells.append(spell(item, first...(isDeal ? period : period - 1)))
        start = nil
      }
      return spells
    }
  }

  private func spell(_ item: Int, _ periods: ClosedRange<Int>) -> Spell {
    let sum = periods.reduce(0.0) { $0 + ratio(item, in: $1) }
    return Spell(item: item, periods: periods, ratio: sum / Double(periods.count))
  }
}
