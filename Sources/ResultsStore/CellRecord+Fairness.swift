extension CellRecord {
  /// What one group of consumers bought from the focal firm and paid; money in millionths of the
  /// currency unit.
  public struct GroupRow: Sendable, Equatable {
    /// The dimension, such as `income`.
    public var dimension: String
    /// The band, such as `low`.
    public var band: String
    /// Consumers in it.
    public var consumers: Int64 = 0
    /// Of them, those who could have used a coupon or another targeted price.
    public var holders: Int64 = 0
    /// Of them, those who used one.
    public var users: Int64 = 0
    /// Units bought.
    public var units: Int64 = 0
    /// Paid for them, tax included.
    public var paid: Int64 = 0
    /// Units of a product in a week in which other groups bought it too.
    public var comparedUnits: Int64 = 0
    /// Paid over what everyone paid for the same product in the same week, less 1; 0 without compared
    /// units.
    public var priceIndex = 0.0

    /// Creates a row without purchases.
    public init(dimension: String, band: String) {
      self.dimension = dimension
      self.band = band
    }
  }

  /// A number on what choosing was worth to consumers.
  public struct WelfareRow: Sendable, Equatable {
    /// What is counted.
    public enum Measure: String, Sendable, Codable {
      /// Choice occasions.
      case occasions
      /// Consumer surplus, in currency units.
      case surplus
      /// Sum of the occasions' log-sums, in utils.
      case logSum = "log-sum"
    }

    /// What is counted.
    public var measure: Measure
    /// The factor on the focal firm's prices; 1 for prices as they were.
    public var factor: Double
    /// The sum.
    public var value: Double

    /// Gathers the parts.
    public init(_ measure: Measure, factor: Double = 1, _ value: Double) {
      self.measure = measure
      self.factor = factor
      self.value = value
    }
  }

  /// The largest difference between two groups' price indices in a dimension; 0 where fewer than two
  /// groups can be compared.
  public func priceGap(of dimension: String) -> Double {
    let indices = groups.filter { $0.dimension == dimension && $0.comparedUnits > 0 }
      .map(\.priceIndex)
    return (indices.max() ?? 0) - (indices.min() ?? 0)
  }
}
