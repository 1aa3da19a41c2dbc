/// Questions about a history that the rules ask.
extension PriceHistory {
  /// Returns the price in force at `time`, or nil before the first step.
  public func price(at time: Int64) -> Int64? {
    steps.last { $0.from <= time }?.price
  }

  /// Returns the lowest price in force at any moment of `[from, until)`.
  ///
  /// The price in force when the window opens counts, however long ago it was set; a price set at
  /// `until` does not. Nil when the window is empty or lies before the first step.
  public func lowest(from: Int64, until: Int64) -> Int64? {
    var lowest: Int64?
    for (start, end, price) in spans(from: from, until: until) where start < end {
      lowest = Swift.min(lowest ?? price, price)
    }
    return lowest
  }

  /// Returns the seconds of `[from, until)` at which the price was exactly `price`.
  public func seconds(at price: Int64, from: Int64, until: Int64) -> Int64 {
    spans(from: from, until: until).reduce(0) { $0 + ($1.price == price ? $1.end - $1.start : 0) }
  }

  /// Returns when the unbroken stretch at `price` or above that ends at `until` began, or nil when
  /// the price just before `until` was lower or is unknown.
  public func stretchStart(atOrAbove price: Int64, endingAt until: Int64) -> Int64? {
    var began: Int64?
    for step in steps.reversed() where step.from < until {
      guard step.price >= price else { break }
      began = step.from
    }
    return began
  }

  /// Returns true when no step in `(from, until)` raises the price.
  public func neverRises(from: Int64, until: Int64) -> Bool {
    zip(steps, steps.dropFirst()).allSatisfy { earlier, later in
      later.from <= from || later.from >= until || later.price <= earlier.price
    }
  }

  /// Returns the prices before and after each step of `[from, until)` that raised the price.
  public func raises(from: Int64, until: Int64) -> [(before: Int64, after: Int64)] {
    zip(steps, steps.dropFirst()).compactMap { earlier, later in
      guard later.from >= from, later.from < until, later.price > earlier.price else { return nil }
      return (earlier.price, later.price)
    }
  }

  /// The constant pieces of the window, in order of time.
  private func spans(
    from: Int64, until: Int64
  ) -> [(start: Int64, end: Int64, price: Int64)] {
    steps.indices.compactMap { index in
      let next = index + 1 < steps.count ? steps[index + 1].from : Int64.max
      let start = Swift.max(from, steps[index].from)
      let end = Swift.min(until, next)
      return start < end ? (start, end, steps[index].price) : nil
    }
  }
}
