import RandomStreams

// Coupons for customers that the focal firm's strategy chooses.
extension MarketSimulation {
  /// Asks the focal firm's strategy who gets its coupons from now on, where some of them run.
  mutating func assignCoupons(at time: Int64) {
    let firm = market.focalFirm
    guard phase == .measured, customers != nil, let coupons = strategies[firm]?.coupons,
      coupons.contains(where: { desk.running[$0] })
    else { return }
    customers?.closeWave(at: time)
    guard let seen = couponObservation(at: time),
      let assignment = strategies[firm]?.assignCoupons(for: seen)
    else { return }
    log?.coupons.append(
      .init(time: time, firm: firm, coupons: coupons, assignment: assignment))
    send(assignment, coupons: coupons, at: time)
  }

  private func couponObservation(at time: Int64) -> CouponObservation? {
    customers.map {
      CouponObservation(time: time, customers: $0.columns, trial: $0.trial, waves: $0.waves)
    }
  }

  private mutating func send(_ assignment: CouponAssignment, coupons: [Int], at time: Int64) {
    guard let columns = customers?.columns else { return }
    precondition(assignment.arms.count == columns.count, "one coupon or none per consumer")
    let wave = CouponWave(start: time, coupons: coupons, assignment: assignment, before: columns)
    customers?.waves.append(wave)
    let number = customers?.waves.count ?? 0
    for (arm, index) in coupons.enumerated() where desk.running[index] {
      let before = ledger.promotions.totals[index].contactCost
      desk.send(
        index, to: assignment.arms.map { $0 == arm }, wave: number,
        promotion: market.promotions[index], population: population, books: &ledger.promotions)
      noteHolders(of: index)
      charge(ledger.promotions.totals[index].contactCost - before, to: index, at: time)
    }
  }

  private mutating func charge(_ contacts: Int64, to index: Int, at time: Int64) {
    if let payer = market.promotions[index].offers.first {
      ledger.offers[payer].promotionCost += contacts
    }
    if let reason = desk.rules[index].exhausted(ledger.promotions.totals[index], nextCost: 1) {
      stop(index, because: reason, at: time)
    }
  }

  /// Ends the wave once none of its coupons runs any more.
  mutating func endCouponWave(at time: Int64) {
    guard let wave = customers?.waves.last, !wave.coupons.contains(where: { desk.running[$0] })
    else { return }
    customers?.closeWave(at: time)
  }
}

// The random coupons of the warm-up.
extension MarketSimulation {
  /// Gives coupons to customers drawn by named uniform numbers.
  mutating func beginCouponTrial(at time: Int64) {
    let trial = market.couponTrial
    desk = PromotionDesk(
      market: market, listed: trial.coupons, isOpen: true, streams: trialStreams,
      assigned: trial.coupons)
    guard let columns = customers?.columns else { return }
    let arms = columns.keys.indices.map { consumer -> Int16 in
      guard columns.isKnown(consumer) else { return -1 }
      let entity = EntityKey(bits: columns.keys[consumer]).child("arm")
      return trial.arm(trialStreams.uniform(entity: entity, index: 0))
    }
    customers?.trial = CouponWave(
      start: time, coupons: trial.coupons, assignment: CouponAssignment(arms: arms),
      before: columns)
    for (arm, index) in trial.coupons.enumerated() {
      desk.set(index, running: true)
      desk.send(
        index, to: arms.map { $0 == arm }, wave: 0, promotion: market.promotions[index],
        population: population, books: &ledger.promotions)
    }
  }

  /// Takes back what is left of the trial's coupons.
  mutating func endCouponTrial() {
    desk = PromotionDesk(
      market: market, listed: [], isOpen: false, streams: seasonStreams)
    customers?.closeTrial()
  }
}

// What the books of customers take from the market; without them nothing happens.
extension MarketSimulation {
  /// Books a purchase of one of the focal firm's offers, or a reward on an earlier one.
  mutating func noteCustomer(
    _ units: Int, visit: Visit, since books: OpenBooks, booked: MarketLog.Amounts,
    orderCost: Int64
  ) {
    guard customers != nil, market.offers[books.offer].firm == market.focalFirm else { return }
    let sales = ledger.sales[books.offer * ledger.segmentCount + books.segment]
    var growth = Ledger.Sales()
    growth.dealUnits = sales.dealUnits - books.sales.dealUnits
    growth.gross = sales.gross - books.sales.gross
    customers?.add(
      units: units, at: visit.time, consumer: Int(visit.consumer), growth: growth,
      contribution: booked.net + booked.funding - booked.goods - booked.payment - orderCost)
  }

  /// Books a coupon that was handed in.
  mutating func noteRedemption(of cut: ItemisedSale.Cut, consumer: Int, offer: Int) {
    guard customers != nil, desk.rules[cut.promotion].kind == .coupon else { return }
    let net = market.money(ofOffer: offer).split(total: cut.amount, units: max(1, cut.units)).net
    customers?.redeem(
      consumer: consumer, units: cut.units, reduction: net.millionths,
      handling: desk.rules[cut.promotion].handling)
  }
}
