import Foundation
import ResultsStore

/// A believable comparison: a coffee shop, five strategies, four products, a web shop as rival.
enum CoffeeShop {
  static let days = 140
  static let products = [
    (id: "lungo-250", list: 5.49, cost: 3.10, units: 38.0),
    (id: "espresso-250", list: 5.99, cost: 3.35, units: 29.0),
    (id: "decaf-250", list: 6.29, cost: 3.60, units: 11.0),
    (id: "filter-500", list: 8.90, cost: 5.40, units: 17.0),
  ]
  static let strategies: [(name: String, kind: String, lead: Double, cut: Double)] = [
    ("high_low", "high_low", 1240, 0.20), ("elasticity", "elasticity", 910, 0.06),
    ("spring_promotion", "fixed", 420, 0.10), ("today", "fixed", 0, 0),
    ("match_webshop", "match_lowest", -1830, 0.04),
  ]

  static func summary() -> ComparisonSummary {
    var summary = ComparisonSummary(header: header, verdict: verdict)
    summary.strategies = strategies.map(strategy)
    summary.forecast = forecast
    summary.paths = strategies.flatMap { strategy in
      products.indices.flatMap { paths(strategy.name, cut: strategy.cut, product: $0) }
    }
    summary.pricesPaid = strategies.flatMap { pricesPaid($0.name, cut: $0.cut) }
    summary.assumptions = [
      .init(name: "long_run_elasticity", centre: -2.2, halfWidth: 0.4, isDefault: false),
      .init(name: "promotion_elasticity", centre: -2.6, halfWidth: 0.4, isDefault: false),
      .init(name: "conversion", centre: 0.05, halfWidth: 0.005, isDefault: false),
      .init(name: "stockpiling", centre: 0.35, halfWidth: 0.15, isDefault: true),
    ]
    summary.calibration = [
      .init(
        quantity: "conversion", target: 0.05, frozen: 0.05003, simulated: 0.0497, residual: -0.006),
      .init(
        quantity: "long_run_elasticity", target: -2.2, frozen: -2.2, simulated: -2.17,
        residual: -0.0136),
    ]
    summary.market = products.map { product in
      .init(
        firm: "shop", product: product.id, listPrice: product.list, unitCost: product.cost,
        share: product.units / 160, ownElasticity: -2.2 + product.units / 200,
        mainRival: "webshop: \(product.id)", diversionToRival: 0.41, diversionToOutside: 0.33)
    }
    summary.notes = [
      "The ledger of the cool-down shows 6.1 % fewer units after `high_low`: shoppers had stocked up.",
      "A business rule, not demand, set the price in 14.2 % of the epochs of `match_webshop`.",
      "`elasticity` posts prices up to 3 % above those in the history; demand there is extrapolated.",
    ]
    return summary
  }

  /// The same with forty strategies, the baseline in their midst.
  static func withForty() -> ComparisonSummary {
    var summary = summary()
    let last = summary.strategies.removeLast()
    summary.strategies += (0..<36).map { number in
      var copy = last
      copy.name = "variant_\(number)"
      return copy
    }
    return summary
  }

  private static let header = ComparisonSummary.Header(
    scenario: "coffee-spring",
    summary: "A coffee shop with four products asks how to price its spring against a web shop.",
    runID: "3f9c1a7e42d0", currency: "EUR", objective: "contribution", firm: "shop",
    baseline: "today", start: "2026-03-02", horizonWeeks: 12, coolDownWeeks: 8, warmUpWeeks: 26,
    population: 5000, seed: 20_260_302, replications: 30, centralReplications: 10,
    freshReplications: 30, materialDifference: 310, toolVersion: "0.1.0")

  private static let verdict = ComparisonSummary.Verdict(
    outcome: .recommend, strategy: "high_low", indistinguishable: ["elasticity"],
    sentences: [
      "`high_low` earns 1,240 EUR more than today over 12 weeks.",
      "95 % interval -150 to 2,600 EUR; simulation alone 980 to 1,500 EUR.",
      "It loses when the long-run elasticity is weaker than -1.5.",
      "On fresh seasons the lead is 1,110 EUR.",
    ])

  /// A repeatable wobble between -1 and 1.
  static func wobble(_ index: Int, _ salt: Int) -> Double {
    sin(Double(index * 37 + salt * 101) * 12.9898) * cos(Double(index * 11 + salt))
  }
}

