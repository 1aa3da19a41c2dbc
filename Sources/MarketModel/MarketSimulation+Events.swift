import EventSimulation

extension MarketSimulation {
  mutating func scheduleStart(at start: Int64) {
    let firstDay = Int(start / Self.day)
    let end = market.calendar.days
    for day in firstDay...end where day < end || day == firstDay {
      schedule(.midnight(day: day), at: Int64(day) * Self.day, .midnight)
    }
    for (index, offer) in market.offers.enumerated() where offer.stock?.replenishment != nil {
      schedule(.order(offer: index), at: start, .order)
    }
    scheduleRenewals(from: start)
    for firm in market.firms.indices { scheduleReviews(firm: firm, from: start) }
    addLifts(ofCampaigns: runningCampaigns)
    scheduleShocks(from: start)
    for time in epochTimes(from: start) { schedule(.epoch, at: time, .epoch) }
  }

  /// Schedules every regular decision of a firm's strategy from `start` on.
  mutating func scheduleReviews(firm: Int, from start: Int64) {
    guard let plan = strategies[firm]?.reviews else { return }
    var times: Set<Int64> = [start]
    let end = Int64(market.calendar.days) * Self.day
    if let every = plan.every?.microseconds {
      for offset in plan.offsets.map(\.microseconds) {
        var time = (start - offset).floorDivided(by: every) * every + offset
        while time < end {
          if time > start { times.insert(time) }
          time += every
        }
      }
    }
    for day in plan.days { times.insert(Int64(day) * Self.day) }
    for hour in plan.hours {
      for day in Int(start / Self.day)..<market.calendar.days {
        times.insert(Int64(day) * Self.day + Int64(hour) * 3_600_000_000)
      }
    }
    let review = MarketEvent.review(firm: firm, strategy: strategyNumbers[firm])
    for time in times.sorted() where time >= start && time < end {
      schedule(review, at: time, .review)
    }
  }

  mutating func schedule(_ event: MarketEvent, at time: Int64, _ priority: EventPriority) {
    events.schedule(event, at: SimulationTime(microseconds: time), priority: priority)
  }

  mutating func handle(_ event: MarketEvent, at time: Int64) {
    switch event {
    case .midnight(let day):
      closeDay(day - 1)
      resetShipping()
      expireGoods(day: day, at: time)
      beginMemoryDay(day)
      switchPromotions(day: day, at: time)
    case .arrival(let offer, let units, let unitCost):
      shelf.onOrder[offer] -= units
      receive(offer, units: units, unitCost: unitCost, at: time)
      restock(offer, units: units, at: time)
    case .renewal(let offer): renewStock(of: offer, at: time)
    case .shocks: applyShocks(at: time)
    case .order(let offer): placeOrder(offer, at: time)
    case .review(let firm, let strategy): becomeDue(firm, strategy: strategy, at: time)
    case .decide: decide(at: time)
    case .windowEdge: crossWindowEdge(at: time)
    case .epoch: sellEpoch(at: time)
    case .promotion(let index, let starts): switchPromotion(index, starts: starts, at: time)
    }
  }

  private mutating func becomeDue(_ firm: Int, strategy: Int, at time: Int64) {
    guard strategy == strategyNumbers[firm], strategies[firm] != nil, !dueFirms.contains(firm)
    else { return }
    if dueFirms.isEmpty { schedule(.decide, at: time, .decide) }
    dueFirms.append(firm)
  }

  /// Lets every due firm decide on what it saw, then posts all prices at once.
  private mutating func decide(at time: Int64) {
    let firms = dueFirms.sorted()
    dueFirms = []
    let answers = firms.map { firm -> (prices: [Money], limits: [Int]) in
      decidedAt[firm] = time
      let observation = observation(firm: firm, at: time)
      let prices = strategies[firm]?.prices(for: observation) ?? []
      return (prices, strategies[firm]?.bookingLimits(for: observation) ?? [])
    }
    for (firm, answer) in zip(firms, answers) {
      log?.decisions.append(
        MarketLog.Decision(time: time, firm: firm, wishes: answer.prices, limits: answer.limits))
      post(answer.prices, firm: firm, at: time)
      limitSales(answer.limits, firm: firm)
      markSales(ofFirm: firm, at: time)
      guard firm == market.focalFirm else { continue }
      assignCoupons(at: time)
      noteBeliefs(at: time)
    }
  }

