/// Choice probabilities of one occasion after the other in a nested logit; keeps its buffers.
///
/// Without nests the arithmetic is that of the plain logit, to the last bit.
public struct NestedChoice: Sendable {
  /// The tree.
  public let nests: ChoiceNests
  /// Probability of each offer given that something is bought.
  private(set) var conditional: [Double] = []
  /// Probability of each offer given that its product is bought; empty where every offer stands alone.
  private(set) var amongSellers: [Double] = []
  /// Probability of buying something.
  private(set) var buying = 0.0
  private var products: [Double] = []
  private var tops: [Double] = []
  private var utilities: [Double] = []

  /// Takes the tree.
  public init(_ nests: ChoiceNests) {
    self.nests = nests
  }

  /// Replaces utilities by choice probabilities beside an outside option of utility 0, and returns the
  /// log-sum ln(1 + sum exp V), in utils.
  ///
  /// `anchor` is the inclusive value that holds the odds of buying; 0 where nests have none. An offer of
  /// utility -infinity can't be had.
  @discardableResult
  public mutating func replaceWithProbabilities(
    _ row: inout [Double], anchor: Double = 0
  ) -> Double {
    nests.isPlain ? replacePlain(&row) : replaceNested(&row, anchor: anchor)
  }

  private mutating func replacePlain(_ row: inout [Double]) -> Double {
    var largest = 0.0
    for offer in row.indices { largest = max(largest, row[offer]) }
    var total = expOf(-largest)
    for offer in row.indices {
      row[offer] = expOf(row[offer] - largest)
      total += row[offer]
    }
    for offer in row.indices { row[offer] /= total }
    return largest + lnOf(total)
  }

  private mutating func replaceNested(_ row: inout [Double], anchor: Double) -> Double {
    let inclusive = inclusiveValue(row)
    let odds = nests.offerDissimilarity * inclusive + (1 - nests.offerDissimilarity) * anchor
    buying = odds > -.infinity ? 1 / (1 + expOf(-odds)) : 0
    for offer in row.indices { row[offer] = buying * conditional[offer] }
    return max(0, odds) + lnOf(1 + expOf(-abs(odds)))
  }

  /// Returns the log-sum of the utilities that `utility` gives for each offer; keeps no probabilities.
  mutating func logSum(
    offers: Int, anchor: Double, _ utility: (Int) -> Double
  ) -> Double {
    utilities.removeAll(keepingCapacity: true)
    for offer in 0..<offers { utilities.append(utility(offer)) }
    guard !nests.isPlain else { return Self.logSum(utilities, beside: 0) }
    let inclusive = nests.products.isEmpty ? Self.logSum(utilities) : inclusiveOfProducts()
    let odds = nests.offerDissimilarity * inclusive + (1 - nests.offerDissimilarity) * anchor
    return max(0, odds) + lnOf(1 + expOf(-abs(odds)))
  }

  /// The inclusive value over products of `utilities`, each product's sellers joined first.
  private mutating func inclusiveOfProducts() -> Double {
    let scale = nests.sellerDissimilarity
    Self.fill(&tops, nests.productCount, with: -Double.infinity)
    Self.fill(&products, nests.productCount, with: 0)
    for (offer, product) in nests.products.enumerated() {
      tops[product] = max(tops[product], utilities[offer])
    }
    for (offer, product) in nests.products.enumerated() where utilities[offer] > -.infinity {
      let below = utilities[offer] - tops[product]
      products[product] += below == 0 ? 1 : expOf(below / scale)
    }
    for product in tops.indices where products[product] != 1 && tops[product] > -.infinity {
      tops[product] += scale * lnOf(products[product])
    }
    return Self.logSum(tops)
  }

  /// Returns ln sum exp of `values`, and of an outside option where there is one.
  private static func logSum(_ values: [Double], beside outside: Double = -.infinity) -> Double {
    var largest = outside
    for value in values { largest = max(largest, value) }
    guard largest > -.infinity else { return largest }
    var total = expOf(outside - largest)
    for value in values { total += value == largest ? 1 : expOf(value - largest) }
    return largest + lnOf(total)
  }

  /// Returns the inclusive value of a row of utilities, and keeps the probabilities given a purchase.
  mutating func inclusiveValue(_ row: [Double]) -> Double {
    Self.copy(row, to: &conditional)
    joinSellers(row)
    var largest = -Double.infinity
    for offer in row.indices { largest = max(largest, conditional[offer]) }
    guard largest > -.infinity else {
      for offer in row.indices { conditional[offer] = 0 }
      return -.infinity
    }
    var total = 0.0
    for offer in row.indices {
      conditional[offer] = expOf(conditional[offer] - largest)
      total += conditional[offer]
    }
    for offer in row.indices { conditional[offer] /= total }
    return largest + lnOf(total)
  }

  /// Gives every offer of a product with several sellers its part of the product's inclusive value:
  /// W + ln P(seller | product).
  private mutating func joinSellers(_ row: [Double]) {
    guard !nests.products.isEmpty else { return }
    let scale = nests.sellerDissimilarity
    Self.fill(&tops, nests.productCount, with: -Double.infinity)
    Self.fill(&products, nests.productCount, with: 0)
    for (offer, product) in nests.products.enumerated() {
      tops[product] = max(tops[product], row[offer])
    }
    for (offer, product) in nests.products.enumerated() where row[offer] > -.infinity {
      products[product] += expOf((row[offer] - tops[product]) / scale)
    }
    Self.copy(row, to: &amongSellers)
    for (offer, product) in nests.products.enumerated() {
      guard row[offer] > -.infinity else {
        amongSellers[offer] = 0
        continue
      }
      let logShare = (row[offer] - tops[product]) / scale - lnOf(products[product])
      amongSellers[offer] = expOf(logShare)
      conditional[offer] = tops[product] + scale * lnOf(products[product]) + logShare
    }
  }

  /// d ln P(buy `offer`) / d utility of `other`, at the row last replaced, whose probabilities are
  /// `row`; anchors held.
  func logDerivative(of offer: Int, by other: Int, _ row: borrowing [Double]) -> Double {
    guard !nests.isPlain else { return (offer == other ? 1 : 0) - row[other] }
    let kept = 1 - nests.offerDissimilarity * (1 - buying)
    var value = (offer == other ? 1 : 0) - conditional[other] * kept
    if !nests.products.isEmpty, nests.products[offer] == nests.products[other] {
      value +=
        ((offer == other ? 1 : 0) - amongSellers[other]) * (1 / nests.sellerDissimilarity - 1)
    }
    return value
  }

  /// Copies into the array that is there.
  private static func copy(_ row: [Double], to target: inout [Double]) {
    target.removeAll(keepingCapacity: true)
    for value in row { target.append(value) }
  }

  private static func fill(_ target: inout [Double], _ count: Int, with value: Double) {
    target.removeAll(keepingCapacity: true)
    for _ in 0..<count { target.append(value) }
  }
}
