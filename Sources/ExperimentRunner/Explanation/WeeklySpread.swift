import MarketModel
import ResultsStore

/// Spreads a season's sales over its weeks.
///
/// Units are counted by day. Money is booked by season, so each product's is spread: revenue at regular
/// prices by units times that price, reductions and suppliers' funding as promotions lie over the days, costs
/// by units. Weeks add up to what sales brought, exactly in sum.
struct WeeklySpread {
  let market: MarketDefinition
  let measure: BridgeSplit.Measure

  /// Units, and money in currency units, week by week.
  func weeks(
    _ cell: CellRecord, _ books: SeasonBooks, reductions: PromotionReductions
  ) -> [(units: Double, money: Double)] {
    var weeks = Array(repeating: (units: 0.0, money: 0.0), count: cell.daily.dayCount / 7)
    guard !weeks.isEmpty else { return [] }
    for (place, offer) in market.focalOffers.enumerated() {
      let course = reductions.course(ofOffer: offer, in: cell)
      let money = money(books.products[place], course)
      for day in course.units.indices {
        let week = min(day / 7, weeks.count - 1)
        weeks[week].units += course.units[day]
        weeks[week].money += money[day]
      }
    }
    return weeks
  }

  private func money(
    _ product: SeasonBooks.Product, _ course: PromotionReductions.Course
  ) -> [Double] {
    let sales = zip(course.units, course.regular).map { $0 * Double($1) }
    let regular = Self.spread(product.regular, over: [sales, course.units])
    let isRevenue = measure == .revenue
    let promotions = Self.spread(
      (isRevenue ? 0 : product.funding) - product.reduction, over: course.promotionWeights)
    let costs = Self.spread(isRevenue ? 0 : product.unitCosts, over: [course.units])
    return regular.indices.map { regular[$0] + promotions[$0] - costs[$0] }
  }

  /// An amount by the first weights that are not zero throughout, in currency units.
  private static func spread(_ amount: Int64, over weights: [[Double]]) -> [Double] {
    let total = Double(amount) / 1e6
    for weight in weights {
      let sum = weight.reduce(0, +)
      if sum > 0 { return weight.map { total * $0 / sum } }
    }
    return (weights.last ?? []).enumerated().map { $0.offset == 0 ? total : 0 }
  }
}
