/// Maps values to places on an axis, with round tick values.
package struct ChartScale: Sendable {
  /// The value at the axis's beginning.
  package var low: Double
  /// The value at its end.
  package var high: Double
  /// Tick values inside, ascending.
  package var ticks: [Double]

  /// Spans the values, widened to whole steps of 1, 2 or 5 times a power of ten.
  ///
  /// - Parameters:
  ///   - values: What must fit; those that are no numbers are passed over.
  ///   - count: About how many ticks.
  package init(spanning values: some Sequence<Double>, ticks count: Int = 5) {
    let finite = values.filter(\.isFinite)
    var (least, most) = (finite.min() ?? 0, finite.max() ?? 1)
    if most - least < 1e-9 * max(1, abs(most)) {
      let padding = max(abs(most) * 0.05, 0.5)
      (least, most) = (least - padding, most + padding)
    }
    let step = Self.step(atLeast: (most - least) / Double(max(1, count)))
    let first = (least / step + 1e-9).rounded(.down)
    let last = (most / step - 1e-9).rounded(.up)
    (low, high) = (first * step, last * step)
    ticks = (0...Int(last - first)).map { (first + Double($0)) * step }
  }

  /// Returns the place of a value as a share of the axis, 0 at `low` and 1 at `high`.
  package func share(_ value: Double) -> Double { (value - low) / (high - low) }

  /// The number of decimals that the ticks need.
  var tickDecimals: Int {
    var decimals = 0
    var step = ticks.count > 1 ? ticks[1] - ticks[0] : 1
    while step < 0.999 && decimals < 6 {
      step *= 10
      decimals += 1
    }
    return decimals
  }

  /// A tick's text: from a hundred thousand in thousands (k), from a million in millions (M).
  package func text(ofTick value: Double) -> String {
    let format = ManagerNumber(currency: "", minus: "−")
    let largest = max(abs(low), abs(high))
    guard largest >= 100_000 else { return format.decimal(value, decimals: tickDecimals) }
    guard value != 0 else { return "0" }
    let (unit, name) = largest >= 1_000_000 ? (1e6, "M") : (1e3, "k")
    var decimals = 0
    while decimals < 3, !ticks.allSatisfy({ Self.isWhole($0 / unit, decimals) }) { decimals += 1 }
    return format.decimal(value / unit, decimals: decimals) + name
  }

  private static func isWhole(_ value: Double, _ decimals: Int) -> Bool {
    let scaled = (0..<decimals).reduce(value) { scaled, _ in scaled * 10 }
    return abs(scaled - scaled.rounded()) < 1e-6
  }

  /// Returns the least step of 1, 2 or 5 times a power of ten that is no smaller than `raw`.
  private static func step(atLeast raw: Double) -> Double {
    var power = 1.0
    while power > raw { power /= 10 }
    while power * 10 <= raw { power *= 10 }
    return [1, 2, 5, 10].map { $0 * power }.first { $0 >= raw * (1 - 1e-9) } ?? power * 10
  }
}
