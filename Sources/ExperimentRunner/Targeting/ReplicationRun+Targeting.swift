import MarketModel
import PricingStrategies
import ResultsStore
import ScenarioFiles

// Coupons for chosen customers: what they were expected to bring, and what they brought.
extension ReplicationRun {
  /// The numbers about a season's coupons; none for strategies that send none.
  func targetingRows(
    _ season: MarketSimulation, strategy named: Scenario.NamedStrategy, rivals: RivalConduct
  ) throws -> [CellRecord.TargetingRow] {
    guard let targeting = named.specification.couponTargeting,
      let waves = season.customers?.waves, !waves.isEmpty
    else { return [] }
    let coupons = market.indices(ofCoupons: targeting.coupons)
    let without = try seasonWithout(coupons, of: named, rivals: rivals)
    let record = SeasonCoupons(
      market: market, waves: waves, with: season, without: without, coupons: coupons)
    return record.figures.map {
      CellRecord.TargetingRow($0.measure.rawValue, at: $0.place, $0.value)
    }
  }

  /// The same season at list without the coupons; other promotions stay.
  private func seasonWithout(
    _ coupons: [Int], of named: Scenario.NamedStrategy, rivals: RivalConduct
  ) throws -> MarketSimulation {
    var plain = named
    plain.specification = .fixed(prices: [:])
    plain.promotions = named.promotions.filter { !coupons.contains($0) }
    var twin = snapshot
    try measure(plain, rivals: rivals, in: &twin)
    return twin
  }

  /// What each coupon does to each type of consumer: mean differences between seasons in which every
  /// known customer gets it and one in which nobody does.
  ///
  /// A type is a segment and a quarter of it by true rate of visits; consumers unknown at time 0
  /// are types of their own.
  func couponResponse(_ targeting: CouponTargeting) throws -> CouponResponse {
    let types = ConsumerTypes(
      population, isKnown: { snapshot.customers?.columns.isKnown($0) ?? false })
    let plain = try simulate(.fixed(prices: [:]), promotions: [])
    let columns = try targeting.coupons.map { name -> (gains: [Double], costs: [Double]) in
      let coupons = market.indices(ofCoupons: [name])
      let everybody = CouponTargeting(algorithm: .random(share: 1), coupons: [name])
      let season = try simulate(.couponTargeting(everybody), promotions: coupons)
      let change = CouponChange(market: market, with: season, without: plain)
      return (types.means(change.gains), types.means(change.costs))
    }
    let consumers = 0..<population.count
    return CouponResponse(
      gains: consumers.flatMap { consumer in columns.map { $0.gains[consumer] } },
      costs: consumers.flatMap { consumer in columns.map { $0.costs[consumer] } })
  }
}

extension MarketDefinition {
  /// Where coupons stand among the promotions.
  func indices(ofCoupons names: [String]) -> [Int] {
    names.compactMap { name in promotions.firstIndex { $0.name == name } }
  }

  /// What contacting a customer with a promotion costs, in currency units.
  func contactCost(ofPromotion index: Int) -> Double {
    promotions[index].terms?.audience?.channel?.costPerContact.units ?? 0
  }
}

extension Scenario {
  /// Whether the focal firm keeps books by customer.
  var keepsCustomers: Bool {
    market.couponTrial.isUsed || strategies.contains { $0.specification.couponTargeting != nil }
  }
}
