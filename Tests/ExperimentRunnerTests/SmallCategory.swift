import ScenarioFiles

@testable import ExperimentRunner
@testable import ShoppingData

/// Facts of a small tea category: three items, item 0 cut and displayed in periods 12 and 13.
enum SmallCategory {
  static let window = 5...24

  static var facts: CategoryFacts {
    let log = log
    let measures = CategoryMeasures(log, calendar: calendar, window: window)
    return CategoryFacts(
      category: "Green tea", items: items(measures.shares), calendar: calendar, window: window,
      log: log, visits: VisitRates(absences: [4, 8, 12], periods: window.count),
      measures: measures,
      standardErrors: CategoryMeasures.standardErrors(log, calendar: calendar, window: window),
      outletOccasions: 0, outletPurchases: 0)
  }

  static func options(threads: Int = 1) -> MarketValidation.Options {
    MarketValidation.Options(
      model: .mixedLogit, weights: nil, population: 1_500, seed: 7, threads: threads,
      memory: 1 << 34)
  }

  private static var calendar: ItemCalendar {
    var calendar = ItemCalendar(periods: 1...24, items: 3)
    for period in 12...13 {
      calendar.set(ratio: 0.75, of: 0, in: period)
      calendar.set(display: 0.9, mailer: 0, of: 0, in: period)
    }
    return calendar
  }

  private static func items(_ shares: [Double]) -> [CategoryFacts.Item] {
    shares.enumerated().map { index, share in
      CategoryFacts.Item(
        name: "tea-\(index)", brand: "b\(index)", type: "green", isPrivateLabel: index == 2,
        listPrice: 3 + Double(index) / 4, share: share,
        quantityShares: [0.75, 0.25, 0, 0, 0, 0])
    }
  }

  /// 120 consumers who come in two periods of three and buy in one visit of six.
  private static var log: ShoppingLog {
    var log = ShoppingLog()
    for consumer in Int32(0)..<120 {
      for period in Int32(1)...24 where (consumer + period) % 3 != 0 {
        let buys = (consumer * 7 + period * 5) % 6 == 0
        let item = (consumer + period / 8) % 3
        log.append(
          consumer: consumer, period: period, item: buys ? item : -1, units: buys ? 1 : 0)
      }
    }
    return log
  }
}
