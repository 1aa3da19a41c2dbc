import Foundation
import ScientificComputing
import Testing

@Suite("minimizers")
struct MinimizerTests {
  @Test("Nelder-Mead reaches the minimum of Rosenbrock's valley (O2.3)")
  func simplexFindsRosenbrock() throws {
    let minimum = try Minimizer.nelderMead(start: [-1.2, 1], steps: [1, 1], rosenbrock)
    #expect(zip(minimum.point, [1, 1]).allSatisfy { abs($0 - $1) < 1e-6 })
    #expect(minimum.value < 1e-12)
  }

  @Test("Nelder-Mead reaches the minimum of Wood's function (O2.3)")
  func simplexFindsWood() throws {
    let minimum = try Minimizer.nelderMead(
      start: [-3, -1, -3, -1], steps: [1, 1, 1, 1], wood)
    #expect(minimum.point.allSatisfy { abs($0 - 1) < 1e-6 })
    #expect(minimum.value < 1e-12)
  }

  @Test("BFGS reaches the minimum of Rosenbrock's valley (O2.3)")
  func quasiNewtonFindsRosenbrock() throws {
    let minimum = try Minimizer.bfgs(start: [-1.2, 1], rosenbrock, gradient: rosenbrockGradient)
    // The Hessian's smallest eigenvalue at the minimum is 0.4: a slope of 1e-5 is 3e-5 away.
    #expect(minimum.point.allSatisfy { abs($0 - 1) < 3e-5 })
    #expect(minimum.iterations < 60)
  }

  @Test("BFGS reaches the minimum of Wood's function (O2.3)")
  func quasiNewtonFindsWood() throws {
    let minimum = try Minimizer.bfgs(start: [-3, -1, -3, -1], wood, gradient: woodGradient)
    // The Hessian's smallest eigenvalue at the minimum is above 0.7: a slope of 1e-5 is 2e-5 away.
    #expect(minimum.point.allSatisfy { abs($0 - 1) < 2e-5 })
  }

  @Test("multistart finds both prices of a bimodal profit, best first (O2.3)", arguments: bimodal)
  func multistartFindsEveryMode(market: BimodalMarket) throws {
    let minima = try Minimizer.multistart(lower: [market.cost], upper: [8]) {
      -market.profit(price: $0[0])
    }
    #expect(minima.count == 2)
    for (minimum, expected) in zip(minima, market.maxima) {
      #expect(abs(minimum.point[0] - expected.price) < 1e-5)
      #expect(abs(-minimum.value - expected.profit) < 1e-9)
    }
  }

  @Test("Brent's minimizer finds the better price of a bimodal profit (O2.3)", arguments: bimodal)
  func brentFindsTheBestMode(market: BimodalMarket) throws {
    let best = try Minimizer.brent(lower: market.cost, upper: 8) { -market.profit(price: $0) }
    #expect(abs(best.point[0] - market.maxima[0].price) < 1e-5)
    #expect(abs(-best.value - market.maxima[0].profit) < 1e-9)
  }

  @Test("two firms' bimodal profits have four local maxima")
  func multistartFindsEveryPairOfModes() throws {
    let (first, second) = (bimodal[0], bimodal[1])
    let minima = try Minimizer.multistart(lower: [0, 0.2], upper: [8, 8]) {
      -first.profit(price: $0[0]) - second.profit(price: $0[1])
    }
    #expect(minima.count == 4)
    let best = first.maxima[0].profit + second.maxima[0].profit
    #expect(abs(-minima[0].value - best) < 1e-9)
  }

  @Test("a minimum at an end of the interval or on a face of the box is found there")
  func minimumOnTheBoundary() throws {
    #expect(try Minimizer.brent(lower: 1, upper: 3) { $0 * $0 }.point == [1])
    #expect(try Minimizer.brent(lower: 1, upper: 3) { -$0 }.point == [3])
    let near = try Minimizer.brent(lower: 1, upper: 3) { ($0 - 1.001) * ($0 - 1.001) }
    #expect(abs(near.point[0] - 1.001) < 1e-6)
    let corner = try Minimizer.multistart(lower: [1, -4], upper: [3, -2]) { $0[0] - $0[1] }
    #expect(corner.count == 1)
    #expect(abs(corner[0].point[0] - 1) < 1e-8)
    #expect(abs(corner[0].point[1] + 2) < 1e-8)
  }

  @Test("a minimum halfway between two equally low grid points is found")
  func minimumBetweenEqualGridPoints() throws {
    let minimum = try Minimizer.brent(lower: 0, upper: 3, cells: 3) { abs($0 - 1.5) }
    #expect(abs(minimum.point[0] - 1.5) < 1e-6)
    #expect(try Minimizer.brent(lower: 0, upper: 3, cells: 3) { _ in 7 }.value == 7)
  }

  @Test("a newsvendor's Brent optimum is the critical quantile of normal demand (O6)")
  func newsvendorByBrent() throws {
    let market = Newsvendor(price: 10, cost: 6, salvage: 2, mean: 100, deviation: 20)
    let order = try Minimizer.brent(lower: 0, upper: 300) { -market.profit(order: $0) }
    #expect(abs(order.point[0] - 100) < 1e-5)
    #expect(abs(-order.value - 336.169235) < 1e-6)
  }
}

private func rosenbrock(_ x: [Double]) -> Double {
  100 * pow(x[1] - x[0] * x[0], 2) + pow(1 - x[0], 2)
}

private func rosenbrockGradient(_ x: [Double]) -> [Double] {
  [
    -400 * x[0] * (x[1] - x[0] * x[0]) - 2 * (1 - x[0]),
    200 * (x[1] - x[0] * x[0]),
  ]
}

private func wood(_ x: [Double]) -> Double {
  let (first, second) = (x[0] * x[0] - x[1], x[2] * x[2] - x[3])
  let (right, left) = (x[1] - 1, x[3] - 1)
  return 100 * first * first + pow(1 - x[0], 2) + 90 * second * second + pow(1 - x[2], 2)
    + 10.1 * (right * right + left * left) + 19.8 * right * left
}

private func woodGradient(_ x: [Double]) -> [Double] {
  let (first, second) = (x[0] * x[0] - x[1], x[2] * x[2] - x[3])
  return [
    400 * x[0] * first - 2 * (1 - x[0]),
    -200 * first + 20.2 * (x[1] - 1) + 19.8 * (x[3] - 1),
    360 * x[2] * second - 2 * (1 - x[2]),
    -180 * second + 20.2 * (x[3] - 1) + 19.8 * (x[1] - 1),
  ]
}

/// A monopolist's market of two segments with logit demand.
struct BimodalMarket: Sendable {
  let weights: [Double]
  let cost: Double
  let maxima: [(price: Double, profit: Double)]

  func profit(price: Double) -> Double {
    let demand = zip(weights, [1.0, 4.0]).map { $0 / (1 + exp(-(6 - $1 * price))) }
    return (price - cost) * demand.reduce(0, +)
  }
}

private let bimodal = [
  BimodalMarket(
    weights: [0.2, 0.8], cost: 0,
    maxima: [(1.24799639, 0.9789196586), (4.69318505, 0.7386989185)]),
  BimodalMarket(
    weights: [0.25, 0.75], cost: 0.2,
    maxima: [(4.73662522, 0.8842037524), (1.32413657, 0.8424357359)]),
]
