import RandomStreams

extension PromotionDesk {
  /// Switches a promotion on: contacts its audience and finds out who may use it.
  ///
  /// Contacts go out in the order of a named number, so that a budget that ends them early favours no
  /// segment.
  mutating func start(
    _ index: Int, promotion: Promotion, population: Population, books: inout PromotionBooks
  ) {
    set(index, running: true)
    let rule = rules[index]
    if rule.usesPerConsumer != .max {
      usedBy[index] = Array(repeating: 0, count: population.count)
    }
    guard !isAssigned(index) else {
      open[index] = Array(repeating: false, count: population.count)
      return
    }
    open[index] = invited(index, promotion: promotion, population: population)
    guard let channel = promotion.terms?.audience?.channel else { return }
    if open[index].isEmpty { open[index] = Array(repeating: true, count: population.count) }
    contact(index, channel: channel, population: population, books: &books)
  }

  /// Sends a running coupon to chosen consumers, and takes back what others held of it.
  mutating func send(
    _ index: Int, to receivers: [Bool], wave: Int, promotion: Promotion, population: Population,
    books: inout PromotionBooks
  ) {
    usedBy[index] = Array(repeating: 0, count: population.count)
    open[index] = receivers
    guard let channel = promotion.terms?.audience?.channel else { return }
    contact(index, channel: channel, population: population, books: &books, wave: wave)
  }

  /// Who belongs to the audience and, for a loyalty price, is a member; empty for everybody.
  private func invited(
    _ index: Int, promotion: Promotion, population: Population
  ) -> [Bool] {
    var members = 1.0
    if case .loyalty(let share)? = promotion.terms?.mechanic { members = share }
    let audience = promotion.terms?.audience
    guard audience != nil || members < 1 else { return [] }
    return population.keys.indices.map { consumer in
      let key = population.keys[consumer]
      if members < 1, membership(key) >= members { return false }
      guard let audience else { return true }
      let segment = Int(population.segments[consumer])
      guard audience.segments?.contains(segment) ?? true else { return false }
      return audience.share >= 1
        || uniform(key, promotion: index, purpose: "audience") < audience.share
    }
  }

  private mutating func contact(
    _ index: Int, channel: PromotionTerms.Channel, population: Population,
    books: inout PromotionBooks, wave: Int = 0
  ) {
    let cost = channel.costPerContact.millionths
    let order = open[index].indices.filter { open[index][$0] }
      .map {
        (
          uniform(population.keys[$0], promotion: index, purpose: "contact", wave: wave), $0
        )
      }
      .sorted { $0 < $1 }
    for (_, consumer) in order {
      guard books.totals[index].spent + cost <= rules[index].budget else {
        open[index][consumer] = false
        continue
      }
      books.totals[index].contacts += 1
      books.totals[index].contactCost += cost
      books.totals[index].spent += cost
      let key = population.keys[consumer]
      let reached = uniform(key, promotion: index, purpose: "reach", wave: wave)
      let response = uniform(key, promotion: index, purpose: "response", wave: wave)
      open[index][consumer] = reached < channel.reach && response < channel.response
    }
  }
}