  private mutating func post(_ wishes: [Money], firm: Int, at time: Int64) {
    let own = market.offers.indices.filter { market.offers[$0].firm == firm }
    precondition(wishes.count == own.count, "a strategy returns one price per own offer")
    let rules = market.firms[firm].rules
    let day = Int(time.floorDivided(by: Self.day))
    let frozen = phase == .measured && rules.freezes.contains { $0.contains(day) }
    for (offer, wish) in zip(own, wishes) {
      let previous = standingPrice(of: offer)
      let (price, bound) = rules.apply(
        to: wish, offer: market.offers[offer], previous: previous, money: market.money(ofFirm: firm)
      )
      if phase == .measured {
        ledger.offers[offer].decisions += 1
        if bound || (frozen && price != previous) { ledger.offers[offer].ruleBound += 1 }
      }
      guard !frozen, price != previous else { continue }
      if phase == .measured { ledger.offers[offer].priceChanges += 1 }
      stand(price, offer: offer, at: time)
    }
  }

  /// Recomputes an offer's effective price, flags and unit economics; rivals notice a change.
  mutating func reprice(_ offer: Int, at time: Int64) {
    let description = market.offers[offer]
    let (wanted, promotion, flags) =
      desk.isOpen && phase != .warmUp
      ? shelfPrice(of: offer, at: time)
      : effective(offer, day: Int(time.floorDivided(by: Self.day)))
    let rules = market.money(ofFirm: description.firm)
    let price = rules.terms.shelfPrice(
      for: wanted, list: description.listPrice, tick: rules.tick)
    shelf.flags[offer] = flags
    shelf.promotion[offer] = promotion
    shelf.economics[offer] = UnitEconomics(
      offer: description, effective: price, wanted: wanted, posted: shelf.posted[offer],
      promotion: promotion.map { market.promotions[$0] }, rules: rules)
    log?.prices.append(
      MarketLog.PriceChange(
        time: time, offer: offer, posted: shelf.posted[offer], unit: shelf.economics[offer]))
    guard price != shelf.effective[offer] else { return }
    advanceRatio(offer, to: time)
    shelf.effective[offer] = price
    shelf.priceLog[offer].append((time, price))
    refreshTerms(of: offer)
    for firm in market.firms.indices where firm != description.firm {
      guard let latency = strategies[firm]?.reviews.afterRivalChange else { continue }
      schedule(
        .review(firm: firm, strategy: strategyNumbers[firm]),
        at: time + max(latency.microseconds, 60_000_000), .review)
    }
  }

  /// The price after promotions: the deepest active reduction; flags of all active ones.
  private func effective(
    _ offer: Int, day: Int
  ) -> (price: Money, promotion: Int?, flags: OfferFlags) {
    let posted = shockedPrice(ofOffer: offer)
    var best = (price: posted, promotion: Int?.none, flags: OfferFlags())
    if phase == .warmUp {
      guard market.history.isActive(offer: offer, day: day),
        !market.couponTrial.isRunning(onDay: day)
      else { return best }
      let cut = best.price.scaled(by: 1 - market.history.depth).rounded(toTick: market.money.tick)
      return (cut, nil, OfferFlags(display: market.history.display ? 1 : 0))
    }
    for index in activePromotions where market.promotions[index].offers.contains(offer) {
      let promotion = market.promotions[index]
      guard (promotion.firstDay...promotion.lastDay).contains(day) else { continue }
      best.flags.display = max(best.flags.display, promotion.flags.display)
      best.flags.mailer = max(best.flags.mailer, promotion.flags.mailer)
      let price = promotion.reduced(posted).rounded(toTick: market.money.tick)
      if price < best.price { (best.price, best.promotion) = (price, index) }
    }
    return best
  }

  /// The posted price, changed by shocks of prices.
  func shockedPrice(ofOffer offer: Int) -> Money {
    guard shelf.priceFactor[offer] != 1 else { return shelf.posted[offer] }
    return shelf.posted[offer].scaled(by: shelf.priceFactor[offer])
      .rounded(toTick: market.money.tick)
  }

  mutating func switchPromotions(day: Int, at time: Int64) {
    if phase == .warmUp {
      guard market.history.everyWeeks > 0, day.isMultiple(of: 7) else { return }
      for offer in market.offers.indices { reprice(offer, at: time) }
      return
    }
    for index in activePromotions {
      let promotion = market.promotions[index]
      guard day == promotion.firstDay || day == promotion.lastDay + 1 else { continue }
      for offer in promotion.offers { reprice(offer, at: time) }
    }
  }
}

extension HistoryPromotions {
  /// Whether an offer is on promotion on a day of the warm-up.
  func isActive(offer: Int, day: Int) -> Bool {
    guard everyWeeks > 0, day < 0 else { return false }
    let turn = day.floorDivided(by: 7) + offer
    return turn - turn.floorDivided(by: everyWeeks) * everyWeeks == 0
  }
}

extension BinaryInteger {
  /// Returns the quotient rounded towards minus infinity; `divisor` is positive.
  @inlinable
  public func floorDivided(by divisor: Self) -> Self {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
