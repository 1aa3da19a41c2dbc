import MarketModel
public import ScenarioFiles
public import ShoppingData

/// Simulates categories of shopping data and sets what comes out beside the data.
public struct MarketValidation: Sendable {
  /// How to validate.
  public struct Options: Sendable {
    /// The consumers' intent model.
    public var model: IntentSpecification.Model
    /// A file of trained weights; `nil` takes the built-in ones.
    public var weights: String?
    /// Simulated consumers.
    public var population: Int
    /// The seed of every stream.
    public var seed: UInt64
    /// Simulations at once; results do not depend on it.
    public var threads: Int
    /// Bytes of memory that a simulation may use.
    public var memory: UInt64

    /// Gathers the parts.
    public init(
      model: IntentSpecification.Model, weights: String?, population: Int, seed: UInt64,
      threads: Int, memory: UInt64
    ) {
      self.model = model
      self.weights = weights
      self.population = population
      self.seed = seed
      self.threads = threads
      self.memory = memory
    }
  }

  /// What came out for a category: its rows, or why it can't be simulated.
  public enum Outcome: Sendable {
    /// The comparison.
    case rows([ValidationRow])
    /// The category can't be calibrated.
    case refused(category: String, reason: String)
  }

  private let options: Options

  /// Takes the options.
  public init(options: Options) { self.options = options }

  /// Writes a category's scenario into `folder`, simulates and compares it.
  ///
  /// - Throws: `ResultsError`, `ScenarioError`, `RunRefusal`.
  public func outcome(_ facts: CategoryFacts, folder: String) throws -> Outcome {
    let path = try CategoryScenario(facts, options: options).write(to: folder)
    let loaded = try ScenarioLoader(physicalMemory: options.memory).load(path: path)
    do {
      return .rows(try rows(facts, loaded.scenario))
    } catch let error as CalibrationError {
      return .refused(category: facts.category, reason: "\(error)")
    }
  }

  private func rows(_ facts: CategoryFacts, _ scenario: Scenario) throws -> [ValidationRow] {
    let market = try ValidationMarket(scenario, facts: facts, threads: options.threads)
    let promotions = PromotionTwins(facts)
    let prices = PriceTwins(facts)
    let plans =
      [market.baseline] + promotions.spells.map(market.baseline(without:))
      + prices.plans(market)
    let logs = try market.logs(plans)
    let twins = Array(logs[1..<(1 + promotions.spells.count)])
    // Every simulated consumer stands for a user of the data.
    let measures = CategoryMeasures(
      logs[0], calendar: facts.calendar.withWholeFlags(), window: facts.window)
    let fit = DealLoyaltyFit(market: market, facts: facts, threads: options.threads)
    return CategoryTable(
      facts: facts, simulated: measures, dealLoyalty: try fit.finding(from: measures),
      neverBuying: 1 - Double(logs[0].users().consumerCount) / Double(measures.consumers),
      twins: promotions.bump(logs[0], twins: twins, items: facts.items.count),
      prices: prices.findings(Array(logs[(1 + promotions.spells.count)...]))
    ).rows()
  }
}
