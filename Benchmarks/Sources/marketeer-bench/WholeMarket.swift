import MarketModel

/// A market from arrival to ledger: visits, choices, sales, weekly price changes, daily closing.
///
/// Drawing the consumers is not timed.
func wholeMarket(_ name: String, consumers: Int, weeks: Int) -> Benchmark {
  Benchmark(name: name, unit: "occasion") {
    var simulation = MixedLogitMarket(consumers: consumers, weeks: weeks).simulation()
    return {
      simulation.runMeasured(focal: AlternatingPrices(), promotions: [])
      return Int(simulation.ledger.occasions.reduce(0, +))
    }
  }
}