extension CoffeeShop {
  private static func strategy(
    name: String, kind: String, lead: Double, cut: Double
  ) -> ComparisonSummary.StrategySummary {
    let isBaseline = name == "today"
    let differences = (0..<30).map { isBaseline ? 0 : lead + 700 * wobble($0, name.utf8.count) }
    let seasons = (0..<30).map { 31_000 + 4200 * wobble($0, 3) }
    return ComparisonSummary.StrategySummary(
      name: name, kind: kind, information: "seller", isBaseline: isBaseline, isReference: false,
      metrics: metrics(lead: lead, cut: cut),
      objectives: zip(seasons, differences).map { $0 + $1 }, differences: differences,
      difference: isBaseline
        ? .init(mean: 0, low: 0, high: 0)
        : .init(mean: lead, low: lead - 1390, high: lead + 1360),
      simulationOnly: isBaseline
        ? .init(mean: 0, low: 0, high: 0)
        : .init(mean: lead + 5, low: lead - 260, high: lead + 260),
      adjustedP: isBaseline ? .nan : 0.004,
      winShare: isBaseline ? 0 : min(0.967, max(0.033, 0.5 + lead / 2600)),
      probabilityBest: [1240: 0.71, 910: 0.22, 420: 0.06, 0: 0.01][lead] ?? 0,
      varianceReduction: 11.4, worst5: 23_150 + lead,
      standing: standing(lead), guardrails: guardrails(isBaseline: isBaseline, lead: lead),
      switchPoints: name == "high_low"
        ? [.init(assumption: "long_run_elasticity", value: -1.5, losesAbove: true)] : [])
  }

  private static func standing(_ lead: Double) -> String {
    if lead > 900 { return "within the best" }
    return lead > 400 ? "undecided: 42 more replications" : "worse"
  }

  private static func guardrails(
    isBaseline: Bool, lead: Double
  ) -> [ComparisonSummary.GuardrailRow] {
    isBaseline
      ? []
      : [
        .init(
          text: "margin >= 28%", probability: lead < 0 ? 0.533 : 0.967, holds: lead >= 0),
        .init(text: "units >= -3% vs baseline", probability: 1, holds: true),
      ]
  }

  private static func metrics(lead: Double, cut: Double) -> [ComparisonSummary.MetricRow] {
    func row(_ name: String, _ unit: String, _ mean: Double, _ half: Double)
      -> ComparisonSummary.MetricRow
    {
      .init(
        name: name, unit: unit, estimate: .init(mean: mean, low: mean - half, high: mean + half))
    }
    return [
      row("contribution", "money", 31_000 + lead, 1480),
      row("units", "count", 7980 + 9000 * cut, 240),
      row("net_revenue", "money", 46_200 + 12_000 * cut, 1900),
      row("margin", "share", 0.341 - cut / 4, 0.004), row("stock_out_time", "days", 1.2 + cut, 0.6),
    ]
  }

  private static let forecast: [ComparisonSummary.ForecastRow] = [
    ("high_low", "contribution", "money", 31_960.0, 1500.0, 32_240.0),
    ("today", "contribution", "money", 30_850.0, 1490.0, 31_000.0),
    ("high_low", "units", "count", 9710.0, 260.0, 9780.0),
    ("today", "units", "count", 7940.0, 250.0, 7980.0),
    ("high_low", "margin", "share", 0.292, 0.004, 0.291),
    ("today", "margin", "share", 0.341, 0.004, 0.341),
  ].map { strategy, metric, unit, mean, half, ranking in
    .init(
      strategy: strategy, metric: metric, unit: unit,
      fresh: .init(mean: mean, low: mean - half, high: mean + half), ranking: ranking)
  }

  private static func pricesPaid(
    _ name: String, cut: Double
  ) -> [ComparisonSummary.PricePaidRow] {
    [
      .init(
        strategy: name, segment: "regulars", meanPrice: 6.21 * (1 - cut / 4),
        units: 5100 + 3000 * cut, dealShare: cut * 1.1),
      .init(
        strategy: name, segment: "hunters", meanPrice: 6.02 * (1 - cut / 1.6),
        units: 2880 + 6000 * cut, dealShare: cut * 3.1),
    ]
  }

  private static func paths(
    _ name: String, cut: Double, product: Int
  ) -> [ComparisonSummary.OfferPath] {
    let (id, list, _, units) = products[product]
    let price = (0..<days).map { day -> Double in
      let isOn = name == "high_low" ? day / 7 % 4 == product % 4 && day < 84 : day >= 14
      return (list * (isOn ? 1 - cut : 1) * 100).rounded() / 100
    }
    let spread = name == "elasticity" ? 0.25 : name == "high_low" ? 0.08 : 0
    let sold = (0..<days).map { day in
      units * (1 + 2.4 * (list - price[day]) / list) * (day % 7 == 5 ? 1.5 : 0.9)
        * (1 + 0.08 * wobble(day, product))
    }
    let stock = product == 3 ? (0..<days).map { 400 - Double($0 % 28) * 13 } : []
    let focal = ComparisonSummary.OfferPath(
      strategy: name, firm: "shop", product: id, isFocal: true,
      priceLow: price.map { $0 - spread }, priceMedian: price, priceHigh: price.map { $0 + spread },
      units: sold, unitsLow: sold.map { 0.8 * $0 }, unitsHigh: sold.map { 1.2 * $0 },
      stock: stock)
    var rival = focal
    rival.firm = "webshop"
    rival.isFocal = false
    rival.priceMedian = price.indices.map { price[max(0, $0 - 7)] - 0.2 }
    return [focal, rival]
  }
}
