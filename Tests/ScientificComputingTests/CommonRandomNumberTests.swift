import Foundation
import RandomStreams
import ScientificComputing
import Testing

/// O8.1: variances of profit differences are known exactly, with and without common random numbers.
@Suite("common random numbers (O8.1)")
struct CommonRandomNumberTests {
  private static let pairs = 100_000

  @Test("posted prices meet the same or different buyers", arguments: postedPrices)
  func postedPriceVariance(first: Double, second: Double, mean: Double, own: Double, common: Double)
  {
    func profit(_ price: Double, _ stream: inout RandomStream) -> Double {
      let willingness = Distribution.uniform(low: 0, high: 1).sample(from: &stream)
      return willingness >= price ? price : 0
    }
    let shared = differences(
      "one market", "one market", { profit(first, &$0) }, { profit(second, &$0) })
    let separate = differences(
      "first market", "second market", { profit(first, &$0) }, { profit(second, &$0) })
    expect(shared, mean: mean, variance: common)
    expect(separate, mean: mean, variance: own)
  }

  @Test("newsvendors' orders meet the same or different Poisson demand", arguments: orders)
  func newsvendorVariance(first: Double, second: Double, mean: Double, own: Double, common: Double)
  {
    func profit(_ order: Double, _ stream: inout RandomStream) -> Double {
      let demand = Distribution.poisson(mean: 50).sample(from: &stream)
      let sales = min(demand, order)
      return 10 * sales + 2 * (order - sales) - 6 * order
    }
    let shared = differences(
      "one market", "one market", { profit(first, &$0) }, { profit(second, &$0) })
    let separate = differences(
      "first market", "second market", { profit(first, &$0) }, { profit(second, &$0) })
    expect(shared, mean: mean, variance: common)
    expect(separate, mean: mean, variance: own)
  }

  /// Draws of one side per consumer come from streams named by market and consumer alone.
  private func differences(
    _ firstMarket: String, _ secondMarket: String,
    _ first: (inout RandomStream) -> Double, _ second: (inout RandomStream) -> Double
  ) -> [Double] {
    (0..<UInt64(Self.pairs)).map { consumer in
      var firstStream = namedStream(seed: 17, purpose: firstMarket, entity: consumer)
      var secondStream = namedStream(seed: 17, purpose: secondMarket, entity: consumer)
      // The first side's extra draw must not move the second side's.
      let difference = first(&firstStream) - second(&secondStream)
      _ = firstStream.nextBits()
      return difference
    }
  }

  private func expect(_ sample: [Double], mean: Double, variance: Double) {
    let error = (variance / Double(sample.count)).squareRoot()
    #expect(abs(SampleStatistics.mean(sample) - mean) < 4 * error)
    #expect(abs(SampleStatistics.variance(sample) / variance - 1) < 0.02)
  }
}

private let postedPrices: [(Double, Double, Double, Double, Double)] = [
  (0.4, 0.5, -0.01, 0.10090000, 0.02090000),
  (0.45, 0.55, 0, 0.12498750, 0.02475000),
  (0.3, 0.7, 0, 0.12180000, 0.08400000),
]

private let orders: [(Double, Double, Double, Double, Double)] = [
  (48, 52, 0.290499, 2110.026759, 220.079654),
  (45, 50, -5.125835, 1374.695767, 305.010360),
]
