import RandomStreams

/// How offers stand in for each other and for buying nothing: the tree of a nested logit.
///
/// Utilities are those of the lowest level. With W = lambda ln sum exp(v / lambda) over the sellers of
/// a product, I = ln sum exp(W) over products and mu the dissimilarity of the offers, buying at all has
/// the odds exp(mu I + (1 - mu) I0). I0 is 0, or where the nests are `anchored` the inclusive value
/// before prices and placements, so that those odds stay what the intent model says of them while a
/// reduction draws on the other offers. Source: K. Train, *Discrete Choice Methods with Simulation*,
/// 2nd ed., 2009, chapter 4; docs/background/substitution.md.
public struct ChoiceNests: Sendable, Hashable {
  /// Dissimilarity mu of the category's offers, in (0, 1]; 1 for a plain logit.
  public var offerDissimilarity: Double
  /// Dissimilarity lambda of one product's sellers, in (0, 1]; 1 where they are as different as products.
  public var sellerDissimilarity: Double
  /// The nest of each offer, counted from 0; empty where every offer stands alone.
  public let products: [Int]
  /// How many nests of products there are.
  let productCount: Int
  /// What names the shock that the sellers of an offer's product share; `nil` for a single seller.
  public let sharedKeys: [UInt64?]
  /// Whether the odds of buying are held where the intent model puts them before prices.
  public var isAnchored: Bool
  /// What a display and the mailer add in the intent model, which the anchor leaves out.
  public var learned: PlacementEffects

  /// Gathers the parts; a plain logit unless told otherwise.
  ///
  /// `products` names each offer's product: offers of one product share a nest.
  public init(
    offerDissimilarity: Double = 1, sellerDissimilarity: Double = 1, products: [String] = [],
    isAnchored: Bool = false,
    learned: PlacementEffects = PlacementEffects()
  ) {
    self.offerDissimilarity = offerDissimilarity
    self.sellerDissimilarity = sellerDissimilarity
    self.isAnchored = isAnchored
    self.learned = learned
    var names: [String] = []
    for product in products where !names.contains(product) { names.append(product) }
    let areNested = sellerDissimilarity < 1 && names.count < products.count
    self.products = areNested ? products.map { names.firstIndex(of: $0) ?? 0 } : []
    productCount = areNested ? names.count : 0
    sharedKeys =
      areNested
      ? products.map { product in
        products.count { $0 == product } > 1 ? EntityKey("product").child(product).bits : nil
      } : []
  }

  /// Whether something holds the odds of buying.
  var holdsOdds: Bool { isAnchored && offerDissimilarity < 1 }

  /// Whether this is a plain logit.
  public var isPlain: Bool { offerDissimilarity == 1 && products.isEmpty }
}
