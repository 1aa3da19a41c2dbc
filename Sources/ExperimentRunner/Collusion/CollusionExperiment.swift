import Dispatch
import MarketModel
public import PricingStrategies
import RandomStreams
public import ScenarioFiles
import Synchronization

/// Sessions in which a scenario's Q-learning firms play until no plan changes any more: the experiment
/// of Calvano, Calzolari, Denicolò and Pastorello (2020).
///
/// A session is the market's replication of the same number, played on a table of profits: the same
/// numbers are drawn, and the same prices posted, up to the end of the market's horizon.
public struct CollusionExperiment: Sendable {
  /// When a session ends.
  public struct Ending: Sendable, Hashable {
    /// Periods in which no firm's best known price of any state has changed.
    public var stablePeriods: Int64
    /// Periods in all.
    public var limit: Int64

    /// Gathers the parts.
    public init(stablePeriods: Int64, limit: Int64) {
      self.stablePeriods = stablePeriods
      self.limit = limit
    }

    /// The paper's: 100,000 stable periods, or a thousand million in all.
    public static let paper = Ending(stablePeriods: 100_000, limit: 1_000_000_000)
  }

  /// What every firm's rule has instead of what the scenario says, where it is not `nil`.
  public struct RuleChange: Sendable, Hashable {
    /// From above 0 to 1.
    public var learningRate: Double?
    /// 0 or more.
    public var explorationDecay: Double?
    /// From 0, below 1.
    public var discount: Double?

    /// Gathers the parts.
    public init(
      learningRate: Double? = nil, explorationDecay: Double? = nil, discount: Double? = nil
    ) {
      self.learningRate = learningRate
      self.explorationDecay = explorationDecay
      self.discount = discount
    }

    func changed(_ settings: QLearning) -> QLearning {
      var changed = settings
      changed.rule = QLearningRule(
        learningRate: learningRate ?? settings.rule.learningRate,
        explorationDecay: explorationDecay ?? settings.rule.explorationDecay,
        discount: discount ?? settings.rule.discount)
      return changed
    }
  }

  /// The firms' names, by player.
  public let firms: [String]
  /// What they play.
  public let game: StageGame
  /// What there is to gain by collusion; `nil` where the equilibrium has no solver.
  public let gain: ProfitGain?
  private let market: MarketDefinition
  /// The firms before the first period.
  let seats: [QLearningSeat]
  private let discounts: [Double]
  private let seed: UInt64

  /// Seats every firm of the scenario, the focal one on its strategy `named`, or on the first that
  /// learns by Q-learning; `change` replaces parts of every firm's rule.
  ///
  /// - Throws: `CollusionError`, `QLearningError`, `PriceGameError`.
  public init(
    _ scenario: Scenario, strategy named: String?, change: RuleChange = RuleChange()
  ) throws {
    let market = scenario.market
    if let what = Self.obstacle(in: market) { throw CollusionError.notAGame(what: what) }
    let settings = try Self.settings(scenario, named).map(change.changed)
    let seats = try settings.enumerated().map { try $1.seat(in: market, firm: $0) }
    for (firm, seat) in seats.enumerated() where seat.grids != seats[0].grids {
      throw CollusionError.differentGrids(firm: market.firms[firm].name)
    }
    self.market = market
    self.seats = seats
    discounts = settings.map(\.rule.discount)
    seed = scenario.experiment.seed
    firms = seats[0].offers.map { market.firms[market.offers[$0].firm].name }
    game = StageGame(market: market, players: seats[0].offers, grids: seats[0].grids)
    gain = try market.aggregateSolutions().map {
      ProfitGain(nash: $0.nash.profit, jointProfit: $0.jointProfit.profit)
    }
  }

  /// Plays sessions 0 to `sessions` - 1 on several threads; results don't depend on their number.
  ///
  /// `onSession` is called after each with the number of finished ones.
  public func outcome(
    sessions: Int, ending: Ending, threads: Int, onSession: @escaping @Sendable (Int) -> Void
  ) -> CollusionOutcome {
    let results = Mutex([CollusionSession?](repeating: nil, count: sessions))
    let next = Atomic<Int>(0)
    let done = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, sessions))) { _ in
      while true {
        let number = next.add(1, ordering: .relaxed).oldValue
        guard number < sessions else { return }
        let session = session(number, ending: ending)
        results.withLock { $0[number] = session }
        onSession(done.add(1, ordering: .relaxed).newValue)
      }
    }
    return CollusionOutcome(
      firms: firms, gain: gain, sessions: results.withLock { $0.compactMap { $0 } })
  }

  /// Plays one session.
  public func session(_ number: Int, ending: Ending) -> CollusionSession {
    var session = FastQLearningSession(
      game: game, learners: seats.map(\.learner), numbers: numbers(session: number), start: start)
    session.play(untilStable: ending.stablePeriods, limit: ending.limit)
    return CollusionSession(
      number: number, periods: session.period,
      hasConverged: session.stablePeriods >= ending.stablePeriods, policies: session.policies,
      discounts: discounts)
  }

  /// Every firm's random numbers in a session, those of the market's replication of that number.
  func numbers(session number: Int) -> [NamedStream] {
    let draws = NamedDraws(seed: seed, replication: ReplicationKey(.rank, number: number))
    return seats.map { $0.numbers(draws, in: market) }
  }

  /// The profile of list prices, which stand when the first period begins.
  var start: Int {
    seats[0].state(seats[0].offers.map { market.offers[$0].listPrice })
  }

  // MARK: - What can be played

  private static func obstacle(in market: MarketDefinition) -> String? {
    guard market.aggregate.isUsed else { return "consumers choose" }
    if market.aggregate.form == .bernoulli { return "a sale is a matter of chance" }
    if market.aggregate.noise > 0 { return "sales have noise" }
    if market.aggregate.reference != nil { return "buyers remember prices" }
    if market.offers.contains(where: { $0.stock != nil }) { return "stock runs out" }
    if market.offers.map(\.firm) != Array(market.firms.indices) {
      return "a firm doesn't sell just one product"
    }
    return nil
  }

  private static func settings(_ scenario: Scenario, _ named: String?) throws -> [QLearning] {
    let learners = scenario.strategies.filter { learning($0.specification) != nil }
    let focal = learners.first { named == nil || $0.name == named }
    guard let focal, let own = learning(focal.specification) else {
      throw CollusionError.unknownStrategy(named ?? "q_learning", known: learners.map(\.name))
    }
    let rivals = try scenario.market.firms.indices.dropFirst().map { firm in
      let specification = scenario.rivalStrategies[firm] ?? .fixed(prices: [:])
      guard let settings = learning(specification) else {
        throw CollusionError.otherStrategy(
          firm: scenario.market.firms[firm].name, kind: specification.kind)
      }
      return settings
    }
    return [own] + rivals
  }

  private static func learning(_ specification: StrategySpecification) -> QLearning? {
    if case .qLearning(let settings) = specification { settings } else { nil }
  }
}
