import EventSimulation
import MarketModel

/// The focal firm's stocks for which nothing is ordered: what a season can sell of them at most.
struct LimitedStock: Hashable {
  /// Units, in all cycles that begin before the books close where stocks are renewed.
  var units = 0
  /// The products that sell from these stocks.
  var products: Set<String> = []
}

// What a market has to be measured by.
extension MarketDefinition {
  /// The metrics that mean something here.
  var metrics: [CellMetrics.Metric] {
    CellMetrics.Metric.allCases.filter { metric in
      switch metric {
      case .conversion: !aggregate.isUsed
      case .loadFactor: limitedStock.units > 0
      default: true
      }
    }
  }

  /// The focal firm's stocks without replenishment, a delivery or as many cabins as leave.
  var limitedStock: LimitedStock {
    offers.indices.filter { offers[$0].firm == focalFirm }.reduce(into: LimitedStock()) {
      limited, offer in
      guard let plan = stockPlan(ofOffer: offer), plan.replenishment == nil else { return }
      limited.products.insert(offers[offer].product)
      if stockPools.keeper(of: offer) == offer { limited.units += plan.initial * cycles(of: plan) }
    }
  }

  /// How often a stock is full: once, or once more at every renewal before the books close.
  private func cycles(of plan: StockPlan) -> Int {
    guard let every = plan.renewal.every?.microseconds else { return 1 }
    return Int((SimulationDuration.days(calendar.days).microseconds + every - 1) / every)
  }
}
