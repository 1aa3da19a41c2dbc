import Foundation
internal import MarketModel

/// Season and trend of a category's demand.
public struct SeasonalPattern: Sendable, Hashable {
  /// Factor on demand by month, January first, mean 1; all 1 below 40 weeks.
  public let factors: [Estimate]
  /// Relative change of demand per week apart from the season.
  public let trend: Estimate
  /// The Monday of week 0.
  let firstDay: CivilDate

  /// Returns the logarithm of a week's factor: the mean over its seven days.
  func logFactor(ofWeek week: Int) -> Double {
    Self.monthShares(ofWeek: week, firstDay: firstDay).enumerated()
      .reduce(0) { $0 + $1.element * log(factors[$1.offset].value) }
  }

  /// Returns each month's share of a week's days, January first.
  static func monthShares(ofWeek week: Int, firstDay: CivilDate) -> [Double] {
    var shares = Array(repeating: 0.0, count: 12)
    for day in 0..<7 {
      shares[firstDay.adding(days: 7 * week + day).components.month - 1] += 1.0 / 7
    }
    return shares
  }
}
