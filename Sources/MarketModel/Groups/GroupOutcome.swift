/// What one group bought, paid and had access to in a season.
public struct GroupOutcome: Sendable, Hashable {
  /// Consumers in the group.
  public var consumers = 0
  /// Of them, those who could have used a coupon or another targeted price.
  public var holders = 0
  /// Of them, those who used one.
  public var users = 0
  /// Units bought.
  public var units: Int64 = 0
  /// Paid for them, tax included; millionths.
  public var paid: Int64 = 0
  /// Units bought of a product in a week in which others bought it too.
  public var comparedUnits: Int64 = 0
  /// What the group paid over what everyone paid for the same product in the same week, less 1; 0
  /// without compared units.
  ///
  /// Mean over the cells (product, week) with purchases of the group and of others, weighted by the
  /// group's units, of the group's mean price over the cell's. So other products or other weeks make
  /// no difference.
  public var priceIndex = 0.0
}

extension GroupBooks {
  /// Returns what a band of a dimension bought of some offers.
  public func outcome(dimension: Int, band: Int, offers: [Int]) -> GroupOutcome {
    var outcome = GroupOutcome()
    for consumer in holders.indices where Int(membership.bands[dimension][consumer]) == band {
      outcome.consumers += 1
      if holders[consumer] { outcome.holders += 1 }
      if users[consumer] { outcome.users += 1 }
    }
    var weighted = 0.0
    for cell in cells(dimension: dimension, offers: offers) {
      let own = sales[cell.lowerBound + band]
      outcome.units += own.units
      outcome.paid += own.paid
      let all = total(cell)
      guard own.units > 0, all.units > own.units, all.paid > 0 else { continue }
      outcome.comparedUnits += own.units
      // Units times (own mean price / the cell's mean price).
      weighted += Double(own.paid) * Double(all.units) / Double(all.paid)
    }
    if outcome.comparedUnits > 0 {
      outcome.priceIndex = weighted / Double(outcome.comparedUnits) - 1
    }
    return outcome
  }

  /// The columns of a dimension in every week's row of some offers.
  private func cells(dimension: Int, offers: [Int]) -> [Range<Int>] {
    let count = groups.dimensions[dimension].bands.count
    return (0..<weekCount).flatMap { week in
      offers.map { offer in
        let first = (week * offerCount + offer) * columnCount + firstColumns[dimension]
        return first..<first + count
      }
    }
  }

  private func total(_ cell: Range<Int>) -> Sales {
    sales[cell].reduce(into: Sales()) { sum, part in
      sum.units += part.units
      sum.paid += part.paid
    }
  }
}
