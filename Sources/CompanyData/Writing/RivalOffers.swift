/// Rivals' offers of a category's products: median prices and assumed shares.
struct RivalOffers {
  /// One offer.
  struct Offer: Hashable {
    var competitor: String
    var product: String
    var price: Double
    /// Of all purchases, in ten-thousandths.
    var share: Int
  }

  private let offers: [Offer]

  /// Divides `share` of the purchases in proportion to the own products' shares.
  init(_ category: CategoryImport, share: Double) {
    let items = category.sales.items
    var found: [(competitor: String, item: Int, price: Double)] = []
    for competitor in Set(category.competitorPrices.map(\.competitor)).sorted() {
      for item in category.plan.items {
        let prices = category.competitorPrices.filter {
          $0.competitor == competitor && $0.sku == items[item] && $0.isAvailable
        }.compactMap(\.price).sorted()
        guard !prices.isEmpty else { continue }
        found.append((competitor, item, prices[(prices.count - 1) / 2]))
      }
    }
    let shares = ScenarioText.wholeShares(
      found.map { category.estimates.items[$0.item].share }, total: (share * 10_000).rounded())
    offers = zip(found, shares).map {
      Offer(competitor: $0.competitor, product: items[$0.item], price: $0.price, share: $1)
    }
  }

  /// Names of the rivals with an offer.
  var competitors: [String] { Set(offers.map(\.competitor)).sorted() }

  /// Offers of one rival.
  func of(_ competitor: String) -> [Offer] { offers.filter { $0.competitor == competitor } }
}
