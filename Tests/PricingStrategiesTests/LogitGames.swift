import Foundation
import MarketModel
import PricingStrategies
import ScientificComputing

/// The logit market of Calvano, Calzolari, Denicolo and Pastorello (2020), one offer per firm.
struct LogitMarket: Sendable {
  var quality: [Double]
  var cost: [Double]
  var outside = 0.0
  var mu = 0.25

  /// `count` firms with quality 2 and cost 1.
  static func symmetric(_ count: Int, outside: Double = 0, mu: Double = 0.25) -> LogitMarket {
    LogitMarket(
      quality: Array(repeating: 2, count: count), cost: Array(repeating: 1, count: count),
      outside: outside, mu: mu)
  }

  var game: PriceGame<DemandSystem> {
    let demand = DemandSystem(
      offers: quality.map { DemandSystem.Offer(listPrice: $0) }, weights: [1],
      alpha: quality.map { ($0 - outside) / mu }, firstSlopes: quality.map { _ in 1 / mu })
    return firmGame(demand, cost: cost, price: quality)
  }
}

/// A game in which every offer has its own firm, or the stated owner.
func firmGame<Demand: PriceDemand>(
  _ demand: Demand, cost: [Double], price: [Double], owners: [Int]? = nil
) -> PriceGame<Demand> {
  let owners = owners ?? Array(cost.indices)
  return PriceGame(
    demand: demand,
    offers: cost.indices.map {
      PriceGameOffer(name: "offer \($0)", firm: owners[$0], unitCost: cost[$0], price: price[$0])
    },
    firmNames: (0...(owners.max() ?? 0)).map { "firm \($0)" })
}

/// O2.1: four products, ln alpha ~ N(0.7, s^2) by 64 Gauss-Hermite nodes.
func lognormalGame(deviation: Double, owners: [Int]) throws -> PriceGame<DemandSystem> {
  let quality = [2, 2.2, 1.8, 1.5]
  let rule = try Quadrature.standardNormal(count: 64)
  let slopes = rule.map { exp(0.7 + deviation * $0.node) }
  let demand = DemandSystem(
    offers: quality.map { DemandSystem.Offer(listPrice: $0) }, weights: rule.map(\.probability),
    alpha: slopes.flatMap { _ in quality },
    firstSlopes: slopes.flatMap { Array(repeating: $0, count: 4) })
  return firmGame(demand, cost: [1, 1.1, 0.9, 0.7], price: quality, owners: owners)
}

/// Demand with the Transformer's price terms, several units per purchase and two kinds of consumers.
let relativeDemand = DemandSystem(
  offers: [
    DemandSystem.Offer(listPrice: 4, quantityShares: [0.6, 0.3, 0.1], quantityResponse: 0.8),
    DemandSystem.Offer(listPrice: 5, quantityShares: [0.8, 0.2], quantityResponse: 0.5),
  ],
  priceTerms: .relative, weights: [0.4, 0.6], alpha: [-1, -1.2, -0.5, -2],
  firstSlopes: [2.5, 2.4, 3.1, 2.8], secondSlopes: [0.6, 0.5, 0.9, 0.7])

/// Largest difference of two lists.
func distance(_ left: [Double], _ right: [Double]) -> Double {
  guard left.count == right.count else { return .infinity }
  return zip(left, right).map { abs($0 - $1) }.max() ?? 0
}
