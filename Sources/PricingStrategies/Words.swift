import EventSimulation
import MarketModel

extension Double {
  /// The number with that many decimals, for tables and sentences; magnitudes below 1e12.
  func fixed(_ decimals: Int) -> String {
    guard isFinite, abs(self) < 1e12 else { return "\(self)" }
    let unit = (0..<decimals).reduce(Int64(1)) { power, _ in power * 10 }
    let count = Int64((abs(self) * Double(unit)).rounded())
    let fraction = String(count % unit)
    let zeros = String(repeating: "0", count: max(0, decimals - fraction.count))
    let sign = self < 0 && count > 0 ? "-" : ""
    return sign + String(count / unit) + (decimals > 0 ? "." + zeros + fraction : "")
  }

  /// The share in percent, without needless decimals.
  var percent: String {
    let rounded = (self * 1000).rounded() / 10
    return rounded.fixed(rounded == rounded.rounded() ? 0 : 1) + " %"
  }
}

extension Money {
  /// The amount with two decimals.
  var words: String { units.fixed(2) }
}

extension SimulationDuration {
  /// The duration in the largest unit that divides it.
  var words: String {
    let units: [(Int64, String)] = [
      (604_800_000_000, "week"), (86_400_000_000, "day"), (3_600_000_000, "hour"),
      (60_000_000, "minute"),
    ]
    for (length, name) in units where microseconds.isMultiple(of: length) && microseconds > 0 {
      let count = microseconds / length
      return count == 1 ? "1 \(name)" : "\(count) \(name)s"
    }
    return "\(seconds) seconds"
  }
}
