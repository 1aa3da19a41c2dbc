import Foundation
import MarketModel
public import ScenarioFiles
import ScientificComputing

/// What a comparison will cost: cells, occasions, memory and time.
public struct WorkEstimate: Sendable {
  /// Occasions per second and thread that the estimate assumes for logits; `Benchmarks/` measures it.
  static let occasionsPerSecond = 1_000_000.0
  /// The same for the Transformer on small shelves.
  static let scoredOccasionsPerSecond = 120_000.0

  /// Cells of the ranking and, at most, of the fresh replications.
  public let cells: Int
  /// Expected choice occasions over all cells.
  public let occasions: Double
  /// Bytes that one replication holds at a time.
  public let bytesPerThread: Double
  private let rate: Double
  private let twins: TwinEstimate
  private let freshReplications: Int

  /// Estimates the comparison of a scenario.
  public init(_ scenario: Scenario, incrementality: IncrementalityScope = .winner) {
    let plan = RunPlan(scenario)
    let market = scenario.market
    let calendar = market.calendar
    let replications = Double(scenario.experiment.replications + plan.centralReplications)
    let fresh = Double(scenario.experiment.replications)
    let seasons =
      Double(plan.rankingCells.count) / replications + (plan.recordsRivals ? 1 : 0)
    let weekly =
      market.segments.reduce(0) { total, segment in
        total + segment.share * scenario.occasionsPerWeek(segment)
      } * Double(market.population * market.categories.count)
    let measured = Double(calendar.horizonWeeks + calendar.coolDownWeeks)
    let warmUp = Double(calendar.warmUpWeeks)
    twins = TwinEstimate(scenario, scope: incrementality)
    freshReplications = scenario.experiment.replications
    cells = plan.rankingCells.count + (2 + twins.strategies) * freshReplications
    let isScored = scenario.intent.model == .transformer
    rate = isScored ? Self.scoredOccasionsPerSecond : Self.occasionsPerSecond
    // About four pilots until the targets are met, and four at the assumptions' corners.
    let pilots = isScored ? 8 * max(1, 20_000 / Double(market.population)) : 0
    occasions =
      weekly
      * (replications * (warmUp + seasons * measured)
        + fresh * (warmUp + Double(2 + twins.seasons) * measured) + pilots * (warmUp + measured))
    // A replication holds its snapshot and the running copy; a week's visits besides.
    let perConsumer = Self.bytesPerConsumer(scenario)
    bytesPerThread = 2 * Double(market.population) * perConsumer + weekly * 24
  }

  /// Bytes of state per consumer: keys, segment, rate, clock, coefficient, tastes, absence.
  static func bytesPerConsumer(_ scenario: Scenario) -> Double {
    let tastes = scenario.intent.tasteDeviation > 0 ? 4 * scenario.market.offers.count : 0
    let absences = scenario.market.categories.count { $0.purchase != .repeat } * 8
    let categoryTaste = scenario.intent.categoryTasteDeviation > 0 ? 4 : 0
    // Histories: 64 per consumer, 16 events, 12 items.
    let histories =
      scenario.intent.model == .transformer ? 432 * scenario.market.categories.count : 0
    let memory = 32 * scenario.market.memory.mechanismCount
    return Double(
      8 + 2 + 4 + 8 + 4 + 4 + tastes + categoryTaste + absences + histories + memory)
  }

  /// Returns the threads, up to `cores`, whose replications fit in half of the memory.
  public func threads(upTo cores: Int, memoryBytes: UInt64) -> Int {
    max(1, min(cores, Int(Double(memoryBytes) / 2 / max(1, bytesPerThread))))
  }

  /// Returns the estimate as text.
  public func table(threads cores: Int, memoryBytes: UInt64) -> String {
    let threads = threads(upTo: cores, memoryBytes: memoryBytes)
    let seconds = occasions / rate / Double(threads)
    let removals =
      twins.seasons > 0
      ? "\ntwins       \(twins.seasons * freshReplications) seasons at most, to see what each "
        + "promotion changed" : ""
    return """
      cells       \(cells) at most (ranking, central and fresh replications)\(removals)
      occasions   \(String(format: "%.1f", occasions / 1e6)) million
      threads     \(threads)
      memory      \(String(format: "%.0f", bytesPerThread * Double(threads) / 1e6)) MB
      time        about \(String(format: "%.0f", max(1, seconds.rounded(.up)))) s
      """
  }
}

extension Scenario {
  /// Expected occasions per category, week and consumer: visits, or with the Transformer weeks with
  /// a visit.
  fileprivate func occasionsPerWeek(_ segment: Segment) -> Double {
    guard intent.model == .transformer else { return segment.visitRate.mean }
    if case .gamma(let shape, let scale) = segment.visitRate {
      return 1 - pow(1 + scale, -shape)
    }
    return 1 - exp(-segment.visitRate.mean)
  }

  /// The scenario with one strategy beside the baseline; `nil` when it has no such strategy.
  public func narrowed(to name: String) -> Scenario? {
    guard strategies.contains(where: { $0.name == name }) else { return nil }
    let kept = strategies.indices.filter { strategies[$0].name == name || $0 == baseline }
    var scenario = self
    scenario.strategies = kept.map { strategies[$0] }
    scenario.baseline = kept.firstIndex(of: baseline) ?? 0
    return scenario
  }
}
