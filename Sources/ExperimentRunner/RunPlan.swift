import EventSimulation
import MarketModel
import PricingStrategies
import RandomStreams
import ResultsStore
import ScenarioFiles

/// The cells of a comparison and their digests.
struct RunPlan: Sendable {
  /// A cell to simulate.
  struct Cell: Sendable, Hashable {
    /// Index of the strategy in the scenario.
    var strategy: Int
    /// The replication.
    var replication: ReplicationKey
    /// Digest of everything the cell depends on.
    var digest: String
    /// What is simulated.
    var work = Work.season
    /// What rivals do.
    var rivals = RivalConduct.reacting
  }

  /// What a cell simulates.
  enum Work: Sendable, Hashable {
    /// A strategy's season.
    case season
    /// The season again, and without each of its promotions.
    case twins
  }

  private let scenario: Scenario
  private let weightsDigest: String
  private let advice: AdviceScope
  private let content: String
  private let marketDigest: String
  private let strategyDigests: [String]

  /// Describes the comparison of a scenario; `weightsDigest` names its scorer's weights, if any, and
  /// `advice` the recordings that its strategies replay.
  init(_ scenario: Scenario, weightsDigest: String = "", advice: AdviceScope = AdviceScope()) {
    self.scenario = scenario
    self.weightsDigest = weightsDigest
    self.advice = advice
    var intent = scenario.intent
    intent.transformer?.weightsPath = nil
    var market = scenario.market
    market.promotions = []
    let focal = market.focalFirm
    market.advertising.campaigns.removeAll { $0.firm == focal }
    let baseline = scenario.strategies[scenario.baseline]
    content =
      [
        String(scenario.experiment.seed), canonicalText(market),
        canonicalText(intent), weightsDigest, canonicalText(scenario.assumptions),
        canonicalText(scenario.rivalStrategies),
        Self.text(baseline, market: scenario.market),
      ].joined(separator: "\n") + Self.trial(of: scenario.market)
    marketDigest = SHA256Digest.hex(
      of: [toolVersion, ToolIdentity.kernel, content].joined(separator: "\n")
        // Where some promotion is more than a dated cut, every cell's sales are itemised.
        + (scenario.market.hasPromotionTerms ? "\nitemised" : "")
        + Self.readerBooks(of: scenario))
    strategyDigests = scenario.strategies.map {
      SHA256Digest.hex(of: $0.name + Self.text($0, market: scenario.market))
    }
  }

  /// The coupons of the warm-up's trial; empty where there is none.
  private static func trial(of market: MarketDefinition) -> String {
    let coupons = market.couponTrial.coupons.map { market.promotions[$0] }
    return coupons.isEmpty ? "" : "\ntrial " + canonicalText(coupons)
  }

  /// What cells keep besides for readers; empty where nothing is asked.
  private static func readerBooks(of scenario: Scenario) -> String {
    let groups = scenario.groups.isUsed ? "\n" + canonicalText(scenario.groups) : ""
    let baseline = scenario.strategies[scenario.baseline].name
    // The baseline alone keeps log-sums at other prices.
    let claims = scenario.claims.map { "\nclaims " + canonicalText($0) } ?? ""
    return groups + (scenario.experiment.measuresWelfare ? "\nwelfare against \(baseline)" : "")
      + claims
  }

  private static func text(
    _ strategy: Scenario.NamedStrategy, market: MarketDefinition
  ) -> String {
    let text =
      canonicalText(strategy.specification)
      + canonicalText(strategy.promotions.map { market.promotions[$0] })
    guard !strategy.advertising.isEmpty else { return text }
    return text + canonicalText(strategy.advertising.map { market.advertising.campaigns[$0] })
  }

  /// First 12 hex digits of the digest of what the run depends on; more replications make a new run.
  func runID(resolvedText: String, incrementality: IncrementalityScope) -> String {
    let scope = incrementality == .winner ? [] : ["incrementality \(incrementality.rawValue)"]
    let parts =
      [
        resolvedText, String(scenario.experiment.seed), String(scenario.experiment.replications),
        toolVersion, ToolIdentity.kernel, scenario.strategies.map(\.name).joined(separator: ","),
      ] + (weightsDigest.isEmpty ? [] : [weightsDigest]) + scope
      + scenario.strategies.compactMap { advice.runDigest(of: $0.name) }
    return String(SHA256Digest.hex(of: parts.joined(separator: "\n")).prefix(12))
  }

  /// Ranking and central cells of every strategy, by replication.
  var rankingCells: [Cell] {
    let ranking = (0..<scenario.experiment.replications).map { ReplicationKey(.rank, number: $0) }
    let central = (0..<centralReplications).map { ReplicationKey(.central, number: $0) }
    return (ranking + central).flatMap { replication in
      seasons(replication, rivals: scenario.comparedRivals)
        + (scenario.comparesRivals
          ? seasons(replication, rivals: .passive).filter { $0.rivals == .passive } : [])
    }
  }

