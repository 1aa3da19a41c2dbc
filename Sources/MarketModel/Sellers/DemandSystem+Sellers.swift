import ScientificComputing

extension DemandSystem {
  /// Builds the demand of a stated logit whose consumers see what their visits show them.
  ///
  /// Each segment's nodes stand once for every shelf that its visits may see, weighted by how often they
  /// do; without sellers there is one shelf.
  ///
  /// - Throws: `ScientificError` when the quadrature rule can't be built.
  public static func stated(
    market: MarketDefinition, category: Int, parameters: LogitParameters,
    nests: ChoiceNests = ChoiceNests()
  ) throws -> DemandSystem {
    guard market.sellers.isUsed else {
      return try DemandSystem(
        market: market, category: category, parameters: parameters, nests: nests)
    }
    let sellers = market.categoryOffers[category].map { market.offers[$0].firm }
    var (weights, alpha, slopes): ([Double], [Double], [Double]) = ([], [], [])
    for (index, segment) in market.segments.enumerated() where segment.share > 0 {
      var part = market
      part.segments = [segment]
      part.segments[0].share = 1
      let nodes = try DemandSystem(market: part, category: category, parameters: parameters)
      for (firm, chance) in market.shelves(ofSegment: index) where chance > 0 {
        let weight = segment.share * segment.visitRate.mean * chance
        weights += nodes.weights.map { weight * $0 }
        alpha += nodes.alpha.enumerated().map { cell, value in
          firm == nil || sellers[cell % sellers.count] == firm ? value : MarketSimulation.outOfReach
        }
        slopes += nodes.firstSlopes
      }
    }
    return DemandSystem(
      offers: market.categoryOffers[category].map { Offer(market.offers[$0]) }, weights: weights,
      alpha: alpha, firstSlopes: slopes, nests: nests)
  }
}

extension MarketDefinition {
  /// The shelves that a segment's occasions see with their probabilities: one firm's, or with `nil`
  /// all offers.
  fileprivate func shelves(ofSegment segment: Int) -> [(firm: Int?, chance: Double)] {
    let compares = sellers.compares[segment]
    return firms.indices.map { firm in
      (firm, (1 - compares) * sellers.visitShares[segment * firms.count + firm])
    } + [(nil, compares)]
  }
}
