import Foundation
import ScientificComputing
import Testing

@Suite("roots")
struct RootTests {
  @Test("Brent's root of cos x = x is Dottie's number")
  func dottie() throws {
    let root = try Roots.brent(lower: 0, upper: 1) { cos($0) - $0 }
    #expect(abs(root - 0.739_085_133_215_160_6) < 1e-12)
  }

  @Test("a root at an end of the interval is returned")
  func rootAtTheEnd() throws {
    #expect(try Roots.brent(lower: 0, upper: 1) { $0 } == 0)
    #expect(try Roots.brent(lower: -1, upper: 0) { $0 } == 0)
  }

  @Test("the multidimensional root is the logit Nash equilibrium (O1.1)", arguments: nashTable)
  func nashPrices(firms: Int, price: Double, share: Double) throws {
    let market = LogitMarket(
      qualities: [Double](repeating: 2, count: firms), costs: [Double](repeating: 1, count: firms))
    let root = try market.nash()
    #expect(root.point.allSatisfy { abs($0 - price) < 1e-7 })
    #expect(market.shares(root.point).allSatisfy { abs($0 - share) < 1e-8 })
  }

  @Test("asymmetric costs and qualities give O1.1's Nash prices", arguments: asymmetricTable)
  func asymmetricNash(market: LogitMarket, prices: [Double]) throws {
    let root = try market.nash()
    #expect(zip(root.point, prices).allSatisfy { abs($0 - $1) < 1e-7 })
  }

  @Test(
    "derivatives and finite differences lead to the same equilibrium", arguments: asymmetricTable)
  func jacobianAgrees(market: LogitMarket, prices: [Double]) throws {
    let root = try Roots.system(
      start: market.start, market.nashConditions, jacobian: market.nashJacobian)
    #expect(zip(root.point, prices).allSatisfy { abs($0 - $1) < 1e-7 })
    #expect(root.residual <= 1e-10)
  }

  @Test(
    "Lambert's W gives the joint monopoly price in closed form (O1.1)", arguments: monopolyTable)
  func monopolyByLambert(firms: Double, price: Double) throws {
    let markup = try 0.25 * (1 + SpecialFunctions.lambertW(firms * exp(1 / 0.25 - 1)))
    #expect(abs(1 + markup - price) < 1e-7)
  }

  @Test("Lambert's W gives the best response in closed form (O1.1)")
  func bestResponseByLambert() throws {
    for (rival, response) in [(1.0, 1.31863330), (1.92498092, 1.66169485)] {
      let rest = exp((2 - rival) / 0.25) + 1
      let markup = try 0.25 * (1 + SpecialFunctions.lambertW(exp(1 / 0.25 - 1) / rest))
      #expect(abs(1 + markup - response) < 1e-7)
    }
  }

  @Test("Lambert's W satisfies its definition from the branch point on")
  func lambertDefinition() throws {
    for argument in [-0.367, -0.1, 0, 1e-9, 0.5, 1, 100, 1e10] {
      let w = try SpecialFunctions.lambertW(argument)
      #expect(abs(w * exp(w) - argument) <= 1e-13 * max(1, abs(argument)))
    }
  }
}

/// Logit Bertrand competition of single-product firms; scale 0.25, outside utility 0.
struct LogitMarket: Sendable {
  let qualities: [Double]
  let costs: [Double]

  var start: [Double] { costs.map { $0 + 0.5 } }

  func shares(_ prices: [Double]) -> [Double] {
    let weights = zip(qualities, prices).map { exp(($0 - $1) / 0.25) }
    let total = weights.reduce(1, +)
    return weights.map { $0 / total }
  }

  /// (p - c) (1 - q) - mu for each firm.
  func nashConditions(_ prices: [Double]) -> [Double] {
    let shares = shares(prices)
    return prices.indices.map { (prices[$0] - costs[$0]) * (1 - shares[$0]) - 0.25 }
  }

  func nashJacobian(_ prices: [Double]) -> [Double] {
    let shares = shares(prices)
    return prices.indices.flatMap { row in
      prices.indices.map { column in
        let slope = shares[row] * ((row == column ? -1 : 0) + shares[column]) / 0.25
        return (row == column ? 1 - shares[row] : 0) - (prices[row] - costs[row]) * slope
      }
    }
  }

  func nash() throws -> Root {
    try Roots.system(start: start, nashConditions)
  }
}

private let nashTable: [(Int, Double, Double)] = [
  (1, 1.80198501, 0.68827347), (2, 1.47292666, 0.47137681), (3, 1.37016273, 0.32462136),
  (4, 1.33146069, 0.24576275), (5, 1.31152062, 0.19748491), (10, 1.27760723, 0.09944707),
]

private let monopolyTable: [(Double, Double)] = [
  (1, 1.80198501), (2, 1.92498092), (3, 2.00000000), (4, 2.05441118), (5, 2.09723128),
  (10, 2.23328640),
]

private let asymmetricTable: [(LogitMarket, [Double])] = [
  (LogitMarket(qualities: [2, 2], costs: [1, 0.9]), [1.44731251, 1.41076694]),
  (LogitMarket(qualities: [2, 2], costs: [1, 0.5]), [1.37232666, 1.20377235]),
  (LogitMarket(qualities: [2, 2], costs: [1, 0.25]), [1.34368616, 1.10518720]),
  (
    LogitMarket(qualities: [2, 2.2, 1.8], costs: [1, 1.1, 0.8]),
    [1.35731031, 1.50088230, 1.15731031]
  ),
]
