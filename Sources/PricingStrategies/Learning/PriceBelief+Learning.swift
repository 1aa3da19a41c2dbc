import MarketModel
import ScientificComputing

extension PriceBelief {
  /// What is believed of the units per chance at a price.
  init(product: String, price: Double, sales: Distribution) {
    self.init(
      product: product, measure: .sales, price: price, mean: sales.mean,
      band: sales.variance > 0 ? Self.probabilities.map(sales.quantile) : [])
  }

  /// An estimate with its standard error: normal quantiles, as of many trials.
  init(product: String, coefficient: Double, standardError: Double) {
    let error = Distribution.normal(mean: coefficient, standardDeviation: standardError)
    self.init(
      product: product, measure: .coefficient, mean: coefficient,
      band: standardError > 0 ? Self.probabilities.map(error.quantile) : [])
  }
}

extension PriceLearning.PriceList {
  /// What is believed of its prices; those of which nothing is known are left out.
  func beliefs(_ belief: (Int) -> Distribution?) -> [PriceBelief] {
    prices.indices.compactMap { index in
      belief(index).map {
        PriceBelief(product: product, price: prices[index].units, sales: $0)
      }
    }
  }
}
