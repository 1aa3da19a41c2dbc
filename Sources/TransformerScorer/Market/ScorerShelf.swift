import MarketModel

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// One category's offers as the network sees them before flags.
struct ScorerShelf: Sendable {
  /// The products; the same at every seller.
  let items: CategoryItems
  /// The offers in shelf order.
  private(set) var facts: [OfferFacts]
  /// ln of the purchases per occasion that are expected.
  private(set) var logBaseRate: Float
  /// How a consumer's part of a large shelf is chosen.
  let consideration: ConsiderationSet
  /// Whether the shelf has more offers than the network takes.
  let isLarge: Bool

  init(
    market: MarketDefinition, category: Int, popularity: TransformerIntent.Popularity,
    capacity: Int
  ) {
    let range = market.categoryOffers[category]
    let products = market.productOrdinals
    let tiers = market.priceTiers
    facts = range.map { offer in
      OfferFacts(
        item: products[offer], tier: tiers[offer], logShare: Float(log(popularity.shares[offer])))
    }
    items = CategoryItems(market.offers[range], products: Array(products[range]))
    logBaseRate = Float(log(popularity.conversions[category]))
    isLarge = range.count > capacity
    consideration = ConsiderationSet(
      capacity: capacity, shares: Array(popularity.shares[range]),
      items: Array(products[range]), keys: market.offerKeys(ofCategory: category))
  }

  /// Returns the shelf with the popularity of recent sales, pulled to the expected one.
  func following(_ sales: RecentSales, before period: Int) -> ScorerShelf {
    guard sales.items > 0 else { return self }
    var shelf = self
    let rate = sales.purchaseRate(before: period, expected: Double(expf(logBaseRate)))
    shelf.logBaseRate = Float(log(rate))
    let expected = productShares
    for (index, fact) in facts.enumerated() {
      // Offers of one product at several sellers keep their proportions.
      let share = sales.share(of: fact.item, before: period, expected: expected)
      shelf.facts[index].logShare += Float(log(share / expected[fact.item]))
    }
    return shelf
  }

  /// Expected shares of the products; sum 1.
  private var productShares: [Double] {
    var shares = Array(repeating: 0.0, count: items.identities.count)
    for fact in facts { shares[fact.item] += exp(Double(fact.logShare)) }
    let total = shares.reduce(0, +)
    return shares.map { $0 / total }
  }

  /// Appends the offers that a consumer considers at an occasion.
  func consider(
    key: UInt64, flags: [OfferFlags], histories: PurchaseHistories, consumer: Int,
    into scratch: inout ScorerScratch
  ) {
    consideration.choose(
      key: key, flags: flags, histories: histories, consumer: consumer, into: &scratch)
  }
}

extension CategoryItems {
  /// The products of a category's offers; a product without a brand shares it with no other.
  fileprivate init(_ offers: ArraySlice<Offer>, products: [Int]) {
    var identities: [TokenBatch.ItemIdentity] = []
    var isPrivateLabel: [Bool] = []
    var names = (brands: [String](), types: [String]())
    for (offer, product) in zip(offers, products) where product == identities.count {
      let brand = offer.brand.isEmpty ? "\u{0}" + offer.product : offer.brand
      identities.append(
        TokenBatch.ItemIdentity(
          item: Int32(product), brand: names.brands.number(of: brand),
          type: names.types.number(of: offer.type)))
      isPrivateLabel.append(offer.isPrivateLabel)
    }
    self.init(
      identities: identities, isPrivateLabel: isPrivateLabel,
      isListed: identities.map { _ in true })
  }
}

extension [String] {
  /// Returns the name's place in the list, to which it is added when new.
  fileprivate mutating func number(of name: String) -> Int32 {
    if let known = firstIndex(of: name) { return Int32(known) }
    append(name)
    return Int32(count - 1)
  }
}
