public import MarketModel

/// Demand as a pricing game needs it: expected units and their derivatives at given prices.
public protocol PriceDemand: Sendable {
  /// The number of offers.
  var offerCount: Int { get }
  /// Returns demand per occasion at `prices`, in currency units; shape `[offer]`.
  func priceResponse(at prices: [Double]) -> PriceResponse
  /// Returns how demand answers a change of one week around lasting `prices`, or `nil` where that is
  /// the answer to a lasting change.
  func oneWeekResponse(around prices: [Double]) -> PriceResponse?
}

extension PriceDemand {
  /// Tells no one-week change from a lasting one.
  public func oneWeekResponse(around prices: [Double]) -> PriceResponse? { nil }
}

/// Demand and its derivatives at one price vector, per occasion.
public struct PriceResponse: Sendable, Hashable {
  /// Probability of buying each offer.
  public var probabilities: [Double]
  /// Expected units of each offer.
  public var units: [Double]
  /// d probability_j / d p_k; shape `[j, k]`, row-major.
  public var probabilityJacobian: [Double]
  /// d units_j / d p_k; shape `[j, k]`, row-major.
  public var unitsJacobian: [Double]
  /// Expected consumer surplus, in currency units; `nil` where utility is not linear in money.
  public var surplus: Double?

  /// Gathers the parts.
  public init(
    probabilities: [Double], units: [Double], probabilityJacobian: [Double],
    unitsJacobian: [Double], surplus: Double?
  ) {
    self.probabilities = probabilities
    self.units = units
    self.probabilityJacobian = probabilityJacobian
    self.unitsJacobian = unitsJacobian
    self.surplus = surplus
  }
}

extension DemandSystem: PriceDemand {
  /// The number of offers.
  public var offerCount: Int { offers.count }

  /// Returns the closed form of the simulated choices at `prices`.
  public func priceResponse(at prices: [Double]) -> PriceResponse {
    let response = response(at: prices)
    return PriceResponse(
      probabilities: response.probabilities, units: response.units,
      probabilityJacobian: response.probabilityJacobian, unitsJacobian: response.unitsJacobian,
      surplus: priceTerms == .money ? response.surplus : nil)
  }

  /// Returns demand whose expected prices stay at `prices` while the posted ones change; `nil` with
  /// money terms, which have no expected price.
  ///
  /// `frozen` demand expects list prices. Adding slope x ln(price / list) to alpha moves that
  /// expectation to `prices`.
  public func oneWeekResponse(around prices: [Double]) -> PriceResponse? {
    guard priceTerms == .relative else { return nil }
    let moved = alpha.indices.map { cell in
      let offer = cell % offers.count
      let values = priceTerms.values(
        price: prices[offer], regular: offers[offer].listPrice, expected: offers[offer].listPrice)
      return alpha[cell] + (secondSlopes.isEmpty ? 0 : secondSlopes[cell] * values.1)
    }
    let frozen = DemandSystem(
      offers: offers, priceTerms: priceTerms, adaptation: .frozen, weights: weights, alpha: moved,
      firstSlopes: firstSlopes, secondSlopes: secondSlopes, nests: nests, anchors: anchors)
    return frozen.priceResponse(at: prices)
  }
}

/// Linear demand: units = intercepts + slopes x prices, one unit per purchase.
public struct LinearDemand: PriceDemand, Hashable {
  /// Units at zero prices; shape `[offer]`.
  public let intercepts: [Double]
  /// d units_j / d p_k; shape `[j, k]`, row-major.
  public let slopes: [Double]

  /// Gathers the parts.
  public init(intercepts: [Double], slopes: [Double]) {
    precondition(slopes.count == intercepts.count * intercepts.count, "a square slope matrix")
    self.intercepts = intercepts
    self.slopes = slopes
  }

  /// The number of offers.
  public var offerCount: Int { intercepts.count }

  /// Returns the linear form at `prices`; negative units are not cut off.
  public func priceResponse(at prices: [Double]) -> PriceResponse {
    let units = intercepts.indices.map { j in
      prices.indices.reduce(intercepts[j]) { $0 + slopes[j * offerCount + $1] * prices[$1] }
    }
    return PriceResponse(
      probabilities: units, units: units, probabilityJacobian: slopes, unitsJacobian: slopes,
      surplus: nil)
  }
}
