public import RandomStreams

/// Resolves occasions: the offer with the largest utility plus Gumbel shock, or nothing.
///
/// A shock's key is (consumer, visit, product, seller); the shock that sellers of a product share is
/// keyed by the product, that of buying at all by the category. Strategy, shelf position and dense
/// indices are in no key, so a policy change moves no shock. This scalar loop is the specification.
public struct ChoiceKernel: Sendable {
  /// What stays the same for a chunk of occasions; per offer of the category.
  public struct Prices: Sendable {
    /// Added to alpha: calibration shift plus quantity tilt.
    public var shift: [Double]
    /// First price term times its calibrated scale.
    public var first: [Double]
    /// Second price term times its calibrated scale.
    public var second: [Double]
    /// Whether the offer can be bought.
    public var available: [Bool]
    /// Added to alpha where the odds of buying are anchored; empty where they are not.
    public var anchorShift: [Double]

    /// Gathers the parts; arrays of one length.
    public init(
      shift: [Double], first: [Double], second: [Double], available: [Bool],
      anchorShift: [Double] = []
    ) {
      self.shift = shift
      self.first = first
      self.second = second
      self.available = available
      self.anchorShift = anchorShift
    }

    /// Whether an offer has been hidden from the visitor, so that nothing added to it counts.
    func hides(_ offer: Int) -> Bool { shift[offer] <= MarketSimulation.outOfReach / 2 }

    /// No offers.
    static let none = Prices(shift: [], first: [], second: [], available: [])

    /// Takes over another's values into the arrays that are there, so that nothing is allocated.
    mutating func copy(_ other: Prices) {
      guard shift.count == other.shift.count else {
        self = other
        return
      }
      for offer in shift.indices {
        shift[offer] = other.shift[offer]
        first[offer] = other.first[offer]
        second[offer] = other.second[offer]
        available[offer] = other.available[offer]
      }
      anchorShift = other.anchorShift
    }
  }

  /// How offers stand in for each other.
  public let nests: ChoiceNests
  /// What is added to utilities.
  let shocks: ChoiceShocks
  private let offerKeys: [UInt64]
  private let outsideKey: UInt64
  private let streamKey: UInt64

  /// Takes the keys of the category's offers in shelf order.
  public init(
    offerKeys: [UInt64], outsideKey: UInt64, family: StreamFamily,
    nests: ChoiceNests = ChoiceNests(), shocks: ChoiceShocks = .gumbel
  ) {
    self.shocks = shocks
    self.offerKeys = offerKeys
    self.outsideKey = outsideKey
    self.nests = nests
    streamKey = family.key
  }

