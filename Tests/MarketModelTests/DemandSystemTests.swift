import Foundation
import MarketModel
import ScientificComputing
import Testing

/// Closed-form demand against finite differences, formulas and published figures.
@Suite("demand system")
struct DemandSystemTests {
  /// Three offers and three unlike consumers; several quantities with a response.
  static func system(
    _ terms: PriceTerms, _ adaptation: DemandSystem.Adaptation, response: Double
  ) -> DemandSystem {
    DemandSystem(
      offers: [
        DemandSystem.Offer(
          listPrice: 2, quantityShares: [0.5, 0.3, 0.2], quantityResponse: response),
        DemandSystem.Offer(
          listPrice: 3, quantityShares: [0.2, 0.8], quantityResponse: 2 * response),
        DemandSystem.Offer(listPrice: 2.5),
      ],
      priceTerms: terms, adaptation: adaptation, weights: [1, 2, 3],
      alpha: [2, 2.5, 1, 1, 3, 2, 0.5, 2, 2.4], firstSlopes: [1, 1, 1, 0.6, 0.7, 0.8, 2, 1.8, 1.6],
      secondSlopes: terms == .money ? [] : [0.4, 0.5, 0.6, 0.3, 0.2, 0.1, 0.9, 0.8, 0.7])
  }

  static let cases: [DemandSystem] = [0, 0.7].flatMap { response in
    [
      system(.money, .adapted, response: response), system(.relative, .adapted, response: response),
      system(.relative, .frozen, response: response),
    ]
  }

  @Test("every derivative is the central difference", arguments: cases)
  func derivatives(system: DemandSystem) {
    // Below list, above list and just above it, where psi changes its form.
    let prices = [1.6, 3.9, 2.51]
    let response = system.response(at: prices)
    let step = 1e-5
    for k in 0..<3 {
      var (up, down) = (prices, prices)
      up[k] += step
      down[k] -= step
      let (above, below) = (system.response(at: up), system.response(at: down))
      for j in 0..<3 {
        let units = (above.units[j] - below.units[j]) / (2 * step)
        let probability = (above.probabilities[j] - below.probabilities[j]) / (2 * step)
        // Error: step^2 / 6 times a third derivative of order 1, plus 1e-16 / step.
        #expect(abs(response.unitsJacobian[3 * j + k] - units) < 1e-9)
        #expect(abs(response.probabilityJacobian[3 * j + k] - probability) < 1e-9)
      }
    }
    #expect(response.probabilities == system.probabilities(at: prices))
    #expect(response.units == system.units(at: prices))
  }

  @Test("elasticities follow the market model's formula", arguments: [0.7, 1, 1.4], [0.0, 1])
  func elasticityFormula(ratio: Double, frozen: Double) {
    let (first, second, response) = (1.3, 0.4, 2.8)
    let shares = [0.28, 0.44, 0.28]
    let system = DemandSystem(
      offers: [3, 4].map {
        DemandSystem.Offer(listPrice: $0, quantityShares: shares, quantityResponse: response)
      }, priceTerms: .relative, adaptation: frozen == 1 ? .frozen : .adapted, weights: [1],
      alpha: [-1, 0], firstSlopes: [first, first], secondSlopes: [second, second])
    let prices = [3 * ratio, 4]
    let psi = ratio <= 1 ? log(ratio) : ratio - 1
    let slope = ratio <= 1 ? 1 : ratio
    let moments = Moments(shares: shares, response: response, change: psi)
    let choice = 1 - system.probabilities(at: prices)[0]
    let ownElasticity =
      -slope
      * ((first + 0.3 * response * moments.log) * choice
        + response * (moments.unitsLog / moments.units - moments.log)) - frozen * second * choice
    #expect(abs(system.ownElasticities(at: prices)[0] - ownElasticity) < 1e-12)
  }

