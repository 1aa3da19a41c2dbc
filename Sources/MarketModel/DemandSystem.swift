import ScientificComputing

/// Expected units per occasion in one category as a function of prices: the closed form of the
/// simulated choices, averaged over consumers.
///
/// Consumers are nodes with weights, from quadrature or from a pilot's occasions. A test compares
/// every derivative with finite differences.
public struct DemandSystem: Sendable {
  /// Whether the expected price follows the posted price or stays at list.
  public enum Adaptation: Sendable, Hashable {
    /// A permanent change: `expected` has fully adapted, the second price term is 0.
    case adapted
    /// A change of one week: `expected` is frozen at list.
    case frozen
  }

  /// What demand needs to know of an offer.
  public struct Offer: Sendable, Hashable {
    /// List price, in currency units.
    public var listPrice: Double
    /// Probabilities of each quantity from 1 on at list.
    public var quantityShares: [Double]
    /// Quantity response kappa.
    public var quantityResponse: Double

    /// Gathers the parts.
    public init(listPrice: Double, quantityShares: [Double] = [1], quantityResponse: Double = 0) {
      self.listPrice = listPrice
      self.quantityShares = quantityShares
      self.quantityResponse = quantityResponse
    }
  }

  /// The category's offers in shelf order.
  public let offers: [Offer]
  /// The functions of price in utility.
  public let priceTerms: PriceTerms
  /// Whether expected prices adapt.
  public var adaptation: Adaptation
  /// Node weights; they sum to one.
  public let weights: [Double]
  /// Utility before price; shape `[node, offer]`, row-major.
  public let alpha: [Double]
  /// Slopes of the first price term, scale included; shape `[node, offer]`.
  public let firstSlopes: [Double]
  /// Slopes of the second price term, scale included; shape `[node, offer]`, or empty.
  public let secondSlopes: [Double]
  /// How the offers stand in for each other; utilities are in the scale of the offers.
  public let nests: ChoiceNests
  /// What holds the odds of buying; shape `[node]`, or empty where nothing does.
  public let anchors: [Double]

  /// Gathers the parts.
  public init(
    offers: [Offer], priceTerms: PriceTerms = .money, adaptation: Adaptation = .adapted,
    weights: [Double], alpha: [Double], firstSlopes: [Double], secondSlopes: [Double] = [],
    nests: ChoiceNests = ChoiceNests(), anchors: [Double] = []
  ) {
    self.nests = nests
    self.anchors = anchors
    let total = weights.reduce(0, +)
    self.offers = offers
    self.priceTerms = priceTerms
    self.adaptation = adaptation
    self.weights = weights.map { $0 / total }
    self.alpha = alpha
    self.firstSlopes = firstSlopes
    self.secondSlopes = secondSlopes
  }

  /// Demand and its derivatives at given prices, per occasion.
  public struct Response: Sendable {
    /// Probability of buying each offer.
    public var probabilities: [Double]
    /// Expected units of each offer.
    public var units: [Double]
    /// d units_j / d p_k; shape `[j, k]`, row-major.
    public var unitsJacobian: [Double]
    /// d probability_j / d p_k; shape `[j, k]`, row-major.
    public var probabilityJacobian: [Double]
    /// Mean over nodes of the log-sum ln(1 + sum exp V), in utils.
    public var logSum: Double
    /// Mean over nodes of the log-sum over the slope, in currency units; money terms only.
    public var surplus: Double
  }

  /// Returns probabilities at `prices`, in currency units; shape `[offer]`.
  public func probabilities(at prices: [Double]) -> [Double] {
    let state = PriceState(system: self, prices: prices)
    var sums = Array(repeating: 0.0, count: offers.count)
    var row = sums
    var choice = NestedChoice(nests)
    for node in weights.indices {
      probabilities(node: node, state: state, choice: &choice, into: &row)
      for offer in row.indices { sums[offer] += weights[node] * row[offer] }
    }
    return sums
  }

  /// Returns expected units per occasion at `prices`; shape `[offer]`.
  public func units(at prices: [Double]) -> [Double] {
    let state = PriceState(system: self, prices: prices)
    return zip(probabilities(at: prices), state.quantities).map { $0 * $1.meanUnits }
  }

