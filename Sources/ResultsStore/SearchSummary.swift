/// What a search found, for readers: `search.json`.
public struct SearchSummary: Sendable, Codable, Equatable {
  /// A parameter that was varied.
  public struct Parameter: Sendable, Codable, Equatable {
    /// Its keys below the strategy, without the kind.
    public var name: String
    /// What it counts: `number`, `whole`, `share`, `money`, `duration`, `weeks`, `date`, `rate`.
    public var quantity: String
    /// What was searched, in words.
    public var range: String
    /// Where its bounds come from.
    public var source: String
    /// How many values could be tried.
    public var values: Int

    /// Gathers the parts.
    public init(name: String, quantity: String, range: String, source: String, values: Int) {
      self.name = name
      self.quantity = quantity
      self.range = range
      self.source = source
      self.values = values
    }
  }

  /// A point that was tried.
  public struct Step: Sendable, Codable, Equatable {
    /// The number of the evaluation, from 1.
    public var number: Int
    /// Why it was tried, such as `scan` or `nelder-mead`.
    public var phase: String
    /// One value per parameter in base units; `nil` for the strategy as it stands.
    public var values: [Double]?
    /// The values as a scenario writes them.
    public var texts: [String]
    /// Mean objective over the search's replications; 0 where nothing could be simulated.
    public var mean: Double
    /// Its standard error.
    public var standardError: Double
    /// Whether every guardrail holds and the values go together.
    public var isFeasible: Bool
    /// What stands against it; empty where nothing does.
    public var reason: String

    /// Gathers the parts.
    public init(
      number: Int, phase: String, values: [Double]?, texts: [String], mean: Double,
      standardError: Double, isFeasible: Bool, reason: String
    ) {
      self.number = number
      self.phase = phase
      self.values = values
      self.texts = texts
      self.mean = mean
      self.standardError = standardError
      self.isFeasible = isFeasible
      self.reason = reason
    }
  }

  /// A point that was simulated again on fresh replications.
  public struct Finalist: Sendable, Codable, Equatable {
    /// The values as a scenario writes them; the strategy as it stands has its own.
    public var texts: [String]
    /// Whether it is the strategy as it stands.
    public var isStart: Bool
    /// Whether it is what the search puts forward.
    public var isChosen: Bool
    /// Mean objective on the search's replications.
    public var searchMean: Double
    /// Mean objective on fresh replications, with its 95 % interval.
    public var fresh: ComparisonSummary.Estimate
    /// Gain over the strategy as it stands on the search's replications.
    public var searchGain: Double
    /// The same on fresh replications, paired, with its 95 % interval.
    public var freshGain: ComparisonSummary.Estimate
    /// Whether every guardrail holds on fresh replications.
    public var isFeasible: Bool

    /// What the search promised beyond what fresh replications show.
    public var optimism: Double { searchGain - freshGain.mean }

    /// Gathers the parts.
    public init(
      texts: [String], isStart: Bool, isChosen: Bool, searchMean: Double,
      fresh: ComparisonSummary.Estimate, searchGain: Double,
      freshGain: ComparisonSummary.Estimate, isFeasible: Bool
    ) {
      self.texts = texts
      self.isStart = isStart
      self.isChosen = isChosen
      self.searchMean = searchMean
      self.fresh = fresh
      self.searchGain = searchGain
      self.freshGain = freshGain
      self.isFeasible = isFeasible
    }
  }

  /// A local maximum of the closed form of demand.
  public struct Optimum: Sendable, Codable, Equatable {
    /// One value per parameter, in base units, not rounded.
    public var values: [Double]
    /// The objective per occasion there.
    public var perOccasion: Double

    /// Gathers the parts.
    public init(values: [Double], perOccasion: Double) {
      self.values = values
      self.perOccasion = perOccasion
    }
  }

  /// What came out.
  public enum Outcome: String, Sendable, Codable {
    /// The found values beat the strategy as it stands on fresh replications.
    case found
    /// The search met nothing better than the strategy as it stands.
    case keep
    /// What the search met does not beat it on fresh replications, or breaks a guardrail there.
    case notConfirmed
  }

