import Foundation
import MarketModel
public import ScenarioFiles
import ScientificComputing

/// What a comparison will cost: cells, occasions, memory and time.
public struct WorkEstimate: Sendable {
  /// Cells of the ranking and, at most, of the fresh replications.
  public let cells: Int
  /// Expected choice occasions over all cells and pilots, without twins.
  public let occasions: Double
  /// Occasions of the twins, at most.
  public let twinOccasions: Double
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
    rate = scenario.occasionsPerSecond
    occasions =
      weekly
      * (replications * (warmUp + seasons * measured) + fresh * (warmUp + 2 * measured)
        + scenario.pilots * (warmUp + measured))
    twinOccasions = weekly * fresh * Double(twins.seasons) * measured
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
    let removals =
      twins.seasons > 0
      ? "\ntwins       \(twins.seasons * freshReplications) seasons at most, to see what each "
        + "promotion changed" : ""
    return """
      cells       \(cells) at most (ranking, central and fresh replications)\(removals)
      occasions   \(String(format: "%.1f", (occasions + twinOccasions) / 1e6)) million
      threads     \(threads)
      memory      \(String(format: "%.0f", bytesPerThread * Double(threads) / 1e6)) MB
      time        about \(time(threads))
      """
  }

  private func time(_ threads: Int) -> String {
    func seconds(_ occasions: Double) -> String {
      String(format: "%.0f s", max(1, (occasions / rate / Double(threads)).rounded(.up)))
    }
    let (least, most) = (seconds(occasions), seconds(occasions + twinOccasions))
    return least == most ? least : "\(least), up to \(most) with twins"
  }
}

extension Scenario {
  /// Occasions that a core resolves in a second, in round figures of the sample scenarios.
  ///
  /// Whole chunks of visits are fastest, one consumer's own terms slower, the Transformer slowest.
  fileprivate var occasionsPerSecond: Double {
    if intent.model == .transformer { return 120_000 }
    return market.memory.isUsed || market.hasPromotionTerms ? 1_000_000 : 3_000_000
  }

  /// Seasons of the scenario's population that the calibration simulates: rounds until the targets are
  /// met, and the assumptions' corners.
  fileprivate var pilots: Double {
    guard case .calibrated = intent.source else { return 0 }
    let rounds = intent.model == .transformer ? 4.0 : market.memory.isUsed ? 8 : 2
    let corners = drawsAssumptions ? 4.0 : 0
    return (rounds + corners)
      * max(1, Double(PilotRun.smallestPopulation) / Double(max(1, market.population)))
  }

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
