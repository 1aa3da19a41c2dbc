import MarketModel
import PromotionBriefs
import ResultsStore
import ScenarioFiles
import ScientificComputing

// What the policy and its promotion do, for the real market.
extension FactsBuilder {
  func forecastFacts() -> ForecastFacts {
    ForecastFacts(
      weeks: market.calendar.horizonWeeks + market.calendar.coolDownWeeks,
      lines: Self.measures.map(line), incrementality: incrementality)
  }

  private static let measures: [CellMetrics.Metric] = [
    .contribution, .revenue, .units, .purchases, .margin, .meanPrice, .dealShare, .discount,
    .stockOutDays,
  ]

  private func metrics(_ cells: [CellRecord], _ metric: CellMetrics.Metric) -> [Double] {
    cells.map {
      CellMetrics(cell: $0, firm: focalFirm, horizonWeeks: market.calendar.horizonWeeks)[metric]
        * scale(metric)
    }
  }

  /// Each simulated consumer stands for several real ones; shares and prices do not grow with them.
  private func scale(_ metric: CellMetrics.Metric) -> Double {
    switch metric {
    case .contribution, .revenue, .units, .purchases, .discount: scenario.represents
    default: 1
    }
  }

  private func line(_ metric: CellMetrics.Metric) -> ForecastFacts.Line {
    let unit = unit(metric)
    let policy = metrics(seasons.fresh, metric)
    let baseline = metrics(seasons.freshBaseline, metric)
    let central = metrics(seasons.central, metric)
    let centralBaseline = metrics(seasons.centralBaseline, metric)
    func estimate(_ fresh: [Double], _ central: [Double]) -> FactEstimate {
      FactEstimate(fresh, central: central, unit: unit)
    }
    return ForecastFacts.Line(
      measure: metric.rawValue, policy: estimate(policy, central),
      baseline: estimate(baseline, centralBaseline),
      difference: estimate(
        zip(policy, baseline).map { $0 - $1 }, zip(central, centralBaseline).map { $0 - $1 }))
  }

  private func unit(_ metric: CellMetrics.Metric) -> FactUnit {
    switch metric.unit {
    case "money": .money
    case "share": .share
    default: .count
    }
  }

  private var incrementality: [ForecastFacts.Incrementality] {
    effects.filter { $0.promotion == choice.name && ($0.kind == .dated || $0.kind == .cut) }
      .map { effect in
        ForecastFacts.Incrementality(
          twin: effect.twin.rawValue,
          parts: effect.parts.filter { $0.estimate.isNotZero }.map { part in
            ForecastFacts.Part(
              name: part.name.rawValue,
              estimate: .init(
                part.estimate, scale: scenario.represents,
                unit: part.name.isUnits ? .count : .money, seasons: effect.seasons))
          },
          subsidisedShare: effect.subsidisedShare.map(FactEstimate.millionths),
          returnOnSpend: effect.returnOnSpend.map(FactEstimate.millionths))
      }
  }

  /// The promotion's effect on one segment's units, direct twins.
  func lift(of segment: String) -> FactEstimate? {
    guard
      let effect = effects.first(where: {
        $0.promotion == choice.name && $0.twin == .direct
      })
    else { return nil }
    let parts = effect.breakdowns.first { $0.segment == segment }?.parts ?? []
    let zero = ComparisonSummary.Estimate(mean: 0, low: 0, high: 0)
    let estimate = parts.first { $0.name == .grossLift }?.estimate ?? zero
    return FactEstimate(
      estimate, scale: scenario.represents, unit: .count, seasons: effect.seasons)
  }

  var segmentFacts: [SegmentFacts] {
    let focal = { (cells: [CellRecord]) in
      cells.flatMap(\.sales).filter { $0.firm == focalFirm }
    }
    let (today, then) = (focal(seasons.freshBaseline), focal(seasons.fresh))
    let all = Double(today.reduce(0) { $0 + $1.units })
    return market.segments.map { segment in
      let own = Double(today.reduce(0) { $0 + ($1.segment == segment.name ? $1.units : 0) })
      let rows = then.filter { $0.segment == segment.name }
      let units = Double(rows.reduce(0) { $0 + $1.units })
      let deals = Double(rows.reduce(0) { $0 + $1.dealUnits })
      return SegmentFacts(
        name: segment.name,
        consumers: Int64(
          (Double(market.population) * scenario.represents * segment.share).rounded()),
        share: FactEstimate.millionths(segment.share),
        priceSensitivity: FactEstimate.millionths(segment.priceSensitivity),
        visitsPerWeek: FactEstimate.millionths(segment.visitRate.mean),
        shareOfSales: FactEstimate.millionths(all > 0 ? own / all : 0),
        dealShare: FactEstimate.millionths(units > 0 ? deals / units : 0),
        lift: lift(of: segment.name))
    }
  }
}

extension FactEstimate {
  /// The mean of fresh seasons; simulation alone by central seasons, both by fresh and central ones.
  ///
  /// Where no assumption is drawn there are no central seasons, and both intervals are the fresh seasons'.
  init(_ fresh: [Double], central: [Double], unit: FactUnit) {
    let both = PairedStatistics.interval(drawn: fresh, central: central)
    let undrawn = central.isEmpty ? fresh : central
    let alone = PairedStatistics.interval(undrawn)
    self.init(
      unit: unit, mean: Self.millionths(both.mean),
      simulation: undrawn.count > 1 ? Interval(lowUnits: alone.low, highUnits: alone.high) : nil,
      simulationAndAssumptions: fresh.count > 1
        ? Interval(lowUnits: both.low, highUnits: both.high) : nil,
      seasons: fresh.count)
  }

  /// An estimate over seasons with drawn assumptions.
  init(
    _ estimate: ComparisonSummary.Estimate, scale: Double, unit: FactUnit, seasons: Int
  ) {
    self.init(
      unit: unit, mean: Self.millionths(estimate.mean * scale), simulation: nil,
      simulationAndAssumptions: seasons > 1
        ? Interval(lowUnits: estimate.low * scale, highUnits: estimate.high * scale) : nil,
      seasons: seasons)
  }
}

extension ComparisonSummary.Estimate {
  /// Whether anything differs from zero.
  fileprivate var isNotZero: Bool { mean != 0 || low != 0 || high != 0 }
}
