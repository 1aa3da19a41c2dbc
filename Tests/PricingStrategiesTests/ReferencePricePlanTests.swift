import Testing

@testable import PricingStrategies

/// ORACLES O7.1: d = 100 - 10 p - loss (p - r)+ + gain (r - p)+, r' = carry r + (1 - carry) p, cost 2;
/// 801 prices from 4 to 8.
@Suite("A plan with a reference price (Popescu and Wu 2007)")
struct ReferencePricePlanTests {
  private func plan(
    loss: Double, gain: Double, carry: Double, discount: Double
  ) -> ReferencePricePlan {
    ReferencePricePlan(
      .init(lowest: 4, highest: 8, points: 801, discount: discount, carry: carry) { price, r in
        (price - 2) * max(0, 100 - 10 * price - (price > r ? loss : gain) * (price - r))
      })
  }

  private func path(
    _ plan: ReferencePricePlan, from start: Double, carry: Double, epochs: Int = 400
  ) -> [Double] {
    var reference = start
    return (0..<epochs).map { _ in
      let price = plan.price(atReference: reference)
      reference = carry * reference + (1 - carry) * price
      return price
    }
  }

  @Test(
    "settles at (a + (b + k) c) / (2 b + k) and has the known value",
    arguments: [
      (carry: 0.8, discount: 0.95, steady: 5.801980, value: 3207.8899),
      (carry: 0.5, discount: 0.9, steady: 5.826087, value: 1603.0425),
    ])
  func neutral(_ known: (carry: Double, discount: Double, steady: Double, value: Double)) {
    let plan = plan(loss: 5, gain: 5, carry: known.carry, discount: known.discount)
    #expect(abs(plan.value(atReference: 6) - known.value) < 0.05)
    for start in [4.5, 6, 7.5] {
      // The grid has steps of .005.
      let last = path(plan, from: start, carry: known.carry).last ?? 0
      #expect(abs(last - known.steady) <= 0.005)
    }
  }

  @Test("starts the known path from a high reference")
  func knownPath() {
    let plan = plan(loss: 5, gain: 5, carry: 0.8, discount: 0.95)
    let start = path(plan, from: 7.5, carry: 0.8, epochs: 4)
    for (price, known) in zip(start, [6.105, 6.055, 6.015, 5.980]) {
      #expect(abs(price - known) < 1e-9)
    }
  }

  @Test("with loss aversion ends at the nearer end of the range of steady states")
  func lossAverse() {
    let plan = plan(loss: 8, gain: 3, carry: 0.8, discount: 0.95)
    #expect(abs(plan.value(atReference: 6) - 3202.9453) < 0.05)
    for (start, end) in [(4.5, 5.692308), (6, 5.878788), (7.5, 5.878788)] {
      let tail = path(plan, from: start, carry: 0.8).suffix(100)
      #expect(tail.allSatisfy { abs($0 - end) <= 0.005 })
      #expect(deviation(Array(tail)) < 0.01)
    }
  }

  @Test("with gains that weigh more never settles, and beats every constant price")
  func gainSeeking() {
    let plan = plan(loss: 2, gain: 12, carry: 0.8, discount: 0.95)
    #expect(plan.value(atReference: 6) > 3320)
    #expect(abs(plan.value(atReference: 6) - 3344.79) < 0.05)
    let tail = Array(path(plan, from: 6, carry: 0.8, epochs: 1000).suffix(500))
    #expect((0.55...0.70).contains(deviation(tail)))
    #expect(abs((tail.min() ?? 0) - 5.30) < 0.02 && abs((tail.max() ?? 0) - 6.67) < 0.02)
    var reference = tail[0]
    var profit = 0.0
    for price in tail {
      let weight = price > reference ? 2.0 : 12
      profit += (price - 2) * (100 - 10 * price - weight * (price - reference))
      reference = 0.8 * reference + 0.2 * price
    }
    // The average over a window that cuts a cycle; 160 is the best constant price's.
    #expect(abs(profit / 500 - 166.65) < 0.2)
  }

  @Test("without patience is the one-period optimum at every reference")
  func impatient() {
    let plan = plan(loss: 5, gain: 5, carry: 0.8, discount: 0)
    // (p - 2) (100 + 5 r - 15 p) is largest at p = (130 + 5 r) / 30.
    for reference in [4.5, 6, 7.5] {
      #expect(abs(plan.price(atReference: reference) - (130 + 5 * reference) / 30) <= 0.0025 + 1e-9)
    }
  }

  private func deviation(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(values.count)).squareRoot()
  }
}
