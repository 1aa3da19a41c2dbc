extension ComparisonSummary {
  /// Winner or baseline on fresh replications.
  public struct ForecastRow: Sendable, Codable {
    /// The strategy.
    public var strategy: String
    /// The metric.
    public var metric: String
    /// `money`, `count`, `share` or `days`.
    public var unit: String
    /// The estimate on fresh replications.
    public var fresh: Estimate
    /// The mean on ranking replications.
    public var ranking: Double

    /// Gathers the parts.
    public init(strategy: String, metric: String, unit: String, fresh: Estimate, ranking: Double) {
      self.strategy = strategy
      self.metric = metric
      self.unit = unit
      self.fresh = fresh
      self.ranking = ranking
    }
  }

  /// Day-by-day course of one offer under one strategy, over ranking replications.
  public struct OfferPath: Sendable, Codable {
    /// The strategy.
    public var strategy: String
    /// The firm.
    public var firm: String
    /// The product's id.
    public var product: String
    /// Whether the firm is the focal one.
    public var isFocal: Bool
    /// 10 %, 50 % and 90 % quantiles of the price at each day's end.
    public var priceLow: [Double]
    /// Median price.
    public var priceMedian: [Double]
    /// 90 % quantile of the price.
    public var priceHigh: [Double]
    /// Mean units sold per day.
    public var units: [Double]
    /// 10 % quantile of units per day.
    public var unitsLow: [Double]
    /// 90 % quantile of units per day.
    public var unitsHigh: [Double]
    /// Mean stock at each day's end; empty when unlimited.
    public var stock: [Double]

    /// Gathers the parts.
    public init(
      strategy: String, firm: String, product: String, isFocal: Bool, priceLow: [Double],
      priceMedian: [Double], priceHigh: [Double], units: [Double], unitsLow: [Double],
      unitsHigh: [Double], stock: [Double]
    ) {
      self.strategy = strategy
      self.firm = firm
      self.product = product
      self.isFocal = isFocal
      self.priceLow = priceLow
      self.priceMedian = priceMedian
      self.priceHigh = priceHigh
      self.units = units
      self.unitsLow = unitsLow
      self.unitsHigh = unitsHigh
      self.stock = stock
    }
  }

  /// What a segment paid.
  public struct PricePaidRow: Sendable, Codable {
    /// The strategy.
    public var strategy: String
    /// The segment.
    public var segment: String
    /// Mean gross price per unit.
    public var meanPrice: Double
    /// Mean units per replication.
    public var units: Double
    /// Share of units bought below list.
    public var dealShare: Double

    /// Gathers the parts.
    public init(
      strategy: String, segment: String, meanPrice: Double, units: Double, dealShare: Double
    ) {
      self.strategy = strategy
      self.segment = segment
      self.meanPrice = meanPrice
      self.units = units
      self.dealShare = dealShare
    }
  }
}
