/// One sending of coupons, and the customers' books before and after it.
public struct CouponWave: Sendable, Hashable {
  /// When they went out, in microseconds since time 0.
  public var start: Int64
  /// When the next ones went out, or the coupons' last day ended; `nil` while it goes on.
  public var end: Int64?
  /// Indices of the market's coupons among which to choose.
  public var coupons: [Int]
  /// Who got which.
  public var assignment: CouponAssignment
  /// The books when they went out.
  public var before: CustomerColumns
  /// The books at the end; `nil` while it goes on.
  public var after: CustomerColumns?

  /// Gathers the parts of a wave that goes out.
  public init(
    start: Int64, coupons: [Int], assignment: CouponAssignment, before: CustomerColumns
  ) {
    self.start = start
    self.coupons = coupons
    self.assignment = assignment
    self.before = before
  }

  /// What a column grew by during the wave, by consumer; zeros while it goes on.
  public func growth<Number: FixedWidthInteger>(
    _ column: KeyPath<CustomerColumns, [Number]>
  ) -> [Number] {
    let first = before[keyPath: column]
    guard let last = after?[keyPath: column] else { return first.map { _ in 0 } }
    return zip(last, first).map { $0 - $1 }
  }
}

/// Who gets which coupon, and what the sender expects of it.
public struct CouponAssignment: Sendable, Hashable {
  /// Place of each consumer's coupon in the sender's list; -1 for none; shape `[consumer]`.
  public var arms: [Int16]
  /// The same before some were held out to measure the others by.
  public var intended: [Int16]
  /// Expected gain of the intended coupon in contribution, after its costs, in currency units; zero
  /// where the sender expects nothing; shape `[consumer]`.
  public var predicted: [Double]
  /// What the sender says about itself.
  public var figures: [CouponFigure] = []

  /// Gathers the parts; nobody is held out and nothing expected unless given.
  public init(arms: [Int16], intended: [Int16]? = nil, predicted: [Double]? = nil) {
    self.arms = arms
    self.intended = intended ?? arms
    self.predicted = predicted ?? arms.map { _ in 0 }
  }
}

/// A number about a targeted campaign.
public struct CouponFigure: Sendable, Hashable {
  /// What it counts.
  public var measure: CouponMeasure
  /// Where on the measure's axis it stands: a share, or a decile's number.
  public var place: Double
  /// The number.
  public var value: Double

  /// Gathers the parts.
  public init(_ measure: CouponMeasure, at place: Double = 0, _ value: Double) {
    self.measure = measure
    self.place = place
    self.value = value
  }
}

/// What a number about a targeted campaign counts; money in currency units.
public enum CouponMeasure: String, Sendable, Hashable, CaseIterable {
  /// Customers who got a coupon.
  case sent
  /// Customers held out although a coupon was meant for them.
  case heldOut = "held out"
  /// What the plan expected to spend on contacts, reductions and handling.
  case expectedCost = "expected cost"
  /// What was spent on them.
  case spent
  /// The budget; no row where there is none.
  case budget
  /// The largest gain that the plan may have missed for being no exact optimum.
  case gap = "missed at most"
  /// Gain expected of all coupons sent.
  case predicted = "predicted gain"
  /// Gain in the season against the same season without coupons, which only a simulation knows.
  case gained = "true gain"
  /// Gain as the firm measures it: those who got a coupon against those held out.
  case measured = "measured gain"
  /// Gain expected of a customer in the n-th tenth by expected gain.
  case predictedByTenth = "predicted gain of a customer"
  /// Gain of such a customer in the season against the same season without coupons.
  case gainedByTenth = "true gain of a customer"
  /// Extra contribution in the trial's test part if the best-ranked share gets coupons, per customer.
  case qini = "qini curve"
  /// Area between that curve and the straight line to its end.
  case qiniCoefficient = "qini coefficient"
}
