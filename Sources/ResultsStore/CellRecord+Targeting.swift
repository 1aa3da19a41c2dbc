extension CellRecord {
  /// A number about coupons for chosen customers; money in currency units.
  public struct TargetingRow: Sendable, Equatable {
    /// What it counts, such as `true gain`.
    public var measure: String
    /// Where on the measure's axis it stands: a share, or a tenth's number.
    public var place: Double
    /// The number.
    public var value: Double

    /// Gathers the parts.
    public init(_ measure: String, at place: Double, _ value: Double) {
      self.measure = measure
      self.place = place
      self.value = value
    }
  }
}
