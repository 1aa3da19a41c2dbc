import EventSimulation

// Visits one at a time, where a strategy decides before visits or after sales.
extension MarketSimulation {
  /// The moments at which some strategy decides.
  var reviewMoments: ReviewMoments {
    strategies.reduce(into: []) { $0.formUnion($1?.reviews.moments ?? []) }
  }

  /// Resolves visits before `time` one by one, with the decisions that they cause between them.
  ///
  /// Decisions are events, as all others are: what they cause before `time`, such as a rival's answer,
  /// is handled here.
  mutating func resolveOneByOne(
    _ visits: [Visit], from position: inout Int, until time: Int64, week: Int,
    moments: ReviewMoments
  ) {
    while position < visits.count, visits[position].time < time {
      let visit = visits[position]
      if moments.contains(.visit) { reviewBeforeVisit(at: visit.time) }
      handleEvents(through: visit.time)
      let sold = moments.contains(.sale) ? dayUnits(at: visit.time) : []
      resolve(visits[position...position], week: week)
      if moments.contains(.sale) { reviewAfterSales(since: sold, at: visit.time) }
      position += 1
    }
    handleEvents(through: time - 1)
  }

  private mutating func handleEvents(through limit: Int64) {
    while let next = events.nextTime, next.microseconds <= limit, let event = events.popNext() {
      handle(event, at: next.microseconds)
    }
  }

  /// Makes every firm due that decides before visits and has not decided at this instant.
  private mutating func reviewBeforeVisit(at time: Int64) {
    for firm in market.firms.indices where decides(firm, at: .visit) && decidedAt[firm] != time {
      schedule(.review(firm: firm, strategy: strategyNumbers[firm]), at: time, .review)
    }
  }

  /// Makes every firm due, a microsecond later, that decides after sales and has sold something.
  mutating func reviewAfterSales(since units: [Int32], at time: Int64) {
    let now = dayUnits(at: time)
    for firm in market.firms.indices where decides(firm, at: .sale) {
      let hasSold = market.offers.indices.contains {
        market.offers[$0].firm == firm && now[$0] != units[$0]
      }
      guard hasSold else { continue }
      schedule(.review(firm: firm, strategy: strategyNumbers[firm]), at: time + 1, .review)
    }
  }

  /// Units of every offer sold so far on the day of `time`.
  func dayUnits(at time: Int64) -> [Int32] {
    let row = (Int(time.floorDivided(by: Self.day)) - daily.firstDay) * daily.offerCount
    return Array(daily.units[row..<row + daily.offerCount])
  }

  private func decides(_ firm: Int, at moment: ReviewMoments) -> Bool {
    strategies[firm]?.reviews.moments.contains(moment) ?? false
  }
}
