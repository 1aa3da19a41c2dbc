/// What ranking customers by predicted uplift is worth, measured on customers whose coupons were drawn at
/// random.
///
/// Rank all by prediction. For the best-ranked k, u(k) = Y_t(k) - Y_c(k) n_t(k) / n_c(k), with the outcomes
/// and the numbers of treated and control customers among them: what the coupons brought to the treated.
/// Divided by all treated it is the extra outcome per customer if the best-ranked share gets coupons. A
/// ranking that knows nothing is the straight line to the curve's end; the coefficient is the area between
/// the two.
///
/// - SeeAlso: N. Radcliffe, "Using control groups to target on predicted lift", *Direct Marketing
///   Analytics Journal* 1, 2007; P. Gutierrez and J.-Y. Gérardy, "Causal inference and uplift modelling: a
///   review of the literature", *PMLR* 67, 2017.
public struct QiniCurve: Sendable, Hashable {
  /// A customer of the trial.
  public struct Customer: Sendable, Hashable {
    /// Predicted uplift.
    public var score: Double
    /// What the customer brought.
    public var outcome: Double
    /// Whether the customer had a coupon.
    public var isTreated: Bool

    /// Gathers the parts.
    public init(score: Double, outcome: Double, isTreated: Bool) {
      self.score = score
      self.outcome = outcome
      self.isTreated = isTreated
    }
  }

  /// A place on the curve.
  public struct Point: Sendable, Hashable {
    /// Share of customers, best-ranked first, 0 to 1.
    public var share: Double
    /// Extra outcome per customer if they get coupons.
    public var value: Double
  }

  /// From (0, 0) on; customers with equal scores make one step.
  public let points: [Point]

  /// Ranks customers.
  public init(_ customers: [Customer]) {
    let ranked = customers.sorted { $0.score > $1.score }
    let treatedCount = Double(max(1, customers.count { $0.isTreated }))
    var points = [Point(share: 0, value: 0)]
    var (treated, control) = ((count: 0.0, sum: 0.0), (count: 0.0, sum: 0.0))
    for (place, customer) in ranked.enumerated() {
      if customer.isTreated {
        treated = (treated.count + 1, treated.sum + customer.outcome)
      } else {
        control = (control.count + 1, control.sum + customer.outcome)
      }
      guard place + 1 == ranked.count || ranked[place + 1].score < customer.score else { continue }
      let base = control.count > 0 ? control.sum * treated.count / control.count : 0
      points.append(
        Point(
          share: Double(place + 1) / Double(ranked.count),
          value: (treated.sum - base) / treatedCount))
    }
    self.points = points
  }

  /// The area between the curve and the straight line to its end.
  public var coefficient: Double {
    let area = zip(points, points.dropFirst()).reduce(0.0) { sum, pair in
      sum + (pair.1.share - pair.0.share) * (pair.0.value + pair.1.value) / 2
    }
    return area - (points.last?.value ?? 0) / 2
  }

  /// The curve's value at a share, on the line between its points.
  public func value(at share: Double) -> Double {
    guard let next = points.firstIndex(where: { $0.share >= share }), next > 0 else {
      return points.first?.value ?? 0
    }
    let (left, right) = (points[next - 1], points[next])
    return left.value + (right.value - left.value) * (share - left.share)
      / (right.share - left.share)
  }
}
