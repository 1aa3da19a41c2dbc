import ScientificComputing

/// A seller who orders once against normal demand.
struct Newsvendor {
  let price: Double
  let cost: Double
  let salvage: Double
  let mean: Double
  let deviation: Double

  var demand: Distribution { .normal(mean: mean, standardDeviation: deviation) }

  /// The share of demand that the best order covers.
  var criticalRatio: Double { (price - cost) / (price - salvage) }

  /// Expected profit, by the closed form of the expected shortage.
  func profit(order: Double) -> Double {
    let standardized = (order - mean) / deviation
    let normal = Distribution.normal(mean: 0, standardDeviation: 1)
    let shortage =
      deviation
      * (normal.density(standardized) - standardized * (1 - normal.cumulative(standardized)))
    let sales = mean - shortage
    return price * sales + salvage * (order - sales) - cost * order
  }
}
