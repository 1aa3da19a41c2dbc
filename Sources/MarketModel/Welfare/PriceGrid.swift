/// What a uniform change of the focal firm's prices would do to utilities, for a grid of changes.
///
/// Only the first price term varies, as `price -> factor x price`: with relative terms, of the price
/// over the regular one; the expected price, tastes and stocks at home stay as they are.
struct PriceGrid: Sendable, Hashable {
  /// Factors on prices, rising; 1 is among them.
  static let factors = [0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1, 1.05, 1.1, 1.15, 1.2, 1.3, 1.4]

  /// The first price term for which an offer's changes hold; not a number before the first.
  private var terms: [Double]
  /// Change of the scaled first price term; shape `[offer, factor]`, row-major.
  private(set) var termChanges: [Double]
  /// Change of the quantity tilt; the same shape.
  private(set) var tiltChanges: [Double]

  init(offers count: Int) {
    terms = Array(repeating: .nan, count: count)
    termChanges = Array(repeating: 0, count: count * Self.factors.count)
    tiltChanges = termChanges
  }

  /// Whether an offer's changes are those of its first price term now.
  func holds(_ index: Int, term: Double) -> Bool { terms[index] == term }

  /// Brings an offer's changes up to date with the first price term that it has now; `scale` is the
  /// calibrated factor in `term`.
  mutating func update(
    _ index: Int, offer: Offer, term: Double, scale: Double, priceTerms: PriceTerms
  ) {
    terms[index] = term
    let regular = offer.listPrice.units
    let atList = priceTerms.values(price: regular, regular: regular, expected: regular).0
    let plain = scale > 0 ? term / scale : atList
    let price = priceTerms.price(ofFirstTerm: plain, regular: regular)
    let tilt = QuantityRule(offer, termChange: plain - atList).tilt
    for (place, factor) in Self.factors.enumerated() {
      let value = priceTerms.values(price: factor * price, regular: regular, expected: regular).0
      let cell = index * Self.factors.count + place
      termChanges[cell] = factor == 1 ? 0 : scale * value - term
      tiltChanges[cell] =
        factor == 1 ? 0 : QuantityRule(offer, termChange: value - atList).tilt - tilt
    }
  }
}

extension PriceTerms {
  /// The price whose first term is `value`.
  func price(ofFirstTerm value: Double, regular: Double) -> Double {
    switch self {
    case .money: value
    case .relative: regular * (value <= 0 ? expOf(value) : 1 + value)
    }
  }
}

extension QuantityRule {
  fileprivate init(_ offer: Offer, termChange: Double) {
    self.init(
      shares: offer.quantityShares, response: offer.quantityResponse, termChange: termChange)
  }
}
