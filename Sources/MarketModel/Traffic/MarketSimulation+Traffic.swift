import EventSimulation

extension MarketSimulation {
  /// Adds what campaigns do to the rate of visits.
  mutating func addLifts(ofCampaigns campaigns: [Advertising]) {
    for campaign in campaigns {
      addLift(
        campaign.lift, of: campaign.firm, firstDay: campaign.firstDay, lastDay: campaign.lastDay)
    }
  }

  /// Adds what promotions do to the rate of visits.
  mutating func addLifts(ofPromotions promotions: [Int]) {
    for promotion in promotions.map({ market.promotions[$0] }) {
      addLift(
        promotion.traffic, of: market.focalFirm, firstDay: promotion.firstDay,
        lastDay: promotion.lastDay)
    }
  }

  private mutating func addLift(
    _ lift: TrafficLift, of firm: Int, firstDay: Int, lastDay: Int
  ) {
    lifts.add(
      LiftCourse.Source(
        start: Int64(firstDay) * Self.day, end: Int64(lastDay + 1) * Self.day, change: lift.change,
        halfLife: lift.halfLife?.microseconds ?? 0, firm: Int32(firm)))
  }

  /// Every campaign that runs: other firms' and those of the focal firm's strategy.
  var runningCampaigns: [Advertising] {
    market.advertising.campaigns.indices
      .filter {
        market.advertising.campaigns[$0].firm != market.focalFirm || activeAdvertising.contains($0)
      }
      .map { market.advertising.campaigns[$0] }
  }

  /// Charges a seventh of each campaign's weekly cost to its firm's first offer; seven days add up to
  /// the week exactly.
  mutating func chargeAdvertising(day: Int) {
    for campaign in runningCampaigns
    where (campaign.firstDay...campaign.lastDay).contains(day) {
      guard let payer = market.offers.firstIndex(where: { $0.firm == campaign.firm }) else {
        continue
      }
      let weekly = campaign.costPerWeek.millionths
      let elapsed = Int64(day - campaign.firstDay)
      ledger.offers[payer].advertising += weekly * (elapsed + 1) / 7 - weekly * elapsed / 7
    }
  }

  /// Counts a week's visits in the ledger.
  mutating func count(_ visits: [Visit]) {
    ledger.visits.total += Int64(visits.count)
    ledger.visits.thinned += Int64(clock.thinned)
    guard !lifts.isFlat else { return }
    ledger.visits.added += Int64(visits.count { $0.layer > 0 })
  }
}
