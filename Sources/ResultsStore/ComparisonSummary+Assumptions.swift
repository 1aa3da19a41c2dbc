extension ComparisonSummary {
  /// An assumption.
  public struct AssumptionRow: Sendable, Codable {
    /// Its name.
    public var name: String
    /// Centre.
    public var centre: Double
    /// 95 % half-width.
    public var halfWidth: Double
    /// Whether the spread is the tool's default.
    public var isDefault: Bool

    /// Gathers the parts.
    public init(name: String, centre: Double, halfWidth: Double, isDefault: Bool) {
      self.name = name
      self.centre = centre
      self.halfWidth = halfWidth
      self.isDefault = isDefault
    }
  }

  /// A calibration target.
  public struct CalibrationRow: Sendable, Codable {
    /// What is calibrated.
    public var quantity: String
    /// The target.
    public var target: Double
    /// The closed form on the pilot's kept occasions.
    public var frozen: Double
    /// The pilot's simulated value.
    public var simulated: Double
    /// simulated / target - 1.
    public var residual: Double

    /// Gathers the parts.
    public init(
      quantity: String, target: Double, frozen: Double, simulated: Double, residual: Double
    ) {
      self.quantity = quantity
      self.target = target
      self.frozen = frozen
      self.simulated = simulated
      self.residual = residual
    }
  }

  /// A fact about one offer at list prices.
  public struct MarketFactRow: Sendable, Codable {
    /// The firm.
    public var firm: String
    /// The product's id.
    public var product: String
    /// List price.
    public var listPrice: Double
    /// Unit cost.
    public var unitCost: Double
    /// Share of the category's purchases.
    public var share: Double
    /// Own long-run elasticity of units.
    public var ownElasticity: Double
    /// When its price rises: the offer that gains most, and the share of the loss it takes.
    public var mainRival: String
    /// Share of lost buyers who go there.
    public var diversionToRival: Double
    /// Share of lost buyers who buy nothing.
    public var diversionToOutside: Double

    /// Gathers the parts.
    public init(
      firm: String, product: String, listPrice: Double, unitCost: Double, share: Double,
      ownElasticity: Double, mainRival: String, diversionToRival: Double,
      diversionToOutside: Double
    ) {
      self.firm = firm
      self.product = product
      self.listPrice = listPrice
      self.unitCost = unitCost
      self.share = share
      self.ownElasticity = ownElasticity
      self.mainRival = mainRival
      self.diversionToRival = diversionToRival
      self.diversionToOutside = diversionToOutside
    }
  }
}
