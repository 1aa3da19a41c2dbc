import MarketModel
import PricingStrategies
import Testing

/// First-order conditions and Jacobians against central differences.
@Suite struct PriceDerivativeTests {
  // With step h = 1e-5 the differences err by about h^2 = 1e-10 and eps / h = 1e-11, times
  // derivatives of order 10 at most.
  static let step = 1e-5
  static let tolerance = 5e-9

  @Test("a setter's gradient is the slope of its profit", arguments: [0, 1, 2])
  func gradient(setter index: Int) throws {
    let game = PriceGame(
      demand: relativeDemand,
      offers: [
        PriceGameOffer(name: "a", firm: 0, unitCost: 2, price: 4),
        PriceGameOffer(name: "b", firm: 1, unitCost: 2.5, price: 5),
      ], firmNames: ["we", "they"], netShare: 0.9, orderCost: 0.2)
    let setter = [game.setter(firm: 0), game.setter(firm: 1), game.cartel][index]
    let prices = [4.4, 4.1]
    let state = game.state(of: setter, at: prices)
    for (offer, slope) in zip(setter.movable, state.gradient) {
      let difference = centralDifference(at: prices, offer: offer) {
        game.state(of: setter, at: $0).profit
      }
      #expect(abs(slope - difference) <= Self.tolerance)
      #expect(abs(difference) > 1e-3)
    }
  }

  @Test("demand's Jacobians are its slopes", arguments: [[3.7, 5.6], [4.6, 4.2]])
  func jacobians(prices: [Double]) {
    let response = relativeDemand.priceResponse(at: prices)
    for j in 0..<2 {
      for k in 0..<2 {
        let units = centralDifference(at: prices, offer: k) {
          relativeDemand.priceResponse(at: $0).units[j]
        }
        let probability = centralDifference(at: prices, offer: k) {
          relativeDemand.priceResponse(at: $0).probabilities[j]
        }
        #expect(abs(response.unitsJacobian[j * 2 + k] - units) <= Self.tolerance)
        #expect(abs(response.probabilityJacobian[j * 2 + k] - probability) <= Self.tolerance)
      }
    }
  }

  @Test("a one-week change leaves demand at the lasting prices and answers more strongly")
  func oneWeek() throws {
    let prices = [4.4, 4.1]
    let lasting = relativeDemand.priceResponse(at: prices)
    let oneWeek = try #require(relativeDemand.oneWeekResponse(around: prices))
    #expect(distance(oneWeek.units, lasting.units) <= 1e-14)
    for offer in 0..<2 {
      #expect(oneWeek.unitsJacobian[offer * 3] < 1.05 * lasting.unitsJacobian[offer * 3])
    }
  }

  @Test("with money terms one week and lasting are the same")
  func moneyTerms() {
    #expect(LogitMarket.symmetric(2).game.demand.oneWeekResponse(around: [1, 1]) == nil)
  }

  private func centralDifference(
    at prices: [Double], offer: Int, _ function: ([Double]) -> Double
  ) -> Double {
    var (low, high) = (prices, prices)
    low[offer] -= Self.step
    high[offer] += Self.step
    return (function(high) - function(low)) / (2 * Self.step)
  }
}