  /// Returns demand with its derivatives at `prices`.
  public func response(at prices: [Double]) -> Response {
    let count = offers.count
    let state = PriceState(system: self, prices: prices)
    var result = Response(
      probabilities: Array(repeating: 0, count: count), units: [],
      unitsJacobian: Array(repeating: 0, count: count * count),
      probabilityJacobian: Array(repeating: 0, count: count * count), logSum: 0, surplus: 0)
    var row = Array(repeating: 0.0, count: count)
    var choice = NestedChoice(nests)
    for node in weights.indices {
      let logSum = probabilities(node: node, state: state, choice: &choice, into: &row)
      let weight = weights[node]
      result.logSum += weight * logSum
      result.surplus += weight * logSum / (firstSlopes[node * count] * nests.offerDissimilarity)
      for j in 0..<count { result.probabilities[j] += weight * row[j] }
      for k in 0..<count {
        let slope = weight * utilitySlope(node: node, offer: k, state: state)
        for j in 0..<count {
          result.probabilityJacobian[j * count + k] +=
            slope * row[j] * choice.logDerivative(of: j, by: k, row)
        }
      }
    }
    completeUnits(&result, state: state)
    return result
  }

  /// Own elasticities of units at `prices`; shape `[offer]`.
  public func ownElasticities(at prices: [Double]) -> [Double] {
    let response = response(at: prices)
    return prices.indices.map { offer in
      response.unitsJacobian[offer * offers.count + offer] * prices[offer] / response.units[offer]
    }
  }

  /// Writes a node's choice probabilities and returns its log-sum.
  @discardableResult
  private func probabilities(
    node: Int, state: PriceState, choice: inout NestedChoice, into row: inout [Double]
  ) -> Double {
    for offer in offers.indices {
      let cell = node * offers.count + offer
      var utility = alpha[cell] + state.quantities[offer].tilt
      utility -= firstSlopes[cell] * state.first[offer]
      if !secondSlopes.isEmpty { utility -= secondSlopes[cell] * state.second[offer] }
      row[offer] = utility
    }
    return choice.replaceWithProbabilities(&row, anchor: anchors.isEmpty ? 0 : anchors[node])
  }

  /// dV / dp of one offer at one node.
  private func utilitySlope(node: Int, offer: Int, state: PriceState) -> Double {
    let cell = node * offers.count + offer
    let quantity = state.quantities[offer]
    var slope = -firstSlopes[cell] * state.firstSlope[offer]
    if !secondSlopes.isEmpty { slope -= secondSlopes[cell] * state.secondSlope[offer] }
    return slope - QuantityRule.lambda * offers[offer].quantityResponse * quantity.meanLog
      * state.firstSlope[offer]
  }

  private func completeUnits(_ result: inout Response, state: PriceState) {
    let count = offers.count
    result.units = zip(result.probabilities, state.quantities).map { $0 * $1.meanUnits }
    for j in 0..<count {
      let rule = state.quantities[j]
      for k in 0..<count {
        result.unitsJacobian[j * count + k] =
          result.probabilityJacobian[j * count + k] * rule.meanUnits
      }
      let change = rule.meanUnitsLog - rule.meanUnits * rule.meanLog
      result.unitsJacobian[j * count + j] -=
        result.probabilities[j] * offers[j].quantityResponse * state.firstSlope[j] * change
    }
  }
}

/// Price terms, their derivatives and quantity rules at one price vector.
private struct PriceState {
  var first: [Double] = []
  var second: [Double] = []
  var firstSlope: [Double] = []
  var secondSlope: [Double] = []
  var quantities: [QuantityRule] = []

  init(system: DemandSystem, prices: [Double]) {
    for (offer, price) in zip(system.offers, prices) {
      let list = offer.listPrice
      let expected = system.adaptation == .adapted ? price : list
      let values = system.priceTerms.values(price: price, regular: list, expected: expected)
      let atList = system.priceTerms.values(price: list, regular: list, expected: list)
      first.append(values.0)
      second.append(values.1)
      switch system.priceTerms {
      case .money: firstSlope.append(1)
      case .relative: firstSlope.append(price <= list ? 1 / price : 1 / list)
      }
      secondSlope.append(system.adaptation == .frozen ? 1 / price : 0)
      quantities.append(
        QuantityRule(
          shares: offer.quantityShares, response: offer.quantityResponse,
          termChange: values.0 - atList.0))
    }
  }
}
