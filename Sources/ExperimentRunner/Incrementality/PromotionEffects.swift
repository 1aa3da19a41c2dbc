import MarketModel
import ResultsStore
import ScenarioFiles
import ScientificComputing

/// Turns the seasons' differences into estimates: what each promotion changed, with intervals.
struct PromotionEffects {
  private let records: [IncrementalityRecord]
  private let scenario: Scenario

  typealias Effect = ComparisonSummary.PromotionEffect
  private typealias Removal = IncrementalityRecord.Removal
  private typealias Estimate = ComparisonSummary.Estimate

  /// Takes the records of the run.
  init(_ records: [IncrementalityRecord], scenario: Scenario) {
    self.records = records
    self.scenario = scenario
  }

  /// Every strategy's promotions in order of time; `nil` where nothing was taken out.
  var effects: [Effect]? {
    let effects = scenario.strategies.flatMap { strategy in
      self.effects(of: records.filter { $0.strategy == strategy.name })
    }
    return effects.isEmpty ? nil : effects
  }

  private func effects(of seasons: [IncrementalityRecord]) -> [Effect] {
    let singles = distinct(seasons.flatMap(\.removals).filter { $0.kind != .all })
    guard let strategy = seasons.first?.strategy, !singles.isEmpty else { return [] }
    return IncrementalityRecord.Twin.allCases.flatMap { twin -> [Effect] in
      let parts = singles.map { single in
        effect(
          single, strategy: strategy, twin: twin,
          rows: seasons.compactMap { season in
            season.removals.first { $0.name == single.name && $0.kind == single.kind }?.rows
          })
      }
      guard singles.count > 1 else { return parts }
      return parts + together(seasons, strategy: strategy, twin: twin)
    }
  }

  /// The first of each name, by first day and name; the rest of many comes last.
  private func distinct(_ removals: [Removal]) -> [Removal] {
    var seen: Set<String> = []
    return removals.filter { seen.insert($0.name).inserted }.sorted {
      let (left, right) = ($0.kind == .rest ? 1 : 0, $1.kind == .rest ? 1 : 0)
      return (left, $0.firstDay, $0.lastDay, $0.name)
        < (right, $1.firstDay, $1.lastDay, $1.name)
    }
  }

  /// All promotions of the season at once, and what that is more than the sum of the single ones.
  private func together(
    _ seasons: [IncrementalityRecord], strategy: String, twin: IncrementalityRecord.Twin
  ) -> [Effect] {
    let all = seasons.map { season -> [IncrementalityRecord.Row] in
      let joint = season.removals.first { $0.kind == .all } ?? season.removals.first
      return joint?.rows ?? []
    }
    let products = Set(seasons.flatMap(\.removals).flatMap(\.products)).sorted()
    let template = Removal(
      name: "all promotions", kind: .all, firstDay: 0, lastDay: 0, products: products, rows: [])
    let interaction = zip(seasons, all).map { season, all in
      let singles = season.removals.filter { $0.kind != .all }.flatMap(\.rows)
      return EffectParts(all.filter { $0.twin == twin })
        - EffectParts(singles.filter { $0.twin == twin })
    }
    return [
      effect(template, strategy: strategy, twin: twin, rows: all),
      Effect(
        strategy: strategy, promotion: "interaction", kind: .interaction, twin: twin,
        firstDay: nil, lastDay: nil, products: [], seasons: seasons.count,
        parts: parts(interaction), breakdowns: [], subsidisedShare: nil, returnOnSpend: nil),
    ]
  }

  private func effect(
    _ removal: Removal, strategy: String, twin: IncrementalityRecord.Twin,
    rows: [[IncrementalityRecord.Row]]
  ) -> Effect {
    let seasons = rows.map { $0.filter { $0.twin == twin } }
    let whole = seasons.map { EffectParts($0) }
    let isSingle = removal.kind == .dated || removal.kind == .cut
    return Effect(
      strategy: strategy, promotion: removal.name, kind: removal.kind, twin: twin,
      firstDay: isSingle ? date(removal.firstDay) : nil,
      lastDay: isSingle ? date(removal.lastDay) : nil, products: removal.products,
      seasons: rows.count, parts: parts(whole), breakdowns: breakdowns(seasons),
      subsidisedShare: subsidisedShare(whole), returnOnSpend: returnOnSpend(whole))
  }

  private func date(_ day: Int) -> String {
    scenario.market.calendar.date(ofDay: day).description
  }

  private func parts(_ seasons: [EffectParts]) -> [ComparisonSummary.Part] {
    ComparisonSummary.PartName.allCases.map { name in
      let scale = name.isUnits ? 1 : 1e6
      return ComparisonSummary.Part(
        name: name,
        estimate: PairedStatistics.interval(seasons.map { Double($0[name]) / scale }))
    }
  }

  /// By segment, then by week; what is zero in every season is left out.
  private func breakdowns(
    _ seasons: [[IncrementalityRecord.Row]]
  ) -> [ComparisonSummary.Breakdown] {
    let calendar = scenario.market.calendar
    let segments = scenario.market.segments.map { segment in
      breakdown(seasons, segment: segment.name, week: nil) { $0.segment == segment.name }
    }
    let weeks = (1...calendar.horizonWeeks + calendar.coolDownWeeks).map { week in
      breakdown(seasons, segment: nil, week: week) { $0.week == week }
    }
    return (segments + weeks).filter { !$0.parts.isEmpty }
  }

  private func breakdown(
    _ seasons: [[IncrementalityRecord.Row]], segment: String?, week: Int?,
    where belongs: (IncrementalityRecord.Row) -> Bool
  ) -> ComparisonSummary.Breakdown {
    let sums = seasons.map { EffectParts($0.filter(belongs)) }
    let kept = parts(sums).filter { part in sums.contains { $0[part.name] != 0 } }
    return ComparisonSummary.Breakdown(segment: segment, week: week, parts: kept)
  }

  /// The ratio of sums over seasons.
  private func subsidisedShare(_ seasons: [EffectParts]) -> Double? {
    let subsidised = total(seasons, [.subsidised])
    let promoted = subsidised + total(seasons, [.incremental])
    return promoted > 0 ? subsidised / promoted : nil
  }

  /// Change of contribution over discount and costs less funding.
  private func returnOnSpend(_ seasons: [EffectParts]) -> Double? {
    let spent = -total(
      seasons, [.discountSubsidised, .discountIncremental, .display, .funding])
    return spent > 0 ? total(seasons, [.contribution]) / spent : nil
  }

  private func total(_ seasons: [EffectParts], _ names: [EffectParts.Name]) -> Double {
    Double(seasons.reduce(0) { sum, season in names.reduce(sum) { $0 + season[$1] } })
  }
}
