import Foundation

/// A product's planned prices as moves on the logarithmic scale: the usual price against list, and cuts
/// for a while against the usual price.
struct PriceMoves: Sendable {
  /// ln(usual price / list price) per week.
  private(set) var lasting: [Double]
  /// ln(price / usual price) per week where a cut runs, 0 otherwise.
  private(set) var cuts: [Double]

  /// From so many weeks on a price off list is the usual one.
  static let leastLasting = 4
  /// A price this far below the usual one is a cut.
  private static let leastCut = 0.05
  /// Prices closer than this share are one price.
  private static let tolerance = 0.01

  /// Reads the weeks' prices as shares of the list price.
  init(ratios: [Double]) {
    lasting = ratios.map { _ in 0 }
    cuts = lasting
    let runs = Self.runs(ratios)
    var usual = runs.first { Self.isUsual($0, ratios) }.map { ratios[$0.lowerBound] } ?? 1
    for run in runs {
      if Self.isUsual(run, ratios) { usual = ratios[run.lowerBound] }
      for week in run {
        lasting[week] = abs(usual - 1) > Self.tolerance ? log(usual) : 0
        if ratios[week] < (1 - Self.leastCut) * usual { cuts[week] = log(ratios[week] / usual) }
      }
    }
  }

  private static func isUsual(_ run: Range<Int>, _ ratios: [Double]) -> Bool {
    run.count >= leastLasting || abs(ratios[run.lowerBound] - 1) <= tolerance
  }

  /// Weeks in a row with one price.
  private static func runs(_ ratios: [Double]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for week in ratios.indices {
      if let last = runs.last, abs(ratios[last.lowerBound] - ratios[week]) <= tolerance {
        runs[runs.count - 1] = last.lowerBound..<week + 1
      } else {
        runs.append(week..<week + 1)
      }
    }
    return runs
  }
}