  /// Writes for each of `rows` the choice among available offers and the one that would
  /// have been chosen with every offer in stock; -1 stands for buying nothing.
  public func resolve(
    _ rows: Range<Int>, visitKeys: [UInt64], scores: ScoreTable, prices: Prices,
    chosen: inout [Int32], wanted: inout [Int32]
  ) {
    guard shocks == .gumbel else {
      return resolveWithoutShocks(
        rows, scores: scores, prices: prices, chosen: &chosen, wanted: &wanted)
    }
    var anchor = prices.anchorShift.isEmpty ? nil : Anchor(nests)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: nests.productCount) { shared in
      for row in rows {
        let visit = visitKeys[row]
        shared.initialize(repeating: .nan)
        let outside = outsideUtility(
          visit, anchor: anchor?.value(row: row, scores: scores, prices: prices) ?? 0)
        var best = (utility: outside, offer: Int32(-1))
        var bestInStock = best
        for offer in offerKeys.indices {
          let cell = row * offerKeys.count + offer
          let value = systematic(cell: cell, offer: offer, scores: scores, prices: prices)
          // Hidden from the visitor: no shock brings it back.
          guard value > MarketSimulation.outOfReach / 2 else { continue }
          let utility = value + offerShock(offer, visit, shared: shared)
          if utility > best.utility { best = (utility, Int32(offer)) }
          if prices.available[offer], utility > bestInStock.utility {
            bestInStock = (utility, Int32(offer))
          }
        }
        wanted[row] = best.offer
        chosen[row] = bestInStock.offer
      }
    }
  }

  /// Returns the utility before the shock.
  @inline(__always)
  func systematic(cell: Int, offer: Int, scores: ScoreTable, prices: Prices) -> Double {
    let base = Double(scores.alpha[cell]) + prices.shift[offer]
    if scores.terms == 1 {
      return base - Double(scores.slopes[cell]) * prices.first[offer]
    }
    return base - Double(scores.slopes[2 * cell]) * prices.first[offer]
      - Double(scores.slopes[2 * cell + 1]) * prices.second[offer]
  }

  /// Returns the utility of an offer with its shock, or of buying nothing (-1).
  func value(
    ofOffer offer: Int, row: Int, visitKeys: [UInt64], scores: ScoreTable, prices: Prices
  ) -> Double {
    guard shocks == .gumbel else {
      guard offer >= 0 else { return Self.valueOfNothing }
      return systematic(
        cell: row * offerKeys.count + offer, offer: offer, scores: scores, prices: prices)
    }
    guard offer >= 0 else {
      var anchor = prices.anchorShift.isEmpty ? nil : Anchor(nests)
      return outsideUtility(
        visitKeys[row], anchor: anchor?.value(row: row, scores: scores, prices: prices) ?? 0)
    }
    return systematic(
      cell: row * offerKeys.count + offer, offer: offer, scores: scores, prices: prices)
      + offerShock(offer, visitKeys[row])
  }

  /// Returns the log-sum ln(1 + sum exp V) of an occasion, in utils, over every offer in reach.
  ///
  /// `choice` lends its buffers and is of the same nests.
  func logSum(
    row: Int, scores: ScoreTable, prices: Prices, choice: inout NestedChoice
  ) -> Double {
    var anchor = prices.anchorShift.isEmpty ? nil : Anchor(nests)
    let held = anchor?.value(row: row, scores: scores, prices: prices) ?? 0
    return choice.logSum(offers: offerKeys.count, anchor: held) {
      systematic(cell: row * offerKeys.count + $0, offer: $0, scores: scores, prices: prices)
    }
  }

  /// Returns the shock of an alternative at a visit.
  func shock(_ entity: UInt64, _ visit: UInt64) -> Double {
    gumbel(uniform(entity, visit))
  }

  /// What buying nothing is worth in the scale of the offers: the best offer is bought when
  /// mu (its utility + ln S) + (1 - mu) anchor exceeds the outside option's Gumbel number.
  @inline(__always)
  private func outsideUtility(_ visit: UInt64, anchor: Double) -> Double {
    let own = gumbel(uniform(outsideKey, visit))
    guard nests.offerDissimilarity < 1 else { return own }
    let shared = sharedShock(outsideKey, visit, index: nests.offerDissimilarity)
    return (own - (1 - nests.offerDissimilarity) * anchor) / nests.offerDissimilarity - shared
  }

  /// The shock of an offer; sellers of one product share a part of theirs.
  @inline(__always)
  private func offerShock(_ offer: Int, _ visit: UInt64) -> Double {
    let own = gumbel(uniform(offerKeys[offer], visit))
    guard !nests.products.isEmpty, let key = nests.sharedKeys[offer] else { return own }
    return nests.sellerDissimilarity
      * (sharedShock(key, visit, index: nests.sellerDissimilarity) + own)
  }

  /// The same with what sellers share looked up where another seller of the product has drawn it; NaN
  /// where none has.
  @inline(__always)
  private func offerShock(
    _ offer: Int, _ visit: UInt64, shared: UnsafeMutableBufferPointer<Double>
  ) -> Double {
    let own = gumbel(uniform(offerKeys[offer], visit))
    guard !nests.products.isEmpty, let key = nests.sharedKeys[offer] else { return own }
    let product = nests.products[offer]
    if shared[product].isNaN {
      shared[product] = sharedShock(key, visit, index: nests.sellerDissimilarity)
    }
    return nests.sellerDissimilarity * (shared[product] + own)
  }

  private func sharedShock(_ entity: UInt64, _ visit: UInt64, index: Double) -> Double {
    logStable(
      index: index, uniform(entity ^ 0x7368_6172_6564_2075, visit),
      uniform(entity ^ 0x7368_6172_6564_2076, visit))
  }

  /// Returns the uniform number that decides the quantity.
  func quantityUniform(offer: Int, visitKey: UInt64) -> Double {
    uniform(offerKeys[offer] ^ 0x7175_616E_7469_7479, visitKey)
  }

  @inline(__always)
  private func uniform(_ entity: UInt64, _ visit: UInt64) -> Double {
    openUniform(fromBits: Philox.bits(low: entity, high: visit, key: streamKey))
  }
}

extension ChoiceKernel {
  /// The inclusive value before prices and placements, occasion after occasion.
  struct Anchor {
    private var choice: NestedChoice
    private var utilities: [Double] = []

    init(_ nests: ChoiceNests) {
      choice = NestedChoice(nests)
    }

    /// The anchor of a row: over the offers in reach, at alpha with the calibration's shifts; 0 without.
    mutating func value(row: Int, scores: ScoreTable, prices: Prices) -> Double {
      guard !prices.anchorShift.isEmpty else { return 0 }
      utilities.removeAll(keepingCapacity: true)
      for offer in prices.anchorShift.indices {
        utilities.append(
          prices.hides(offer)
            ? MarketSimulation.outOfReach
            : Double(scores.alpha[row * scores.offers + offer]) + prices.anchorShift[offer])
      }
      return choice.inclusiveValue(utilities)
    }
  }
}
