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
  let facts: [OfferFacts]
  /// ln of the purchases per occasion that are expected.
  let logBaseRate: Float
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
