public import MarketModel

/// Unit cost times (1 + markup), plus tax where posted prices include it.
public struct CostPlusStrategy: PricingStrategy {
  /// The markup on unit cost; 0.4 asks 40 % more than cost.
  public let markup: Double
  /// Reads its own offers only.
  public let information = InformationClass.seller
  /// Decides at the start only, for costs do not change.
  public let reviews = ReviewPlan()

  /// Takes the markup, above -1.
  public init(markup: Double) {
    precondition(markup > -1, "a markup leaves a positive price")
    self.markup = markup
  }

  /// Returns the marked-up costs.
  public func prices(for observation: Observation) -> [Money] {
    observation.own.map {
      observation.money.postedPrice(cost: $0.unitCost, margin: markup / (1 + markup))
    }
  }
}
