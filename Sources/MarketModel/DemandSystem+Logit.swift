import ScientificComputing

extension DemandSystem {
  /// Builds the demand of a stated logit or mixed logit by quadrature over consumers.
  ///
  /// Segments are weighted by share times mean visit rate; the lognormal price coefficient and the
  /// sum of category taste and need by Gauss-Hermite nodes. Tastes for products are not integrated here: a market with tastes is calibrated, and
  /// its demand comes from the pilot.
  ///
  /// - Throws: `ScientificError` when the quadrature rule can't be built.
  public init(
    market: MarketDefinition, category: Int, parameters: LogitParameters,
    nests: ChoiceNests = ChoiceNests(), nodes: Int = 64
  ) throws {
    let parameters = parameters.inOfferScale
    let range = market.categoryOffers[category]
    let rule =
      parameters.logDeviation > 0
      ? try Quadrature.standardNormal(count: nodes) : [(node: 0, probability: 1)]
    let spread =
      (parameters.categoryTasteDeviation * parameters.categoryTasteDeviation
      + parameters.needDeviation * parameters.needDeviation).squareRoot()
    let tastes =
      spread > 0
      ? try Quadrature.standardNormal(count: nodes / 2) : [(node: 0, probability: 1)]
    var weights: [Double] = []
    var alpha: [Double] = []
    var slopes: [Double] = []
    for segment in market.segments where segment.share > 0 {
      let visits = segment.share * segment.visitRate.mean
      for (point, probability) in rule {
        let coefficient =
          parameters.priceCoefficient * segment.priceSensitivity
          * expOf(parameters.logDeviation * point)
        for taste in tastes {
          let shift = segment.utilityShift / parameters.dissimilarity + spread * taste.node
          weights.append(visits * probability * taste.probability)
          alpha += range.map { parameters.alpha[$0] + shift }
          slopes += range.map { _ in coefficient }
        }
      }
    }
    self.init(
      offers: range.map { Offer(market.offers[$0]) }, weights: weights, alpha: alpha,
      firstSlopes: slopes, nests: nests)
  }
}

extension DemandSystem.Offer {
  /// Takes what demand needs of a market's offer.
  public init(_ offer: Offer) {
    self.init(
      listPrice: offer.listPrice.units, quantityShares: offer.quantityShares,
      quantityResponse: offer.quantityResponse)
  }

  /// Elasticity of units given purchase at list.
  public var quantityElasticity: Double {
    let rule = QuantityRule(shares: quantityShares, response: 0, termChange: 0)
    return -quantityResponse * (rule.meanUnitsLog / rule.meanUnits - rule.meanLog)
  }

  /// Returns the quantity response kappa at which units given purchase have `elasticity` at list,
  /// where it is -kappa (E[q ln q] / E[q] - E[ln q]); 0 where only one unit is ever bought.
  public static func quantityResponse(shares: [Double], elasticity: Double) -> Double {
    let rule = QuantityRule(shares: shares, response: 0, termChange: 0)
    let spread = rule.meanUnitsLog / rule.meanUnits - rule.meanLog
    return spread > 0 ? -elasticity / spread : 0
  }
}
