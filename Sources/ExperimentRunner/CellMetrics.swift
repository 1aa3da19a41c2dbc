import ResultsStore
import ScenarioFiles

/// The focal firm's metrics of one cell, in currency units and plain numbers.
struct CellMetrics: Hashable {
  /// A metric that reports print.
  enum Metric: String, CaseIterable {
    case contribution, revenue, margin, units, purchases
    case conversion = "purchases per occasion"
    case loadFactor = "load factor"
    case meanPrice = "mean price paid"
    case dealShare = "units on deal"
    case discount = "discount given"
    case lostUnits = "lost units"
    case stockOutDays = "stock-out days"
    case priceChanges = "price changes per week"

    /// What its numbers count.
    var unit: String {
      switch self {
      case .contribution, .revenue, .meanPrice, .discount: "money"
      case .margin, .dealShare, .conversion, .loadFactor: "share"
      case .units, .purchases, .lostUnits, .priceChanges: "count"
      case .stockOutDays: "days"
      }
    }
  }

  private let values: [Metric: Double]
  /// The largest difference between groups' price indices, by dimension.
  private let priceGaps: [String: Double]
  /// Announced reductions that break a rule.
  private let unlawfulClaims: Double

  /// Without `limitedStock` there is no load factor.
  init(
    cell: CellRecord, firm: String, horizonWeeks: Int, limitedStock: LimitedStock = LimitedStock()
  ) {
    let sales = cell.sales.filter { $0.firm == firm }
    let offers = cell.offers.filter { $0.firm == firm }
    func sum(_ column: KeyPath<CellRecord.SalesRow, Int64>) -> Double {
      Double(sales.reduce(0) { $0 + $1[keyPath: column] })
    }
    let costs = offers.reduce(Int64(0)) { $0 + $1.promotionCost + $1.holding + $1.writeOff }
    let returns = cell.returns.filter { $0.firm == firm }
    let lost = returns.reduce(Int64(0)) { $0 + $1.loss }
    let refunded = returns.reduce(Int64(0)) { $0 + $1.net }
    let contribution =
      (sum(\.net) + sum(\.funding) - sum(\.goods) - sum(\.selling) - Double(costs + lost)) / 1e6
    let revenue = (sum(\.net) - Double(refunded)) / 1e6
    let units = sum(\.units)
    let limited = sales.filter { limitedStock.products.contains($0.product) }
      .reduce(0) { $0 + $1.units }
    let occasions = Double(cell.traffic.reduce(0) { $0 + $1.occasions })
    priceGaps = Dictionary(
      uniqueKeysWithValues: Set(cell.groups.map(\.dimension)).map {
        ($0, cell.priceGap(of: $0))
      })
    unlawfulClaims = Double(cell.unlawfulClaims)
    let weeks = Double(max(1, horizonWeeks)) * Double(max(1, offers.count))
    values = [
      .contribution: contribution, .revenue: revenue,
      .margin: revenue > 0 ? contribution / revenue : 0, .units: units,
      .purchases: sum(\.purchases),
      .conversion: occasions > 0 ? sum(\.purchases) / occasions : 0,
      .loadFactor: limitedStock.units > 0 ? Double(limited) / Double(limitedStock.units) : 0,
      .meanPrice: units > 0 ? sum(\.gross) / 1e6 / units : 0,
      .dealShare: units > 0 ? sum(\.dealUnits) / units : 0, .discount: sum(\.discount) / 1e6,
      .lostUnits: Double(offers.reduce(0) { $0 + $1.lostUnits }),
      .stockOutDays: offers.reduce(0) { $0 + $1.stockOutDays },
      .priceChanges: Double(offers.reduce(0) { $0 + $1.priceChanges }) / weeks,
    ]
  }

  subscript(metric: Metric) -> Double { values[metric] ?? 0 }

  /// The objective's value.
  func objective(_ objective: Objective) -> Double {
    switch objective {
    case .contribution: return self[.contribution]
    case .revenue: return self[.revenue]
    case .units: return self[.units]
    case .weighted(let weights):
      return weights.sorted { $0.key < $1.key }.reduce(0) { total, entry in
        total + entry.value * (Metric(rawValue: entry.key).map { self[$0] } ?? 0)
      }
    }
  }

  /// The value that a guardrail bounds.
  func value(_ guardrail: Guardrail) -> Double {
    switch guardrail.metric {
    case .margin: self[.margin]
    case .units: self[.units]
    case .revenue: self[.revenue]
    case .contribution, .worst5: self[.contribution]
    case .stockOutDays: self[.stockOutDays]
    case .priceChanges: self[.priceChanges]
    case .priceGap: priceGaps[guardrail.dimension ?? ""] ?? 0
    case .unlawfulClaims: unlawfulClaims
    }
  }
}

extension Objective {
  /// The name that reports print.
  var name: String {
    switch self {
    case .contribution: "contribution"
    case .revenue: "revenue"
    case .units: "units"
    case .weighted: "weighted objective"
    }
  }
}

extension Guardrail {
  /// Returns the share of replications in which the guardrail holds.
  func probability(_ cells: [CellMetrics], baseline: [CellMetrics]) -> Double {
    probability(cells.map { $0.value(self) }, baseline: baseline.map { $0.value(self) })
  }

  /// Returns the share of replications in which it holds for the values that it bounds.
  func probability(_ values: [Double], baseline: [Double]) -> Double {
    if metric == .worst5 { return holds(PairedStatistics.worst5(values)) ? 1 : 0 }
    let held = bounded(values, baseline: baseline).count(where: holds)
    return values.isEmpty ? 0 : Double(held) / Double(values.count)
  }

  /// Returns by how much it is missed on average, as a share of the bound; 0 where it always holds.
  func shortfall(_ values: [Double], baseline: [Double]) -> Double {
    let seen =
      metric == .worst5
      ? [PairedStatistics.worst5(values)]
      : bounded(values, baseline: baseline)
    let missed = seen.map { holds($0) ? 0 : abs($0 - bound) / max(abs(bound), 0.01) }
    return missed.reduce(0, +) / Double(max(1, missed.count))
  }

  /// What is compared with the bound, by replication.
  private func bounded(_ values: [Double], baseline: [Double]) -> [Double] {
    guard versusBaseline else { return values }
    return zip(values, baseline).map { $1 == 0 ? 0 : $0 / $1 - 1 }
  }

  private func holds(_ value: Double) -> Bool {
    switch comparison {
    case .atLeast: value >= bound
    case .atMost: value <= bound
    case .equal: value == bound
    }
  }
}
