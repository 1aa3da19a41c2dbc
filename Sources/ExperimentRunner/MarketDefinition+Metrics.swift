import EventSimulation
import MarketModel

// What a market has to be measured by.
extension MarketDefinition {
  /// The metrics that mean something here.
  var metrics: [CellMetrics.Metric] {
    CellMetrics.Metric.allCases.filter { metric in
      switch metric {
      case .conversion: !aggregate.isUsed
      case .loadFactor: renewedCapacity > 0
      default: true
      }
    }
  }

  /// Units that the focal firm's renewed stocks hold in all cycles that begin before the books close; zero
  /// without such stocks.
  var renewedCapacity: Int {
    let end = SimulationDuration.days(calendar.days).microseconds
    return offers.filter { $0.firm == focalFirm }.compactMap(\.stock).reduce(0) { sum, stock in
      guard let every = stock.renewal.every?.microseconds else { return sum }
      return sum + stock.initial * Int((end + every - 1) / every)
    }
  }
}
