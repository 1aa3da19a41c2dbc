import MarketModel
import ResultsStore

/// Spreads a season's sales over its weeks.
///
/// Units are counted by day. Money is booked by season, so each product's is spread: revenue by units times
/// the price at the day's end, suppliers' funding by units below list price, costs by units. Weeks add up
/// to what sales brought, exactly in sum.
struct WeeklySpread {
  let market: MarketDefinition
  let measure: BridgeSplit.Measure

  /// Units, and money in currency units, week by week.
  func weeks(_ cell: CellRecord, _ books: SeasonBooks) -> [(units: Double, money: Double)] {
    var weeks = Array(repeating: (units: 0.0, money: 0.0), count: cell.daily.dayCount / 7)
    guard !weeks.isEmpty else { return [] }
    for (place, offer) in market.focalOffers.enumerated() {
      let days = OfferDays(cell, offer: offer)
      let money = money(books.products[place], days, list: market.offers[offer].listPrice)
      for day in days.units.indices {
        let week = min(day / 7, weeks.count - 1)
        weeks[week].units += Double(days.units[day])
        weeks[week].money += money[day]
      }
    }
    return weeks
  }

  private func money(
    _ product: SeasonBooks.Product, _ days: OfferDays, list: Money
  ) -> [Double] {
    let units = days.units.map(Double.init)
    let sales = zip(units, days.prices).map { $0 * Double($1) }
    let revenue = Self.spread(product.net, over: [sales, units])
    guard measure == .contribution else { return revenue }
    let reduced = zip(units, days.prices).map { $1 < list.millionths ? $0 : 0 }
    let funding = Self.spread(product.funding, over: [reduced, units])
    let costs = Self.spread(product.unitCosts, over: [units])
    return revenue.indices.map { revenue[$0] + funding[$0] - costs[$0] }
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
