import EventSimulation

extension MarketSimulation {
  /// Clears the books, sets season stock, and hands the focal firm its strategy and promotions.
  ///
  /// A stock-out that goes on counts from time 0, where the cleared clock stands.
  mutating func beginMeasuring(_ strategy: any PricingStrategy, promotions: [Int]) {
    phase = .measured
    clearLedger()
    activePromotions = promotions
    openDesk(promotions, assigned: strategy.coupons)
    addLifts(ofPromotions: promotions)
    addLifts(ofCampaigns: activeAdvertising.map { market.advertising.campaigns[$0] })
    for (offer, description) in market.offers.enumerated() {
      if let plan = description.stock, plan.replenishment == nil {
        setStock(plan.initial, of: offer)
        resetLots(offer, at: 0)
      }
      ledger.offers[offer].openingValue = stockValue(ofOffer: offer)
    }
    for (index, category) in market.categories.enumerated() where category.purchase == .seasonal {
      awayUntil[index] = Array(repeating: .min, count: population.count)
    }
    hand(strategy, to: market.focalFirm, at: 0)
    for offer in market.offers.indices { reprice(offer, at: 0) }
  }

  /// Puts the focal firm at list without promotion; rivals carry on.
  mutating func beginCoolDown() {
    let time = Int64(market.calendar.horizonWeeks) * VisitClock.week
    noteBeliefs(at: time, isLast: true)
    phase = .coolDown
    activePromotions = []
    closeDesk()
    customers?.closeWave(at: time)
    strategies[market.focalFirm] = nil
    strategyNumbers[market.focalFirm] += 1
    for offer in market.offers.indices where market.offers[offer].firm == market.focalFirm {
      shelf.posted[offer] = market.offers[offer].listPrice
      reprice(offer, at: time)
    }
    limitSales([], firm: market.focalFirm)
  }

  private mutating func hand(_ strategy: any PricingStrategy, to firm: Int, at time: Int64) {
    strategies[firm] = strategy
    strategyNumbers[firm] += 1
    dropSalesMarks(ofFirm: firm)
    limitSales([], firm: firm)
    scheduleReviews(firm: firm, from: time)
  }

  /// Brings every offer's price terms up to date with its expected price.
  mutating func refreshTerms() {
    for offer in market.offers.indices { refreshTerms(of: offer) }
  }

  mutating func refreshTerms(of offer: Int) {
    let description = market.offers[offer]
    let regular = description.listPrice.units
    let values = intent.priceTerms.values(
      price: shelf.effective[offer].units, regular: regular, expected: shelf.expected[offer])
    let atList = intent.priceTerms.values(price: regular, regular: regular, expected: regular)
    shelf.terms[2 * offer] = values.0 * adjustment.firstScales[offer]
    shelf.terms[2 * offer + 1] = values.1 * adjustment.secondScales[offer]
    shelf.quantities[offer] = QuantityRule(
      shares: description.quantityShares, response: description.quantityResponse,
      termChange: values.0 - atList.0)
  }

  mutating func advanceRatio(_ offer: Int, to time: Int64) {
    let ratio = shelf.effective[offer].units / market.offers[offer].listPrice.units
    shelf.ratioIntegral[offer] += ratio * Double(time - shelf.ratioSince[offer])
    shelf.ratioSince[offer] = time
  }

  /// Ends a week: expected prices take in a quarter of the week's mean price ratio.
  mutating func closePeriod(week: Int) {
    let end = Int64(week + 1) * VisitClock.week
    for offer in market.offers.indices {
      advanceRatio(offer, to: end)
      let list = market.offers[offer].listPrice.units
      let mean = shelf.ratioIntegral[offer] / Double(VisitClock.week)
      shelf.expected[offer] = 0.75 * shelf.expected[offer] + 0.25 * list * mean
      shelf.ratioIntegral[offer] = 0
    }
  }

  /// What `firm` sees at `time`; rivals' prices are those of its strategy's latency ago.
  func observation(firm: Int, at time: Int64) -> Observation {
    let latency = strategies[firm]?.reviews.afterRivalChange?.microseconds ?? 0
    let day = Int(time.floorDivided(by: Self.day))
    var own: [Observation.OwnOffer] = []
    var rivals: [Observation.RivalOffer] = []
    for (index, offer) in market.offers.enumerated() {
      if offer.firm == firm {
        own.append(
          Observation.OwnOffer(
            offer: index, product: offer.product, listPrice: offer.listPrice,
            unitCost: offer.unitCost, posted: shelf.posted[index],
            stock: shelf.stock[index] == .max ? nil : shelf.stock[index],
            recentUnits: daily.units(ofOffer: index, before: day, days: 28),
            referencePrice: market.aggregate.reference.map { _ in aggregate.references[index] },
            feedback: feedback(ofOffer: index, at: time),
            past: pastWeeks(ofOffer: index, for: firm)))
      } else {
        rivals.append(
          Observation.RivalOffer(
            offer: index, product: offer.product, firm: offer.firm,
            price: shelf.effectivePrice(of: index, at: time - latency),
            available: shelf.stock[index] > 0 && !shelf.isAbsent[index]
              && shelf.limits[index] > 0,
            pastPrices: pastWeeks(ofOffer: index, for: firm).map(\.price)))
      }
    }
    var observation = Observation(
      time: time, own: own, rivals: rivals, money: market.money(ofFirm: firm))
    observation.epochs = epochSales(ofFirm: firm)
    observation.contribution = contribution(ofFirm: firm)
    return observation
  }
}
