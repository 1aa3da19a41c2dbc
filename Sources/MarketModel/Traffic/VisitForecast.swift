import ScientificComputing

/// Expected visits of all consumers over the measured weeks, at the rates that segments state.
///
/// Knows seasons, weekdays and hours; campaigns, promotions that draw visits and shocks of traffic are
/// left out, and so is who stays away after a purchase.
public struct VisitForecast: Sendable {
  /// Visits from time 0 to the end of each hour; shape `[168 x weeks + 1]`, first 0.
  private var sums: [Double] = [0]

  /// Adds up the hours of the measured weeks.
  public init(market: MarketDefinition) {
    let counts = Population.counts(
      shares: market.segments.map(\.share), total: market.population)
    let rates = zip(market.segments, counts).map {
      $0.visitRate.mean * Double($1) * market.traffic
    }
    for week in 0..<market.calendar.horizonWeeks {
      let start = sums[sums.count - 1]
      let hours = market.segments.map { $0.profile.cumulativeHours(week: week, market.calendar) }
      for hour in 1...168 {
        sums.append(zip(rates, hours).reduce(start) { $0 + $1.0 * $1.1[hour] })
      }
    }
  }

  /// Visits of the measured weeks.
  public var total: Double { sums[sums.count - 1] }

  /// Returns the visits from `time` to the end of the measured weeks; the rate is constant in an hour.
  ///
  /// `time` counts in microseconds; before time 0 all visits are to come.
  public func visits(after time: Int64) -> Double {
    let hours = Double(max(0, time)) / 3_600e6
    let whole = min(Int(hours), sums.count - 1)
    guard whole < sums.count - 1 else { return 0 }
    let part = (hours - Double(whole)) * (sums[whole + 1] - sums[whole])
    return total - sums[whole] - part
  }
}

extension VisitProfile {
  /// The profile's integral at each hour's end of a week, in weeks at mean rate; shape `[169]`, first 0.
  func cumulativeHours(week: Int, _ calendar: MarketCalendar) -> [Double] {
    let weekdayTotal = weekdays.reduce(0, +)
    let hourTotal = hours.reduce(0, +)
    var sums: [Double] = [0]
    sums.reserveCapacity(169)
    for hour in 0..<168 {
      let date = calendar.date(ofDay: week * 7 + hour / 24)
      let weight =
        months[date.components.month - 1] * weekdays[date.weekday] / weekdayTotal
        * hours[hour % 24] / hourTotal
      sums.append(sums[hour] + weight)
    }
    return sums
  }
}