  @Test("a brand's 20 % cut draws O7.2's shares from rivals and from outside")
  func diversion() {
    let system = DemandSystem(
      offers: [1, 0.95, 0.85].map { DemandSystem.Offer(listPrice: $0) }, weights: [1],
      alpha: [1, 0.8, 0.5], firstSlopes: [2, 2, 2])
    let before = system.probabilities(at: [1, 0.95, 0.85])
    let after = system.probabilities(at: [0.8, 0.95, 0.85])
    for (found, stated) in zip(
      before + after,
      [0.18376104, 0.16627386, 0.15045081, 0.25141666, 0.15249192, 0.13798039])
    {
      #expect(abs(found - stated) < 1e-8)
    }
    let gain = after[0] - before[0]
    let fromRivals = (before[1] + before[2] - after[1] - after[2]) / gain
    #expect(abs(after[0] / before[0] - 1.368172) < 1e-6)
    #expect(abs(fromRivals - 0.388029) < 1e-6)
    #expect(abs(system.ownElasticities(at: [1, 0.95, 0.85])[0] + 1.632478) < 1e-6)
  }

  @Test(
    "symmetric firms have O1.1's shares at Nash and monopoly prices",
    arguments: [
      (1, 1.80198501, 0.68827347), (2, 1.92498092, 0.36486208), (3, 1.37016273, 0.32462136),
      (10, 2.23328640, 0.07972896),
    ])
  func symmetricShares(firms: Int, price: Double, share: Double) {
    let system = Self.symmetric(firms: firms)
    let found = system.probabilities(at: Array(repeating: price, count: firms))
    #expect(found.allSatisfy { abs($0 - share) < 1e-8 })
  }

  static func symmetric(firms: Int) -> DemandSystem {
    DemandSystem(
      offers: Array(repeating: DemandSystem.Offer(listPrice: 1), count: firms), weights: [1],
      alpha: Array(repeating: 8, count: firms), firstSlopes: Array(repeating: 4, count: firms))
  }

  @Test("surplus is O1.1's, and falls in each price by its demand")
  func surplus() {
    let system = Self.symmetric(firms: 2)
    let nash = system.response(at: [1.47292666, 1.47292666])
    #expect(abs(nash.surplus - 0.71509771) < 2e-8)
    #expect(abs(system.response(at: [1.92498092, 1.92498092]).surplus - 0.32707805) < 1e-8)
    let step = 1e-5
    let above = system.response(at: [1.47292666 + step, 1.47292666]).surplus
    let below = system.response(at: [1.47292666 - step, 1.47292666]).surplus
    #expect(abs((above - below) / (2 * step) + nash.probabilities[0]) < 1e-9)
  }

  @Test("a constant added to all utilities and to the outside option changes nothing")
  func extremeUtilities() {
    let system = DemandSystem(
      offers: [1, 1].map { DemandSystem.Offer(listPrice: $0) }, weights: [1, 1],
      alpha: [2_000, 2_000 - log(3), -2_000, -2_000], firstSlopes: [1, 1, 1, 1])
    let shares = system.probabilities(at: [1, 1])
    #expect(abs(shares[0] - 0.375) < 1e-12 && abs(shares[1] - 0.125) < 1e-12)
  }

  @Test("the relative price term is the logarithm up to list and goes on straight above")
  func relativeTerm() {
    let terms = PriceTerms.relative
    #expect(terms.values(price: 2, regular: 4, expected: 4) == (log(0.5), log(0.5)))
    #expect(terms.values(price: 6, regular: 4, expected: 3) == (0.5, log(2)))
    #expect(terms.values(price: 4, regular: 4, expected: 4) == (0, 0))
    #expect(PriceTerms.money.values(price: 6, regular: 4, expected: 3) == (6, 0))
  }
}

/// Moments of the quantity bought when the price term lies `change` above the regular one.
struct Moments {
  var units = 0.0
  var squares = 0.0
  var log = 0.0
  var unitsLog = 0.0

  init(shares: [Double], response: Double, change: Double) {
    let quantities = shares.indices.map { Double($0 + 1) }
    let weights = zip(shares, quantities).map { $0 * pow($1, -response * change) }
    let total = weights.reduce(0, +)
    for (weight, q) in zip(weights, quantities) {
      units += weight / total * q
      squares += weight / total * q * q
      log += weight / total * Foundation.log(q)
      unitsLog += weight / total * q * Foundation.log(q)
    }
  }
}
