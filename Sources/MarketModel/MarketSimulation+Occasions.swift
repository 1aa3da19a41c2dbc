import RandomStreams

// Occasions to look at, without resolving them.
extension MarketSimulation {
  /// Returns the occasions that one category would have in the week that comes next, in visit order,
  /// without flags; nothing is booked.
  ///
  /// Consumers who are away from the category have none. `week` counts from time 0 and is the first
  /// one that has not been simulated.
  public func occasions(ofWeek week: Int, category: Int) -> ScoringBatch {
    var clock = clock
    let visits = clock.visits(week: week, population: population, timing: intent.timing)
      .filter { !isAway(Int($0.consumer), category: category, at: $0.time) }
    return emptyBatch(
      week: week, category: category, consumers: visits.map(\.consumer),
      keys: visits.map { occasionKey($0.consumer, week: week, ordinal: $0.ordinal) })
  }

  /// Returns the occasion that a consumer would have with a visit in the week that comes next.
  public func occasion(ofConsumer consumer: Int, week: Int, category: Int) -> ScoringBatch {
    let row = Int32(consumer)
    return emptyBatch(
      week: week, category: category, consumers: [row],
      keys: [occasionKey(row, week: week, ordinal: 0)])
  }

  private func isAway(_ consumer: Int, category: Int, at time: Int64) -> Bool {
    guard case .durable = market.categories[category].purchase else { return false }
    return awayUntil[category][consumer] > time
  }

  private func occasionKey(_ consumer: Int32, week: Int, ordinal: UInt32) -> UInt64 {
    let period = UInt64(bitPattern: Int64(week))
    let occasion = intent.timing == .onePerPeriod ? period : UInt64(ordinal)
    return EntityKey(bits: population.keys[Int(consumer)]).child(occasion).bits
  }

  private func emptyBatch(
    week: Int, category: Int, consumers: [Int32], keys: [UInt64]
  ) -> ScoringBatch {
    let offers = categoryOffers[category]
    return ScoringBatch(
      category: category, period: week, consumers: consumers, occasionKeys: keys, offers: offers,
      flags: offers.map { _ in OfferFlags() }, population: population,
      histories: histories[category], recentSales: recentSales[category])
  }
}
