import Foundation
import MarketModel
import ScientificComputing
import Testing

@testable import PricingStrategies

@Suite("The best prices under a logit")
struct LogitPricesTests {
  private static let three = LogitPrices(
    utilities: [2.1, 3.4, 1.2], slope: 0.8, costs: [2, 3.5, 1.1],
    ranges: Array(repeating: 0.1...50, count: 3))

  @Test(
    "with one product are the closed form's: cost + (1 + W(exp(utility - slope cost - 1))) / slope")
  func closedForm() throws {
    for (utility, slope, cost) in [(2.0, 1.0, 1.0), (-1, 0.4, 3), (9, 4, 1), (0, 2, 0)] {
      let prices = LogitPrices(
        utilities: [utility], slope: slope, costs: [cost], ranges: [0.01...100])
      let lambert = try SpecialFunctions.lambertW(exp(utility - slope * cost - 1))
      #expect(abs(try prices.best()[0] - (cost + (1 + lambert) / slope)) < 1e-9)
    }
  }

  @Test("with several products are those of the search that reference strategies use")
  func priceSearch() throws {
    let logit = Self.three
    let demand = DemandSystem(
      offers: (0..<3).map { _ in DemandSystem.Offer(listPrice: 5) }, weights: [1],
      alpha: logit.utilities, firstSlopes: logit.utilities.map { _ in logit.slope })
    let game = PriceGame(
      demand: demand,
      offers: logit.costs.map {
        PriceGameOffer(name: "tea", firm: 0, unitCost: $0, price: 5)
      }, firmNames: ["shop"])
    let searched = try game.bestResponse(of: 0, to: [5, 5, 5]).prices
    #expect(zip(try logit.best(), searched).allSatisfy { abs($0 - $1) < 1e-7 })
  }

  @Test("inside their ranges leave no slope of profit, and at an end one that pushes outwards")
  func slopes() throws {
    var logit = Self.three
    logit.ranges = [0.1...3, 0.1...50, 6...50]
    let best = try logit.best()
    #expect(best[0] == 3 && best[2] == 6)
    for product in 0..<3 {
      var (up, down) = (best, best)
      up[product] += 1e-5
      down[product] -= 1e-5
      let slope = (logit.profit(at: up) - logit.profit(at: down)) / 2e-5
      switch product {
      case 0: #expect(slope > 0.01)
      case 1: #expect(abs(slope) < 1e-8)
      default: #expect(slope < -0.01)
      }
    }
  }

  @Test("no other prices of a grid earn more, also where every price loses money")
  func grid() throws {
    for ceiling in [50.0, 1] {
      var logit = Self.three
      logit.ranges = (0..<3).map { _ in 0.1...ceiling }
      let earned = logit.profit(at: try logit.best())
      let steps = (0...12).map { 0.1 + (min(ceiling, 12) - 0.1) * Double($0) / 12 }
      for first in steps {
        for second in steps {
          for third in steps {
            #expect(logit.profit(at: [first, second, third]) <= earned + 1e-12)
          }
        }
      }
    }
  }
}