  /// Whether replications first record what rivals do against the baseline.
  var recordsRivals: Bool { scenario.comparesRivals || scenario.comparedRivals == .passive }

  /// Every strategy's season; the baseline's is the same whatever rivals do.
  private func seasons(_ replication: ReplicationKey, rivals: RivalConduct) -> [Cell] {
    scenario.strategies.indices.map { season(strategy: $0, replication, rivals: rivals) }
  }

  private func season(
    strategy: Int, _ replication: ReplicationKey, rivals: RivalConduct
  ) -> Cell {
    cell(
      strategy: strategy, replication: replication,
      rivals: strategy == scenario.baseline ? .reacting : rivals)
  }

  /// A season of a ranking replication past the scenario's number.
  func furtherCell(strategy: Int, replication: Int) -> Cell {
    season(
      strategy: strategy, ReplicationKey(.rank, number: replication),
      rivals: scenario.comparedRivals)
  }

  /// The ranking cells of every strategy, by replication, without central ones.
  var rankCells: [Cell] {
    (0..<scenario.experiment.replications).flatMap { replication in
      scenario.strategies.indices.map { furtherCell(strategy: $0, replication: replication) }
    }
  }

  /// Fresh cells of winner and baseline.
  func freshCells(strategies: [Int]) -> [Cell] {
    freshReplications.flatMap { replication in
      strategies.map { season(strategy: $0, replication, rivals: scenario.comparedRivals) }
    }
  }

  private var freshReplications: [ReplicationKey] {
    let family = scenario.experiment.replications
    return (0..<family).map { ReplicationKey(.fresh, family: family, number: $0) }
  }

  /// Fresh seasons without promotions, of those strategies that can have any.
  func twinCells(strategies: [Int]) -> [Cell] {
    let longest = String(scenario.promotionMaxDuration.microseconds)
    let promoting = strategies.filter(scenario.canPromote)
    return freshReplications.flatMap { replication in
      promoting.map {
        let season = cell(
          strategy: $0, replication: replication, rivals: scenario.comparedRivals)
        return Cell(
          strategy: season.strategy, replication: replication,
          digest: SHA256Digest.hex(of: [season.digest, "twins", longest].joined(separator: "\n")),
          work: .twins, rivals: season.rivals)
      }
    }
  }

  /// Central replications: a third of the ranking ones, at least ten; none where nothing is drawn, since
  /// they would be more ranking replications.
  var centralReplications: Int {
    guard scenario.drawsAssumptions else { return 0 }
    return min(max(10, scenario.experiment.replications / 3), advice.centralLimit)
  }

  /// Names a season among recordings: what it depends on, but the tool's version, so that recordings
  /// outlive it.
  func seasonKey(_ cell: Cell) -> String {
    let key = cell.replication
    let named = scenario.strategies[cell.strategy]
    return SHA256Digest.hex(
      of: [
        content, Self.text(named, market: scenario.market), scenario.objective.name,
        PricePrompt.version, key.part.rawValue, String(key.family), String(key.number),
        cell.rivals.rawValue,
      ].joined(separator: "\n"))
  }

  private func cell(
    strategy: Int, replication: ReplicationKey, rivals: RivalConduct
  ) -> Cell {
    let parts =
      [
        marketDigest, strategyDigests[strategy], replication.part.rawValue,
        String(replication.family), String(replication.number),
      ] + (rivals == .passive ? ["passive rivals"] : [])
      + [advice.digest(of: scenario.strategies[strategy].name)].compactMap { $0 }
    return Cell(
      strategy: strategy, replication: replication,
      digest: SHA256Digest.hex(of: parts.joined(separator: "\n")), rivals: rivals)
  }
}

extension Scenario {
  /// Whether a strategy's season can have promotions; steady prices are one only in a short season.
  func canPromote(_ strategy: Int) -> Bool {
    let named = strategies[strategy]
    // A season without a promotion needs answers that nobody recorded.
    guard !named.specification.isRecorded else { return false }
    guard named.promotions.isEmpty, case .fixed(let prices) = named.specification else {
      return true
    }
    let horizon = SimulationDuration.weeks(market.calendar.horizonWeeks)
    return !prices.isEmpty && horizon.microseconds <= promotionMaxDuration.microseconds
  }
}

/// The version that results record.
public let toolVersion = "0.3.0"

/// What besides scenario and seed decides a result's bytes.
enum ToolIdentity {
  /// The choice kernel that runs.
  static let kernel = "swift-scalar"
}
