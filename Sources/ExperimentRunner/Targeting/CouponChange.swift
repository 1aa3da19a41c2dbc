import MarketModel

/// What a season's coupons changed for the focal firm, consumer by consumer, in currency units: the books
/// of the season against those of the same season without.
struct CouponChange {
  /// Change of the contribution, after contacts.
  let gains: [Double]
  /// Contacts, reductions and handling.
  let costs: [Double]

  init(market: MarketDefinition, with season: MarketSimulation, without twin: MarketSimulation) {
    guard let books = season.customers, let plain = twin.customers else {
      (gains, costs) = ([], [])
      return
    }
    var contacts = Array(repeating: 0.0, count: books.columns.count)
    for wave in books.waves {
      for (consumer, arm) in wave.assignment.arms.enumerated() where arm >= 0 {
        contacts[consumer] += market.contactCost(ofPromotion: wave.coupons[Int(arm)])
      }
    }
    let gained = zip(books.columns.contribution, plain.columns.contribution).map { $0 - $1 }
    let spent = zip(books.columns.couponCost, plain.columns.couponCost).map { $0 - $1 }
    gains = zip(gained, contacts).map { Double($0) / 1e6 - $1 }
    costs = zip(spent, contacts).map { Double($0) / 1e6 + $1 }
  }
}
