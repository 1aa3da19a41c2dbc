public import EventSimulation
public import MarketModel

/// Dearer when the stock covers few weeks of sales, cheaper when it covers many.
public struct InventoryThresholdStrategy: PricingStrategy {
  /// Below this many weeks of cover the price is raised.
  public let lowCoverWeeks: Double
  /// The raise, as a share of list.
  public let raise: Double
  /// Above this many weeks of cover the price is cut.
  public let highCoverWeeks: Double
  /// The cut, as a share of list.
  public let cut: Double
  /// Reads its own stock and sales.
  public let information = InformationClass.seller
  /// Decides at fixed intervals.
  public let reviews: ReviewPlan

  /// Gathers the parts.
  public init(
    lowCoverWeeks: Double, raise: Double, highCoverWeeks: Double, cut: Double,
    every: SimulationDuration
  ) {
    precondition(lowCoverWeeks <= highCoverWeeks, "the low threshold is the lower one")
    self.lowCoverWeeks = lowCoverWeeks
    self.raise = raise
    self.highCoverWeeks = highCoverWeeks
    self.cut = cut
    reviews = ReviewPlan(every: every)
  }

  /// Returns list, raised or cut by the offer's cover; list where stock is unlimited.
  public func prices(for observation: Observation) -> [Money] {
    observation.own.map { offer in
      guard let cover = coverWeeks(of: offer) else { return offer.listPrice }
      if cover < lowCoverWeeks { return offer.listPrice.scaled(by: 1 + raise) }
      return cover > highCoverWeeks ? offer.listPrice.scaled(by: 1 - cut) : offer.listPrice
    }
  }

  /// Weeks that the stock lasts at the pace of the last four weeks.
  private func coverWeeks(of offer: Observation.OwnOffer) -> Double? {
    guard let stock = offer.stock else { return nil }
    guard stock > 0 else { return 0 }
    return Double(stock) / (Double(offer.recentUnits) / 4)
  }
}
