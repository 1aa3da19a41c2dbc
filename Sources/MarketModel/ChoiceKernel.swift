public import RandomStreams

/// Resolves occasions: the offer with the largest utility plus Gumbel shock, or nothing.
///
/// A shock's key is (consumer, visit, product, seller); strategy, shelf position and dense indices
/// are in no key, so a policy change moves no shock. This scalar loop is the specification.
public struct ChoiceKernel: Sendable {
  /// What stays the same for a chunk of occasions; per offer of the category.
  public struct Prices {
    /// Added to alpha: calibration shift plus quantity tilt.
    public var shift: [Double]
    /// First price term times its calibrated scale.
    public var first: [Double]
    /// Second price term times its calibrated scale.
    public var second: [Double]
    /// Whether the offer can be bought.
    public var available: [Bool]

    /// Gathers the parts; arrays of one length.
    public init(shift: [Double], first: [Double], second: [Double], available: [Bool]) {
      self.shift = shift
      self.first = first
      self.second = second
      self.available = available
    }
  }

  private let offerKeys: [UInt64]
  private let outsideKey: UInt64
  private let streamKey: UInt64

  /// Takes the keys of the category's offers in shelf order.
  public init(offerKeys: [UInt64], outsideKey: UInt64, family: StreamFamily) {
    self.offerKeys = offerKeys
    self.outsideKey = outsideKey
    streamKey = family.key
  }

  /// Writes for each of `rows` the choice among available offers and the one that would
  /// have been chosen with every offer in stock; -1 stands for buying nothing.
  public func resolve(
    _ rows: Range<Int>, visitKeys: [UInt64], scores: ScoreTable, prices: Prices,
    chosen: inout [Int32], wanted: inout [Int32]
  ) {
    for row in rows {
      let outside = gumbel(uniform(outsideKey, visitKeys[row]))
      var best = (utility: outside, offer: Int32(-1))
      var bestInStock = best
      for offer in offerKeys.indices {
        let cell = row * offerKeys.count + offer
        let utility =
          systematic(cell: cell, offer: offer, scores: scores, prices: prices)
          + gumbel(uniform(offerKeys[offer], visitKeys[row]))
        if utility > best.utility { best = (utility, Int32(offer)) }
        if prices.available[offer], utility > bestInStock.utility {
          bestInStock = (utility, Int32(offer))
        }
      }
      wanted[row] = best.offer
      chosen[row] = bestInStock.offer
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
    guard offer >= 0 else { return shock(outsideKey, visitKeys[row]) }
    return systematic(
      cell: row * offerKeys.count + offer, offer: offer, scores: scores, prices: prices)
      + shock(offerKeys[offer], visitKeys[row])
  }

  /// Returns the shock of an alternative at a visit.
  func shock(_ entity: UInt64, _ visit: UInt64) -> Double {
    gumbel(uniform(entity, visit))
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
