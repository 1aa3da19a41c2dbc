/// Where the winner changes as assumptions of the market vary, for readers: `sweep.json`.
public struct SweepSummary: Sendable, Codable, Equatable {
  /// A key that was varied.
  public struct Factor: Sendable, Codable, Equatable {
    /// The key's path, as `--set` takes it.
    public var key: String
    /// What it counts: `number`, `whole`, `share`, `money`, `duration`, `weeks`, `date`, `rate`, or
    /// `text`.
    public var quantity: String
    /// What was swept, in words.
    public var range: String
    /// What the scenario states; `nil` for nothing.
    public var current: String?

    /// Gathers the parts.
    public init(key: String, quantity: String, range: String, current: String?) {
      self.key = key
      self.quantity = quantity
      self.range = range
      self.current = current
    }
  }

  /// The part of the design's points at which a strategy wins.
  public struct Share: Sendable, Codable, Equatable {
    /// The strategy.
    public var strategy: String
    /// Points at which it wins.
    public var wins: Int
    /// Those of them at which its lead is more than chance.
    public var clear: Int

    /// Gathers the parts.
    public init(strategy: String, wins: Int, clear: Int) {
      self.strategy = strategy
      self.wins = wins
      self.clear = clear
    }
  }

  /// The value of one key that tells best who wins.
  public struct Split: Sendable, Codable, Equatable {
    /// The key, by index.
    public var factor: Int
    /// Who wins most often below.
    public var below: String
    /// Who wins most often above.
    public var above: String
    /// The highest value below.
    public var lower: String
    /// The lowest value above.
    public var upper: String
    /// Points of the design at which that is so.
    public var correct: Int

    /// Gathers the parts.
    public init(
      factor: Int, below: String, above: String, lower: String, upper: String, correct: Int
    ) {
      self.factor = factor
      self.below = below
      self.above = above
      self.lower = lower
      self.upper = upper
      self.correct = correct
    }
  }

  /// The tool's version.
  public var toolVersion: String
  /// The scenario's name.
  public var scenario: String
  /// The run id.
  public var runID: String
  /// The seed, the same at all points.
  public var seed: UInt64
  /// Replications of every strategy at every point.
  public var replications: Int
  /// What strategies are compared by.
  public var metric: String
  /// What that counts: `money`, `share` or `count`.
  public var unit: String
  /// The currency of the scenario.
  public var currency: String
  /// Whether replications draw other assumptions besides.
  public var drawsAssumptions: Bool
  /// How points are spread.
  public var design: String
  /// The baseline.
  public var baseline: String
  /// The strategies, in the scenario's order.
  public var strategies: [String]
  /// What was varied.
  public var factors: [Factor]
  /// The points, those of the design first.
  public var points: [Point]
  /// The centre, by index: the point of the space nearest to the scenario as it stands.
  public var centre: Int
  /// One line per key.
  public var lines: [Line]
  /// One bar per key that moves the lead of the centre's winner, the longest first.
  public var tornado: [Bar]
  /// Who wins how often, most often first.
  public var shares: [Share]
  /// The one cut that tells most; `nil` where none tells more than the most frequent winner.
  public var split: Split?
  /// The answer in sentences.
  public var sentences: [String] = []

  /// The strategy that wins at the centre.
  public var centreWinner: String { points[centre].winner }
  /// Points of the design.
  public var designCount: Int { points.count(where: \.isDesign) }

  /// Starts with what was asked and simulated.
  public init(
    toolVersion: String, scenario: String, runID: String, seed: UInt64, replications: Int,
    metric: String, unit: String, currency: String, drawsAssumptions: Bool, design: String,
    baseline: String, strategies: [String], factors: [Factor], points: [Point], centre: Int,
    lines: [Line], tornado: [Bar], shares: [Share], split: Split?
  ) {
    self.toolVersion = toolVersion
    self.scenario = scenario
    self.runID = runID
    self.seed = seed
    self.replications = replications
    self.metric = metric
    self.unit = unit
    self.currency = currency
    self.drawsAssumptions = drawsAssumptions
    self.design = design
    self.baseline = baseline
    self.strategies = strategies
    self.factors = factors
    self.points = points
    self.centre = centre
    self.lines = lines
    self.tornado = tornado
    self.shares = shares
    self.split = split
  }
}