  /// The tool's version.
  public var toolVersion: String
  /// The scenario's name.
  public var scenario: String
  /// The run id.
  public var runID: String
  /// The seed.
  public var seed: UInt64
  /// The strategy.
  public var strategy: String
  /// The name of the copy with the found values.
  public var foundName: String
  /// The objective's name.
  public var objective: String
  /// The unit of the objective; empty where it has none.
  public var currency: String
  /// How it was searched.
  public var method: String
  /// Why so.
  public var methodReason: String
  /// Replications of every evaluation.
  public var replications: Int
  /// Fresh replications of the finalists.
  public var freshReplications: Int
  /// Seasons that the search's evaluations took.
  public var cells: Int
  /// The budget in words.
  public var budget: String
  /// Whether the budget ended the search before the method did.
  public var isBudgetSpent: Bool
  /// What was varied.
  public var parameters: [Parameter]
  /// Every point that was tried, in order; the strategy as it stands first.
  public var path: [Step]
  /// The finalists, best first.
  public var finalists: [Finalist]
  /// The closed form's local maxima, best first; empty where none was used.
  public var optima: [Optimum] = []
  /// What came out.
  public var outcome: Outcome = .keep
  /// The answer in sentences.
  public var sentences: [String] = []

  /// Starts with what was asked.
  public init(
    toolVersion: String, scenario: String, runID: String, seed: UInt64, strategy: String,
    foundName: String, objective: String, currency: String, method: String, methodReason: String,
    replications: Int, freshReplications: Int, cells: Int, budget: String, isBudgetSpent: Bool,
    parameters: [Parameter], path: [Step], finalists: [Finalist]
  ) {
    self.toolVersion = toolVersion
    self.scenario = scenario
    self.runID = runID
    self.seed = seed
    self.strategy = strategy
    self.foundName = foundName
    self.objective = objective
    self.currency = currency
    self.method = method
    self.methodReason = methodReason
    self.replications = replications
    self.freshReplications = freshReplications
    self.cells = cells
    self.budget = budget
    self.isBudgetSpent = isBudgetSpent
    self.parameters = parameters
    self.path = path
    self.finalists = finalists
  }

  /// The path as a table, `search.csv`.
  public var pathTable: TidyCSV {
    var table = TidyCSV(
      columns: ["evaluation", "phase"] + parameters.map(\.name)
        + ["mean", "standard_error", "feasible", "reason"])
    for step in path {
      table.append(
        [.integer(step.number), .text(step.phase)] + step.texts.map(TidyCSV.Field.text)
          + [
            .number(step.mean), .number(step.standardError),
            .text(step.isFeasible ? "yes" : "no"), .text(step.reason),
          ])
    }
    return table
  }

  /// The finalists as a table, `finalists.csv`.
  public var finalistTable: TidyCSV {
    var table = TidyCSV(
      columns: parameters.map(\.name) + [
        "as_it_stands", "chosen", "search_mean", "fresh_mean", "fresh_low", "fresh_high",
        "search_gain", "fresh_gain", "fresh_gain_low", "fresh_gain_high", "optimism", "feasible",
      ])
    for row in finalists {
      let texts = row.texts.map(TidyCSV.Field.text)
      let words = [row.isStart, row.isChosen].map { TidyCSV.Field.text($0 ? "yes" : "no") }
      let numbers =
        [.number(row.searchMean)] + TidyCSV.Field.estimate(row.fresh) + [.number(row.searchGain)]
        + TidyCSV.Field.estimate(row.freshGain) + [.number(row.optimism)]
      table.append(texts + words + numbers + [.text(row.isFeasible ? "yes" : "no")])
    }
    return table
  }

  /// Writes `search.csv`, `finalists.csv` and `search.json` in the run's folder.
  ///
  /// - Throws: `ResultsError`.
  public func write(runFolder: String) throws {
    try AtomicFile.write(pathTable.text, to: runFolder + "/" + RunKind.search.tableName)
    try AtomicFile.write(finalistTable.text, to: runFolder + "/finalists.csv")
    try AtomicFile.write(JSONText.of(self), to: runFolder + "/" + RunKind.search.fileName)
  }
}
